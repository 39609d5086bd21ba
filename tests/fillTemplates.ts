// Fills the templates for all tests, before they begin:
//   node --import=./tests/loader.mjs tests/fillTemplates.ts FOLDER SERVER
import { makeTemplate } from './engines.js'

const [folder = '', server = ''] = process.argv.slice(2)
for (const engine of ['sqlite', 'postgres'] as const)
  for (const beginning of ['empty', 'small', 'demo'] as const)
    await makeTemplate(beginning, engine, folder, server)

// Makes JavaScript of the tests and of all that they import, in a moment: Node then reads it without hooks, which would
// cost each test process more than a second. One file for each source, so that coverage is of the sources.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { templates } from '../vite.server.config.js'

const FOLDER = '.tap/js'

/** The test files, as they are named from the root. */
export function listTests(): string[] {
  return readdirSync('tests', { recursive: true, encoding: 'utf8' })
    .map((name) => `tests/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
}

/** What Node runs of a file of `tests`, once it is built. */
export const builtFile = (file: string) => join(FOLDER, file.replace(/\.ts$/, '.js'))

/** Programs that tests start: what fills the registers that they begin with, what reads a file, and what makes reports. */
const PROGRAMS = [
  'tests/fillTemplates.ts',
  'tests/makeReports.ts',
  'tests/makeBundle.ts',
  'server/reading/reader.ts',
  'server/files/press.ts',
]

/** Builds the test files, and the programs that they start. */
export async function buildTests(): Promise<void> {
  const entries = [...listTests(), ...PROGRAMS]
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [templates('server/files/')],
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      outDir: FOLDER,
      emptyOutDir: true,
      rollupOptions: {
        input: Object.fromEntries(entries.map((file) => [file.replace(/\.ts$/, ''), file])),
        output: { preserveModules: true, preserveModulesRoot: '.', entryFileNames: '[name].js' },
      },
    },
  })
}

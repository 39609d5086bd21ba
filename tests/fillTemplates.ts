// Fills the templates in HARMONI_TEST_TEMPLATES and HARMONI_TEST_POSTGRES for all tests, before they begin.
import root from 'tap'
import { ENGINES, makeTemplate } from './engines.js'

// tap comes with what tests share: it would end this as a test that takes too long, and keep an error to itself.
root.setTimeout(0)
try {
  for (const engine of ENGINES)
    for (const beginning of ['empty', 'small', 'demo'] as const) await makeTemplate(beginning, engine)
} catch (error) {
  console.error(error)
  process.exitCode = 1
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { CHECKS } from '../schema/rules/checks.js'
import { NORWAY } from '../schema/rules/countries/norway.js'
import { GATES } from '../schema/rules/gates.js'
import { rulesTable } from '../schema/rules/rulesTable.js'
import { packageRoot } from '../server/config.js'

t.test('the table of gates and checks is that of the rules; npm run rules makes it anew', async (t) => {
  t.equal(readFileSync(join(packageRoot, 'docs/rules.md'), 'utf8'), rulesTable())
})

t.test('it has every gate with its law, date and source, and every check', async (t) => {
  const lines = rulesTable().split('\n')
  const lineOf = (code: string) => lines.find((line) => line.startsWith(`| \`${code}\``)) ?? ''
  for (const { code, law } of [...GATES, ...CHECKS]) {
    t.match(lineOf(code), code, `${code} stands in it`)
    for (const topic of law?.topics ?? [])
      for (const { from, to, citations } of NORWAY.laws[topic]) {
        for (const day of [from, to].filter((one) => one !== null))
          t.match(lineOf(code), day.split('-').reverse().join('.'), `${code}: ${day}`)
        for (const { en, source, secondary } of citations) {
          t.match(lineOf(code), en, `${code}: ${en}`)
          t.match(lineOf(code), `[${source}]`, `${code}: ${source}`)
          if (secondary) t.match(lineOf(code), `${en} (by secondary source)`, `${code}: ${en} was not read`)
        }
      }
    if (!law) t.match(lineOf(code), '| practice |', `${code} is practice`)
  }
})

// Hides what became of the demo's systems, suggests it, and says how often that is right. See docs/performance.md.
import { parseArgs } from 'node:util'
import { newSeed } from '../property.js'
import { demoFacts, foldsOf, guess, isRight, score } from '../suggest.js'

const { values } = parseArgs({ options: { seed: { type: 'string' }, folds: { type: 'string' } } })
const seed = values.seed === undefined ? newSeed() : Number(values.seed)
const facts = demoFacts()
const names = new Map(facts.systems.map(({ number, name }) => [number, name]))
const percent = (share: number) => `${(100 * share).toFixed(1)} %`

const WAYS = {
  one: ['each system alone', foldsOf(facts, 'one')],
  fifths: [`a random fifth at a time, seed ${seed}`, foldsOf(facts, { parts: 5, seed })],
  municipality: ['a whole municipality at a time', foldsOf(facts, 'municipality')],
  all: ['everything at once', foldsOf(facts, 'all')],
} as const

console.log('| hidden | precision, mapped | coverage, mapped | precision, all |')
console.log('|---|---|---|---|')
const guesses = Object.entries(WAYS).map(([way, [label, folds]]) => {
  const made = guess(facts, folds)
  const { mappedPrecision, coverage, precision, right, given } = score(made)
  console.log(
    `| ${label} | ${percent(mappedPrecision)} | ${percent(coverage)} | ${percent(precision)} (${right} of ${given}) |`,
  )
  return { way, label, made }
})

const shown = guesses.find(({ way }) => way === (values.folds ?? 'fifths'))
if (!shown) throw new Error(`--folds is one of ${Object.keys(WAYS).join(', ')}`)
console.log(`\nPer replacement, ${shown.label}:\n`)
console.log('| went to | systems | suggested it | rightly | another |')
console.log('|---|---|---|---|---|')
for (const code of [...new Set(shown.made.flatMap(({ went }) => went))].sort()) {
  const there = shown.made.filter(({ went }) => went.includes(code))
  const suggested = shown.made.filter((one) => one.suggested === code)
  const others = there.filter((one) => one.suggested !== null && !isRight(one))
  console.log(
    `| ${code} | ${there.length} | ${suggested.length} | ${suggested.filter(isRight).length} | ${others.length} |`,
  )
}
for (const { strength, given, right } of score(shown.made).byStrength)
  console.log(`\n${strength}: ${right} of ${given} right`)
console.log('\nThe worst: what was suggested instead')
const wrong = shown.made.filter((one) => one.suggested !== null && !isRight(one))
for (const { system, went, suggested, strength } of wrong)
  console.log(
    `  ${system} ${names.get(system)}: ${suggested} (${strength}), and it went to ${went.join(', ')}`,
  )
if (wrong.length === 0) console.log('  none')

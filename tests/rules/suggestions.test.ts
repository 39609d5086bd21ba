import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { isSameVendor } from '../../schema/rules/suggestions/evidence.js'
import { movingReasons } from '../../schema/rules/suggestions/factReasons.js'
import type {
  SuggestedSystem,
  SuggestionFacts,
  SuggestionReason,
} from '../../schema/rules/suggestions/facts.js'
import { productKeys } from '../../schema/rules/suggestions/products.js'
import { makeSuggester } from '../../schema/rules/suggestions.js'
import { foldText } from '../../schema/rules/text.js'
import { packageRoot } from '../../server/config.js'
import { otherMerger } from '../otherMerger.js'
import { newSeed } from '../property.js'
import { sized } from '../size.js'
import { CARRIED_ON, demoFacts, foldsOf, guess, isRight, score } from '../suggest.js'
import { contractOf } from './facts.js'

const other = otherMerger()

/** The made-up merger with one system more, undecided and unmapped. */
function withSystem(fields: Partial<SuggestedSystem>): SuggestionFacts {
  const system: SuggestedSystem = {
    ...{ number: 'X-1', name: 'Nyling', aliases: [], product: null, vendor: null, kind: 'business' },
    ...{ municipality: '3', serviceArea: null, descriptionNb: null, descriptionEn: null },
    ...{ dayOneCritical: false, disposition: 'undecided' as const, decisionReference: null },
    ...fields,
  }
  return { ...other, systems: [...other.systems, system] }
}

const CASES: readonly [
  name: string,
  fields: Partial<SuggestedSystem>,
  to: string | null,
  codes: readonly SuggestionReason['code'][],
][] = [
  ['nothing is known of it', {}, null, []],
  ['the same product', { product: 'Kroneløp' }, 'okonomi', ['SAME_PRODUCT']],
  [
    'with a version and its vendor before it',
    { product: 'Tal Kroneløp 7.2', vendor: 'Tal' },
    'okonomi',
    ['SAME_PRODUCT'],
  ],
  ['by another of its names', { aliases: ['Mappeskåp'] }, 'arkivkjerne', ['SAME_PRODUCT']],
  ['the product that is carried on', { product: 'Lesarot' }, 'vidare-biblio', ['SAME_PRODUCT']],
  [
    'the same function in other words, of the same area and vendor',
    { descriptionNb: 'Utlån i bibliotek', serviceArea: 'kul', vendor: 'Bokstav AS' },
    'vidare-biblio',
    ['SAME_FUNCTION', 'SAME_AREA', 'SAME_VENDOR', 'DECIDED'],
  ],
  [
    'what the replacement says of itself',
    { descriptionNb: 'Postjournal', serviceArea: 'adm' },
    'arkivkjerne',
    ['COVERED_BY_WORDS', 'SAME_AREA', 'IN_USE'],
  ],
  [
    'a name alone, when it says what others are described by',
    { name: 'Budsjett 2' },
    'okonomi',
    ['COVERED_BY_WORDS'],
  ],
  [
    'a national service',
    { kind: 'national', descriptionNb: 'Melding til fylket' },
    CARRIED_ON,
    ['NATIONAL_SERVICE'],
  ],
  [
    'one that is carried on by itself elsewhere',
    { product: 'Folkelista' },
    CARRIED_ON,
    ['CARRIED_ON_ELSEWHERE'],
  ],
  [
    'a GP’s journal, which the replacement leaves out',
    { descriptionNb: 'Journal for fastlege', serviceArea: 'oms' },
    null,
    [],
  ],
  [
    'a dentist’s journal, of which nobody has said anything',
    { descriptionNb: 'Journal for tannlege', serviceArea: 'oms' },
    null,
    [],
  ],
  [
    'a map of trails, which is not that of pipes',
    { descriptionNb: 'Turkart for innbyggjarar', serviceArea: 'kul' },
    null,
    [],
  ],
]

t.test('where a system may go, and why', async (t) => {
  for (const [name, fields, to, codes] of CASES) {
    const found = makeSuggester(withSystem(fields)).suggest('X-1')
    t.equal(found && (found.replacement ?? CARRIED_ON), to, name)
    const said = found?.reasons.map(({ code }) => code) ?? []
    for (const code of codes) t.ok(said.includes(code), `${name}: ${code} of ${said}`)
  }
})

t.test('two that name no vendor have none in common', async (t) => {
  for (const [one, other, same] of [
    ['Fjell AS', 'FJELL', true],
    ['Fjell', 'Vik', false],
    [null, null, false],
    ['ikke bekreftet', 'ikke bekreftet', false],
    ['Ukjent', 'ukjent', false],
    ['unconfirmed', 'Unconfirmed', false],
    ['–', '–', false],
  ] as const)
    t.equal(isSameVendor(one, other), same, `${one} and ${other}`)
})

t.test('a product that is not known is no product', async (t) => {
  const isWord = () => true
  t.strictSame(productKeys(['ukjent', 'Ikke bekreftet', '?'], null, isWord), [])
  t.strictSame(productKeys(['ukjent', 'Kroneløp 7'], null, isWord), ['kroneløp'])
})

const AGAINST: readonly [
  name: string,
  facts: SuggestionFacts,
  replacement: string,
  code: SuggestionReason['code'],
  nb: RegExp,
][] = [
  [
    'scoped out',
    withSystem({ descriptionNb: 'Journal for fastlege', serviceArea: 'oms' }),
    'omsorg',
    'SCOPED_OUT',
    /fastlege/,
  ],
  [
    'another use',
    withSystem({ descriptionNb: 'Journal for tannlege', serviceArea: 'oms' }),
    'omsorg',
    'OTHER_USE',
    /tannlege/,
  ],
  [
    'another area',
    withSystem({ product: 'Kroneløp', serviceArea: 'tek' }),
    'okonomi',
    'OTHER_AREA',
    /Teknisk mot Administrasjon/,
  ],
  [
    'the product goes elsewhere',
    withSystem({ product: 'Mappeskåp', descriptionNb: 'Rekneskap og faktura', serviceArea: 'adm' }),
    'okonomi',
    'PRODUCT_ELSEWHERE',
    /Mappeskåp \(Fjordvik\) og Mappeskåp \(Nordbygd\) → Felles sak og arkiv/,
  ],
  [
    'day one',
    {
      ...withSystem({ product: 'Kroneløp', dayOneCritical: true }),
      replacements: other.replacements.map((one) => ({ ...one, state: 'coming' })),
    },
    'okonomi',
    'DAY_ONE_NOT_IN_USE',
    /dag 1/,
  ],
  [
    'only a part',
    {
      ...withSystem({ product: 'Heimweb' }),
      mappings: other.mappings.map((one) =>
        one.system === 'N-7' ? { ...one, coverage: 'partial', scope: 'Meldingar' } : one,
      ),
    },
    'skuleadm',
    'ONLY_PARTLY',
    /Heimweb \(Nordbygd\).*: Meldingar/,
  ],
]

t.test('what speaks against it', async (t) => {
  for (const [name, facts, replacement, code, nb] of AGAINST) {
    const found = makeSuggester(facts).list('X-1', 20)
    const reasons = found.find((one) => one.replacement === replacement)?.reasons ?? []
    const reason = reasons.find((one) => one.code === code)
    t.match(reason, { speaks: 'against', nb }, `${name}: of ${reasons.map((one) => one.code)}`)
  }
})

t.test('a system that is divided elsewhere is divided, and neither part hides the other', async (t) => {
  const mappings = other.mappings.flatMap((one) =>
    one.system === 'N-7'
      ? (['skuleadm', 'arkivkjerne'] as const).map(
          (replacement) => ({ ...one, replacement, coverage: 'partial', scope: null }) as const,
        )
      : [one],
  )
  const found = makeSuggester({ ...withSystem({ product: 'Heimweb' }), mappings }).list('X-1')
  t.strictSame(
    found
      .slice(0, 2)
      .map(({ replacement }) => replacement)
      .sort(),
    ['arkivkjerne', 'skuleadm'],
  )
  for (const { replacement, besides, strength } of found.slice(0, 2)) {
    t.not(strength, 'none')
    t.not(strength, 'strong')
    t.strictSame(besides, [replacement === 'skuleadm' ? 'arkivkjerne' : 'skuleadm'])
  }
})

t.test('what is retired, or carries the system on itself, takes nothing', async (t) => {
  const replacements = other.replacements.map((one) =>
    one.code === 'okonomi' ? ({ ...one, state: 'retired' } as const) : one,
  )
  t.equal(makeSuggester({ ...withSystem({ product: 'Kroneløp' }), replacements }).suggest('X-1'), null)
  const itself = makeSuggester(other).suggest('F-7')
  t.match(itself, { replacement: null, strength: 'strong', reasons: [{ code: 'CARRIES_OTHERS' }] })
  t.equal(makeSuggester(other).suggest('X-404'), null)
  t.strictSame(makeSuggester(other).list('X-404'), [])
})

t.test('the same facts in any order give the same suggestions', async (t) => {
  const { systems, mappings, replacements, serviceAreas, municipalities } = demoFacts()
  const facts = { systems, replacements, serviceAreas, municipalities, mappings }
  const turned = {
    systems: [...systems].reverse(),
    mappings: [...mappings].reverse(),
    replacements: [...replacements].reverse(),
    serviceAreas: [...serviceAreas].reverse(),
    municipalities: [...municipalities].reverse(),
  }
  const [one, two] = [makeSuggester(facts), makeSuggester(turned)]
  for (const { number } of systems) {
    t.strictSame(one.list(number), two.list(number), number)
    t.strictSame(
      one.sameFunction(number).map((other) => other.number),
      two.sameFunction(number).map((other) => other.number),
    )
  }
})

t.test('the systems that are for the same are found, whatever becomes of them', async (t) => {
  const suggester = makeSuggester(other)
  const numbers = (number: string) => suggester.sameFunction(number).map((one) => one.number)
  t.strictSame(numbers('F-7').sort(), ['N-5', 'S-5'])
  t.ok(numbers('F-8').includes('N-8'))
  t.strictSame(numbers('S-8'), [])
})

/** How good suggestions must be, and for how many. */
const PRECISION = 0.95
const COVERAGE = 0.7

t.test('of what is hidden, enough is suggested and nearly all of it rightly', async (t) => {
  for (const [name, facts] of [
    ['the demo', demoFacts()],
    ['another merger', other],
  ] as const) {
    const seeds = Array.from({ length: sized(1, 10) }, (_, at) => newSeed() + at)
    const ways = [
      ['by municipality', foldsOf(facts, 'municipality')],
      ...seeds.map((seed) => [`fifths, seed ${seed}`, foldsOf(facts, { parts: 5, seed })]),
    ] as [string, string[][]][]
    for (const [way, folds] of ways) {
      const guesses = guess(facts, folds)
      const { precision, mappedPrecision, coverage } = score(guesses)
      const wrong = guesses.filter((one) => one.suggested !== null && !isRight(one))
      const said = JSON.stringify({ precision, mappedPrecision, coverage, wrong })
      t.ok(precision >= PRECISION && mappedPrecision >= PRECISION, `${name}, ${way}: ${said}`)
      t.ok(coverage >= COVERAGE, `${name}, ${way}: ${said}`)
    }
  }
})

t.test('the rule names no product, vendor or place of the demo', async (t) => {
  const { systems, municipalities } = demoFacts()
  // What is an everyday word as well is no name: a word that purposes are described by.
  const purposes = new Set(
    systems.flatMap(({ descriptionNb, descriptionEn }) =>
      foldText(`${descriptionNb} ${descriptionEn}`).split(/[^\p{L}\p{N}]+/u),
    ),
  )
  const names = [
    ...systems.flatMap(({ name, product, vendor, aliases }) => [
      name,
      product ?? '',
      vendor ?? '',
      ...aliases,
    ]),
    ...municipalities.map(({ name }) => name),
  ].map(foldText)
  const wanted = new Set(
    names.filter((name) => name.length > 3 && !purposes.has(name) && name !== 'ikke bekreftet'),
  )
  const folder = join(packageRoot, 'schema/rules/suggestions')
  const files = [`${folder}.ts`, ...readdirSync(folder).map((file) => join(folder, file))]
  for (const file of files) {
    const text = ` ${(foldText(readFileSync(file, 'utf8')).match(/[\p{L}\p{N}+./&-]+/gu) ?? []).join(' ')} `
    t.strictSame(
      [...wanted].filter((name) => text.includes(` ${name} `)),
      [],
      file,
    )
  }
})

t.test('what contracts and operation say for going, and against it', async (t) => {
  const today = '2019-10-15'
  const [own, cloud] = [
    { nb: 'Lokal drift', en: 'On premises' },
    { nb: 'Sky', en: 'Cloud' },
  ]
  const open = contractOf({ end: null, autoRenew: false, noticeMonths: 3 })
  const renewed = contractOf({
    end: '2019-12-31',
    autoRenew: true,
    renewalMonths: 12,
    noticeMonths: 6,
  })
  const cases: [name: string, facts: Partial<Parameters<typeof movingReasons>[0]>, codes: string[]][] = [
    ['nothing is known', {}, []],
    ['a contract of which notice can be given', { contracts: [renewed] }, ['NOTICE_POSSIBLE']],
    ['a contract that runs on until it is ended', { contracts: [open] }, ['NOTICE_PASSED']],
    ['both are run alike', { hosting: own, targetHosting: own }, []],
    ['nobody has said how what it goes to is run', { hosting: own }, []],
    ['they are run differently', { hosting: own, targetHosting: cloud }, ['OTHER_HOSTING']],
  ]
  for (const [name, facts, codes] of cases) {
    const reasons = movingReasons({ contracts: [], hosting: null, targetHosting: null, today, ...facts })
    t.strictSame(
      reasons.map(({ code }) => code),
      codes,
      name,
    )
  }
})

t.test('a system that there is not has no suggestions', async (t) => {
  const suggester = makeSuggester(other)
  t.equal(suggester.suggest('X-9'), null)
  t.strictSame(suggester.list('X-9'), [])
  t.strictSame(suggester.sameFunction('X-9'), [])
  t.equal(suggester.get('X-9'), undefined)
})

t.test('what is not in the lists of the register is named by its code', async (t) => {
  const facts = withSystem({ product: 'Kroneløp', municipality: '3', serviceArea: 'borte' })
  const [best] = makeSuggester({ ...facts, municipalities: [], serviceAreas: [] }).list('X-1')
  t.match(best?.reasons[0]?.nb, /\(\d+\)/, 'a municipality by its number')
})

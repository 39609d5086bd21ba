import t from 'tap'
import { SERVICE_WORDS, WIDE_AREA_WORDS } from '../../../schema/rules/import/areaWords.js'
import { CODE_WORDS } from '../../../schema/rules/import/codeWords.js'
import { fieldOf } from '../../../schema/rules/import/fieldOf.js'
import { readPersonalData } from '../../../schema/rules/import/personalData.js'
import { suggestWord } from '../../../schema/rules/import/suggestWord.js'
import { entriesOf, wordKey } from '../../../schema/rules/import/wordKey.js'
import type { WordReading } from '../../../schema/rules/import/wordReading.js'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { registerOf } from './lists.js'

/** A reading in short: the code, with `?` where it is not sure; `-` for what says nothing; `ask` with the candidates. */
function short(read: WordReading): string {
  if (read.is === 'unsaid') return '-'
  return read.is === 'value'
    ? `${read.code}${read.sure ? '' : '?'}`
    : `ask ${read.why}: ${read.candidates.join(' ')}`
}

const ALL = 'on_premises hosted saas'

t.test('a word of a field of codes is a value, says nothing, or is asked about', async (t) => {
  const cases: [field: string, word: string, read: string][] = [
    ['hosting', 'Lokal drift', 'on_premises'],
    ['hosting', 'saas', 'saas'],
    ['hosting', 'On-premises', 'on_premises'],
    ['hosting', 'skytjeneste', 'saas'],
    ['hosting', 'Molntjänst', 'saas'],
    ['hosting', 'pilvi', 'saas'],
    ['hosting', 'oma palvelin', 'on_premises'],
    ['hosting', 'Lokaal', 'on_premises'],
    ['hosting', 'hos lev.', 'hosted'],
    ['hosting', 'lev.', 'hosted?'],
    ['hosting', 'Nett', 'saas?'],
    ['hosting', 'lokal pc', 'on_premises?'],
    ['hosting', 'egen server på rådhuset', 'on_premises?'],
    ['hosting', 'Lokalt (Lia IKT)', 'on_premises?'],
    ['hosting', '?', '-'],
    ['hosting', 'sky?', 'saas?'],
    ['hosting', 'Ekstern (SaaS)', 'ask several_values: hosted saas on_premises'],
    ['hosting', ' – ', '-'],
    ['hosting', 'vet ikke', '-'],
    ['hosting', 'ASP', 'ask coarse_word: hosted saas'],
    ['hosting', 'statlig', 'ask coarse_word: saas hosted'],
    ['hosting', 'Lia', `ask unknown_word: ${ALL}`],
    ['hosting', 'Hos leverandør/Sky', 'ask several_values: hosted saas on_premises'],
    ['hosting', 'Lia/lev.', 'ask several_values: hosted on_premises saas'],
    ['hosting', 'server hos leverandør', 'ask several_values: on_premises hosted saas'],
    ['hosting', 'server i Lia', 'ask unknown_word: on_premises hosted saas'],
    ['privacyClass', 'Ingen', 'none'],
    ['privacyClass', 'Nei', 'none'],
    ['privacyClass', 'Vanlige', 'ordinary'],
    ['privacyClass', 'alminnelige', 'ordinary'],
    ['privacyClass', 'navn/adr.', 'ordinary?'],
    ['privacyClass', 'Sensitive', 'special'],
    ['privacyClass', 'særlige kategorier', 'special'],
    ['privacyClass', 'taushetsbelagt', 'special?'],
    ['privacyClass', 'Vanlige + sensitive', 'special'],
    ['privacyClass', 'Ja', 'ask coarse_word: ordinary special'],
    ['privacyClass', 'nei/ja', 'ask several_values: none ordinary special'],
    ['privacyClass', 'Ikke vurdert', '-'],
    ['privacyClass', 'ikke sensitive', 'ask coarse_word: none ordinary'],
    ['archiveDuty', 'kasseres', 'none'],
    ['archiveDuty', 'Noark 5', 'noark5'],
    ['archiveDuty', 'J', 'ask coarse_word: noark5 siard other'],
    ['archiveDuty', 'N', 'ask coarse_word: none'],
    ['kind', 'Fagprogram', 'business'],
    ['kind', 'Støttesystem', 'support'],
    ['kind', 'rosa', 'ask unknown_word: business support shared infrastructure national'],
    ['disposition', 'Ikke besluttet', 'undecided'],
    ['disposition', 'Avvikles', 'retire'],
    ['disposition', 'fases ut', 'ask coarse_word: replace consolidate retire'],
    ['health', 'Gul', 'at_risk'],
    ['hasIntegrations', 'J', 'yes'],
    ['hasIntegrations', 'Ukjent', 'unknown'],
    ['hasIntegrations', '?', '-'],
    ['hasIntegrations', '✓', 'yes'],
    ['hasIntegrations', 'kanskje', 'ask unknown_word: yes no unknown'],
    ['dayOneCritical', 'TRUE', 'yes'],
    ['dayOneCritical', 'Nej', 'no'],
    ['contract.autoRenew', 'x', 'yes'],
    ['municipality', '0421', '0421'],
    ['municipality', '421', '0421'],
    ['municipality', 'Lia kommune', '0421'],
    ['municipality', 'nordre lia', '0422'],
    ['municipality', '0422 Nordre Lia', '0422'],
    ['municipality', 'Søndre Lia', 'ask unknown_word: 0421 0422'],
    ['usedBy', 'Lia', '0421'],
    ['wave', 'B2', 'B2'],
    ['wave', 'Bølge 1', 'B1'],
    ['wave', '2', 'B2?'],
    ['wave', '3', 'ask unknown_word: B1 B2'],
  ]
  for (const [field, word, read] of cases)
    t.equal(short(suggestWord(field, word, registerOf())), read, `${field}: ${word}`)
  t.throws(() => suggestWord('name', 'x', registerOf()), /No field of codes: name/)
})

t.test('what was answered before comes first, and the register’s own names before any table', async (t) => {
  const register = registerOf()
  t.equal(short(suggestWord('hosting', 'nett', register, { nett: 'hosted' })), 'hosted')
  t.equal(short(suggestWord('hosting', 'sky', register, { sky: null })), '-')
  t.equal(short(suggestWord('hosting', 'constructor', register, {})), `ask unknown_word: ${ALL}`)
  const own = { list: 'hosting', nameNb: 'Nett', nameEn: 'Net', active: true } as const
  const codes = [...register.codes.filter(({ code }) => code !== 'saas'), { ...own, code: 'our_net' }]
  t.equal(short(suggestWord('hosting', 'nett', { ...register, codes })), 'our_net')
  // A code that the register has not is meant by no word.
  t.equal(
    short(suggestWord('hosting', 'skytjeneste', { ...register, codes })),
    'ask unknown_word: on_premises hosted our_net',
  )
  const unhosted = register.codes.filter(({ code }) => code !== 'hosted')
  t.equal(short(suggestWord('hosting', 'ASP', { ...register, codes: unhosted })), 'ask coarse_word: saas')
  const retired = register.codes.map((one) => (one.code === 'saas' ? { ...one, active: false } : one))
  t.equal(
    short(suggestWord('hosting', 'sky', { ...register, codes: retired })),
    'ask unknown_word: on_premises hosted',
  )
  t.equal(short(suggestWord('hosting', 'Skytjeneste', { ...register, codes: retired })), 'saas')
})

t.test('words of units and headings are matched with the areas of the register', async (t) => {
  const cases: [template: 'municipal' | 'service_groups', word: string, read: string][] = [
    ['municipal', 'SKO', 'SKO'],
    ['municipal', 'skole og sfo', 'SKO'],
    ['municipal', 'Skole/SFO', 'SKO'],
    ['municipal', 'Schools and after-school care', 'SKO'],
    ['municipal', 'Økonomi', 'OKO'],
    ['municipal', 'Personal', 'HRL?'],
    ['municipal', 'Bhg', 'BHG?'],
    ['municipal', 'Kult.', 'KUL?'],
    ['municipal', 'Barnev.', 'BVP?'],
    ['municipal', 'NAV/flyktn.', 'SOS?'],
    ['municipal', 'Kommunalteknikk', 'VAR?'],
    ['municipal', 'Dokumentsenteret', 'SAK?'],
    ['municipal', 'Plan og bygg', 'PBK?'],
    ['municipal', 'Helsestasjon og lege', 'FOR?'],
    ['municipal', 'Förskola', 'BHG?'],
    ['municipal', 'Kirjasto', 'KUL?'],
    ['municipal', 'Enhet for barnehage', 'BHG'],
    ['municipal', 'Renhold', 'EIE?'],
    ['municipal', 'Helse/oms.', 'ask coarse_word: HEO FOR'],
    ['municipal', 'Helse', 'ask coarse_word: HEO FOR'],
    ['municipal', 'Teknisk', 'ask coarse_word: PBK VAR EIE BER'],
    ['municipal', 'Oppvekst', 'ask coarse_word: BVP SKO BHG KUL'],
    ['municipal', 'Adm', 'ask coarse_word: SAK INN OKO HRL IKT'],
    ['municipal', 'skole og barnehage', 'ask several_values: SKO BHG'],
    ['municipal', '?', '-'],
    ['service_groups', 'Skole', 'SKO?'],
    ['service_groups', 'Økonomi', 'OKO'],
    ['service_groups', 'Kult.', 'ask coarse_word: KSK KUL'],
    ['service_groups', 'Vann og vei', 'ask several_values: VAR SAM'],
  ]
  for (const [template, word, read] of cases)
    t.equal(short(suggestWord('serviceArea', word, registerOf(template))), read, `${template}: ${word}`)
  const everything = registerOf()
    .serviceAreas.map(({ code }) => code)
    .join(' ')
  for (const word of ['Lia', 'Storgata 1', 'Diverse', 'Vara', 'Land'])
    t.equal(short(suggestWord('serviceArea', word, registerOf())), `ask unknown_word: ${everything}`, word)
})

t.test('areas of any names are matched, those out of use by their names alone', async (t) => {
  const area = (code: string, nameNb: string, nameEn = nameNb, active = true) => ({
    code,
    nameNb,
    nameEn,
    active,
  })
  const register = registerOf('municipal', {
    serviceAreas: [
      area('O', 'Oppvekst', 'Growing up'),
      area('T', 'Samfunn og teknikk', 'Community'),
      area('B1', 'Byggdrift øst'),
      area('H', 'Mestring', 'Coping', false),
    ],
  })
  const cases: [word: string, read: string][] = [
    ['Barnehage', 'O?'],
    ['Vei', 'T?'],
    ['oppvekst', 'O'],
    ['Mestring', 'H'],
    ['Byggdrift', 'B1'],
    ['Lønn', 'ask unknown_word: O T B1'],
  ]
  for (const [word, read] of cases) t.equal(short(suggestWord('serviceArea', word, register)), read, word)
})

t.test('two answers make the class of personal data', async (t) => {
  const cases: [personal: string | null, sensitive: string | null, read: string][] = [
    ['J', 'J', 'special'],
    ['x', 'ja', 'special'],
    ['J', 'N', 'ordinary'],
    ['N', 'N', 'none'],
    ['n', '', 'none'],
    ['Nei', null, 'none'],
    ['J', '', 'ask coarse_word: ordinary special'],
    ['x', null, 'ask coarse_word: ordinary special'],
    ['N', 'J', 'ask contradiction: special none ordinary'],
    ['?', '?', '-'],
    ['', null, '-'],
    ['', 'N', 'ask coarse_word: none ordinary'],
    [null, 'J', 'special'],
    ['noe', 'N', 'ask unknown_word: none ordinary special'],
  ]
  for (const [personal, sensitive, read] of cases)
    t.equal(short(readPersonalData(personal, sensitive)), read, `${personal} ${sensitive}`)
})

t.test('the tables of words hold together', async (t) => {
  const register = registerOf()
  for (const [name, { clear, likely = {}, coarse = [], signs = {}, together = [] }] of Object.entries(
    CODE_WORDS,
  )) {
    const [first = '', second] = name.split('.')
    const field = fieldOf(
      second
        ? (first as 'integration')
        : name === 'direction'
          ? 'integration'
          : name === 'coverage'
            ? 'mapping'
            : 'system',
      second ?? first,
    )
    const choices = field?.choices
    const codes =
      choices?.from === 'codes'
        ? register.codes.filter(({ list }) => list === choices.list).map(({ code }) => code)
        : Object.keys(choices?.from === 'words' ? choices.words : {})
    const named = [clear, likely, signs].flatMap((table) => Object.keys(table))
    for (const code of [
      ...named,
      ...coarse.flatMap((one) => one.codes),
      ...together.flatMap((one) => [...one.codes, one.is]),
    ])
      t.ok(codes.includes(code), `${name}: ${code}`)
    const words = [
      ...[clear, likely].flatMap((table) =>
        Object.entries(table).flatMap(([code, table]) =>
          entriesOf(table).map((word) => [word, code] as const),
        ),
      ),
      ...coarse.flatMap(({ words, codes }) => entriesOf(words).map((word) => [word, codes.join()] as const)),
    ]
    const meaning = new Map<string, string>()
    const several: string[] = []
    for (const [word, code] of words) {
      const other = meaning.get(wordKey(word))
      if (other !== undefined && other !== code) several.push(`${word}: ${other} and ${code}`)
      meaning.set(wordKey(word), code)
    }
    t.same(several, [], name)
  }
  const services = new Set(Object.keys(SERVICE_WORDS))
  for (const { services: covered } of WIDE_AREA_WORDS)
    for (const service of covered.split(' ')) t.ok(services.has(service), service)
})

t.test('what an export writes for a choice is read as that choice, in both languages', async (t) => {
  const register = registerOf()
  for (const [field, rule] of Object.entries(SYSTEM_FIELDS)) {
    if (!('choices' in rule)) continue
    const { choices } = rule
    const named: [code: string, nb: string, en: string][] =
      choices.from === 'words'
        ? Object.entries(choices.words).map(([code, { nb, en }]) => [code, nb, en])
        : choices.from === 'codes'
          ? register.codes
              .filter(({ list }) => list === choices.list)
              .map(({ code, nameNb, nameEn }) => [code, nameNb, nameEn])
          : choices.of === 'municipality'
            ? register.municipalities.map(({ number, name }) => [number, name, name])
            : (choices.of === 'wave' ? register.waves : register.serviceAreas).map(
                ({ code, nameNb, nameEn }) => [code, nameNb, nameEn],
              )
    for (const [code, ...words] of named)
      for (const word of [code, ...words])
        t.equal(short(suggestWord(field, word, register)), code, `${field}: ${word}`)
  }
})

t.test('a text as long as a cell may be is read in time', async (t) => {
  for (const piece of ['(', '1.', ' ', 'a/', '?)', 'sky '])
    for (const field of ['hosting', 'serviceArea', 'municipality', 'hasIntegrations'])
      t.not(suggestWord(field, `x${piece.repeat(16_000)}x`, registerOf()).is, 'unsaid')
})

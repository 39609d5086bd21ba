import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { daysLeftWords } from '../schema/rules/dates.js'
import { GATES } from '../schema/rules/gates.js'

const MODULES = import.meta.glob('../web/i18n/*.ts', { eager: true }) as Record<
  string,
  Record<string, unknown>
>

/** Every text of the pages, by language and name; those that take something are functions. */
function* textsOf(): Generator<{ language: 'nb' | 'en'; name: string; text: unknown }> {
  for (const module of Object.values(MODULES))
    for (const [group, value] of Object.entries(module))
      if (group.endsWith('Texts'))
        for (const [language, pages] of Object.entries(value as object))
          for (const [page, texts] of Object.entries(pages as object))
            for (const [name, text] of Object.entries(texts as object))
              yield { language: language as 'nb' | 'en', name: `${language} ${page}.${name}`, text }
}

/** Words of a plural that follow the number one, or next to it; verbs and words that only look so are let through. */
const PLURAL = {
  nb: /(?<![\d.])1 (?:\p{L}+ )?(?!(?:er|over|under|etter|eller|per|kommer)\b)(?:\p{L}+er|\p{L}+ene|andre|klare|åpne)\b/u,
  en: /(?<![\d.])1 (?:\p{L}+ )?(?!(?:is|was|this|changes|falls|holds|matches)\b)(?:\p{L}+s|are|were)\b/u,
}

/** Texts that take names, a limit that is never one, or a noun and a verb that only look like a plural. */
const NO_COUNT =
  / (?:workbench\.(?:speaks|mayNot|together|moves|leftTo)|people\.counts|myDay\.urgent|people\.passwordHint|bulk\.tooMany|systems\.tooManyToCopy|bulk\.along|bulk\.mostDays|bulk\.undated|compare\.lacks(?:Owner)?)$/

t.test('what counts says one of a thing in the singular, in both languages', async (t) => {
  let asked = 0
  for (const { language, name, text } of textsOf()) {
    if (typeof text !== 'function' || NO_COUNT.test(name)) continue
    asked += 1
    const said = [text(...Array(text.length).fill('1'))].flat().join('')
    t.notMatch(said, PLURAL[language], `${name}: ${said}`)
  }
  t.ok(asked > 100, `${asked} texts take something`)
  t.match('1 åpne', PLURAL.nb)
  t.match('Covers 1 systems', PLURAL.en)
})

/** What must not be said to a user of the register, what is said instead, and what was said before. */
const NOT_SAID: readonly (readonly [not: RegExp, instead: string, before: string])[] = [
  [
    /[Aa]nnuller/,
    'fjern fra registeret: «annuller» is what one does with the contract itself',
    "void: 'Annuller …'",
  ],
  [
    /'Void(?:ed)?\b|\b(?:is|be|or|are) voided\b|\bVoid what/,
    'removed from the register',
    'The system is voided.',
  ],
  [
    /[Ff]orespørs/,
    'endring, lagring, referanse, adresse or det som ble sendt',
    'og 2 til i samme forespørsel',
  ],
  [/The request (?:came|is too)/, 'this was sent, what was sent', 'The request is too large.'],
  [/Gå dit|Go there/, 'what is to be done there', "mend: 'Gå dit'"],
  [/[Dd]isposisjon/, 'tiltak', "nb: 'Disposisjon'"],
  [/[Tt]ilstand/, 'status', "state: 'Tilstand'"],
  [/[Ff]ri(?:tak|tatt|tok|ta)\b/, 'arkivplikten er oppfylt', "nb: 'Arkivet fritatt'"],
  [/skarp\p{L}* skille/u, 'skarpt periodeskille', 'Serier avsluttet (skarpt skille)'],
  [
    /[Ff]risten (?:er|gikk) ut|passert fristen/,
    'oppsigelsesfristen har gått ut',
    'Fristen gikk ut uten at avtalen ble sagt opp',
  ],
  [/dager siden|\bd over\b/, 'dager over', 'for 107 dager siden'],
  [/'Dag 1'|'Day 1'/, 'Kritisk dag 1', "dayOne: 'Dag 1'"],
  [/npm /, 'who to ask: users have no command line', 'Kommandoen npm start skriver ut én lenke'],
  [/Rollen din|Your role/, 'Du har ikke tilgang til dette', 'Rollen din kan ikke endre «Navn».'],
  [/Hvorfor, eller hvorfor ikke/, 'Begrunnelse for vurderingen', "nb: 'Hvorfor, eller hvorfor ikke'"],
  [/Viderefører for/, 'Overtar for', 'Viderefører for 2 andre systemer'],
  [/'Tom'|\(tom\)/, '(tomt)', "emptyValue: 'Tom'"],
  [/'Til i dag'|Tilbake til nå/, 'Tilbake til i dag', "toToday: 'Til i dag'"],
  [/'Tastatur'|[Ss]narvei/, 'Hurtigtaster', "shortcuts: 'Tastatur'"],
  [/60 dagene|(?:Frister|Deadlines) 60/, 'innen 60 dager', "deadlines: 'Frister 60 dager'"],
  [/: 'Over'/, 'Avsluttet, Ended', "over: 'Over'"],
]
/** Where the words of users are written. Whoever runs a server reads those of commands and settings. */
const FOLDERS = [
  'web',
  'schema',
  'seeds',
  ...['domain', 'files', 'http', 'routes', 'views'].map((one) => `server/${one}`),
]

t.test('no text has a word that was left behind', async (t) => {
  for (const folder of FOLDERS)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(?:tsx?|html)$/.test(name)) continue
      // Words of other people’s lists: what they mean is read, and they are said to nobody.
      if (/^rules\/import\/\w*(?:Words|Hints)\.ts$/.test(name) && !/(?:findingWords)\.ts$/.test(name))
        continue
      const lines = readFileSync(`${folder}/${name}`, 'utf8').split('\n')
      // Comments and descriptions of the API are not read by those who use the pages.
      for (const line of lines)
        if (!/^\s*(?:\*|\/[*/]|summary:)/.test(line))
          for (const [word, instead] of NOT_SAID)
            if (word.test(line)) t.fail(`${folder}/${name}: ${line.trim()}. Say: ${instead}`)
    }
  for (const [word, instead, before] of NOT_SAID) t.match(before, word, `${instead}: its forerunner is found`)
})

t.test('days ahead and days past have one form', async (t) => {
  const cases: [number, string, string][] = [
    [-107, '107 dager over', '107 days over'],
    [-1, '1 dag over', '1 day over'],
    [0, 'i dag', 'today'],
    [1, 'i morgen', 'tomorrow'],
    [15, 'om 15 dager', 'in 15 days'],
  ]
  for (const [days, nb, en] of cases) t.strictSame(daysLeftWords(days), { nb, en })
  const seenFromThen: typeof cases = [
    [-107, '107 dager over', '107 days over'],
    [-1, '1 dag over', '1 day over'],
    [0, 'den dagen', 'that day'],
    [1, 'dagen etter', 'the day after'],
    [15, '15 dager etter', '15 days later'],
  ]
  for (const [days, nb, en] of seenFromThen) t.strictSame(daysLeftWords(days, true), { nb, en })
})

t.test('months are written with a full stop where Norwegian shortens them', async (t) => {
  const format = MODULES['../web/i18n/format.ts']?.formatMonth as (date: string, language: string) => string
  t.equal(format('2019-10-01', 'nb'), 'okt.')
  t.equal(format('2019-05-01', 'nb'), 'mai')
  t.equal(format('2019-10-01', 'en'), 'Oct')
})

t.test('every gate names the act that mends it', async (t) => {
  for (const { code, place, act } of GATES) {
    if (place === null) continue
    t.match(act.nb, /^\p{Lu}.{2,29}[^.…]$/u, code)
    t.match(act.en, /^\p{Lu}.{2,29}[^.…]$/u, code)
  }
})

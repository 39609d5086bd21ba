import { SERVICE_WORDS, WIDE_AREA_WORDS } from './areaWords.js'
import type { ImportRegister } from './register.js'
import { entriesOf, wordKey, wordsOf } from './wordKey.js'
import { asked, said, type WordReading } from './wordReading.js'

type Area = ImportRegister['serviceAreas'][number]

/** What an area is known by. */
interface Known {
  area: Area
  /** Its names as they are compared: whole, and by their words. */
  names: readonly { key: string; words: readonly string[] }[]
  /** The words of its names that say something. */
  own: ReadonlySet<string>
  /** The services that its name says one by one, and those that it covers with a wide word. */
  narrow: ReadonlySet<string>
  wide: ReadonlySet<string>
}

/** A word or phrase of what is read, with what the thesaurus has for it. */
interface Part {
  words: readonly string[]
  entries: readonly Entry[]
}

/** Words of names of units that say nothing of their service. */
const FILLERS = new Set(
  wordsOf(
    'og i for av på til med samt m m.m mm tjeneste tjenester tjenesten enhet enheten avdeling avd seksjon sektor etat kommune kommunen kommunal kommunale kommunalt område virksomhet kontor drift senter system systemer andre annet felles generelt och samt förvaltning nämnd avdelning enhet afdeling forvaltning center ja sekä palvelut toimiala osasto en van de het dienst afdeling und der die das amt fachbereich abteilung and of the services service department division office',
  ),
)
const TAILS =
  /(?:tjenestene|tjenesten|tjenester|tjeneste|tenester|avdelingen|avdeling|enheten|enhet|kontoret|kontor|sektoren|sektor|etaten|etat|seksjonen|seksjon|forvaltningen|forvaltning|virksomheten|virksomhet|senteret|senter|området|område|förvaltningen|nämnden|afdelingen|afdeling)$/u
const ENDINGS = /(?:ene|ane|en|et|er|ar|a|n|s)$/u

interface Entry {
  words: readonly string[]
  services: readonly string[]
  wide: boolean
}

const ENTRIES: readonly Entry[] = [
  ...Object.entries(SERVICE_WORDS).flatMap(([service, table]) => entries(table, [service], false)),
  ...WIDE_AREA_WORDS.flatMap(({ words, services }) => entries(words, services.split(' '), true)),
]
/** By their first word, the longest first. */
const BY_FIRST = new Map<string, Entry[]>()
for (const entry of [...ENTRIES].sort((a, b) => b.words.length - a.words.length)) {
  const [first = ''] = entry.words
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), entry])
}
const SINGLE = ENTRIES.filter(({ words }) => words.length === 1)

function entries(table: string, services: readonly string[], wide: boolean): Entry[] {
  return entriesOf(table).map((entry) => ({ words: wordsOf(entry), services, wide }))
}

const lists = new WeakMap<readonly Area[], readonly Known[]>()

/** What the areas are known by, worked out once for each list of them. */
function knownOf(areas: readonly Area[]): readonly Known[] {
  const known = lists.get(areas) ?? areas.map(knownBy)
  lists.set(areas, known)
  return known
}

/**
 * The service area that a word or a heading of a list means: by its code or name, by the words of its name, and by a small
 * thesaurus of municipal services. Where several fit, those are asked about; where none does, all that are in use.
 */
export function suggestArea(word: string, areas: readonly Area[]): WordReading {
  const all = knownOf(areas)
  const exact = exactly(word, all)
  if (exact) return said(exact.code, true)
  const known = all.filter(({ area }) => area.active)
  const told = significant(word)
  const same = known.filter(({ names }) => names.some(({ words }) => sameWords(told, words)))
  const [alike, ...others] = same
  if (alike && others.length === 0) return said(alike.area.code, true)
  const parts = partsOf(word)
  const fitting = parts.map((part) => fits(part, known))
  const counts = new Map<Known, number>()
  for (const one of fitting.flat()) counts.set(one, (counts.get(one) ?? 0) + 1)
  const found = [...counts.keys()].sort((a, b) => (counts.get(b) as number) - (counts.get(a) as number))
  const [first, ...rest] = found
  if (!first)
    return asked(
      'unknown_word',
      known.map(({ area }) => area.code),
    )
  if (rest.length > 0) {
    const coarse = fitting.some((some) => some.length > 1)
    return asked(
      coarse ? 'coarse_word' : 'several_values',
      found.map(({ area }) => area.code),
    )
  }
  // Its own words alone are sure; the thesaurus is confirmed once.
  return said(first.area.code, told.length > 0 && told.every((one) => first.own.has(one)))
}

function exactly(word: string, known: readonly Known[]): Area | null {
  const key = wordKey(word)
  if (key === '') return null
  const bare = word.trim()
  const named = known.filter(
    ({ area, names }) => bare === area.code || names.some((name) => name.key === key),
  )
  const [one, ...others] = named.length > 1 ? named.filter(({ area }) => area.active) : named
  return one && others.length === 0 ? one.area : null
}

const significant = (text: string): string[] =>
  [...new Set(wordsOf(text))].filter((word) => !FILLERS.has(word))

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && a.length === b.length && a.every((word) => b.includes(word))
}

function knownBy(area: Area): Known {
  const found = (name: string) => partsOf(name).flatMap(({ entries }) => entries)
  const inNb = found(area.nameNb)
  const all = inNb.length > 0 ? inNb : found(area.nameEn)
  const services = (wide: boolean) =>
    new Set(all.filter((entry) => entry.wide === wide).flatMap((entry) => entry.services))
  const names = [area.nameNb, area.nameEn].map((name) => ({ key: wordKey(name), words: significant(name) }))
  return {
    area,
    names,
    own: new Set(names.flatMap(({ words }) => words)),
    narrow: services(false),
    wide: services(true),
  }
}

/** The areas that a part may mean: by the words of their names and by their services; wide ones where there are no others. */
function fits({ words, entries }: Part, known: readonly Known[]): Known[] {
  const services = entries.flatMap((entry) => entry.services)
  const narrow = known.filter(
    (one) => services.some((service) => one.narrow.has(service)) || words.every((word) => one.own.has(word)),
  )
  return narrow.length > 0
    ? narrow
    : known.filter(({ wide }) => services.some((service) => wide.has(service)))
}

/** The phrases and words of a text that say something. */
function partsOf(text: string): Part[] {
  const tokens = [...text.matchAll(/([\p{L}\p{N}]+)(\.?)/gu)].map(([, word = '', dot]) => ({
    word: wordKey(word),
    cut: dot === '.',
  }))
  const words = tokens.map(({ word }) => word)
  const parts: Part[] = []
  for (let at = 0; at < tokens.length; ) {
    const { word, cut } = tokens[at] as { word: string; cut: boolean }
    const entry = BY_FIRST.get(word)?.find((one) =>
      one.words.every((next, index) => words[at + index] === next),
    )
    const run = words.slice(at, at + (entry?.words.length ?? 1))
    const entries = entry ? entriesFor(run) : entriesNear(word, cut)
    if (entries.length > 0 || !FILLERS.has(word)) parts.push({ words: run, entries })
    at += run.length
  }
  return parts
}

function entriesFor(words: readonly string[]): Entry[] {
  const same = (entry: Entry) =>
    entry.words.length === words.length && entry.words.every((word, at) => word === words[at])
  return BY_FIRST.get(words[0] as string)?.filter(same) ?? []
}

/** What the thesaurus has of a word in another form: with an ending or a tail, cut short, or as the beginning of it. */
function entriesNear(word: string, cut: boolean): Entry[] {
  if (FILLERS.has(word)) return []
  const bare = word.replace(TAILS, '')
  for (const form of [bare, bare.replace(/s$/u, '')]) {
    const found = form.length > 2 ? entriesFor([form]) : []
    if (found.length > 0) return found
  }
  for (const form of [word.replace(ENDINGS, ''), bare.replace(ENDINGS, '')]) {
    const found = form.length > 3 ? entriesFor([form]) : []
    if (found.length > 0) return found
  }
  const longer = cut && word.length > 2 ? SINGLE.filter(({ words }) => words[0]?.startsWith(word)) : []
  if (longer.length > 0) return longer
  const begun = SINGLE.filter(({ words: [known = ''] }) => known.length > 4 && word.startsWith(known))
  const [longest] = begun.sort((a, b) => (b.words[0] as string).length - (a.words[0] as string).length)
  return longest ? entriesFor(longest.words) : []
}

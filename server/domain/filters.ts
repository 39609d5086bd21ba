import { type FieldError, fieldProblem, Refusal } from '../../schema/api/errors.js'
import type { SystemFilters } from '../../schema/api/systemFilters.js'
import { formatDate } from '../../schema/rules/dates.js'
import type { Field } from '../../schema/rules/fields.js'
import { GATES } from '../../schema/rules/gates.js'
import { DESTINATION_GROUPS } from '../../schema/rules/progress.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import {
  FILTER_FIELDS,
  type FilterField,
  SYSTEM_FILTERS,
  TEXT_FILTERS,
} from '../../schema/rules/systemList.js'
import { foldText } from '../../schema/rules/text.js'
import type { Words } from '../../schema/rules/words.js'
import type { Reader } from '../engines/store.js'
import { findKeys, findTexts, type Keyed } from '../store/keys.js'

/** What a filter may name: what its field is chosen from, nothing too where it may be empty; or these words. */
type Named = (Keyed & { orNone?: boolean }) | readonly string[]

const SYSTEM = { from: 'rows', of: 'system' } as const
const REPLACEMENT = { from: 'rows', of: 'replacement' } as const

const BELONGING = {
  system: { ...SYSTEM, orNone: true },
  subproject: { from: 'rows', of: 'subproject', orNone: true },
} as const

/** What the filters of lists name, by list. */
export const NAMED_BY = {
  comparisons: { system: SYSTEM, like: SYSTEM, target: REPLACEMENT },
  contracts: {
    system: { ...SYSTEM, orNone: true },
    replacement: REPLACEMENT,
    party: { from: 'rows', of: 'party', orNone: true },
  },
  followUps: { system: SYSTEM },
  functions: { serviceArea: SYSTEM_FIELDS.serviceArea.choices },
  duplicates: { municipality: SYSTEM_FIELDS.municipality.choices },
  integrations: { system: SYSTEM, replacement: { ...REPLACEMENT, orNone: true } },
  landscape: { of: SYSTEM },
  mappings: { system: SYSTEM, replacement: REPLACEMENT },
  overrides: { system: SYSTEM, gate: GATES.map(({ code }) => code) },
  prerequisites: { system: SYSTEM, requires: SYSTEM, replacement: REPLACEMENT },
  replacements: { code: REPLACEMENT },
  risks: BELONGING,
  seriesBreaks: { replacement: REPLACEMENT },
  suggestions: {
    municipality: SYSTEM_FIELDS.municipality.choices,
    serviceArea: { ...SYSTEM_FIELDS.serviceArea.choices, orNone: true },
  },
  wantedDecisions: BELONGING,
} as const satisfies Record<string, Record<string, Named>>

const NAMED_BY_SYSTEMS: Readonly<Record<string, Named>> = {
  ...Object.fromEntries(
    FILTER_FIELDS.flatMap((name) => {
      const { choices, required }: Field = SYSTEM_FIELDS[name]
      return choices && choices.from !== 'words' ? [[name, { ...choices, orNone: !required }]] : []
    }),
  ),
  replacement: { ...REPLACEMENT, orNone: true },
  contract: { from: 'rows', of: 'contract', orNone: true },
}

/**
 * The filters of a list with the keys that they name as the register writes them: found whatever the case. `register`
 * is the register as it is, which has all that ever was in it, whichever moment is asked about.
 * @throws Refusal `invalid_input` for what it has not, and for a period that ends before it begins: such a filter would
 * find nothing, and look as if nothing were there.
 */
export function readFilters<Q extends object>(
  register: Reader,
  query: Q,
  named: Readonly<Record<string, Named>>,
  within = '',
): Promise<Q> {
  return readBy(lookIn(register), query, named, within)
}

/** Where what filters name is looked up. */
interface Lookup {
  keys(of: Keyed, values?: readonly string[]): Promise<string[]>
  texts(field: FilterField): Promise<string[]>
}

const lookIn = (register: Reader): Lookup => ({
  keys: (of, values) => findKeys(register, of, values),
  texts: (field) => findTexts(register, field),
})

async function readBy<Q extends object>(
  lookup: Lookup,
  query: Q,
  named: Readonly<Record<string, Named>>,
  within: string,
): Promise<Q> {
  const given = new Map<string, unknown>(Object.entries(query))
  const errors = listBackwards(query, within)
  for (const [name, of] of Object.entries(named)) {
    const values = given.get(name)
    if (!Array.isArray(values)) continue
    const keys = 'from' in of ? await lookup.keys(of, values) : of
    const orNone = 'from' in of && of.orNone
    const read = values.map((value: string) => (value === '' && orNone ? [''] : spellings(keys, value)))
    given.set(name, [...new Set(read.flat())])
    for (const [at, found] of read.entries())
      if (found.length === 0)
        errors.push(
          values[at] === '' ? empty(`${within}${name}`) : unknown(`${within}${name}`, values[at], NOT_THERE),
        )
  }
  if (errors.length > 0) throw new Refusal('invalid_input', { errors })
  return Object.fromEntries(given) as Q
}

/**
 * The filters of the list of systems, read as those of any list.
 * @throws Refusal `invalid_input`, also for one that is to be turned round and is not given
 */
export function readSystemFilters<Q extends SystemFilters>(
  register: Reader,
  query: Q,
  within = '',
): Promise<Q> {
  return readSystemsBy(lookIn(register), query, within)
}

/**
 * The filters of several lists of systems, each read as those of one, or the names of those that are refused. No more
 * statements than there are filters, however many lists.
 */
export async function readEachSystemFilters(
  register: Reader,
  queries: readonly SystemFilters[],
): Promise<({ filters: SystemFilters } | { dropped: string[] })[]> {
  const lookup = lookOnce(register, [...new Set(queries.flatMap(({ contract }) => contract ?? []))])
  return Promise.all(
    queries.map(async (query) => {
      try {
        return { filters: await readSystemsBy(lookup, query, '') }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return { dropped: [...new Set(error.details.errors?.map(({ path }) => path))] }
      }
    }),
  )
}

/** Looks each thing up once; of contracts, which are many, `contracts` alone. */
function lookOnce(register: Reader, contracts: readonly string[]): Lookup {
  const once = makeOnceBy<Promise<string[]>>()
  return {
    keys: (of) => once(JSON.stringify(of), () => findKeys(register, of, contracts)),
    texts: (field) => once(field, () => findTexts(register, field)),
  }
}

/** Remembers what was made for each key. */
function makeOnceBy<T>(): (key: string, make: () => T) => T {
  const made = new Map<string, T>()
  return (key, make) => {
    const value = made.get(key) ?? make()
    made.set(key, value)
    return value
  }
}

async function readSystemsBy<Q extends SystemFilters>(lookup: Lookup, query: Q, within: string): Promise<Q> {
  refuseIdleNot(query, within)
  const read = await readTexts(lookup, query)
  if (!query.destination) return readBy(lookup, read, NAMED_BY_SYSTEMS, within)
  const replacements = await lookup.keys({ from: 'rows', of: 'replacement' })
  const destination = [...DESTINATION_GROUPS, ...replacements]
  return readBy(lookup, read, { ...NAMED_BY_SYSTEMS, destination }, within)
}

/** A filter that is turned round and has no values would find everything, and look as if nothing were asked. */
function refuseIdleNot(query: SystemFilters, within: string): void {
  const errors = (query.not ?? [])
    .filter((name) => query[name] === undefined)
    .map((name) =>
      fieldProblem(`${within}not`, 'unknown_value', {
        nb: `«${name}» (${SYSTEM_FILTERS[name].nb}) er ikke blant filtrene. Gi filteret en verdi, eller ta det ut av «not».`,
        en: `“${name}” (${SYSTEM_FILTERS[name].en}) is not among the filters. Give the filter a value, or take it out of “not”.`,
      }),
    )
  if (errors.length > 0) throw new Refusal('invalid_input', { errors })
}

/** The filters of texts that are no key with what else stands in the register and folds alike: «ks» finds «KS». */
async function readTexts<Q extends SystemFilters>(lookup: Lookup, query: Q): Promise<Q> {
  const read = new Map<string, unknown>(Object.entries(query))
  for (const name of TEXT_FILTERS) {
    const values = read.get(name)
    if (!Array.isArray(values)) continue
    const stored = await lookup.texts(name)
    const folded = new Set(values.map(foldText))
    read.set(name, [...new Set([...values, ...stored.filter((text) => folded.has(foldText(text)))])])
  }
  return Object.fromEntries(read) as Q
}

/** What is wrong with periods that end before they begin: both ends of `from` and `to`, `targetFrom` and `targetTo` … */
export function listBackwards(query: object, within = ''): FieldError[] {
  const given = new Map<string, unknown>(Object.entries(query))
  return [...given].flatMap(([first, from]) => {
    const last = first.replace(/^from$|From$/, (end) => (end === 'from' ? 'to' : 'To'))
    const to = given.get(last)
    if (typeof from !== 'string' || typeof to !== 'string' || from <= to) return []
    return [
      fieldProblem(`${within}${first}`, 'from_after_to', {
        nb: `${formatDate(from)} er etter ${formatDate(to)}, som perioden slutter med. Velg en tidligere dag, eller bytt dem om.`,
        en: `${formatDate(from)} is after ${formatDate(to)}, which the period ends with. Choose an earlier day, or swap the two.`,
      }),
      fieldProblem(`${within}${last}`, 'from_after_to', {
        nb: `${formatDate(to)} er før ${formatDate(from)}, som perioden begynner med. Velg en senere dag, eller bytt dem om.`,
        en: `${formatDate(to)} is before ${formatDate(from)}, which the period begins with. Choose a later day, or swap the two.`,
      }),
    ]
  })
}

/** What is written just so, or else what differs by case alone. */
export function spellings(keys: readonly string[], value: string): string[] {
  if (keys.includes(value)) return [value]
  return keys.filter((key) => foldText(key) === foldText(value))
}

/** What is wrong with a filter whose value is not there, and the remedy. */
export function unknown(path: string, value: string, why: Words): FieldError {
  return fieldProblem(path, 'unknown_value', { nb: `«${value}» ${why.nb}`, en: `“${value}” ${why.en}` })
}

function empty(path: string): FieldError {
  return fieldProblem(path, 'unknown_value', {
    nb: 'Filteret er tomt, og ingen rad er uten verdi her. Skriv en verdi, eller ta filteret bort.',
    en: 'The filter is empty, and no row is without a value here. Write a value, or leave the filter out.',
  })
}

const NOT_THERE: Words = {
  nb: 'finnes ikke i registeret. Bruk nummeret eller koden slik den står der.',
  en: 'is not in the register. Use the number or code as it stands there.',
}

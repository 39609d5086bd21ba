import { ENTITIES, type Entity } from '../../schema/api/changes.js'
import type { Query } from '../../schema/api/endpoint.js'
import { type FieldError, fieldProblem, Refusal } from '../../schema/api/errors.js'
import type { countChanges } from '../../schema/api/saves.js'
import type { listSecurityEvents } from '../../schema/api/securityEvents.js'
import type { SystemFilters } from '../../schema/api/systemFilters.js'
import { formatDate } from '../../schema/rules/dates.js'
import type { Field } from '../../schema/rules/fields.js'
import { GATES } from '../../schema/rules/gates.js'
import type { Settings } from '../../schema/rules/programme.js'
import { DESTINATION_GROUPS } from '../../schema/rules/progress.js'
import { rowNumber, wholeNumber } from '../../schema/rules/rowNumbers.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import { FILTER_FIELDS, SYSTEM_FILTERS, TEXT_FILTERS } from '../../schema/rules/systemList.js'
import { foldText, searchWords } from '../../schema/rules/text.js'
import type { Words } from '../../schema/rules/words.js'
import type { Reader } from '../engines/store.js'
import { findActors, findIdsLike, isConcerned, isRequest } from '../store/changes.js'
import { findKeys, findTexts, type Keyed } from '../store/keys.js'
import type { LogQuery as LogFilters, LoggedField } from '../store/logFilters.js'
import { findUser } from '../store/users.js'
import { listLoggedNames } from './concepts.js'

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
  contracts: { system: { ...SYSTEM, orNone: true }, party: { from: 'rows', of: 'party', orNone: true } },
  functions: { serviceArea: SYSTEM_FIELDS.serviceArea.choices },
  duplicates: { municipality: SYSTEM_FIELDS.municipality.choices },
  integrations: { system: SYSTEM, replacement: { ...REPLACEMENT, orNone: true } },
  landscape: { of: SYSTEM },
  mappings: { system: SYSTEM, replacement: REPLACEMENT },
  overrides: { system: SYSTEM, gate: GATES.map(({ code }) => code) },
  prerequisites: { system: SYSTEM, requires: SYSTEM },
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
export async function readFilters<Q extends object>(
  register: Reader,
  query: Q,
  named: Readonly<Record<string, Named>>,
  within = '',
): Promise<Q> {
  const given = new Map<string, unknown>(Object.entries(query))
  const errors = listBackwards(query, within)
  for (const [name, of] of Object.entries(named)) {
    const values = given.get(name)
    if (!Array.isArray(values)) continue
    const keys = 'from' in of ? await findKeys(register, of, values) : of
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
export async function readSystemFilters<Q extends SystemFilters>(
  register: Reader,
  query: Q,
  within = '',
): Promise<Q> {
  refuseIdleNot(query, within)
  const read = await readTexts(register, query)
  if (!query.destination) return readFilters(register, read, NAMED_BY_SYSTEMS, within)
  const replacements = await findKeys(register, { from: 'rows', of: 'replacement' })
  const destination = [...DESTINATION_GROUPS, ...replacements]
  return readFilters(register, read, { ...NAMED_BY_SYSTEMS, destination }, within)
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
async function readTexts<Q extends SystemFilters>(register: Reader, query: Q): Promise<Q> {
  const read = new Map<string, unknown>(Object.entries(query))
  for (const name of TEXT_FILTERS) {
    const values = read.get(name)
    if (!Array.isArray(values)) continue
    const stored = await findTexts(register, name)
    const folded = new Set(values.map(foldText))
    read.set(name, [...new Set([...values, ...stored.filter((text) => folded.has(foldText(text)))])])
  }
  return Object.fromEntries(read) as Q
}

/** What is wrong with periods that end before they begin: both ends of `from` and `to`, `targetFrom` and `targetTo` … */
function listBackwards(query: object, within = ''): FieldError[] {
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
function spellings(keys: readonly string[], value: string): string[] {
  if (keys.includes(value)) return [value]
  return keys.filter((key) => foldText(key) === foldText(value))
}

export type { LogFilters }

type LogQuery = Omit<Query<typeof countChanges>, 'asOf'>

/**
 * The filters of the log with what they name as the log writes it. An actor is found by id, by name, or by part of the
 * name when nobody is called just that. `log` is the whole log.
 * @throws Refusal `invalid_input` for what the log has not, and for a period that ends before it begins.
 */
export async function readLogFilters(
  log: Reader,
  query: LogQuery,
  { systemPrefix, contractPrefix }: Settings,
): Promise<LogFilters> {
  const { q, system, entity, entityId, actor, action, field, way, requestId, from, to } = query
  const errors = listBackwards(query)
  const refuse = (name: string, value: string, why: Words) => errors.push(unknown(name, value, why))
  const filters: LogFilters = {
    ...{ system, entity, action, way, requestId, from, to },
    // Blanks ask for nothing.
    q: q === undefined || searchWords(q).length === 0 ? undefined : q,
  }
  if (system !== undefined && !(await isConcerned(log, system)))
    refuse('system', system, noSystem(systemPrefix))
  if (requestId !== undefined && !(await isRequest(log, requestId)))
    refuse('requestId', requestId, NO_REQUEST)
  if (field !== undefined) {
    const read = field.map((one) => fieldsCalled(log, one, entity))
    for (const [at, found] of read.entries())
      if (found.length === 0) refuse('field', field[at] ?? '', NO_FIELD)
    filters.fields = read.flat()
  }
  if (entityId !== undefined) {
    // Just so, for a replacement may be called `ikt-107`; or else a number that is not written whole.
    const whole = wholeNumber(entityId)
    const ids = await findIdsLike(log, [entityId, whole], entity)
    const spelled = spellings(ids, entityId)
    filters.entityIds = spelled.length > 0 ? spelled : spellings(ids, whole)
    if (filters.entityIds.length === 0) refuse('entityId', whole, noId(contractPrefix))
  }
  if (actor !== undefined) {
    const actors = await findActors(log)
    const read = actor.map((one) => actorsCalled(actors, one))
    for (const [at, found] of read.entries())
      if (found.length === 0) refuse('actor', actor[at] ?? '', NO_ACTOR)
    filters.actors = read.flat()
  }
  if (errors.length > 0) throw new Refusal('invalid_input', { errors })
  return filters
}

/**
 * What the security log is asked for. `register` is the register as it is: users are locked, and never deleted.
 * @throws Refusal `invalid_input` for a user who is not there, and for a period that ends before it begins.
 */
export async function readSecurityFilters<Q extends Partial<Query<typeof listSecurityEvents>>>(
  register: Reader,
  query: Q,
): Promise<Q> {
  const { user } = query
  const errors = listBackwards(query)
  if (user && !(await findUser(register, user))) errors.push(unknown('user', user, NO_USER))
  if (errors.length > 0) throw new Refusal('invalid_input', { errors })
  return query
}

/** The ids and names of those in the log who are meant: what is filtered by is either. */
function actorsCalled(actors: readonly { id: string; name: string }[], actor: string): string[] {
  if (actors.some(({ id }) => id === actor)) return [actor]
  const asked = foldText(actor)
  const names = actors.map(({ name }) => name)
  const called = spellings(names, actor)
  return called.length > 0 ? called : names.filter((name) => asked && foldText(name).includes(asked))
}

/** The field that is meant, `system.targetDate` of one kind of row and `targetDate` of any of these; none: there is none. */
function fieldsCalled(log: Reader, field: string, entities: readonly Entity[] | undefined): LoggedField[] {
  const [, of, name = field] = /^([^.]*)\.(.*)$/.exec(field) ?? []
  const [entity = null] = of === undefined ? [] : spellings(ENTITIES, of)
  if (of !== undefined && entity === null) return []
  const names = listLoggedNames(log, entity ? [entity as Entity] : entities)
  return spellings(names, name).map((one) => ({ entity: entity as Entity | null, field: one }))
}

function unknown(path: string, value: string, why: Words): FieldError {
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
const noSystem = (prefix: string): Words => ({
  nb: `er ikke et system i loggen. Skriv nummeret, som ${rowNumber(prefix, 26)}.`,
  en: `is no system in the log. Write its number, like ${rowNumber(prefix, 26)}.`,
})
const NO_ACTOR: Words = {
  nb: 'har ikke endret noe. Skriv navnet, eller en del av det, slik det står i loggen.',
  en: 'has changed nothing. Write the name, or part of it, as it stands in the log.',
}
const NO_USER: Words = {
  nb: 'er ikke id-en til en bruker. Bruk userId slik den står i en rad.',
  en: 'is not the id of a user. Use userId as it stands in a row.',
}
const NO_FIELD: Words = {
  nb: 'er ikke et felt i registeret. Bruk feltets navn i API-et, som targetDate.',
  en: 'is no field of the register. Use the name of the field in the API, like targetDate.',
}
const noId = (prefix: string): Words => ({
  nb: `er ikke i loggen. Bruk entityId slik den står i en rad, som ${rowNumber(prefix, 7)}.`,
  en: `is not in the log. Use entityId as it stands in a row, like ${rowNumber(prefix, 7)}.`,
})
const NO_REQUEST: Words = {
  nb: 'er ikke i loggen. Bruk requestId slik den står i en rad.',
  en: 'is not in the log. Use requestId as it stands in a row.',
}

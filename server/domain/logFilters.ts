import { ENTITIES, type Entity } from '../../schema/api/changes.js'
import type { Query } from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import type { countChanges } from '../../schema/api/saves.js'
import type { listSecurityEvents } from '../../schema/api/securityEvents.js'
import type { Settings } from '../../schema/rules/programme.js'
import { rowNumber, wholeNumber } from '../../schema/rules/rowNumbers.js'
import { foldText, searchWords } from '../../schema/rules/text.js'
import type { Words } from '../../schema/rules/words.js'
import type { Reader } from '../engines/store.js'
import { findActors, findIdsLike, isConcerned, isRequest } from '../store/changes.js'
import type { LogQuery as LogFilters, LoggedField } from '../store/logFilters.js'
import { findUser, listUsers } from '../store/users.js'
import { listLoggedNames } from './concepts.js'
import { listBackwards, spellings, unknown } from './filters.js'

export type { LogFilters }

type LogQuery = Omit<Query<typeof countChanges>, 'asOf'>

/**
 * The filters of the log with what they name as the log writes it. An actor is found by id, by name, or by part of the
 * name when nobody is called just that; a user who has changed nothing is one too. `log` is the whole log.
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
    const inLog = actor.map((one) => actorsCalled(actors, one))
    const users = inLog.every(({ length }) => length > 0) ? [] : await listUsers(log)
    const read = inLog.map((found, at) => (found.length > 0 ? found : actorsCalled(users, actor[at] ?? '')))
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

/** The ids and names of those who are meant: what is filtered by is either. */
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

import { and, eq, gte, inArray, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { type ChangeAction, type ChangeWay, ENTITIES, type Entity } from '../../schema/api/changes.js'
import { addDays, midnightIn } from '../../schema/rules/dates.js'
import { contains, isOneOf } from '../engines/search.js'
import type { Reader } from '../engines/store.js'

/** A field that was changed: of one kind of row, or of any. */
export interface LoggedField {
  entity: Entity | null
  field: string
}

/** Which rows of the log are asked for: of an actor, by id or name. */
export interface LogQuery {
  q?: string | undefined
  system?: string | undefined
  entity?: Entity[] | undefined
  entityIds?: string[] | undefined
  actors?: string[] | undefined
  action?: ChangeAction[] | undefined
  fields?: LoggedField[] | undefined
  way?: ChangeWay[] | undefined
  requestId?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** What the log is asked, and by whom. */
export interface AskedLog {
  reader: Reader
  query: LogQuery
  /** The log up to this number. */
  sequence: number
  /** That days are counted in. */
  timeZone: string
  /** Whether whoever asks is told what was written of users and tokens: else nothing is found by it. */
  whole: boolean
  /** These requests alone. */
  requestIds?: readonly string[]
}

/** What is written of these is told those who may read who has access; that it was written is told everybody. */
const OF_PERSONS: readonly string[] = ['user', 'token']
export const isOfPersons = ({ entity }: { entity: string }): boolean => OF_PERSONS.includes(entity)

/** Rows whose before and after, fields and reason are told. */
export function isTold({ reader, whole }: Pick<AskedLog, 'reader' | 'whole'>): SQL | undefined {
  return whole ? undefined : notInArray(reader.t.changes.entity, [...OF_PERSONS])
}

/** What the filters but words ask: what an index finds, and what is seen by looking at each row alone. */
export function filtersOf(asked: AskedLog): Record<'indexed' | 'looked', SQL[]> {
  const { reader, query, timeZone, requestIds } = asked
  const { changes } = reader.t
  const { system, entity, entityIds, actors, action, fields, way, requestId, from, to } = query
  const given = (conditions: (SQL | undefined)[]) => conditions.filter((one) => one !== undefined)
  return {
    indexed: given([
      system === undefined ? undefined : concerns(reader, system),
      requestId === undefined ? undefined : eq(changes.requestId, requestId),
      requestIds && isOneOf(changes.requestId, requestIds),
      // The index begins with what a row is of.
      entityIds && and(inArray(changes.entity, entity ?? ENTITIES), inArray(changes.entityId, entityIds)),
      from === undefined ? undefined : gte(changes.at, midnightIn(timeZone, from)),
      to === undefined ? undefined : lt(changes.at, midnightIn(timeZone, addDays(to, 1))),
    ]),
    looked: given([
      // Not by the index, which would find all rows of it and put them in order, for the few of a page.
      entity && inArray(sql`${changes.entity} || ''`, entity),
      actors && or(isOneOf(changes.actorId, actors), isOneOf(changes.actorName, actors)),
      action && inArray(changes.action, action),
      fields && and(isTold(asked), or(...fields.map((one) => changed(reader, one)))),
      way && inArray(wayOfChange, way),
    ]),
  }
}

/** `fields` is a JSON list of names, and names hold no quotes. */
function changed({ t: { changes } }: Reader, { entity, field }: LoggedField): SQL | undefined {
  const named = contains(changes.fields, `"${field}"`)
  return entity ? and(eq(sql`${changes.entity} || ''`, entity), named) : named
}

/** True where an index finds so few rows that looking at each of them is no work. */
export function isFound({ query: { system, requestId, entityIds }, requestIds }: AskedLog): boolean {
  return [system, requestId, entityIds, requestIds].some((one) => one !== undefined)
}

/** The changes that concern a system: of itself, and of what names it before or after. */
function concerns({ db, t }: Reader, system: string): SQL {
  const { changes, concerns: concerned } = t
  const rows = db.select({ seq: concerned.seq }).from(concerned).where(eq(concerned.system, system))
  return inArray(changes.seq, rows)
}

const requestsThatMade = (entity: Entity) =>
  sql`(select made.request_id from changes as made where made.entity = ${entity} and made.action = 'create')`

/**
 * How the request of a row came about: what it took back, that it logged an import or an override, or else whether it
 * changed more systems than one.
 */
export const wayOfChange = sql<ChangeWay>`case
  when changes.undoes is not null then 'undo'
  when changes.request_id in ${requestsThatMade('import')} then 'import'
  when changes.request_id in ${requestsThatMade('override')} then 'override'
  when exists (select 1 from changes as other where other.request_id = changes.request_id and other.system <>
    coalesce(changes.system, (select one.system from changes as one
      where one.request_id = changes.request_id and one.system is not null limit 1))) then 'bulk'
  else 'hand' end`

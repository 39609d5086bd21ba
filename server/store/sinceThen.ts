import { and, gt, isNull, lte } from 'drizzle-orm'
import type { Entity } from '../../schema/api/changes.js'
import { isOneOf } from '../engines/search.js'
import type { Reader } from '../engines/store.js'

/** Rows of the log that a reader has not seen: those after `after` up to `upTo`. */
export interface Stretch {
  after: number
  upTo: number
}

/** What of each entity rows of the log are about: the ids that it is known by in the log. One statement. */
export async function findLogged(
  reader: Reader,
  { after, upTo }: Stretch,
): Promise<ReadonlyMap<Entity, readonly string[]>> {
  const { changes } = reader.t
  const rows = await reader.db
    .selectDistinct({ entity: changes.entity, id: changes.entityId })
    .from(changes)
    .where(and(gt(changes.seq, after), lte(changes.seq, upTo)))
  const logged = new Map<Entity, string[]>()
  for (const { entity, id } of rows) {
    const ids = logged.get(entity as Entity) ?? []
    ids.push(id)
    logged.set(entity as Entity, ids)
  }
  return logged
}

/** The systems that rows of the log concern. One statement. */
export async function findConcerned(reader: Reader, { after, upTo }: Stretch): Promise<string[]> {
  const { concerns } = reader.t
  const rows = await reader.db
    .selectDistinct({ system: concerns.system })
    .from(concerns)
    .where(and(gt(concerns.seq, after), lte(concerns.seq, upTo)))
  return rows.map(({ system }) => system)
}

/** The systems that wait for one of these, or are integrated with one. Three statements. */
export async function findConnected(reader: Reader, systems: readonly string[]): Promise<string[]> {
  const { prerequisites: p, integrations: i } = reader.t
  const rows = await Promise.all([
    reader.db
      .selectDistinct({ system: p.system })
      .from(p)
      .where(and(isNull(p.voidedAt), isOneOf(p.requires, systems))),
    reader.db
      .selectDistinct({ system: i.toSystem })
      .from(i)
      .where(and(isNull(i.voidedAt), isOneOf(i.fromSystem, systems))),
    reader.db
      .selectDistinct({ system: i.fromSystem })
      .from(i)
      .where(and(isNull(i.voidedAt), isOneOf(i.toSystem, systems))),
  ])
  return rows.flat().flatMap(({ system }) => system ?? [])
}

/** The systems that are mapped to one of these replacements. One statement. */
export async function findMappedTo(reader: Reader, replacements: readonly string[]): Promise<string[]> {
  const { mappings: m } = reader.t
  const rows = await reader.db
    .selectDistinct({ system: m.system })
    .from(m)
    .where(and(isNull(m.voidedAt), isOneOf(m.replacement, replacements)))
  return rows.map(({ system }) => system)
}

/** The replacements that carry one of these systems on for others. One statement. */
export async function findContinuing(reader: Reader, systems: readonly string[]): Promise<string[]> {
  const { replacements: r } = reader.t
  const rows = await reader.db.select({ code: r.code }).from(r).where(isOneOf(r.continuesSystem, systems))
  return rows.map(({ code }) => code)
}

/** The replacements in which one of these breaks of series is. One statement. */
export async function findBroken(reader: Reader, breaks: readonly string[]): Promise<string[]> {
  const { seriesBreaks: s } = reader.t
  const rows = await reader.db.selectDistinct({ code: s.replacement }).from(s).where(isOneOf(s.id, breaks))
  return rows.map(({ code }) => code)
}

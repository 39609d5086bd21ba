import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Query } from '../../schema/api/endpoint.js'
import type { listOverrides as listOverridesEndpoint, Override } from '../../schema/api/overrides.js'
import { gateOf } from '../../schema/rules/gates.js'
import type { Row } from '../../schema/tables/all.js'
import { isOneOf } from '../engines/search.js'
import type { Reader, Tx } from '../engines/store.js'
import type { Page } from './cursor.js'
import { idNumber } from './ids.js'
import { findNamedSystems, pickNamedSystem } from './namedSystems.js'
import { readRowsById } from './pages.js'

/** A row of `overrides` as it is stored. */
export type OverrideRecord = Row<'overrides'>

/** The override with this id, a voided one too; undefined when there is none. One statement. */
export async function findOverride(reader: Reader, id: string): Promise<OverrideRecord | undefined> {
  const { overrides } = reader.t
  const [row] = await reader.db.select().from(overrides).where(eq(overrides.id, id))
  return row
}

/** The override of a gate of a system that counts, when there is one. */
export async function findOverrideOf(
  reader: Reader,
  system: string,
  gate: string,
): Promise<OverrideRecord | undefined> {
  const { overrides: o } = reader.t
  const [row] = await reader.db
    .select()
    .from(o)
    .where(and(eq(o.system, system), eq(o.gate, gate), isNull(o.voidedAt)))
  return row
}

/** The overrides of these gates of a system that count, oldest first. One statement. */
export async function findOverridesOf(
  reader: Reader,
  system: string,
  gates: readonly string[],
): Promise<OverrideRecord[]> {
  const { overrides: o } = reader.t
  return reader.db
    .select()
    .from(o)
    .where(and(eq(o.system, system), isOneOf(o.gate, gates), isNull(o.voidedAt)))
    .orderBy(idNumber(o.id))
}

/** Writes a new override. One statement. */
export async function insertOverride(tx: Tx, row: OverrideRecord): Promise<void> {
  await tx.db.insert(tx.t.overrides).values(row)
}

/** Writes every column of a override anew. One statement. */
export async function updateOverride(tx: Tx, row: OverrideRecord): Promise<void> {
  await tx.db.update(tx.t.overrides).set(row).where(eq(tx.t.overrides.id, row.id))
}

/** A page of the list of exceptions, oldest first. Three statements. */
export async function listOverrides(
  reader: Reader,
  query: Query<typeof listOverridesEndpoint>,
): Promise<Page<Override>> {
  const { overrides: o } = reader.t
  const matching = and(
    query.voided ? undefined : isNull(o.voidedAt),
    query.system && inArray(o.system, query.system),
    query.gate && inArray(o.gate, query.gate),
  )
  const page = await readRowsById(reader, 'overrides', matching, query)
  return { ...page, items: await views(reader, page.items) }
}

/** One override with its system named. Two statements. */
export async function findNamedOverride(reader: Reader, id: string): Promise<Override | undefined> {
  const row = await findOverride(reader, id)
  const [view] = row ? await views(reader, [row]) : []
  return view
}

async function views(reader: Reader, rows: readonly OverrideRecord[]): Promise<Override[]> {
  const names = await findNamedSystems(
    reader,
    rows.map(({ system }) => system),
  )
  return rows.map((row) => {
    const { nb, en } = gateOf(row.gate)?.words.fails ?? { nb: row.gate, en: row.gate }
    return { ...row, systemName: pickNamedSystem(names, row.system).name, nb, en }
  })
}

import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Query } from '../../schema/api/endpoint.js'
import type {
  Integration,
  listIntegrations as listIntegrationsEndpoint,
} from '../../schema/api/integrations.js'
import type { Row } from '../../schema/tables/all.js'
import { anyOf, isOneOf } from '../engines/search.js'
import type { Reader, Tx } from '../engines/store.js'
import type { Page } from './cursor.js'
import { idNumber } from './ids.js'
import { findNamedSystems, pickNamedSystem } from './namedSystems.js'
import { readRowsById } from './pages.js'

/** A row of `integrations` as it is stored. */
export type IntegrationRecord = Row<'integrations'>

/** The integration with this id, a voided one too; undefined when there is none. One statement. */
export async function findIntegration(reader: Reader, id: string): Promise<IntegrationRecord | undefined> {
  const { integrations } = reader.t
  const [row] = await reader.db.select().from(integrations).where(eq(integrations.id, id))
  return row
}

/** Writes a new integration. One statement. */
export async function insertIntegration(tx: Tx, row: IntegrationRecord): Promise<void> {
  await tx.db.insert(tx.t.integrations).values(row)
}

/** Writes every column of a integration anew. One statement. */
export async function updateIntegration(tx: Tx, row: IntegrationRecord): Promise<void> {
  await tx.db.update(tx.t.integrations).set(row).where(eq(tx.t.integrations.id, row.id))
}

/** A page of integrations with their systems named, oldest first. Three statements. */
export async function listIntegrations(
  reader: Reader,
  query: Query<typeof listIntegrationsEndpoint>,
): Promise<Page<Integration>> {
  const { integrations: i } = reader.t
  const matching = and(
    query.voided ? undefined : isNull(i.voidedAt),
    query.system && or(inArray(i.fromSystem, query.system), inArray(i.toSystem, query.system)),
    anyOf(i.toReplacement, query.replacement),
    query.state && inArray(i.state, query.state),
  )
  const page = await readRowsById(reader, 'integrations', matching, query)
  return { ...page, items: await views(reader, page.items) }
}

/** One integration with its systems named. Two statements. */
export async function findNamedIntegration(reader: Reader, id: string): Promise<Integration | undefined> {
  const row = await findIntegration(reader, id)
  const [view] = row ? await views(reader, [row]) : []
  return view
}

/** An integration as it is drawn between its ends. */
export type FlowRecord = Pick<
  IntegrationRecord,
  'id' | 'fromSystem' | 'toSystem' | 'toReplacement' | 'toParty' | 'data' | 'direction' | 'state' | 'movedTo'
>

/** The integrations of these systems from either end, or of all, oldest first. One statement. */
export async function findFlows(
  { db, t: { integrations: i } }: Reader,
  systems?: readonly string[],
): Promise<FlowRecord[]> {
  const { id, fromSystem, toSystem, toReplacement, toParty, data, direction, state, movedTo } = i
  return db
    .select({ id, fromSystem, toSystem, toReplacement, toParty, data, direction, state, movedTo })
    .from(i)
    .where(
      and(isNull(i.voidedAt), systems && or(isOneOf(i.fromSystem, systems), isOneOf(i.toSystem, systems))),
    )
    .orderBy(idNumber(i.id))
}

async function views(reader: Reader, rows: readonly IntegrationRecord[]): Promise<Integration[]> {
  const names = await findNamedSystems(
    reader,
    rows.flatMap(({ fromSystem, toSystem }) => (toSystem ? [fromSystem, toSystem] : [fromSystem])),
  )
  return rows.map((row) => ({
    ...row,
    from: pickNamedSystem(names, row.fromSystem),
    to: row.toSystem === null ? null : pickNamedSystem(names, row.toSystem),
  }))
}

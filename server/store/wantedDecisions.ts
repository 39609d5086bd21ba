import { and, eq } from 'drizzle-orm'
import type { Query } from '../../schema/api/endpoint.js'
import type {
  listWantedDecisions as listWantedDecisionsEndpoint,
  WantedDecision,
} from '../../schema/api/wantedDecisions.js'
import { compareWantedDecisions } from '../../schema/rules/wantedDecisions.js'
import type { Row } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'
import { matchesBelonging, readBelonging } from './belonging.js'
import { cutPage, type Page } from './cursor.js'

/** A row of `wanted_decisions` as it is stored. */
export type WantedDecisionRecord = Row<'wantedDecisions'>

/** The wanted decision with this id, a voided one too; undefined when there is none. One statement. */
export async function findWantedDecision(
  reader: Reader,
  id: string,
): Promise<WantedDecisionRecord | undefined> {
  const { wantedDecisions } = reader.t
  const [row] = await reader.db.select().from(wantedDecisions).where(eq(wantedDecisions.id, id))
  return row
}

/** Writes a new wanted decision. One statement. */
export async function insertWantedDecision(tx: Tx, row: WantedDecisionRecord): Promise<void> {
  await tx.db.insert(tx.t.wantedDecisions).values(row)
}

/** Writes every column of a wanted decision anew. One statement. */
export async function updateWantedDecision(tx: Tx, row: WantedDecisionRecord): Promise<void> {
  await tx.db.update(tx.t.wantedDecisions).set(row).where(eq(tx.t.wantedDecisions.id, row.id))
}

/** A page of wanted decisions with their systems named, the most urgent first. One statement. */
export async function listWantedDecisions(
  reader: Reader,
  query: Query<typeof listWantedDecisionsEndpoint>,
): Promise<Page<WantedDecision>> {
  const matching = matchesBelonging(reader, 'wantedDecisions', query)
  const rows = await readBelonging(reader, 'wantedDecisions', matching)
  return cutPage(rows.sort(compareWantedDecisions), 'wanted_decisions', ({ id }) => id, query)
}

/** The decisions that are still wanted of this decider, with their systems named. One statement. */
export async function findWantedOf(reader: Reader, decider: string): Promise<WantedDecision[]> {
  const wanted = matchesBelonging(reader, 'wantedDecisions', { state: ['wanted'] })
  return readBelonging(reader, 'wantedDecisions', and(wanted, eq(reader.t.wantedDecisions.decider, decider)))
}

/** One wanted decision with its system named. One statement. */
export async function findNamedWantedDecision(
  reader: Reader,
  id: string,
): Promise<WantedDecision | undefined> {
  const [row] = await readBelonging(reader, 'wantedDecisions', eq(reader.t.wantedDecisions.id, id))
  return row
}

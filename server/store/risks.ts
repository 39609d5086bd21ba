import { and, eq } from 'drizzle-orm'
import type { Query } from '../../schema/api/endpoint.js'
import type { listRisks as listRisksEndpoint, Risk } from '../../schema/api/risks.js'
import { compareRisks, OPEN_RISK_STATES, riskScore } from '../../schema/rules/risks.js'
import type { Row } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'
import { matchesBelonging, readBelonging } from './belonging.js'
import { cutPage, type Page } from './cursor.js'

/** A row of `risks` as it is stored. */
export type RiskRecord = Row<'risks'>

/** The risk with this id, a voided one too; undefined when there is none. One statement. */
export async function findRisk(reader: Reader, id: string): Promise<RiskRecord | undefined> {
  const { risks } = reader.t
  const [row] = await reader.db.select().from(risks).where(eq(risks.id, id))
  return row
}

/** Writes a new risk. One statement. */
export async function insertRisk(tx: Tx, row: RiskRecord): Promise<void> {
  await tx.db.insert(tx.t.risks).values(row)
}

/** Writes every column of a risk anew. One statement. */
export async function updateRisk(tx: Tx, row: RiskRecord): Promise<void> {
  await tx.db.update(tx.t.risks).set(row).where(eq(tx.t.risks.id, row.id))
}

/** A page of risks with their systems named, the top ones first. One statement. */
export async function listRisks(reader: Reader, query: Query<typeof listRisksEndpoint>): Promise<Page<Risk>> {
  const rows = await readBelonging(reader, 'risks', matchesBelonging(reader, 'risks', query))
  const inOrder = rows.map(viewOf).sort((a, b) => compareRisks(rankOf(a), rankOf(b)))
  return cutPage(inOrder, 'risks', ({ id }) => id, query)
}

/** The risks that somebody has to do something about and that this owner has, with their systems named. One statement. */
export async function findRisksOf(reader: Reader, owner: string): Promise<Risk[]> {
  const open = matchesBelonging(reader, 'risks', { state: OPEN_RISK_STATES })
  const rows = await readBelonging(reader, 'risks', and(open, eq(reader.t.risks.owner, owner)))
  return rows.map(viewOf)
}

/** One risk with its system named. One statement. */
export async function findNamedRisk(reader: Reader, id: string): Promise<Risk | undefined> {
  const [row] = await readBelonging(reader, 'risks', eq(reader.t.risks.id, id))
  return row && viewOf(row)
}

const viewOf = (row: RiskRecord & Pick<Risk, 'about'>): Risk => ({ ...row, score: riskScore(row) })

const rankOf = (risk: Risk) => ({ ...risk, dayOneCritical: risk.about?.dayOneCritical ?? false })

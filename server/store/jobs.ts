import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { JobKind } from '../../schema/rules/jobs.js'
import type { Row } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'

/** Long work as it is stored. */
export type JobRecord = Row<'jobs'>

/** The work with this id; undefined when there is none. One statement. */
export async function findJob(reader: Reader, id: string): Promise<JobRecord | undefined> {
  const [row] = await reader.db.select().from(reader.t.jobs).where(eq(reader.t.jobs.id, id))
  return row
}

/** The work that has waited longest; undefined when none waits. One statement. */
export async function findWaitingJob(reader: Reader): Promise<JobRecord | undefined> {
  const { jobs } = reader.t
  const [row] = await reader.db
    .select()
    .from(jobs)
    .where(eq(jobs.state, 'waiting'))
    .orderBy(asc(jobs.askedAt), asc(jobs.id))
    .limit(1)
  return row
}

/** Running work that was last heard of before a moment: its server is gone. One statement. */
export async function findSilentJobs(reader: Reader, before: string): Promise<JobRecord[]> {
  const { jobs } = reader.t
  return reader.db
    .select()
    .from(jobs)
    .where(and(eq(jobs.state, 'running'), lt(jobs.heardAt, before)))
}

/** The newest work of a person, of these kinds where some are given. One statement. */
export async function findJobsOf(
  reader: Reader,
  byId: string,
  { kind, limit }: { kind?: JobKind[] | undefined; limit: number },
): Promise<JobRecord[]> {
  const { jobs } = reader.t
  return reader.db
    .select()
    .from(jobs)
    .where(and(eq(jobs.byId, byId), kind && inArray(jobs.kind, kind)))
    .orderBy(desc(jobs.askedAt), desc(jobs.id))
    .limit(limit)
}

/** How much work of a person has not ended. One statement. */
export async function countOpenJobs(reader: Reader, byId: string): Promise<number> {
  const { jobs } = reader.t
  const [row] = await reader.db
    .select({ count: sql<number>`count(*)` })
    .from(jobs)
    .where(and(eq(jobs.byId, byId), inArray(jobs.state, ['waiting', 'running'])))
  return Number(row?.count ?? 0)
}

/** Writes work that is asked for. One statement. */
export async function insertJob(tx: Tx, row: JobRecord): Promise<void> {
  await tx.db.insert(tx.t.jobs).values(row)
}

/** Writes some columns of work anew. One statement. */
export async function updateJob(tx: Tx, id: string, columns: Partial<JobRecord>): Promise<void> {
  await tx.db.update(tx.t.jobs).set(columns).where(eq(tx.t.jobs.id, id))
}

/** Forgets work that ended before a moment. One statement. */
export async function deleteOldJobs(tx: Tx, before: string): Promise<void> {
  const { jobs } = tx.t
  await tx.db
    .delete(jobs)
    .where(and(inArray(jobs.state, ['done', 'failed', 'cancelled']), lt(jobs.heardAt, before)))
}

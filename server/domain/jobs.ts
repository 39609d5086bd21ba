import { randomUUID } from 'node:crypto'
import { Refusal } from '../../schema/api/errors.js'
import { hasEnded, type JobKind, KEPT_DAYS, MOST_TRIES, SILENT_SECONDS } from '../../schema/rules/jobs.js'
import type { Words } from '../../schema/rules/words.js'
import type { Store, Tx } from '../engines/store.js'
import {
  countOpenJobs,
  deleteOldJobs,
  findJob,
  findSilentJobs,
  findWaitingJob,
  insertJob,
  type JobRecord,
  updateJob,
} from '../store/jobs.js'
import type { Actor } from './change.js'
import { requireRow } from './rows.js'

/** So much work one person has under way at most. */
const MOST_OPEN = 10

/**
 * Asks for long work, which a server takes up in its turn.
 * @param now by the real clock: work is no part of the register
 * @throws Refusal `too_much_work`
 */
export async function askJob(
  tx: Tx,
  kind: JobKind,
  asked: object,
  by: Pick<Actor, 'id' | 'name'>,
  now: Date,
): Promise<JobRecord> {
  if ((await countOpenJobs(tx, by.id)) >= MOST_OPEN) throw new Refusal('too_much_work')
  const at = now.toISOString()
  const row: JobRecord = {
    id: randomUUID(),
    kind,
    state: 'waiting',
    asked,
    result: null,
    problem: null,
    ...{ done: 0, total: 0, tries: 0 },
    ...{ byId: by.id, byName: by.name },
    ...{ askedAt: at, heardAt: at },
  }
  await insertJob(tx, row)
  return row
}

/** The work with this id, of whoever asked for it. @throws Refusal `not_found` */
export async function requireJob(
  reader: Parameters<typeof findJob>[0],
  id: string,
  by: Pick<Actor, 'id'>,
): Promise<JobRecord> {
  const job = await findJob(reader, id)
  return requireRow(job?.byId === by.id ? job : undefined, id)
}

/** Stops work: what waits never begins, and what runs is told when it looks next. What has ended stays as it is. */
export function cancelJob(store: Store, id: string, by: Pick<Actor, 'id'>, now: Date): Promise<JobRecord> {
  return store.transaction(async (tx) => {
    const job = await requireJob(tx, id, by)
    if (hasEnded(job.state)) return job
    const cancelled = { state: 'cancelled', heardAt: now.toISOString() } as const
    await updateJob(tx, id, cancelled)
    return { ...job, ...cancelled }
  })
}

const GIVEN_UP: Words = {
  nb: 'Arbeidet stanset flere ganger før det var ferdig. Be om det på nytt, eller om mindre.',
  en: 'The work stopped several times before it was done. Ask for it again, or for less.',
}

/**
 * Takes the work that has waited longest, of several servers one. Work of a server that is gone waits again, and is given up
 * when that has happened too often. Undefined: none waits.
 */
export function claimJob(store: Store, now: Date): Promise<JobRecord | undefined> {
  return store.transaction(async (tx) => {
    const silent = new Date(now.getTime() - SILENT_SECONDS * 1000).toISOString()
    for (const { id, tries } of await findSilentJobs(tx, silent))
      await updateJob(
        tx,
        id,
        tries < MOST_TRIES ? { state: 'waiting' } : { state: 'failed', problem: GIVEN_UP },
      )
    const job = await findWaitingJob(tx)
    if (!job) return undefined
    const claimed = { state: 'running', tries: job.tries + 1, heardAt: now.toISOString() } as const
    await updateJob(tx, job.id, claimed)
    return { ...job, ...claimed }
  })
}

/** Tells how far work has come, and that its server is there. Answers whether it is still wanted. */
export function tellJob(
  store: Store,
  id: string,
  progress: Partial<Pick<JobRecord, 'done' | 'total'>>,
  now: Date,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const job = await findJob(tx, id)
    if (job?.state !== 'running') return false
    await updateJob(tx, id, { ...progress, heardAt: now.toISOString() })
    return true
  })
}

/** Lets work wait again that a server had to leave. */
export function leaveJob(store: Store, id: string): Promise<void> {
  return store.transaction(async (tx) => {
    const job = await findJob(tx, id)
    if (job?.state === 'running') await updateJob(tx, id, { state: 'waiting', tries: job.tries - 1 })
  })
}

/** Ends work that nothing came of. What was cancelled meanwhile stays so. */
export function failJob(store: Store, id: string, problem: Words, now: Date): Promise<void> {
  return store.transaction(async (tx) => {
    const job = await findJob(tx, id)
    if (job?.state === 'running')
      await updateJob(tx, id, { state: 'failed', problem, heardAt: now.toISOString() })
  })
}

/** Work that was cancelled while its last step was done. */
export class Cancelled extends Error {}

/** Ends work, within the transaction that writes what came of it. @throws Cancelled */
export async function finishJob(tx: Tx, id: string, result: object, now: Date): Promise<void> {
  const job = await findJob(tx, id)
  if (job?.state !== 'running') throw new Cancelled()
  await updateJob(tx, id, { state: 'done', result, heardAt: now.toISOString() })
}

/** Forgets how old work ended. */
export function endOldJobs(store: Store, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString()
  return store.transaction((tx) => deleteOldJobs(tx, before))
}

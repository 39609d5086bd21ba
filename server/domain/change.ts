import { setImmediate } from 'node:timers/promises'
import type { ChangeAction, Entity, FieldChange } from '../../schema/api/changes.js'
import { listConcernedSystems } from '../../schema/api/concerns.js'
import { Refusal } from '../../schema/api/errors.js'
import { WRITTEN_FIELDS } from '../../schema/api/loggedFields.js'
import type { Access } from '../../schema/rules/access.js'
import type { NoticeDays } from '../../schema/rules/contracts.js'
import { dateIn } from '../../schema/rules/dates.js'
import type { GateFacts } from '../../schema/rules/gateFacts.js'
import type { Settings } from '../../schema/rules/programme.js'
import type { Status } from '../../schema/rules/status.js'
import { KEYED_FIELDS, keyColumn } from '../../schema/rules/systemList.js'
import { inPart, type Store, type Tx, travels } from '../engines/store.js'
import { mapInTurns } from '../engines/turns.js'
import { type ChangeRow, findHead, insertChanges, insertConcerns } from '../store/changes.js'
import { forgetFacts, keepFacts } from '../store/gateFacts.js'
import { deleteAnswersBefore, findAnswer, insertAnswer } from '../store/idempotency.js'
import type { SystemRecord } from '../store/systems.js'
import { canonicalText, sha256 } from './canonical.js'
import { refuseDaysAhead, refuseEarlyNotice, refuseUnexplained } from './days.js'
import { refuseUnexplainedLowering } from './lowerings.js'

/** A stored row, or what is left of it in the log: plain JSON. */
type Snapshot = NonNullable<ChangeRow['before']>

/**
 * Who changes something: a person, however they come. The name is kept in the log as text, so that it outlives the user.
 */
export interface Actor extends Access {
  id: string
  name: string
}

/** Who asks for a change, when, and under which request. Every domain function takes one first. */
export interface Context {
  store: Store
  actor: Actor
  /** One per request, import or bulk edit: what belongs together in the history and is undone together. */
  requestId: string
  /** The programme's clock, UTC ISO 8601. */
  at: string
  /** What the programme has decided: the time zone that days are counted in, and whose law applies. */
  settings: Settings
  /** Why, in the words of whoever asked: given to every row of the log that says no other reason. */
  reason?: string | undefined
  /** The request that this one takes back, when it is an undo. */
  undoes?: string | undefined
  /** Told of each row of the log as it is written: for an answer that says what was done. */
  tell?: ((row: ChangeRow) => void) | undefined
  /** Present when the request gave an `Idempotency-Key`. `onRepeat` is told which request it repeats. */
  idempotency?: { key: string; requestHash: string; onRepeat?: (requestId: string) => void } | undefined
  /** Waits for its turn as long as it takes: at set-up, which another server may be busy with. */
  patient?: boolean | undefined
  /** Present inside `changeAll`: the transaction that all its changes share. */
  work?: Work | undefined
  /** Present inside `changeAsOne`: what the gates behind each system looked at before the first of its changes. */
  gates?: GatesBefore | undefined
}

/** What the gates behind systems looked at before several changes that are one, by their numbers. */
export type GatesBefore = Map<string, GateFacts>

/** What the log says of a change beside what was changed. */
type Author = Pick<
  Context,
  'actor' | 'requestId' | 'at' | 'settings' | 'reason' | 'undoes' | 'tell' | 'gates'
>

/** One transaction in progress. */
interface Work {
  tx: Tx
  /** The end of the log that the next row is chained to: as it was found, once that is `known`. */
  head: { seq: number; hash: string }
  known: Promise<void>
  /** What was written and nobody has waited for. */
  sent: Promise<void>[]
  /** How many changes it consists of by now. */
  changes: number
}

export interface LogEntry {
  action: ChangeAction
  entity: Entity
  entityId: string
  label: string
  system?: string | null
  before: object | null
  after: object | null
  reason?: string | null | undefined
}

/** A write in progress: its transaction, who makes it when, and the log that it must write to. */
export interface Change {
  tx: Tx
  /** Moment of the change, UTC ISO 8601, and its date in the programme's time zone. */
  at: string
  today: string
  settings: Settings
  actor: Actor
  /** Present when the gates are looked at later, when all that belongs together is done. */
  gates: GatesBefore | undefined
  /** Number of the newest row of the log. */
  readonly sequence: number
  /**
   * Takes a statement that writes, and waits until it is on its way: what is read after it sees it, and all is undone
   * when it fails. An engine that is reached over a network is not waited for after each row.
   */
  send(written: Promise<void>): Promise<void>
  /**
   * Appends rows to the log: one for each row that is written.
   * @throws Refusal `day_ahead` for what is said to be done on a day that has not come, `invalid_input` for notice of a contract
   * before it began, `passed_day_moved` or `lowered_unexplained`.
   */
  log(...entries: LogEntry[]): Promise<void>
}

/** How many statements are sent at most before they are waited for. */
const MOST_SENT = 1000
/** How many changes of one transaction are made before others have their turn: an embedded engine waits for nothing. */
const AT_A_TIME = 20

const ANSWER_HOURS = 24
/** What the register computes for itself or keeps secret stays out of the log. */
const NOT_LOGGED = new Set<string>([
  'searchText',
  'sortKey',
  ...KEYED_FIELDS.map(keyColumn),
  'hash',
  'lastSeenAt',
  'nameKey',
])
const NOT_A_DIFFERENCE = new Set(['version', 'createdAt', 'updatedAt'])

/** What the first row of the log is chained to. */
export const GENESIS = { seq: 0, hash: '0'.repeat(64) }

/**
 * The only door for writes: checks, rows and log rows in one transaction, all or nothing.
 * With an `Idempotency-Key`, what `write` answers is kept, and a repeat of the request answers the same
 * without writing. `write` must therefore answer plain JSON, such as the id of what it made.
 * @throws Refusal `idempotency_conflict` when the key was used for another request.
 */
export function change<T>(context: Context, write: (change: Change) => Promise<T>): Promise<T> {
  return inWork(context, async (work) => {
    const { actor, at, idempotency } = context
    if (idempotency) {
      const answer = await findAnswer(work.tx, actor.id, idempotency.key)
      if (answer && answer.requestHash !== idempotency.requestHash)
        throw new Refusal('idempotency_conflict', { about: idempotency.key })
      if (answer) {
        idempotency.onRepeat?.(answer.requestId ?? context.requestId)
        return JSON.parse(answer.answer) as T
      }
    }
    const result = await write(makeChange(context, work))
    await work.known
    if (idempotency) {
      const since = new Date(Date.parse(at) - ANSWER_HOURS * 3_600_000).toISOString()
      const { key, requestHash } = idempotency
      await send(work, deleteAnswersBefore(work.tx, since))
      await send(
        work,
        insertAnswer(work.tx, {
          key,
          actor: actor.id,
          requestHash,
          requestId: context.requestId,
          answer: JSON.stringify(result),
          createdAt: at,
        }),
      )
    }
    return result
  })
}

/** Runs several domain functions in one transaction: hand them the context that `run` is given. */
export function changeAll<T>(
  context: Context,
  run: (context: Context & { work: Work }) => Promise<T>,
): Promise<T> {
  return inWork(context, (work) => run({ ...context, work }))
}

/**
 * Does something that a rule may refuse, among others in one transaction: what it wrote is taken back when it throws, log and
 * all, and the others stay.
 */
export async function attempt<T>(context: Context & { work: Work }, run: () => Promise<T>): Promise<T> {
  const { work } = context
  await takeTurn(work)
  await work.known
  await settle(work)
  const { head } = work
  try {
    return await inPart(work.tx, async () => {
      const result = await run()
      await settle(work)
      return result
    })
  } catch (error) {
    work.sent = []
    work.head = head
    forgetFacts(work.tx, null)
    throw error
  }
}

async function inWork<T>(context: Context, run: (work: Work) => Promise<T>): Promise<T> {
  if (context.work) {
    await takeTurn(context.work)
    return run(context.work)
  }
  const { patient = false } = context
  return context.store.transaction((tx) => workIn(tx, run), { patient })
}

async function takeTurn(work: Work): Promise<void> {
  work.changes += 1
  if (work.changes % AT_A_TIME === 0) await setImmediate()
}

async function workIn<T>(tx: Tx, run: (work: Work) => Promise<T>): Promise<T> {
  keepFacts(tx)
  // Asked together with what the work reads first.
  const known = findHead(tx).then((head) => {
    work.head = head ?? GENESIS
  })
  known.catch(() => undefined)
  const work: Work = { tx, head: GENESIS, known, sent: [], changes: 0 }
  try {
    const result = await run(work)
    await settle(work)
    return result
  } catch (error) {
    // What was written without waiting says why what came after it failed.
    await settle(work)
    throw error
  }
}

/** Waits for all that was written. @throws what the first of it failed by */
async function settle(work: Work): Promise<void> {
  const sent = work.sent.splice(0)
  for (const written of await Promise.allSettled(sent))
    if (written.status === 'rejected') throw written.reason
}

/** Writes with log rows in a transaction that is there already: for what an upgrade changes. */
export function changeIn<T>(tx: Tx, by: Author, write: (change: Change) => Promise<T>): Promise<T> {
  return workIn(tx, (work) => write(makeChange(by, work)))
}

function makeChange(by: Author, work: Work): Change {
  const { actor, at, settings, gates } = by
  const today = dateIn(settings.timeZone, at)
  return {
    ...{ tx: work.tx, at, today, settings, actor, gates },
    get sequence() {
      return work.head.seq
    },
    send: (written) => send(work, written),
    log: (...entries) => append(by, work, entries),
  }
}

/** Drizzle sends a statement that is not prepared in a turn of its own: whoever waits for this comes after it. */
async function send(work: Work, written: Promise<void>): Promise<void> {
  if (!travels(work.tx)) return written
  // Told when it is settled.
  written.catch(() => undefined)
  work.sent.push(written)
  if (work.sent.length >= MOST_SENT) await settle(work)
}

async function append(by: Author, work: Work, entries: readonly LogEntry[]): Promise<void> {
  await work.known
  const today = dateIn(by.settings.timeZone, by.at)
  const rows = await mapInTurns(entries, (entry) => chain(by, work, entry, today))
  await send(work, insertChanges(work.tx, rows))
  const concerns = rows.flatMap(({ seq, entity, before, after }) =>
    listConcernedSystems(entity as Entity, before, after).map((system) => ({ system, seq })),
  )
  if (concerns.length > 0) await send(work, insertConcerns(work.tx, concerns))
  for (const { entity, entityId } of entries) forgetFacts(work.tx, entity === 'system' ? entityId : null)
}

/** The next row of the log, chained to the one before it. */
function chain(context: Author, work: Work, entry: LogEntry, today: string): ChangeRow {
  const reason = entry.reason ?? context.reason ?? null
  refuseUnsound(context.actor, today, entry, reason)
  const before = entry.before && pickLogged(entry.before)
  const after = entry.after && pickLogged(entry.after)
  const [statusFrom, statusTo] =
    entry.entity === 'system' ? [pickStatus(before), pickStatus(after)] : [null, null]
  const moved = statusFrom !== statusTo
  const row: Omit<ChangeRow, 'hash'> = {
    seq: work.head.seq + 1,
    at: context.at,
    actorId: context.actor.id,
    actorName: context.actor.name,
    requestId: context.requestId,
    action: entry.action,
    entity: entry.entity,
    entityId: entry.entityId,
    label: entry.label,
    system: entry.system ?? null,
    fields: listChangedFields(before, after),
    statusFrom: moved ? statusFrom : null,
    statusTo: moved ? statusTo : null,
    before,
    after,
    reason,
    undoes: context.undoes ?? null,
    prevHash: work.head.hash,
  }
  const hash = hashChange(row)
  work.head = { seq: row.seq, hash }
  const written = Object.assign(row, { hash })
  context.tell?.(written)
  return written
}

/**
 * What no door lets through: what is done on a day ahead, notice of a contract before it began, and a passed plan that is moved,
 * or what gates hang on that is lowered, without a word.
 */
function refuseUnsound(
  actor: Actor,
  today: string,
  { entity, before, after }: LogEntry,
  reason: string | null,
): void {
  const fields = WRITTEN_FIELDS[entity]
  if (after) refuseDaysAhead(today, fields, before, after)
  if (before && after) refuseUnexplained(today, fields, before, after, reason)
  if (entity === 'system' && before && after)
    refuseUnexplainedLowering(before as SystemRecord, after as SystemRecord, actor, reason)
  if (entity === 'contract' && after) refuseEarlyNotice(before as NoticeDays | null, after as NoticeDays)
}

/** SHA-256, in hex, over the canonical JSON (RFC 8785) of a log row without its own hash. */
export function hashChange(row: Omit<ChangeRow, 'hash'>): string {
  return sha256(canonicalText(row))
}

/** Names of the fields that differ between two rows. */
export function listChangedFields(before: object | null, after: object | null): string[] {
  const from = (before ?? {}) as Snapshot
  const to = (after ?? {}) as Snapshot
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (field) =>
      !NOT_A_DIFFERENCE.has(field) &&
      !NOT_LOGGED.has(field) &&
      from[field] !== to[field] &&
      JSON.stringify(from[field] ?? null) !== JSON.stringify(to[field] ?? null),
  )
}

/** What differs between a row before and after, field by field. */
export function listFieldChanges(before: object | null, after: object | null): FieldChange[] {
  const from = (before ?? {}) as Record<string, unknown>
  const to = (after ?? {}) as Record<string, unknown>
  return listChangedFields(before, after).map((field) => ({
    field,
    before: from[field] ?? null,
    after: to[field] ?? null,
  }))
}

/** A row without what the register computes for itself or keeps secret: what the log keeps, and callers may see. */
export function pickLogged(row: object): Snapshot {
  const logged: Snapshot = {}
  for (const [field, value] of Object.entries(row)) if (!NOT_LOGGED.has(field)) logged[field] = value
  return logged
}

/** The status that a system counts under; null while it is not in the register or voided. */
function pickStatus(row: Snapshot | null): Status | null {
  return row && !row.voidedAt ? (row.status as Status) : null
}

import { setImmediate } from 'node:timers/promises'
import { dischargeArchive } from '../../schema/api/archives.js'
import type { Entity, UndoReply, undoChanges as undoEndpoint } from '../../schema/api/changes.js'
import type { Body } from '../../schema/api/endpoint.js'
import { type Collision, Refusal } from '../../schema/api/errors.js'
import { patchSystem } from '../../schema/api/systems.js'
import { createTransition } from '../../schema/api/transitions.js'
import { type Action, type Asked, can, moveAction } from '../../schema/rules/access.js'
import { LOWERABLE } from '../../schema/rules/lowerings.js'
import { askedFor, isWritten } from '../../schema/rules/may.js'
import { viewAction } from '../../schema/rules/savedViews.js'
import { hasReached } from '../../schema/rules/status.js'
import { type Tx, travels } from '../engines/store.js'
import { together } from '../engines/turns.js'
import { type ChangeRow, findLaterChanges } from '../store/changes.js'
import { findChangesOf } from '../store/requestChanges.js'
import type { SystemRecord } from '../store/systems.js'
import { type Actor, type Context, change, changeAll, listFieldChanges } from './change.js'
import { readAction, type Undo } from './concept.js'
import { CONCEPTS } from './concepts.js'
import { voidContracts } from './contracts.js'
import { changeAsOne } from './gates.js'
import { refuseUnexplainedLowering } from './lowerings.js'
import { namingRow } from './naming.js'
import { requireRow } from './rows.js'
import { voidSystems } from './systems.js'

/** The reason where one must be given and none was; the log says itself what was undone. */
const UNDONE = 'Angret'
/** Fields that have ways of their own to be taken back. */
const NOT_PATCHED = ['status', 'voidedAt', 'voidReason']

/** Carries the answer of a dry run out of its transaction, which is undone by it. */
class Rehearsed extends Error {
  constructor(readonly answer: UndoReply) {
    super('rehearsed')
  }
}

/**
 * Takes back all that a request changed, newest first, under a request of its own: through the functions that made
 * the changes, so every rule holds. All or nothing. A dry run does the same and keeps nothing of it.
 * @throws Refusal `not_found`, `not_undoable`, `not_allowed`, `later_changes`, or what a rule refuses.
 */
export async function undoChanges(
  context: Context,
  requestId: string,
  { reason, dryRun }: Body<typeof undoEndpoint>,
): Promise<UndoReply> {
  try {
    return await changeAll(context, (all) =>
      change(all, async ({ tx, actor }) => {
        const rows = await findChangesOf(tx, requestId, Object.keys(VOIDED_TOGETHER) as Entity[])
        if (rows.length === 0) throw new Refusal('not_found', { about: requestId })
        refuseNotUndoable(rows)
        refuseRole(actor, rows)
        await refuseCollisions(tx, rows)
        const items: UndoReply['items'] = []
        const tell = (row: ChangeRow) => void items.push(replyItem(row))
        // The key of the request is this undo's alone, not that of the changes it consists of.
        const inner = { ...all, idempotency: undefined, undoes: requestId, tell }
        await changeAsOne(inner, async (one) => {
          const made = new Set(rows.filter(isMade('system')).map(({ entityId }) => entityId))
          for (const batch of batches(rows.reverse(), travels(tx) ? MOST_TOGETHER.far : MOST_TOGETHER.near)) {
            const [first] = batch
            const voidAll = first && first.action === 'create' && VOIDED_TOGETHER[first.entity as Entity]
            if (voidAll)
              await voidAll(
                one,
                batch.map(({ entityId }) => entityId),
                reason ?? UNDONE,
                made,
              )
            else await together(batch.map((row) => takeBack(one, tx, row, reason)))
            await setImmediate()
          }
        })
        const written = items.length > 0 ? context.requestId : null
        const answer = { dryRun, undoes: requestId, requestId: dryRun ? null : written, items }
        if (dryRun) throw new Rehearsed(answer)
        return answer
      }),
    )
  } catch (error) {
    if (error instanceof Rehearsed) return error.answer
    throw error
  }
}

/** True for a change that can be taken back by who may do so, as long as nothing later is in its way. */
export function isUndoable(row: ChangeRow): boolean {
  return findUndo(row) !== null
}

/** How a change is taken back; null when it is not. */
function findUndo(row: ChangeRow): Undo | null {
  const { undo } = CONCEPTS[row.entity as Entity]
  const makes = row.action === 'create' || row.action === 'restore'
  // Who discharges an archive puts a name to it, which nobody does again for another.
  const reopens = isDischarge(row) && row.after?.dischargedOn === null
  return 'not' in undo || reopens || (makes && !undo.void && !undo.untouched) ? null : undo
}

/** How a change is taken back. @throws Refusal `not_undoable` when it is not. */
function requireUndo(row: ChangeRow): Undo {
  const undo = findUndo(row)
  if (!undo) throw new Refusal('not_undoable', { about: row.label })
  return undo
}

/** True for a discharge of an archive, and for taking one back. */
function isDischarge({ entity, fields }: ChangeRow): boolean {
  return entity === 'archive' && fields.includes('dischargedOn')
}

/** @throws Refusal `not_undoable` for users, tokens, reopened archives, and new rows that cannot be voided. */
function refuseNotUndoable(rows: readonly ChangeRow[]): void {
  for (const row of rows) requireUndo(row)
}

/** @throws Refusal `not_allowed` when the role may not make one of the changes. */
function refuseRole(actor: Actor, rows: readonly ChangeRow[]): void {
  const done = systemsDone(rows)
  for (const row of rows)
    if (!needsOf(row, done).every((action) => action !== null && can(actor, action)))
      throw new Refusal('not_allowed', { about: row.label })
}

/** The first that a request did to each system, by its number. */
type SystemsDone = ReadonlyMap<string, ChangeRow>

/** What the changes of one request did to systems. */
export function systemsDone(rows: readonly ChangeRow[]): SystemsDone {
  const done = new Map<string, ChangeRow>()
  for (const row of rows)
    if (row.entity === 'system' && row.system !== null && !done.has(row.system)) done.set(row.system, row)
  return done
}

/** True for a change of a view that was everybody's before it, or is after it. */
function isOfShared({ entity, before, after }: ChangeRow): boolean {
  return entity === 'saved_view' && (before?.shared === true || after?.shared === true)
}

/** What taking a change back needs of the role: what making it needed. Null: it was made by no endpoint, and is nobody's. */
function needsOf(row: ChangeRow, done: SystemsDone): (Action | null)[] {
  const { needs } = requireUndo(row)
  const own = isDischarge(row) ? readAction(dischargeArchive) : needs[row.action as keyof typeof needs]
  return [
    comesOf(row, done) ?? own,
    // What was made is taken back by voiding it, or by a change of it.
    ...(row.action === 'create' ? [needs.void ?? needs.update] : []),
    ...(isOfShared(row) ? [viewAction(true)] : []),
  ]
}

/**
 * What taking a change back asks of who does it: the role, and each field that is put back. `done`: what its request did to
 * systems. Null for what nobody takes back.
 */
export function undoAsks(row: ChangeRow, done: SystemsDone): Asked[] | null {
  if (!findUndo(row)) return null
  const needs = needsOf(row, done)
  if (needs.includes(null)) return null
  const { action, entity, statusFrom, statusTo } = row
  const moves = action === 'transition' && statusFrom && statusTo
  const asked = [
    ...needs.map((one) => ({ action: one as Action })),
    ...(moves ? [{ action: moveAction(statusTo, statusFrom) }] : []),
    ...(action === 'update' && isWritten(entity) && !comesOf(row, done)
      ? putBack(row).map((field) => askedFor(entity, field))
      : []),
  ]
  return [...new Map(asked.map((one) => [JSON.stringify(one), one])).values()]
}

/** The fields that are put back. What waits to be agreed to follows from what the system says; alone it was agreed to. */
function putBack({ fields }: ChangeRow): string[] {
  const waits: readonly string[] = Object.values(LOWERABLE)
  const said = fields.filter((field) => !waits.includes(field) && !NOT_PATCHED.includes(field))
  return said.length > 0 ? said : fields.filter((field) => waits.includes(field))
}

/** What is done to a link by what was done to its system needs what that needs: its cut-over, and its planned day. */
function comesOf({ entity, system, fields }: ChangeRow, done: SystemsDone): Action | null {
  if (entity !== 'mapping' || system === null) return null
  const own = done.get(system)
  if (own?.action === 'transition' && fields.join() === 'actualCutOver') return readAction(createTransition)
  const moved = own?.action === 'update' && own.fields.includes('targetDate')
  return moved && fields.join() === 'plannedCutOver' ? readAction(patchSystem) : null
}

/** Rows of which a request makes many are voided all at once, as `void` of their concept does one. */
const VOIDED_TOGETHER: Partial<
  Record<
    Entity,
    (context: Context, ids: readonly string[], reason: string, gone: ReadonlySet<string>) => Promise<void>
  >
> = { system: voidSystems, contract: voidContracts }
/** How many are voided at once: others have their turn between. */
const MOST_VOIDED = 500

const isMade = (entity: Entity) => (row: ChangeRow) => row.entity === entity && row.action === 'create'

type Key = `${string} ${string}`
const keyOf = ({ entity, entityId }: Pick<ChangeRow, 'entity' | 'entityId'>): Key => `${entity} ${entityId}`
const isExistence = ({ action }: Pick<ChangeRow, 'action'>) =>
  action === 'create' || action === 'void' || action === 'restore'

/** @throws Refusal `later_changes` when a row's same fields, or whether it is there, were changed since. */
async function refuseCollisions(tx: Tx, rows: readonly ChangeRow[]): Promise<void> {
  const [{ requestId, seq } = { requestId: '', seq: 0 }] = rows
  const touched = new Map<Key, { existence: boolean; fields: Set<string> }>()
  for (const row of rows) {
    const { existence = false, fields = [] } = touched.get(keyOf(row)) ?? {}
    touched.set(keyOf(row), {
      existence: existence || isExistence(row),
      fields: new Set([...fields, ...row.fields]),
    })
  }
  const ids = [...new Set(rows.map(({ entityId }) => entityId))]
  const later = await findLaterChanges(tx, { requestId, seq }, ids)
  const collisions = dropUndone(later).flatMap((row): Collision[] => {
    const own = touched.get(keyOf(row))
    if (!own) return []
    const { entity, entityId, label, seq, requestId, actorName } = row
    const all = own.existence || isExistence(row)
    return row.fields
      .filter((field) => all || own.fields.has(field))
      .map((field) => ({ entity, entityId, label, field, seq, requestId, actorName }))
  })
  if (collisions.length > 0) throw new Refusal('later_changes', { collisions })
}

/** The changes that still stand, of changes with the newest first: what was undone, and its undo, cancel out. */
function dropUndone<R extends Pick<ChangeRow, 'requestId' | 'undoes'>>(later: readonly R[]): R[] {
  const requests = new Set(later.map(({ requestId }) => requestId))
  const undone = new Set<string>()
  return later.filter(({ requestId, undoes }) => {
    if (undone.has(requestId)) return false
    if (undoes === null || !requests.has(undoes)) return true
    undone.add(undoes)
    return false
  })
}

/**
 * How many changes are taken back together at most: as many as wait for a database at once that is reached over a network,
 * and from a file so many that others have their turn soon.
 */
const MOST_TOGETHER = { far: 500, near: 5 }

/**
 * Changes in their order, those together that may be taken back together: of systems that each stand for themselves, and new
 * mappings of theirs. What gates behind one ask of another is looked at when all is done (`changeAsOne`).
 */
function batches(rows: readonly ChangeRow[], most: number): ChangeRow[][] {
  const all: ChangeRow[][] = []
  let ids = new Set<string>()
  for (const row of rows) {
    const batch = all.at(-1)
    const id = row.system ?? row.entityId
    const [first] = batch ?? []
    const made = first && isVoidedTogether(first) && isVoidedTogether(row) && first.entity === row.entity
    const joins = batch?.every(isOfItself) && isOfItself(row) && !ids.has(id)
    if (batch && (made ? batch.length < MOST_VOIDED : joins && batch.length < most)) batch.push(row)
    else {
      all.push([row])
      ids = new Set()
    }
    ids.add(id)
  }
  return all
}

/** True for the making of a row that is voided together with others. */
function isVoidedTogether({ entity, action }: ChangeRow): boolean {
  return action === 'create' && entity in VOIDED_TOGETHER
}

/**
 * True for a change that is taken back by what asks nothing of other systems: a step forward may wait for theirs. A new mapping
 * is removed beside those of its own system alone.
 */
function isOfItself({ entity, action, statusFrom, statusTo }: ChangeRow): boolean {
  if (entity === 'mapping') return action === 'create'
  if (entity !== 'system') return false
  const wentOn = statusFrom !== null && statusTo !== null && hasReached(statusTo, statusFrom)
  return action === 'update' || (action === 'transition' && wentOn)
}

async function takeBack(context: Context, tx: Tx, row: ChangeRow, given: string | undefined): Promise<void> {
  const undo = requireUndo(row)
  const { entityId: id, action, statusFrom } = row
  const before = row.before ?? (await undo.untouched?.(tx, id)) ?? null
  const reason = given ?? UNDONE
  const find = async () => requireRow(await undo.find(tx, id), id)
  const { version } = await find()
  await namingRow(id, row.label, async () => {
    // What is voided again is voided for the same reason as before.
    const voided = given ?? (row.before?.voidReason as string | null | undefined) ?? UNDONE
    if (action === 'create' || action === 'restore') await undo.void?.(context, id, version, voided)
    if (action === 'void') await undo.restore?.(context, id, version, reason)
    if (action === 'transition' && statusFrom)
      await undo.move?.(context, id, version, { to: statusFrom, reason })
    // A row that is voided again is left as it is.
    if (undo.void && (action === 'create' || action === 'restore')) return
    const now = await find()
    const fields = Object.fromEntries(
      listFieldChanges(now, before)
        .filter(({ field }) => row.fields.includes(field) && !NOT_PATCHED.includes(field))
        .map(({ field, after }) => [field, after]),
    )
    // That it is undone says nothing of why a system is to ask for less.
    if (row.entity === 'system')
      refuseUnexplainedLowering(
        now as SystemRecord,
        { ...now, ...fields } as SystemRecord,
        context.actor,
        given,
      )
    if (Object.keys(fields).length > 0) await undo.patch?.(context, id, now.version, { ...fields, reason })
  })
}

/** What a row of the log says was done, as it is answered. */
function replyItem({ entity, entityId, label, system, action, fields, before, after }: ChangeRow) {
  const changes = fields.map((field) => ({
    field,
    before: before?.[field] ?? null,
    after: after?.[field] ?? null,
  }))
  return { entity, entityId, label, system, action, changes } as UndoReply['items'][number]
}

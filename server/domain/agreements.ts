import { Refusal } from '../../schema/api/errors.js'
import type { GateFacts } from '../../schema/rules/gateFacts.js'
import {
  LOWERABLE,
  LOWERABLE_FIELDS,
  type LowerableField,
  NOTHING_WAITS,
  type Waiting,
  waitingAfter,
} from '../../schema/rules/lowerings.js'
import { together } from '../engines/turns.js'
import { findFacts } from '../store/gateFacts.js'
import { findSystem, type SystemRecord, updateSystems } from '../store/systems.js'
import { type Context, change, listChangedFields } from './change.js'
import { keepOwnGates } from './gates.js'
import { agreesTo } from './lowerings.js'
import { makeNextVersion, requireRow } from './rows.js'
import { logSystem, refuseUnfitDuty, refuseUnwritable } from './systems.js'

/**
 * Agrees that a field of a system is lower: from now on gates go by what it says.
 * @throws Refusal `version_conflict`, `voided`, `nothing_to_agree`, or `archive_duty_conflict` when the archive has come to
 * where the lower duty does not fit.
 */
export function agreeToLowering(
  context: Context,
  number: string,
  version: number,
  { field, reason }: { field: LowerableField; reason?: string | undefined },
): Promise<void> {
  return writeWaiting(context, number, version, reason, (row) => {
    if (!waits(row, field)) throw new Refusal('nothing_to_agree', { about: number })
    return { [LOWERABLE[field]]: null }
  })
}

/** Whether a field of a system waits for somebody to agree that it is lower. */
export function waits(row: SystemRecord, field: LowerableField): boolean {
  return row[LOWERABLE[field]] !== null
}

/**
 * What agreeing makes of a system, the gates left aside.
 * @throws Refusal `archive_duty_conflict`.
 */
export function applyAgreement(
  row: SystemRecord,
  field: LowerableField,
  facts: GateFacts,
  at: string,
): SystemRecord {
  return becomeWaiting(row, { [LOWERABLE[field]]: null }, facts, at)
}

function becomeWaiting(
  row: SystemRecord,
  waiting: Partial<SystemRecord>,
  facts: GateFacts,
  at: string,
): SystemRecord {
  const changed = makeNextVersion(row, waiting, at)
  if (listChangedFields(row, changed).length > 0) refuseUnfitDuty(row, changed, facts)
  return changed
}

/**
 * Puts back what waited, which alone was an agreement, or the taking back of one: what counted before counts again, as far
 * as it is still more than what the system says.
 * @throws Refusal `not_allowed` for who may not agree, or `gates_failed` when the system has moved on the strength of it.
 */
export function putBackWaiting(
  context: Context,
  number: string,
  version: number,
  { reason, ...before }: Partial<Waiting> & { reason?: string | undefined },
): Promise<void> {
  const fields = LOWERABLE_FIELDS.filter((field) => before[LOWERABLE[field]] !== undefined)
  return writeWaiting(context, number, version, reason, (row) => {
    if (!fields.every(agreesTo(context.actor))) throw new Refusal('not_allowed', { about: number })
    const waiting = waitingAfter({ ...row, ...NOTHING_WAITS, ...before }, row, () => false)
    return Object.fromEntries(fields.map((field) => [LOWERABLE[field], waiting[LOWERABLE[field]]]))
  })
}

function writeWaiting(
  context: Context,
  number: string,
  version: number,
  reason: string | undefined,
  become: (row: SystemRecord) => Partial<SystemRecord>,
): Promise<void> {
  return change(context, async (work) => {
    const [found, factsOf] = await together([
      findSystem(work.tx, number),
      findFacts(work.tx, { one: number }),
    ])
    const row = requireRow(found, number)
    refuseUnwritable(row, version)
    const facts = { today: work.today, system: row, ...factsOf(number) }
    const changed = becomeWaiting(row, become(row), facts, work.at)
    if (listChangedFields(row, changed).length === 0) return
    keepOwnGates(work, number, facts, { ...facts, system: changed })
    await work.send(updateSystems(work.tx, [{ before: row, after: changed }]))
    await logSystem(work, 'update', row, changed, reason)
  })
}

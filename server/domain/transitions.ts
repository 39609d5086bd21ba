import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import { hasCome } from '../../schema/rules/days.js'
import type { GateFacts } from '../../schema/rules/gateFacts.js'
import { STATUS_WORDS, type Status } from '../../schema/rules/status.js'
import { transitions } from '../../schema/rules/transitions.js'
import { findGateFacts } from '../store/gateFacts.js'
import { findMappingsOf, type MappingRecord, updateMapping } from '../store/mappings.js'
import { type SystemRecord, updateSystem } from '../store/systems.js'
import { type Actor, type Change, type Context, change } from './change.js'
import { logMapping } from './mappings.js'
import { makeNextVersion } from './rows.js'
import { logSystem, requireWritableSystem } from './systems.js'

/**
 * Moves a system to a next status, or one step back with a reason.
 * @throws Refusal `not_a_next_status`, or `gates_failed` with the gates that do not hold.
 */
export function createTransition(
  context: Context,
  number: string,
  version: number,
  { to, reason }: { to: Status; reason?: string | undefined },
): Promise<void> {
  return change(context, async (work) => {
    const row = await requireWritableSystem(work.tx, number, version)
    const facts = await findGateFacts(work.tx, row, work.today)
    const { changed, cutsOver } = applyMove(row, facts, context.actor, { to, reason }, work.at)
    if (cutsOver) await recordCutOver(work, row, await findMappingsOf(work.tx, number))
    await updateSystem(work.tx, changed)
    await logSystem(work, 'transition', row, changed, reason)
  })
}

/**
 * What a move makes of a system, and whether its users work in the replacement from now on.
 * @throws Refusal `not_a_next_status`, or `gates_failed` with the gates that do not hold.
 */
export function applyMove(
  row: SystemRecord,
  facts: GateFacts,
  actor: Actor,
  { to, reason }: { to: Status; reason?: string | undefined },
  at: string,
): { changed: SystemRecord; cutsOver: boolean } {
  const transition = transitions(facts, actor, reason).find((candidate) => candidate.to === to)
  if (!transition) throw notNext(row.status, to)
  const gates = transition.gates.filter((gate) => !gate.holds)
  if (gates.length > 0) throw new Refusal('gates_failed', { gates })
  const { direction } = transition
  const changed = makeNextVersion(row, { status: to, ...deriveReadOnly(row, to, direction, facts.today) }, at)
  return { changed, cutsOver: to === 'cut_over' && direction === 'forward' }
}

function notNext(from: Status, to: Status): Refusal {
  const [before, after] = [STATUS_WORDS[from], STATUS_WORDS[to]]
  return new Refusal('not_a_next_status', {
    errors: [
      fieldProblem('to', 'not_a_next_status', {
        nb: `«${after.nb}» kan ikke følge på «${before.nb}».`,
        en: `“${after.en}” cannot follow “${before.en}”.`,
      }),
    ],
  })
}

/** What a status brings with it: read-only access begins on the day it is entered, unless a date was given. */
function deriveReadOnly(
  row: SystemRecord,
  to: Status,
  direction: 'forward' | 'back',
  today: string,
): Partial<SystemRecord> {
  if (to === 'read_only' && direction === 'forward')
    return { readOnlyFrom: hasCome(row.readOnlyFrom, today) ? row.readOnlyFrom : today }
  // Who goes past it was never read-only, whatever was written before that was refused.
  if (row.status === 'read_only' ? direction === 'back' : to === 'phasing_out' && direction === 'forward')
    return { readOnlyFrom: null }
  return {}
}

/** Users work in the replacement from today: links without a cut-over date get it. */
export async function recordCutOver(
  work: Change,
  row: SystemRecord,
  mappings: readonly MappingRecord[],
): Promise<void> {
  for (const mapping of mappings) {
    if (hasCome(mapping.actualCutOver, work.today)) continue
    const changed = makeNextVersion(mapping, { actualCutOver: work.today }, work.at)
    await updateMapping(work.tx, changed)
    await logMapping(work, 'update', mapping, changed, row.name)
  }
}

import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import { moveAction } from '../../schema/rules/access.js'
import { hasCome } from '../../schema/rules/days.js'
import type { GateFacts } from '../../schema/rules/gateFacts.js'
import { STATUS_WORDS, type Status } from '../../schema/rules/status.js'
import { transitions } from '../../schema/rules/transitions.js'
import { together } from '../engines/turns.js'
import { findFacts } from '../store/gateFacts.js'
import { findMappingsOf, type MappingRecord } from '../store/mappings.js'
import { findSystem, type SystemRecord, updateSystems } from '../store/systems.js'
import { type Actor, type Change, type Context, change } from './change.js'
import { writeMappings } from './mappings.js'
import { makeNextVersion, requireRow } from './rows.js'
import { refuseOutOfScope } from './scope.js'
import { logSystem, refuseUnwritable } from './systems.js'

/**
 * Moves a system to a next status, or one step back with a reason.
 * @throws Refusal `out_of_scope`, `not_a_next_status`, or `gates_failed` with the gates that do not hold.
 */
export function createTransition(
  context: Context,
  number: string,
  version: number,
  { to, reason }: { to: Status; reason?: string | undefined },
): Promise<void> {
  return change(context, async (work) => {
    const [found, factsOf, mappings] = await together([
      findSystem(work.tx, number),
      findFacts(work.tx, { one: number }),
      to === 'cut_over' ? findMappingsOf(work.tx, number) : [],
    ])
    const row = requireRow(found, number)
    refuseUnwritable(row, version)
    await refuseOutOfScope(work.tx, context.actor, [{ action: moveAction(row.status, to) }], [number])
    const facts = { today: work.today, system: row, ...factsOf(number) }
    const { changed, cutsOver } = applyMove(row, facts, context.actor, { to, reason }, work.at)
    if (cutsOver) await recordCutOver(work, row, mappings)
    await work.send(updateSystems(work.tx, [{ before: row, after: changed }]))
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
  const transition = transitions(facts, actor, { reason }).find((candidate) => candidate.to === to)
  if (!transition) throw notNext(row.status, to)
  const gates = transition.gates.filter((gate) => !gate.holds)
  if (gates.length > 0) throw new Refusal('gates_failed', { gates })
  const { direction } = transition
  const changed = makeNextVersion(row, { status: to, ...deriveDays(row, to, direction, facts.today) }, at)
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

/** What a status brings with it: read-only access begins, and a system is off, on the day it is entered, unless a date was given. */
function deriveDays(
  row: SystemRecord,
  to: Status,
  direction: 'forward' | 'back',
  today: string,
): Partial<SystemRecord> {
  if (to === 'read_only' && direction === 'forward')
    return { readOnlyFrom: hasCome(row.readOnlyFrom, today) ? row.readOnlyFrom : today }
  if (to === 'decommissioned' && direction === 'forward')
    return { shutOffOn: hasCome(row.shutOffOn, today) ? row.shutOffOn : today }
  if (row.status === 'decommissioned') return { shutOffOn: null }
  // Who goes past it was never read-only, whatever was written before that was refused.
  if (row.status === 'read_only' ? direction === 'back' : to === 'phasing_out' && direction === 'forward')
    return { readOnlyFrom: null }
  return {}
}

/** The mappings that have no day of cut-over that has come. */
export function withoutCutOver(mappings: readonly MappingRecord[], today: string): MappingRecord[] {
  return mappings.filter(({ actualCutOver }) => !hasCome(actualCutOver, today))
}

/** Users work in the replacement from today: links without a cut-over date get it. */
async function recordCutOver(
  work: Change,
  row: SystemRecord,
  mappings: readonly MappingRecord[],
): Promise<void> {
  await writeMappings(
    work,
    withoutCutOver(mappings, work.today),
    { actualCutOver: work.today },
    row,
    undefined,
  )
}

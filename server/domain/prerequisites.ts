import type { Body } from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import type {
  createPrerequisite as createEndpoint,
  patchPrerequisite as patchEndpoint,
} from '../../schema/api/prerequisites.js'
import { prerequisiteProblem, type Waiting } from '../../schema/rules/prerequisites.js'
import { findHighestId } from '../store/ids.js'
import {
  findPrerequisite,
  findPrerequisites,
  insertPrerequisite,
  type PrerequisiteRecord,
  updatePrerequisite,
} from '../store/prerequisites.js'
import { type Change, type Context, change } from './change.js'
import { keepGates } from './gates.js'
import { requireActiveSystem } from './references.js'
import {
  createRow,
  makeNextId,
  patchRow,
  pickGiven,
  requireRestorable,
  requireWritable,
  restoreRow,
  stampNew,
  voidRow,
} from './rows.js'

/**
 * Says that a system waits for another, and answers the id of it.
 * @throws Refusal naming what is wrong (PREREQUISITE_PROBLEMS), `unknown_reference`, `system_voided` or `gates_failed`.
 */
export function createPrerequisite(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    const label = await refuseWaiting(work, fields)
    const id = makeNextId('FOR', await findHighestId(work.tx, work.tx.t.prerequisites))
    const row: PrerequisiteRecord = { ...fields, id, voidedAt: null, voidReason: null, ...stampNew(work.at) }
    await keepGates(work, [row.system], () =>
      createRow(work, row, insertPrerequisite, named(row, label, reason)),
    )
    return id
  })
}

/**
 * Changes the named fields of a prerequisite.
 * @throws Refusal `version_conflict`, `voided`, PREREQUISITE_PROBLEMS, `unknown_reference` or `gates_failed`.
 */
export function patchPrerequisite(
  context: Context,
  id: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findPrerequisite(work.tx, id), id, version)
    const changed: PrerequisiteRecord = { ...row, ...(pickGiven(fields) as Partial<PrerequisiteRecord>) }
    const label = await refuseWaiting(work, changed, id)
    await keepGates(work, [...new Set([row.system, changed.system])], () =>
      patchRow(work, row, version, fields, updatePrerequisite, named(changed, label, reason)),
    )
  })
}

/** Takes a prerequisite away with a reason. @throws Refusal `voided`. */
export function voidPrerequisite(
  context: Context,
  id: string,
  version: number,
  reason: string,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findPrerequisite(work.tx, id), id, version)
    const label = `${row.system} → ${row.requires}`
    await voidRow(work, row, { ...named(row, label, reason), update: updatePrerequisite })
  })
}

/** Brings a prerequisite back, under the rules of a new one. */
export function restorePrerequisite(
  context: Context,
  id: string,
  version: number,
  reason: string | undefined,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRestorable(await findPrerequisite(work.tx, id), id, version)
    const label = await refuseWaiting(work, row, id)
    const door = { ...named(row, label, reason), update: updatePrerequisite }
    await keepGates(work, [row.system], () => restoreRow(work, row, door))
  })
}

/** Refuses a prerequisite that cannot be, and answers what the log calls one that can. */
async function refuseWaiting(work: Change, wanted: Waiting, id?: string): Promise<string> {
  const system = await requireActiveSystem(work.tx, 'system', wanted.system)
  const required = await requireActiveSystem(work.tx, 'requires', wanted.requires)
  const others = (await findPrerequisites(work.tx)).filter((row) => row.id !== id)
  const problem = prerequisiteProblem(wanted, others)
  if (problem) throw new Refusal(problem, { about: `${wanted.system} → ${wanted.requires}` })
  return `${system.name} → ${required.name}`
}

function named({ id, system }: PrerequisiteRecord, label: string, reason: string | undefined) {
  return { entity: 'prerequisite', entityId: id, label, system, reason } as const
}

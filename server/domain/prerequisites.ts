import type { Body } from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import {
  createPrerequisite as createEndpoint,
  patchPrerequisite as patchEndpoint,
  restorePrerequisite as restoreEndpoint,
  voidPrerequisite as voidEndpoint,
} from '../../schema/api/prerequisites.js'
import { PREREQUISITE_FIELDS, prerequisiteProblem, type Waiting } from '../../schema/rules/prerequisites.js'
import { FIXED_PREFIXES } from '../../schema/rules/rowNumbers.js'
import { findHighestId } from '../store/ids.js'
import { findNamedSystems, pickNamedSystem } from '../store/namedSystems.js'
import {
  findPrerequisite,
  findPrerequisites,
  insertPrerequisite,
  type PrerequisiteRecord,
  updatePrerequisite,
} from '../store/prerequisites.js'
import { type Change, type Context, change } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import { keepGates } from './gates.js'
import { refuseUnknownReferences } from './references.js'
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
import { refuseOutOfScope } from './scope.js'

/** All that is known of a prerequisite: a system waits for another. */
export const prerequisiteConcept: Concept<'prerequisite', 'prerequisites'> = {
  entity: 'prerequisite',
  table: 'prerequisites',
  key: ['id'],
  label: ({ system, requires }, nameOf) => `${nameOf(system)} → ${nameOf(requires)}`,
  system: ({ system }) => system,
  derive: () => ({}),
  parts: [],
  rebuilt: true,
  undo: {
    find: findPrerequisite,
    patch: patchBy(patchEndpoint, patchPrerequisite),
    untouched: null,
    void: voidPrerequisite,
    restore: restorePrerequisite,
    move: null,
    needs: readNeeds({
      create: createEndpoint,
      update: patchEndpoint,
      transition: null,
      void: voidEndpoint,
      restore: restoreEndpoint,
    }),
  },
}

/**
 * Says that a system waits for another, and answers the id of it.
 * @throws Refusal naming what is wrong (PREREQUISITE_PROBLEMS), `unknown_reference`, `system_voided` or `gates_failed`.
 */
export function createPrerequisite(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    await refuseOthers(work, [fields.system])
    const nameOf = await refuseWaiting(work, fields)
    const id = makeNextId({
      prefix: FIXED_PREFIXES.prerequisite,
      highest: await findHighestId(work.tx, work.tx.t.prerequisites),
    })
    const row: PrerequisiteRecord = { ...fields, id, voidedAt: null, voidReason: null, ...stampNew(work.at) }
    await keepGates(work, [row.system], () =>
      createRow(work, row, insertPrerequisite, labelRow(prerequisiteConcept, row, reason, nameOf)),
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
    await refuseOthers(work, [row.system, fields.system ?? row.system])
    const changed: PrerequisiteRecord = { ...row, ...(pickGiven(fields) as Partial<PrerequisiteRecord>) }
    const nameOf = await refuseWaiting(work, changed, id)
    await keepGates(work, [...new Set([row.system, changed.system])], () =>
      patchRow(
        work,
        row,
        version,
        fields,
        updatePrerequisite,
        labelRow(prerequisiteConcept, changed, reason, nameOf),
      ),
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
    await refuseOthers(work, [row.system])
    const door = { ...labelRow(prerequisiteConcept, row, reason), update: updatePrerequisite }
    await voidRow(work, row, door)
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
    await refuseOthers(work, [row.system])
    const nameOf = await refuseWaiting(work, row, id)
    const door = { ...labelRow(prerequisiteConcept, row, reason, nameOf), update: updatePrerequisite }
    await keepGates(work, [row.system], () => restoreRow(work, row, door))
  })
}

/** The plan of a system is its own subproject's. @throws Refusal `out_of_scope`. */
function refuseOthers({ tx, actor }: Change, systems: readonly string[]): Promise<void> {
  return refuseOutOfScope(tx, actor, [{ action: 'edit_plan' }], systems)
}

/** Refuses a prerequisite that cannot be, and answers the names of the systems of one that can, by number. */
async function refuseWaiting(
  work: Change,
  wanted: Waiting,
  id?: string,
): Promise<(system: string) => string> {
  await refuseUnknownReferences(work.tx, PREREQUISITE_FIELDS, wanted)
  const others = (await findPrerequisites(work.tx)).filter((row) => row.id !== id)
  const problem = prerequisiteProblem(wanted, others)
  if (problem) throw new Refusal(problem, { about: `${wanted.system} → ${wanted.requires}` })
  const names = await findNamedSystems(work.tx, [wanted.system, wanted.requires])
  return (number) => pickNamedSystem(names, number).name
}

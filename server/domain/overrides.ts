import type { Body } from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import { createOverride as createEndpoint, voidOverride as voidEndpoint } from '../../schema/api/overrides.js'
import { asksAt } from '../../schema/rules/countries/all.js'
import { gateOf } from '../../schema/rules/gates.js'
import { FIXED_PREFIXES } from '../../schema/rules/rowNumbers.js'
import { findHighestId } from '../store/ids.js'
import {
  findOverride,
  findOverrideOf,
  insertOverride,
  type OverrideRecord,
  updateOverride,
} from '../store/overrides.js'
import { findSystem } from '../store/systems.js'
import { type Context, change } from './change.js'
import { type Concept, labelRow, readNeeds } from './concept.js'
import { keepGates } from './gates.js'
import { requireActiveSystem } from './references.js'
import {
  createRow,
  makeNextId,
  refuseTaken,
  requireRestorable,
  requireWritable,
  restoreRow,
  stampNew,
  unknownReference,
  voidRow,
} from './rows.js'

/** All that is known of an override of a gate. */
export const overrideConcept: Concept<'override', 'overrides'> = {
  entity: 'override',
  table: 'overrides',
  key: ['id'],
  label: ({ system, gate }, nameOf) => `${nameOf(system)}: ${gate}`,
  system: ({ system }) => system,
  derive: () => ({}),
  parts: [],
  rebuilt: true,
  undo: {
    find: findOverride,
    patch: null,
    untouched: null,
    void: voidOverride,
    restore: restoreOverride,
    move: null,
    // Only an undo brings one back, and it needs what taking it away did.
    needs: readNeeds({
      create: createEndpoint,
      update: null,
      transition: null,
      void: voidEndpoint,
      restore: voidEndpoint,
    }),
  },
}

/**
 * Lets a gate of a system count as held although it fails, and answers the id of the override.
 * @throws Refusal `gate_not_overridable`, `already_exists`, `unknown_reference` or `system_voided`.
 */
export function createOverride(context: Context, fields: Body<typeof createEndpoint>): Promise<string> {
  return change(context, async (work) => {
    const system = await requireActiveSystem(work.tx, 'system', fields.system)
    const gate = gateOf(fields.gate)
    if (!gate || !asksAt(work.settings.ruleSet, gate.place))
      throw unknownReference('gate', fields.gate, { nb: 'Kontrollpunktet', en: 'The gate' })
    if (gate.fixed) throw new Refusal('gate_not_overridable', { about: gate.code })
    refuseTaken(await findOverrideOf(work.tx, system.number, gate.code), 'gate', gate.code)
    const row: OverrideRecord = {
      ...fields,
      id: makeNextId({
        prefix: FIXED_PREFIXES.override,
        highest: await findHighestId(work.tx, work.tx.t.overrides),
      }),
      byId: work.actor.id,
      byName: work.actor.name,
      voidedAt: null,
      voidReason: null,
      ...stampNew(work.at),
    }
    await createRow(
      work,
      row,
      insertOverride,
      labelRow(overrideConcept, row, fields.reason, () => system.name),
    )
    return row.id
  })
}

/**
 * Takes an override back with a reason.
 * @throws Refusal `voided`, or `gates_failed` when the system has passed the gate on the strength of it.
 */
export function voidOverride(context: Context, id: string, version: number, reason: string): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findOverride(work.tx, id), id, version)
    const system = await findSystem(work.tx, row.system)
    const label = labelRow(overrideConcept, row, reason, (number) => system?.name ?? number)
    const door = { ...label, update: updateOverride }
    await keepGates(work, [row.system], () => voidRow(work, row, door))
  })
}

/**
 * Brings a voided override back, as an undo does.
 * @throws Refusal `not_voided`, `system_voided`, or `already_exists` when the gate is overridden anew.
 */
function restoreOverride(context: Context, id: string, version: number, reason: string): Promise<void> {
  return change(context, async (work) => {
    const row = requireRestorable(await findOverride(work.tx, id), id, version)
    const system = await requireActiveSystem(work.tx, 'system', row.system)
    refuseTaken(await findOverrideOf(work.tx, row.system, row.gate), 'gate', row.gate)
    const label = labelRow(overrideConcept, row, reason, () => system.name)
    await restoreRow(work, row, { ...label, update: updateOverride })
  })
}

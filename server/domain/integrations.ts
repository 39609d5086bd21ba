import type { Body } from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import {
  createIntegration as createEndpoint,
  patchIntegration as patchEndpoint,
  restoreIntegration as restoreEndpoint,
  voidIntegration as voidEndpoint,
} from '../../schema/api/integrations.js'
import { INTEGRATION_FIELDS, integrationProblem } from '../../schema/rules/integrations.js'
import { FIXED_PREFIXES } from '../../schema/rules/rowNumbers.js'
import { findHighestId } from '../store/ids.js'
import {
  findIntegration,
  type IntegrationRecord,
  insertIntegration,
  updateIntegration,
} from '../store/integrations.js'
import { findNamedSystems } from '../store/namedSystems.js'
import { type Change, type Context, change } from './change.js'
import { type Concept, labelRow, patchBy, type RowLabel, readNeeds } from './concept.js'
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

/** All that is known of an integration from a system to its one receiver. */
export const integrationConcept: Concept<'integration', 'integrations'> = {
  entity: 'integration',
  table: 'integrations',
  key: ['id'],
  label: (row, nameOf) =>
    `${nameOf(row.fromSystem)} → ${row.toSystem ? nameOf(row.toSystem) : receiverOf(row)}`,
  system: ({ fromSystem }) => fromSystem,
  derive: () => ({}),
  parts: [],
  rebuilt: true,
  undo: {
    find: findIntegration,
    patch: patchBy(patchEndpoint, patchIntegration),
    untouched: null,
    void: voidIntegration,
    restore: restoreIntegration,
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

type Ends = Pick<IntegrationRecord, 'fromSystem' | 'toSystem' | 'toReplacement' | 'toParty'>

/**
 * Adds an integration and answers its id.
 * @throws Refusal naming what is wrong with it (INTEGRATION_PROBLEMS), `unknown_reference`, `system_voided` or
 * `gates_failed`.
 */
export function createIntegration(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    await refuseUnknownReferences(work.tx, INTEGRATION_FIELDS, fields)
    const id = makeNextId({
      prefix: FIXED_PREFIXES.integration,
      highest: await findHighestId(work.tx, work.tx.t.integrations),
    })
    const row: IntegrationRecord = { ...fields, id, voidedAt: null, voidReason: null, ...stampNew(work.at) }
    refuseProblem(row)
    const label = await labelIntegration(work, row, reason)
    await keepGates(work, systemsOf(row), () => createRow(work, row, insertIntegration, label))
    return id
  })
}

/**
 * Changes the named fields of an integration, its ends included.
 * @throws Refusal `version_conflict`, `voided`, INTEGRATION_PROBLEMS, `unknown_reference` or `gates_failed`.
 */
export function patchIntegration(
  context: Context,
  id: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findIntegration(work.tx, id), id, version)
    const changed: IntegrationRecord = { ...row, ...(pickGiven(fields) as Partial<IntegrationRecord>) }
    refuseProblem(changed)
    // Ends must be there, and not voided, when they are new.
    await refuseUnknownReferences(work.tx, INTEGRATION_FIELDS, changed, row)
    const label = await labelIntegration(work, changed, reason)
    await keepGates(work, [...new Set([...systemsOf(row), ...systemsOf(changed)])], () =>
      patchRow(work, row, version, fields, updateIntegration, label),
    )
  })
}

/** Voids an integration with a reason. @throws Refusal `voided` or `gates_failed`. */
export function voidIntegration(
  context: Context,
  id: string,
  version: number,
  reason: string,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findIntegration(work.tx, id), id, version)
    const door = { ...(await labelIntegration(work, row, reason)), update: updateIntegration }
    await keepGates(work, systemsOf(row), () => voidRow(work, row, door))
  })
}

/** Brings a voided integration back. @throws Refusal `not_voided`, `system_voided` or `gates_failed`. */
export function restoreIntegration(
  context: Context,
  id: string,
  version: number,
  reason: string | undefined,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRestorable(await findIntegration(work.tx, id), id, version)
    await refuseUnknownReferences(work.tx, INTEGRATION_FIELDS, row)
    const door = { ...(await labelIntegration(work, row, reason)), update: updateIntegration }
    await keepGates(work, systemsOf(row), () => restoreRow(work, row, door))
  })
}

function refuseProblem(row: IntegrationRecord): void {
  const problem = integrationProblem(row)
  if (problem) throw new Refusal(problem, { about: `${row.fromSystem} → ${receiverOf(row) ?? '–'}` })
}

function systemsOf({ fromSystem, toSystem }: Ends): string[] {
  return toSystem ? [fromSystem, toSystem] : [fromSystem]
}

function receiverOf({ toSystem, toReplacement, toParty }: Ends): string | null {
  return toSystem ?? toReplacement ?? toParty
}

async function labelIntegration(
  work: Change,
  row: IntegrationRecord,
  reason: string | undefined,
): Promise<RowLabel> {
  const names = await findNamedSystems(work.tx, systemsOf(row))
  return labelRow(integrationConcept, row, reason, (number) => names.get(number)?.name ?? number)
}

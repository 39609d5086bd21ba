import type { Body } from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import {
  createRisk as createEndpoint,
  patchRisk as patchEndpoint,
  restoreRisk as restoreEndpoint,
  voidRisk as voidEndpoint,
} from '../../schema/api/risks.js'
import { RISK_FIELDS, riskProblem } from '../../schema/rules/risks.js'
import { FIXED_PREFIXES } from '../../schema/rules/rowNumbers.js'
import { findHighestId } from '../store/ids.js'
import { findRisk, insertRisk, type RiskRecord, updateRisk } from '../store/risks.js'
import { refuseForeign } from './belonging.js'
import { type Context, change } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
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

/** All that is known of a risk. */
export const riskConcept: Concept<'risk', 'risks'> = {
  entity: 'risk',
  table: 'risks',
  key: ['id'],
  label: ({ title }) => title,
  system: ({ system }) => system,
  derive: () => ({}),
  parts: [],
  rebuilt: true,
  undo: {
    find: findRisk,
    patch: patchBy(patchEndpoint, patchRisk),
    untouched: null,
    void: voidRisk,
    restore: restoreRisk,
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
 * Adds a risk and answers its id.
 * @throws Refusal naming what is wrong with it (RISK_PROBLEMS, BELONGING_PROBLEMS), `unknown_reference`, `system_voided` or
 * `out_of_scope`.
 */
export function createRisk(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    await refuseUnknownReferences(work.tx, RISK_FIELDS, fields)
    refuseProblem(fields)
    await refuseForeign(work, [fields])
    const id = makeNextId({
      prefix: FIXED_PREFIXES.risk,
      highest: await findHighestId(work.tx, work.tx.t.risks),
    })
    const row: RiskRecord = { ...fields, id, voidedAt: null, voidReason: null, ...stampNew(work.at) }
    await createRow(work, row, insertRisk, labelRow(riskConcept, row, reason))
    return id
  })
}

/**
 * Changes the named fields of a risk.
 * @throws Refusal `version_conflict`, `voided`, RISK_PROBLEMS, BELONGING_PROBLEMS, `unknown_reference`, `system_voided` or
 * `out_of_scope`.
 */
export function patchRisk(
  context: Context,
  id: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findRisk(work.tx, id), id, version)
    const changed: RiskRecord = { ...row, ...(pickGiven(fields) as Partial<RiskRecord>) }
    // What it is of must be there when it is new.
    await refuseUnknownReferences(work.tx, RISK_FIELDS, changed, row)
    refuseProblem(changed)
    await refuseForeign(work, [row, changed])
    await patchRow(work, row, version, fields, updateRisk, labelRow(riskConcept, changed, reason))
  })
}

/** Removes a risk that was wrongly registered, with a reason. @throws Refusal `voided` or `out_of_scope`. */
export function voidRisk(context: Context, id: string, version: number, reason: string): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findRisk(work.tx, id), id, version)
    await refuseForeign(work, [row])
    await voidRow(work, row, { ...labelRow(riskConcept, row, reason), update: updateRisk })
  })
}

/** Brings a removed risk back. @throws Refusal `not_voided`, `system_voided`, `unknown_reference` or `out_of_scope`. */
export function restoreRisk(
  context: Context,
  id: string,
  version: number,
  reason: string | undefined,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRestorable(await findRisk(work.tx, id), id, version)
    await refuseUnknownReferences(work.tx, RISK_FIELDS, row)
    await refuseForeign(work, [row])
    await restoreRow(work, row, { ...labelRow(riskConcept, row, reason), update: updateRisk })
  })
}

function refuseProblem(row: Parameters<typeof riskProblem>[0] & { title: string }): void {
  const problem = riskProblem(row)
  if (problem) throw new Refusal(problem, { about: row.title })
}

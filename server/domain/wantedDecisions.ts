import type { Body } from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import {
  createWantedDecision as createEndpoint,
  patchWantedDecision as patchEndpoint,
  restoreWantedDecision as restoreEndpoint,
  voidWantedDecision as voidEndpoint,
} from '../../schema/api/wantedDecisions.js'
import { FIXED_PREFIXES } from '../../schema/rules/rowNumbers.js'
import { WANTED_DECISION_FIELDS, wantedDecisionProblem } from '../../schema/rules/wantedDecisions.js'
import { findHighestId } from '../store/ids.js'
import {
  findWantedDecision,
  insertWantedDecision,
  updateWantedDecision,
  type WantedDecisionRecord,
} from '../store/wantedDecisions.js'
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

/** All that is known of a wanted decision. */
export const wantedDecisionConcept: Concept<'wanted_decision', 'wantedDecisions'> = {
  entity: 'wanted_decision',
  table: 'wantedDecisions',
  key: ['id'],
  label: ({ title }) => title,
  system: ({ system }) => system,
  derive: () => ({}),
  parts: [],
  rebuilt: true,
  undo: {
    find: findWantedDecision,
    patch: patchBy(patchEndpoint, patchWantedDecision),
    untouched: null,
    void: voidWantedDecision,
    restore: restoreWantedDecision,
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
 * Asks for a decision and answers its id.
 * @throws Refusal naming what is wrong with it (WANTED_DECISION_PROBLEMS, BELONGING_PROBLEMS), `unknown_reference`, `system_voided` or
 * `out_of_scope`.
 */
export function createWantedDecision(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    await refuseUnknownReferences(work.tx, WANTED_DECISION_FIELDS, fields)
    refuseProblem(fields)
    await refuseForeign(work, [fields])
    const id = makeNextId({
      prefix: FIXED_PREFIXES.wantedDecision,
      highest: await findHighestId(work.tx, work.tx.t.wantedDecisions),
    })
    const row: WantedDecisionRecord = {
      ...fields,
      id,
      voidedAt: null,
      voidReason: null,
      ...stampNew(work.at),
    }
    await createRow(work, row, insertWantedDecision, labelRow(wantedDecisionConcept, row, reason))
    return id
  })
}

/**
 * Changes the named fields of a wanted decision.
 * @throws Refusal `version_conflict`, `voided`, WANTED_DECISION_PROBLEMS, BELONGING_PROBLEMS, `unknown_reference`, `system_voided` or
 * `out_of_scope`.
 */
export function patchWantedDecision(
  context: Context,
  id: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findWantedDecision(work.tx, id), id, version)
    const changed: WantedDecisionRecord = { ...row, ...(pickGiven(fields) as Partial<WantedDecisionRecord>) }
    // What it is of must be there when it is new.
    await refuseUnknownReferences(work.tx, WANTED_DECISION_FIELDS, changed, row)
    refuseProblem(changed)
    await refuseForeign(work, [row, changed])
    await patchRow(
      work,
      row,
      version,
      fields,
      updateWantedDecision,
      labelRow(wantedDecisionConcept, changed, reason),
    )
  })
}

/** Removes a wanted decision that was wrongly registered, with a reason. @throws Refusal `voided` or `out_of_scope`. */
export function voidWantedDecision(
  context: Context,
  id: string,
  version: number,
  reason: string,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findWantedDecision(work.tx, id), id, version)
    await refuseForeign(work, [row])
    await voidRow(work, row, {
      ...labelRow(wantedDecisionConcept, row, reason),
      update: updateWantedDecision,
    })
  })
}

/** Brings a removed wanted decision back. @throws Refusal `not_voided`, `system_voided`, `unknown_reference` or `out_of_scope`. */
export function restoreWantedDecision(
  context: Context,
  id: string,
  version: number,
  reason: string | undefined,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRestorable(await findWantedDecision(work.tx, id), id, version)
    await refuseUnknownReferences(work.tx, WANTED_DECISION_FIELDS, row)
    await refuseForeign(work, [row])
    await restoreRow(work, row, {
      ...labelRow(wantedDecisionConcept, row, reason),
      update: updateWantedDecision,
    })
  })
}

function refuseProblem(row: Parameters<typeof wantedDecisionProblem>[0] & { title: string }): void {
  const problem = wantedDecisionProblem(row)
  if (problem) throw new Refusal(problem, { about: row.title })
}

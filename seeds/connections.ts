import {
  type createContract as createContractEndpoint,
  patchContract as patchContractEndpoint,
} from '../schema/api/contracts.js'
import type { Body } from '../schema/api/endpoint.js'
import type { patchFollowUp as patchFollowUpEndpoint } from '../schema/api/followUps.js'
import {
  type createIntegration as createIntegrationEndpoint,
  patchIntegration as patchIntegrationEndpoint,
} from '../schema/api/integrations.js'
import { type createRisk as createRiskEndpoint, patchRisk as patchRiskEndpoint } from '../schema/api/risks.js'
import {
  type createWantedDecision as createWantedDecisionEndpoint,
  patchWantedDecision as patchWantedDecisionEndpoint,
} from '../schema/api/wantedDecisions.js'
import type { Context } from '../server/domain/change.js'
import { createContract, patchContract } from '../server/domain/contracts.js'
import { patchFollowUp, readId } from '../server/domain/followUps.js'
import { createIntegration, patchIntegration } from '../server/domain/integrations.js'
import { createOverride } from '../server/domain/overrides.js'
import { createPrerequisite } from '../server/domain/prerequisites.js'
import { createRisk, patchRisk } from '../server/domain/risks.js'
import { createSeriesBreak } from '../server/domain/seriesBreaks.js'
import { createWantedDecision, patchWantedDecision } from '../server/domain/wantedDecisions.js'
import type { Demo, Step } from './data.js'

type ContractFields = Body<typeof createContractEndpoint>
type IntegrationFields = Body<typeof createIntegrationEndpoint>
type FollowUpFields = Body<typeof patchFollowUpEndpoint>
type RiskFields = Body<typeof createRiskEndpoint>
type WantedDecisionFields = Body<typeof createWantedDecisionEndpoint>

/** What is known of a contract only when it is changed later, by the step that writes it. */
const CONTRACT_WRITTEN_AT: Record<string, readonly (keyof ContractFields)[]> = {
  notified: ['notifiedOn', 'notifiedReference'],
  assigned: ['assignedOn', 'assignedReference'],
  // The supplier confirms by return, or is still waited for.
  noticed: ['noticeGivenOn', 'noticeReference', 'noticeConfirmedOn', 'noticeConfirmedReference'],
}

/** How the fields of a new row read before the steps that come later. */
const NEW_CONTRACT = {
  notifiedOn: null,
  notifiedReference: null,
  assignedOn: null,
  assignedReference: null,
  noticeGivenOn: null,
  noticeReference: null,
  noticeConfirmedOn: null,
  noticeConfirmedReference: null,
}
const NEW_INTEGRATION = { state: 'open', movedTo: null } as const
const NEW_RISK = { state: 'open', closedOn: null, outcome: null } as const
const NEW_WANTED_DECISION = { state: 'wanted', decidedOn: null, outcome: null } as const

/** Versions of the rows as the loader last left them. */
export type Versions = Map<string, number>

/**
 * Tells a step about a contract, an integration, a prerequisite, a break of series, an override, a risk, a wanted decision or a follow-up;
 * false when it is about none.
 */
export async function tellLink(
  context: Context,
  demo: Demo,
  versions: Versions,
  step: Step,
): Promise<boolean> {
  const { subject, reason } = step
  const version = versions.get(subject) ?? 0
  const id = await write()
  if (id === null) return false
  if (id !== subject) throw new Error(`${subject} was registered as ${id}`)
  versions.set(subject, version + 1)
  return true

  async function write(): Promise<string | null> {
    const contract = demo.contracts.get(subject)
    if (contract) return writeContract(contract)
    const integration = demo.integrations.get(subject)
    if (integration) return writeIntegration(integration)
    const prerequisite = demo.prerequisites.get(subject)
    if (prerequisite) return createPrerequisite(context, prerequisite)
    const seriesBreak = demo.seriesBreaks.get(subject)
    if (seriesBreak) return createSeriesBreak(context, seriesBreak)
    const override = demo.overrides.get(subject)
    if (override) return createOverride(context, override)
    const risk = demo.risks.get(subject)
    if (risk) return writeRisk(risk)
    const decision = demo.wantedDecisions.get(subject)
    if (decision) return writeWantedDecision(decision)
    const followUp = demo.followUps.get(subject)
    return followUp ? writeFollowUp(followUp) : null
  }

  async function writeFollowUp(goal: FollowUpFields): Promise<string> {
    const { check, system } = readId(subject)
    await patchFollowUp(context, check, system, version, { ...goal, reason })
    return subject
  }

  async function writeContract(goal: ContractFields): Promise<string> {
    // What was found late is entered with what has been done about it already.
    if (step.step === 'created')
      return createContract(context, { ...goal, ...NEW_CONTRACT, ...Object.fromEntries(step.changes) })
    const fields = (CONTRACT_WRITTEN_AT[step.step] ?? []).map((name) => [name, goal[name]])
    const body = patchContractEndpoint.body.parse(Object.fromEntries(fields))
    await patchContract(context, subject, version, { ...body, reason })
    return subject
  }

  async function writeIntegration(goal: IntegrationFields): Promise<string> {
    if (step.step === 'created') return createIntegration(context, { ...goal, ...NEW_INTEGRATION })
    const { state, movedTo } = goal
    const body = patchIntegrationEndpoint.body.parse({ state, movedTo })
    await patchIntegration(context, subject, version, { ...body, reason })
    return subject
  }
  async function writeRisk(goal: RiskFields): Promise<string> {
    if (step.step === 'created') return createRisk(context, { ...goal, ...NEW_RISK })
    const { state, closedOn, outcome } = goal
    const body = patchRiskEndpoint.body.parse({ state, closedOn, outcome })
    await patchRisk(context, subject, version, { ...body, reason })
    return subject
  }

  async function writeWantedDecision(goal: WantedDecisionFields): Promise<string> {
    if (step.step === 'created') return createWantedDecision(context, { ...goal, ...NEW_WANTED_DECISION })
    const { state, decidedOn, outcome } = goal
    const body = patchWantedDecisionEndpoint.body.parse({ state, decidedOn, outcome })
    await patchWantedDecision(context, subject, version, { ...body, reason })
    return subject
  }
}

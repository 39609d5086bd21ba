import {
  createTransition as createEndpoint,
  listTransitions as listEndpoint,
} from '../../schema/api/transitions.js'
import { brokenGates, transitions } from '../../schema/rules/transitions.js'
import { requireRow } from '../domain/rows.js'
import { createTransition } from '../domain/transitions.js'
import type { Routes } from '../http/bind.js'
import { findGateFacts } from '../store/gateFacts.js'
import { findSubprojectOf } from '../store/namedSystems.js'
import { findSystem } from '../store/systems.js'
import { readSystem } from './systems.js'

export const transitionRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ params, caller, reader, moment }) => {
    const system = requireRow(await findSystem(reader, params.number), params.number)
    const facts = await findGateFacts(reader, system, moment.today)
    const subproject = await findSubprojectOf(reader, system.serviceArea)
    const { number, status, version } = system
    // A voided system goes nowhere before it is restored.
    const gates = system.voidedAt
      ? { transitions: [], broken: [] }
      : { transitions: transitions(facts, caller, { subproject }), broken: brokenGates(facts) }
    return { number, status, version, ...gates }
  })

  bind(createEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await createTransition(context, params.number, version, body)
    return readSystem(reader, params.number, moment)
  })
}

import {
  listEarlierDecisions as listEndpoint,
  reverseDecision as reverseEndpoint,
} from '../../schema/api/decisions.js'
import { earlierDecisions } from '../../schema/rules/decisions.js'
import { reverseDecision } from '../domain/decisions.js'
import { requireRow } from '../domain/rows.js'
import type { Routes } from '../http/bind.js'
import { findDecisionChanges } from '../store/changes.js'
import { findSystem } from '../store/systems.js'
import { readSystem } from './systems.js'

export const decisionRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ params: { number }, store, reader, moment }) => {
    requireRow(await findSystem(reader, number), number)
    // Rows of the log never change, so a past log is the beginning of the present one.
    const log = moment.asOf === null ? reader : store
    return { items: earlierDecisions(await findDecisionChanges(log, number, moment.sequence)) }
  })

  bind(reverseEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await reverseDecision(context, params.number, version, body)
    return readSystem(reader, params.number, moment)
  })
}

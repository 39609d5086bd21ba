import type { Body } from '../../schema/api/endpoint.js'
import type { patchMapping as patchMappingEndpoint } from '../../schema/api/mappings.js'
import type { patchSystem as patchSystemEndpoint } from '../../schema/api/systems.js'
import { followsMapping } from '../../schema/rules/days.js'
import { findMapping, findMappingsOf } from '../store/mappings.js'
import { findSystem, type SystemRecord } from '../store/systems.js'
import { type Context, change, changeAll } from './change.js'
import { mappingsAlong, moveAlong, patchMapping } from './mappings.js'
import { requireRow } from './rows.js'
import { patchSystem } from './systems.js'

/** A day to move, and why. */
interface Moved {
  day: string | null
  reason: string | undefined
}

/**
 * Changes a system, and with `moveSameDay` the planned days of its mappings that stood on its own: under one request.
 * @throws Refusal what a change of each is refused for.
 */
export function patchSystemPlan(
  context: Context,
  number: string,
  version: number,
  { moveSameDay, ...body }: Body<typeof patchSystemEndpoint>,
): Promise<void> {
  const { targetDate: day, reason } = body
  if (!moveSameDay || day === undefined) return patchSystem(context, number, version, body)
  return changeAll(context, async (all) => {
    const { tx } = all.work
    const before = requireRow(await findSystem(tx, number), number)
    await patchSystem(all, number, version, body)
    await moveMappings(all, before, { day, reason })
  })
}

/**
 * Changes a mapping, and with `moveSameDay` the planned days of its system and of the system's other mappings that stood
 * on its own: under one request. A system that is ready already is not planned anew.
 * @throws Refusal what a change of each is refused for.
 */
export function patchMappingPlan(
  context: Context,
  id: string,
  version: number,
  { moveSameDay, ...body }: Body<typeof patchMappingEndpoint>,
): Promise<void> {
  const { plannedCutOver: day, reason } = body
  if (!moveSameDay || day === undefined) return patchMapping(context, id, version, body)
  return changeAll(context, async (all) => {
    const { tx } = all.work
    const before = requireRow(await findMapping(tx, id), id)
    const system = requireRow(await findSystem(tx, before.system), before.system)
    await patchMapping(all, id, version, body)
    if (!followsMapping(system, before)) return
    // What the change says of the coverage is written to the system already.
    const now = requireRow(await findSystem(tx, system.number), system.number)
    await patchSystem(all, now.number, now.version, { targetDate: day, reason })
    await moveMappings(all, system, { day, reason })
  })
}

function moveMappings(context: Context, system: SystemRecord, { day, reason }: Moved): Promise<void> {
  return change(context, async (work) => {
    const mappings = await findMappingsOf(work.tx, system.number)
    await moveAlong(work, system, mappingsAlong(system, day, mappings), day, reason)
  })
}

import {
  createMilestone as createEndpoint,
  listMilestones as listEndpoint,
  patchMilestone as patchEndpoint,
} from '../../schema/api/milestones.js'
import { createMilestone, patchMilestone } from '../domain/milestones.js'
import { requireRow } from '../domain/rows.js'
import type { Routes } from '../http/bind.js'
import { findMilestone, listMilestones } from '../store/milestones.js'
import { metaOf } from '../views/systems.js'

export const milestoneRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ reader, moment }) => {
    const items = await listMilestones(reader)
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, reader }) => {
    const code = await createMilestone(context, body)
    return requireRow(await findMilestone(reader, code), code)
  })

  bind(patchEndpoint, async ({ params, body, version, context, reader }) => {
    await patchMilestone(context, params.code, version, body)
    return requireRow(await findMilestone(reader, params.code), params.code)
  })
}

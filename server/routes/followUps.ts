import {
  followUpMany as followUpManyEndpoint,
  listFollowUps as listEndpoint,
  patchFollowUp as patchEndpoint,
} from '../../schema/api/followUps.js'
import { followUpId } from '../../schema/rules/followUps.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import { findById, followUpMany, patchFollowUp } from '../domain/followUps.js'
import { requireRow } from '../domain/rows.js'
import type { Routes } from '../http/bind.js'
import { listFollowUps, nameFollowUps } from '../store/followUps.js'
import { metaOf } from '../views/systems.js'

export const followUpRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment }) => {
    const filters = await readFilters(store, query, NAMED_BY.followUps)
    return { ...(await listFollowUps(reader, filters)), meta: metaOf(moment) }
  })

  bind(patchEndpoint, async ({ params: { code, number }, body, version, context, reader }) => {
    await patchFollowUp(context, code, number, version, body)
    const row = requireRow(await findById(reader, followUpId(code, number)), number)
    const [named] = await nameFollowUps(reader, [row])
    return requireRow(named, number)
  })

  bind(followUpManyEndpoint, async ({ params: { code }, body, context }) => {
    const changed = await followUpMany(context, code, body)
    return { changed, requestId: changed > 0 ? context.requestId : null }
  })
}

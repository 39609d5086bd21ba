import { readMyDay as readEndpoint } from '../../schema/api/myDay.js'
import { readSystemFilters } from '../domain/filters.js'
import type { Routes } from '../http/bind.js'
import { findMyDay } from '../views/myDay.js'

export const myDayRoutes: Routes = (bind) => {
  bind(readEndpoint, async ({ context: { actor }, store, reader, moment }) => {
    // By their name, as the plan and the board find one's own systems.
    const own = await readSystemFilters(store, { responsible: [actor.name], voided: 'no' as const })
    return findMyDay(reader, moment, actor, own)
  })
}

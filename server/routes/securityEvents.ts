import { listSecurityEvents as listEndpoint } from '../../schema/api/securityEvents.js'
import { readSecurityFilters } from '../domain/logFilters.js'
import type { Routes } from '../http/bind.js'
import { findSecurityEnd, listSecurityEvents } from '../store/securityLog.js'
import { securityQuery } from '../views/securityLog.js'

export const securityEventRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment, config }) => {
    const { limit, cursor, ...filters } = await readSecurityFilters(store, query)
    const asked = { ...securityQuery(filters, moment.settings.timeZone), limit, cursor }
    const page = await listSecurityEvents(reader, asked)
    const end = await findSecurityEnd(reader)
    const ended = end ? { seq: end.seq, hash: end.hash, before: end.before, at: end.at } : null
    return { ...page, keptDays: config.securityLogDays, ended }
  })
}

import { setImmediate } from 'node:timers/promises'
import { addDays, midnightIn } from '../../schema/rules/dates.js'
import type { Reader } from '../engines/store.js'
import { findSecurityEventsAfter, type SecurityEvent, type SecurityQuery } from '../store/securityLog.js'

/** The filters of the security log as people write them: days as the programme counts them. */
type SecurityFilters = Pick<SecurityQuery, 'kind' | 'outcome' | 'user'> & {
  from?: string | undefined
  to?: string | undefined
}

/** The filters with days as the moments that they begin and end at. */
export function securityQuery(
  { kind, outcome, user, from, to }: SecurityFilters,
  timeZone: string,
): SecurityQuery {
  return {
    kind,
    outcome,
    user,
    since: from && midnightIn(timeZone, from),
    before: to && midnightIn(timeZone, addDays(to, 1)),
  }
}

const AT_ONCE = 1000

/** All rows of the security log that the filters match, oldest first, some at a time. */
export async function* iterateSecurityEvents(
  reader: Reader,
  query: SecurityQuery,
): AsyncGenerator<SecurityEvent[]> {
  for (let after = 0; ; ) {
    const rows = await findSecurityEventsAfter(reader, after, AT_ONCE, query)
    if (rows.length > 0) yield rows
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)?.seq ?? after
    await setImmediate()
  }
}

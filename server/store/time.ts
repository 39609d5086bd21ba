import { osloDate } from '../../schema/rules/dates.js'

/** The moment (UTC ISO 8601) at which a date begins in Oslo: 22:00 or 23:00 UTC the day before. */
export function osloMidnight(date: string): string {
  const summer = new Date(Date.parse(`${date}T00:00:00Z`) - 2 * 3_600_000)
  // In winter Oslo is one hour, not two, ahead of UTC: two hours earlier is still the day before there.
  return osloDate(summer) === date
    ? summer.toISOString()
    : new Date(summer.getTime() + 3_600_000).toISOString()
}

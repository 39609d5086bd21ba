import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import { CONTRACT_FIELDS, type NoticeDays, noticeBeforeStart } from '../../schema/rules/contracts.js'
import { formatDate } from '../../schema/rules/dates.js'
import { doneNames, movedPassed } from '../../schema/rules/days.js'
import type { Fields } from '../../schema/rules/fields.js'

/**
 * Refuses what is newly said to be done on a day that has not come. What stood there before is let be.
 * @throws Refusal `day_ahead` naming each field.
 */
export function refuseDaysAhead(today: string, fields: Fields, before: object | null, after: object): void {
  const from = (before ?? {}) as Readonly<Record<string, unknown>>
  const to = after as Readonly<Record<string, unknown>>
  const ahead = doneNames(fields).filter((name) => (to[name] ?? '') > today && to[name] !== from[name])
  if (ahead.length === 0) return
  throw new Refusal('day_ahead', {
    errors: ahead.map((name) =>
      fieldProblem(name, 'day_ahead', {
        nb: `«${fields[name]?.nb}»: ${formatDate(String(to[name]))} er ikke kommet (i dag er ${formatDate(today)}). Oppgi dagen når det er gjort.`,
        en: `“${fields[name]?.en}”: ${formatDate(String(to[name]))} has not come (today is ${formatDate(today)}). Give the day once it is done.`,
      }),
    ),
  })
}

/**
 * Refuses a change that moves a planned day which has passed without saying why: Funn demands it of who mends one.
 * @throws Refusal `passed_day_moved` naming the field that is moved and the one that is missing.
 */
export function refuseUnexplained(
  today: string,
  fields: Fields,
  before: object,
  after: object,
  reason: string | null | undefined,
): void {
  if (reason) return
  const moved = movedPassed(today, fields, before, after)
  if (moved.length === 0) return
  throw new Refusal('passed_day_moved', {
    errors: moved.map((name) =>
      fieldProblem('reason', 'passed_day_moved', {
        nb: `«${fields[name]?.nb}» er passert. Skriv hvorfor den flyttes.`,
        en: `“${fields[name]?.en}” has passed. Write why it is moved.`,
      }),
    ),
  })
}

/**
 * Refuses notice of a contract that had not begun on that day. What stood there before is let be.
 * @throws Refusal `invalid_input` naming the day of the notice, or of its confirmation.
 */
export function refuseEarlyNotice(before: NoticeDays | null, after: NoticeDays): void {
  const early = noticeBeforeStart(before, after)
  if (early.length === 0) return
  const start = formatDate(after.start ?? '')
  throw new Refusal('invalid_input', {
    errors: early.map((name) =>
      fieldProblem(name, 'too_early', {
        nb: `«${CONTRACT_FIELDS[name].nb}»: ${formatDate(after[name] ?? '')} er før avtalen begynte å gjelde (${start}). Velg den dagen eller en senere, eller rett «${CONTRACT_FIELDS.start.nb}».`,
        en: `“${CONTRACT_FIELDS[name].en}”: ${formatDate(after[name] ?? '')} is before the contract began (${start}). Choose that day or a later one, or correct “${CONTRACT_FIELDS.start.en}”.`,
      }),
    ),
  })
}

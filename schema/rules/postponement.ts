import { addDays, daysBetween } from './dates.js'
import type { Field } from './fields.js'

/** A merger that is moved from one day to another, as it is seen on a day. */
export interface Postponement {
  from: string
  to: string
  today: string
}

/** What a value that hangs on the old day of the merger would become. */
export interface Moved<V> {
  after: V
  /** True when it is the old day itself, or the last day before it: those are taken to follow. */
  exact: boolean
}

/** A plan this long after the merger is still taken to have been made from its day. */
const HORIZON_DAYS = 366

/**
 * What a day would become, or null when it does not hang on the merger: the day itself and the last before it follow to the
 * new one; a plan that is still to come moves by as many days. What was done is never moved, nor what has passed.
 */
export function movedDay(
  day: string,
  { done, plan }: Pick<Field, 'done' | 'plan'>,
  { from, to, today }: Postponement,
): Moved<string> | null {
  if (done || day < today) return null
  if (day === from) return { after: to, exact: true }
  if (day === addDays(from, -1)) return { after: addDays(to, -1), exact: true }
  if (!plan || daysBetween(from, day) > HORIZON_DAYS) return null
  return { after: addDays(day, daysBetween(from, to)), exact: false }
}

/**
 * Reads texts in which the old day, or the last before it, is written out in any of the usual ways: what such a text would
 * become, or null. Made once for all texts of a register.
 */
export function textMover({ from, to }: Postponement): (text: string) => Moved<string> | null {
  const written = new Map<string, string>()
  for (const [old, moved] of [
    [from, to],
    [addDays(from, -1), addDays(to, -1)],
  ] as const) {
    const forms = writtenForms(moved)
    for (const [index, form] of writtenForms(old).entries()) {
      const known = form.toLowerCase()
      // 31.12. is written alike with and without zeros: it is taken to have them.
      if (!written.has(known)) written.set(known, forms[index] ?? '')
    }
  }
  // The longest first: a day with its year is one, and not a day without.
  const forms = [...written.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replaceAll('.', '\\.'))
  const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${forms.join('|')})(?![\\p{L}\\d])`, 'giu')
  return (text) => {
    const after = text.replace(pattern, (form) => written.get(form.toLowerCase()) ?? form)
    return after === text ? null : { after, exact: false }
  }
}

/** A day as people write it, in Norwegian and English, with its year and without. */
function writtenForms(date: string): string[] {
  const [year = '', month = '', day = ''] = date.split('-')
  const moment = new Date(`${date}T00:00:00Z`)
  const monthIn = (language: string) =>
    new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(moment)
  const [nb, en] = [monthIn('nb-NO'), monthIn('en-GB')]
  const bare = String(Number(day))
  return [
    date,
    `${day}.${month}.${year}`,
    `${bare}.${Number(month)}.${year}`,
    `${bare}. ${nb} ${year}`,
    `${bare} ${en} ${year}`,
    `${en} ${bare}, ${year}`,
    `${bare}. ${nb}`,
    `${bare} ${en}`,
    `${en} ${bare}`,
  ]
}

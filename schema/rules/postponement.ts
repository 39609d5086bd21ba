import { addDays, addMonths, daysBetween } from './dates.js'
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
  /**
   * True when it is the old day itself, or the last day before it, and the programme's own to set: that is taken to follow.
   * What is agreed with others, as the end of a contract, does not end later because the merger does.
   */
  exact: boolean
}

/** A plan this long after the merger is still taken to have been made from its day. */
const HORIZON_DAYS = 366

/**
 * What a day would become, or null when it does not hang on the merger: the day itself and the last before it follow to the
 * new one; a plan that is still to come moves as far. What was done is never moved, nor what has passed.
 */
export function movedDay(
  day: string,
  { done, plan, ahead }: Pick<Field, 'done' | 'plan' | 'ahead'>,
  { from, to, today }: Postponement,
): Moved<string> | null {
  if (done || day < today) return null
  const exact = Boolean(plan ?? ahead)
  if (day === from) return { after: to, exact }
  if (day === addDays(from, -1)) return { after: addDays(to, -1), exact }
  if (!plan || daysBetween(from, day) > HORIZON_DAYS) return null
  return { after: movedAlong(day, from, to), exact: false }
}

/** A day as much later as the merger: by whole months where that is what it moves by, so that a month’s end stays one. */
function movedAlong(day: string, from: string, to: string): string {
  if (from.slice(8) !== to.slice(8)) return addDays(day, daysBetween(from, to))
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  return addMonths(day, months(to) - months(from))
}

/** Between the parts of a day that is written out: a space, or one that does not break the line. */
const SPACE = '[ \\u00a0]'

/**
 * Reads texts in which the old day, or the last before it, is written out in any of the usual ways: what such a text would
 * become, or null. A day without its year is not taken for one of another year, nor for the beginning of a period. Made once
 * for all texts of a register.
 */
export function textMover({ from, to }: Postponement): (text: string) => Moved<string> | null {
  const written = new Map<string, string>()
  const patterns: string[] = []
  for (const [old, moved] of [
    [from, to],
    [addDays(from, -1), addDays(to, -1)],
  ] as const) {
    const forms = writtenForms(moved)
    for (const [index, { text, hasYear }] of writtenForms(old).entries()) {
      // 31.12. is written alike with and without zeros: it is taken to have them.
      if (written.has(plainForm(text))) continue
      written.set(plainForm(text), forms[index]?.text ?? '')
      patterns.push(patternOf(text) + (hasYear ? '' : `(?!,?${SPACE}*(?:[–-]${SPACE}*)?\\d)`))
    }
  }
  const pattern = new RegExp(`(?<![\\p{L}\\d]|[\\p{L}\\d]-)(?:${patterns.join('|')})(?![\\p{L}\\d])`, 'giu')
  return (text) => {
    const after = text.replace(pattern, (form) => written.get(plainForm(form)) ?? form)
    return after === text ? null : { after, exact: false }
  }
}

/** What finds a form as people type it: with or without a zero before the day and a space after its full stop. */
function patternOf(form: string): string {
  const found = form.replace(/\. ?| /g, (one) => (one === ' ' ? SPACE : one === '.' ? '\\.' : `\\.${SPACE}?`))
  return /^\d\.? \p{L}/u.test(form) ? `0?${found}` : found
}

/** The form in which a day that was found is looked up, however it was typed. */
function plainForm(form: string): string {
  return form
    .toLowerCase()
    .replaceAll('\u00a0', ' ')
    .replace(/^0(?=\d\.? ?\p{L})/u, '')
    .replace(/\.(?=\p{L})/u, '. ')
}

/** A day as people write it, in Norwegian and English, with its year and without. */
function writtenForms(date: string): { text: string; hasYear: boolean }[] {
  const [year = '', month = '', day = ''] = date.split('-')
  const moment = new Date(`${date}T00:00:00Z`)
  const monthIn = (language: string, length: 'long' | 'short') =>
    new Intl.DateTimeFormat(language, { month: length, timeZone: 'UTC' }).format(moment)
  const [nb, en, short] = [monthIn('nb-NO', 'long'), monthIn('en-GB', 'long'), monthIn('nb-NO', 'short')]
  const bare = String(Number(day))
  const withYear = [
    date,
    ...[year, year.slice(2)].flatMap((one) => [`${day}.${month}.${one}`, `${bare}.${Number(month)}.${one}`]),
    ...[`${bare}. ${nb} ${year}`, `${bare} ${en} ${year}`, `${bare} ${nb} ${year}`, `${en} ${bare}, ${year}`],
    `${bare}. ${short.replace('.', '')}. ${year}`,
  ]
  const without = [`${bare}. ${nb}`, `${bare} ${en}`, `${bare} ${nb}`, `${en} ${bare}`]
  return [
    ...withYear.map((text) => ({ text, hasYear: true })),
    ...without.map((text) => ({ text, hasYear: false })),
  ]
}

import { formatDate, timeIn } from '../../schema/rules/dates.js'
import { currencyWords } from '../../schema/rules/money.js'
import type { Words } from '../../schema/rules/words.js'

/** The languages that every text has. */
export type Language = keyof Words

const LOCALE: Record<Language, string> = { nb: 'nb-NO', en: 'en-GB' }

/** A moment (UTC ISO 8601) as date and time of day in a time zone. */
export function formatMoment(moment: string, timeZone: string): string {
  const [date = '', time = ''] = timeIn(timeZone, moment).split(' ')
  return `${formatDate(date)} ${time.slice(0, 5)}`
}

/** A name as it stands within a sentence: «prosjektleder», but «IKT-arkitekt», whose capitals are no beginning. */
export function inSentence(name: string): string {
  return /^\p{Lu}{2}/u.test(name) ? name : name.slice(0, 1).toLowerCase() + name.slice(1)
}

/** A number with the separators of the language: 1 234,5 or 1,234.5. */
export function formatNumber(value: number, language: Language): string {
  return value.toLocaleString(LOCALE[language])
}

/** A whole amount: 412 000 kr. */
export function formatMoney(value: number, currency: string, language: Language): string {
  return `${formatNumber(value, language)} ${currencyWords(currency).nb}`
}

/** The day of the week, as it stands in a sentence: «torsdag». */
export function formatWeekday(date: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(date),
  )
}

/** A month, for the axis of a chart: «okt.». */
export function formatMonth(date: string, language: Language): string {
  const shape = new Intl.DateTimeFormat(LOCALE[language], { day: 'numeric', month: 'short', timeZone: 'UTC' })
  // Beside a day Norwegian months have their full stop («okt.»); alone they would not.
  return shape.formatToParts(new Date(date)).find(({ type }) => type === 'month')?.value ?? ''
}

/** A tick of the days: the first of a month by its name, with the year where one begins; another day by its date. */
export function formatTick(date: string, language: Language): string {
  if (!date.endsWith('-01')) return formatDate(date).slice(0, 6)
  const month = formatMonth(date, language)
  return date.endsWith('-01-01') ? `${month} ${date.slice(0, 4)}` : month
}

/** A month that is known without its day: «november 2019». */
export function formatMonthYear(date: string, language: Language): string {
  const parts = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(LOCALE[language], parts).format(new Date(date))
}

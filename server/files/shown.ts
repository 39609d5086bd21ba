import { formatDate, isDate, timeIn } from '../../schema/rules/dates.js'
import type { CellType, CellValue, Language } from './columns.js'

const SEPARATORS = { nb: ['\u00a0', ','], en: [',', '.'] } as const
const FLAG_WORDS = { nb: ['Nei', 'Ja'], en: ['No', 'Yes'] } as const

/** Yes or no, in a word. */
export function shownFlag(value: boolean, language: Language): string {
  return FLAG_WORDS[language][Number(value) as 0 | 1]
}

/** A number as it is written: 1 234,5 or 1,234.5. By hand: what Node makes of it differs between versions. */
export function shownNumber(value: number, language: Language): string {
  const [thousands, point] = SEPARATORS[language]
  const [whole = '', decimals] = String(Math.abs(value)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands)
  return `${value < 0 ? '\u2212' : ''}${grouped}${decimals === undefined ? '' : point + decimals}`
}

/** A moment (UTC ISO 8601) as date and time of day. */
export function shownMoment(moment: string, timeZone: string): string {
  const [date = '', time = ''] = timeIn(timeZone, moment).split(' ')
  return `${formatDate(date)} ${time.slice(0, 5)}`
}

/** What stands in a cell on paper. */
export function shownCell(value: CellValue, type: CellType, language: Language, timeZone: string): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return shownFlag(value, language)
  if (typeof value === 'number') return shownNumber(value, language)
  if (type === 'date' && isDate(value)) return formatDate(value)
  if (type === 'moment' && !Number.isNaN(Date.parse(value))) return shownMoment(value, timeZone)
  return value
}

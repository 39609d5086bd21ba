import { formatDate } from '../../../schema/rules/dates.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { useFormats } from '../settings.js'
import type { Field } from './fields.js'

/**
 * How a stored value reads: dates, numbers and choices in the language of the page; nothing is a dash. What was to be
 * done on a day after `today`, the day on which it is read or was written, is planned.
 */
export function useFieldText(): (
  field: Pick<Field, 'type' | 'choices' | 'named' | 'done'>,
  value: unknown,
  today?: string,
) => string {
  const { t, say, language } = useLanguage()
  const { moment } = useFormats()
  return ({ type, choices, named, done }, value, today) => {
    if (value === null || value === undefined || value === '') return t.common.none
    if (typeof value === 'boolean') return value ? t.common.yes : t.common.no
    if (typeof value === 'number') return formatNumber(value, language)
    const nameOf = (text: string) => {
      const words = named?.(text) ?? choices?.find((one) => one.value === text)
      return words ? say(words) : text
    }
    if (Array.isArray(value))
      return value.length > 0 ? value.map((one) => nameOf(String(one))).join('\n') : t.common.none
    const text = String(value)
    if (type === 'date') {
      const date = text.length > 10 ? moment(text) : formatDate(text)
      return done && today && text > today ? t.common.plannedOn(date) : date
    }
    return nameOf(text)
  }
}

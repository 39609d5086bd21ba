import { dateIn, timeIn } from '../../schema/rules/dates.js'
import { DEFAULT_SETTINGS, type Settings } from '../../schema/rules/programme.js'
import { useMeta } from '../api/queries.js'
import { formatMoment, formatMoney } from '../i18n/format.js'
import { useLanguage } from '../i18n/language.js'

/** What the programme has decided for the register; until that is known, what a register begins with. */
export function useSettings(): Settings {
  return useMeta().data ?? DEFAULT_SETTINGS
}

/** Moments and amounts as the programme has them: in its time zone, in its currency. */
export function useFormats(): {
  moment: (moment: string) => string
  /** The date of a moment. */
  dateOf: (moment: string) => string
  /** The time of day of a moment: 14:05. */
  timeOf: (moment: string) => string
  money: (value: number) => string
} {
  const { timeZone, currency } = useSettings()
  const { language } = useLanguage()
  return {
    moment: (moment) => formatMoment(moment, timeZone),
    dateOf: (moment) => dateIn(timeZone, moment),
    timeOf: (moment) => timeIn(timeZone, moment).slice(11, 16),
    money: (value) => formatMoney(value, currency, language),
  }
}

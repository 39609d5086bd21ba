import type { SystemRow } from '../../../schema/api/systems.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { SIGNAL_WORDS } from '../../../schema/rules/progress.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import type { SystemField } from '../../../schema/rules/systemFields.js'
import type { ListColumn } from '../../../schema/rules/systemList.js'
import { WITHOUT_REPLACEMENT_WORDS } from '../../../schema/rules/systems.js'
import { useLanguage } from '../../i18n/language.js'
import type { Field } from '../../parts/form/fields.js'
import { useFieldText } from '../../parts/form/useFieldText.js'

export type ListFields = Record<SystemField, Field>

/** What stands in the way of a system first. */
export const obstacleOf = (row: SystemRow) =>
  (['blocked', 'on_hold', 'unmapped', 'no_date'] as const).find((one) => row.signals.includes(one))

/** What a column says of a system, in words. */
export type CellText = (row: SystemRow, column: ListColumn) => string

/** Reads what columns say of systems; what is not known is empty. */
export function useCellText(fields: ListFields): CellText {
  const { say } = useLanguage()
  const text = useFieldText()
  const destination = useDestination()
  return (row, column) => {
    switch (column) {
      case 'number':
        return row.number
      case 'status':
        return say(STATUS_WORDS[row.status])
      case 'replacement': {
        const { names, instead } = destination(row)
        return instead ?? names.join(' + ')
      }
      case 'obstacle': {
        const signal = obstacleOf(row)
        return signal ? say(SIGNAL_WORDS[signal]) : ''
      }
      case 'contractEnd':
      case 'noticeDeadline': {
        const day = row[column]
        return day === null ? '' : formatDate(day)
      }
      default: {
        const value = row[column]
        return value === null || value === undefined ? '' : text(fields[column], value)
      }
    }
  }
}

/** Where a system goes: the names of its replacements, main one first; or, instead, that it is carried on or retired. */
export function useDestination(): (row: SystemRow) => { names: string[]; instead?: string } {
  const { say, language } = useLanguage()
  return (row) => {
    const instead = WITHOUT_REPLACEMENT_WORDS[row.disposition]
    if (instead) return { names: [], instead: say(instead) }
    return { names: row.replacements.map((one) => (language === 'nb' ? one.nameNb : one.nameEn)) }
  }
}

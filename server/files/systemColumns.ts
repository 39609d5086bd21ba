import { asksField } from '../../schema/rules/countries/all.js'
import { EXPORT_WORDS } from '../../schema/rules/exports.js'
import { WAITING_FIELDS } from '../../schema/rules/lowerings.js'
import { SIGNAL_WORDS, type Signal } from '../../schema/rules/progress.js'
import { STATUS_WORDS, type Status } from '../../schema/rules/status.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import {
  type Disposition,
  PROVENANCE_WORDS,
  type Provenance,
  WITHOUT_REPLACEMENT_WORDS,
} from '../../schema/rules/systems.js'
import type { Column } from './columns.js'
import { type ColumnsOf, column, fieldColumns } from './fieldColumns.js'

/** What the columns of a system look at beside its fields. */
interface Described {
  number: string
  status: Status
  disposition: Disposition
  provenance: Provenance
  voidedAt: string | null
  signals: readonly Signal[]
  daysOverdue: number
  contractEnd: string | null
  noticeDeadline: string | null
  replacements: readonly { nameNb: string; nameEn: string }[]
  updatedAt: string
}

/** The columns of an export of systems: number and status, every field that is asked for, and what is computed. */
export function systemColumns(of: ColumnsOf): Column[] {
  const { language, settings } = of
  const unasked = SYSTEM_FIELD_NAMES.filter((name) => !asksField(settings.ruleSet, name))
  const one = <N extends keyof typeof EXPORT_WORDS>(
    name: N,
    type: Column['type'],
    value: (system: Described) => ReturnType<Column['value']>,
  ) => column<Described>(of, name, EXPORT_WORDS[name], type, value)
  return [
    one('number', 'text', ({ number }) => number),
    ...fieldColumns(of, SYSTEM_FIELDS, unasked),
    one('status', 'text', ({ status }) => STATUS_WORDS[status][language]),
    one(
      'replacements',
      'text',
      ({ disposition, replacements }) =>
        WITHOUT_REPLACEMENT_WORDS[disposition]?.[language] ??
        replacements.map((row) => (language === 'nb' ? row.nameNb : row.nameEn)).join(' + '),
    ),
    one('signals', 'text', ({ signals }) =>
      signals.map((signal) => SIGNAL_WORDS[signal][language]).join(', '),
    ),
    one('daysOverdue', 'number', ({ daysOverdue }) => daysOverdue),
    one('contractEnd', 'date', ({ contractEnd }) => contractEnd),
    one('noticeDeadline', 'date', ({ noticeDeadline }) => noticeDeadline),
    ...fieldColumns(of, WAITING_FIELDS),
    one('provenance', 'text', ({ provenance }) => PROVENANCE_WORDS[provenance][language]),
    one('voidedAt', 'moment', ({ voidedAt }) => voidedAt),
    one('updatedAt', 'moment', ({ updatedAt }) => updatedAt),
  ]
}

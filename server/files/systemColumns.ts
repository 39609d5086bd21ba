import type { SystemFields } from '../../schema/api/systems.js'
import { asksField } from '../../schema/rules/countries/all.js'
import { EXPORT_WORDS } from '../../schema/rules/exportWords.js'
import type { FieldType } from '../../schema/rules/fields.js'
import { WAITING_FIELDS, type Waiting } from '../../schema/rules/lowerings.js'
import { withCurrency } from '../../schema/rules/money.js'
import type { Settings } from '../../schema/rules/programme.js'
import { SIGNAL_WORDS, type Signal } from '../../schema/rules/progress.js'
import { STATUS_WORDS, type Status } from '../../schema/rules/status.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS, type SystemField } from '../../schema/rules/systemFields.js'
import { PROVENANCE_WORDS, type Provenance } from '../../schema/rules/systems.js'
import type { Words } from '../../schema/rules/words.js'

/** The language of a file. */
export type Language = keyof Words

/** A system as the writers of files take it. */
export type FileSystem = SystemFields &
  Waiting & {
    number: string
    status: Status
    provenance: Provenance
    voidedAt: string | null
    signals: readonly Signal[]
    daysOverdue: number
    replacements: readonly { nameNb: string; nameEn: string }[]
    updatedAt: string
  }

type FieldRule = (typeof SYSTEM_FIELDS)[SystemField] | (typeof WAITING_FIELDS)[keyof Waiting]
type Chosen = Extract<FieldRule, { choices: unknown }>['choices']

/** Names of what a system refers to: of codes by `list/code`, and of the rows of each concept by code or number. */
export interface Names {
  codes: ReadonlyMap<string, Words>
  rows: Record<Extract<Chosen, { from: 'rows' }>['of'], ReadonlyMap<string, Words>>
}

/** What stands in a cell; null leaves it empty. */
export type CellValue = string | number | boolean | null

/** How a cell is to be read. A `date` is a plain one; a `moment`, UTC ISO 8601, is shown as time in the programme's time zone. */
export type CellType = 'text' | 'number' | 'flag' | 'date' | 'moment'

/** A column of a file, and what it takes of a system. */
export interface Column {
  header: string
  type: CellType
  value: (system: FileSystem) => CellValue
}

/** The columns of an export of systems: number and status, every field that is asked for, and what is computed. */
export function systemColumns(
  language: Language,
  names: Names,
  { ruleSet, currency }: Pick<Settings, 'ruleSet' | 'currency'>,
): Column[] {
  const text = (words: Words, value: Column['value']): Column => ({
    header: words[language],
    type: 'text',
    value,
  })
  const moment = (words: Words, value: Column['value']): Column => ({ ...text(words, value), type: 'moment' })
  const field = (name: SystemField): Column => ({
    header: withCurrency(SYSTEM_FIELDS[name], currency)[language],
    type: cellType(SYSTEM_FIELDS[name].type),
    value: (system) => shown(system[name], SYSTEM_FIELDS[name], language, names),
  })
  return [
    text(EXPORT_WORDS.number, (system) => system.number),
    ...SYSTEM_FIELD_NAMES.filter((name) => asksField(ruleSet, name)).map(field),
    text(EXPORT_WORDS.status, (system) => STATUS_WORDS[system.status][language]),
    text(EXPORT_WORDS.replacements, (system) =>
      system.replacements.map((row) => (language === 'nb' ? row.nameNb : row.nameEn)).join(' + '),
    ),
    text(EXPORT_WORDS.signals, (system) =>
      system.signals.map((signal) => SIGNAL_WORDS[signal][language]).join(', '),
    ),
    {
      header: EXPORT_WORDS.daysOverdue[language],
      type: 'number',
      value: (s) => s.daysOverdue,
    },
    ...(Object.keys(WAITING_FIELDS) as (keyof Waiting)[]).map((name) =>
      text(WAITING_FIELDS[name], (system) => shown(system[name], WAITING_FIELDS[name], language, names)),
    ),
    text(EXPORT_WORDS.provenance, (system) => PROVENANCE_WORDS[system.provenance][language]),
    moment(EXPORT_WORDS.voidedAt, (system) => system.voidedAt),
    moment(EXPORT_WORDS.updatedAt, (system) => system.updatedAt),
  ]
}

function cellType(type: FieldType): CellType {
  return type === 'number' || type === 'flag' || type === 'date' ? type : 'text'
}

function shown(
  value: SystemFields[SystemField],
  rule: FieldRule,
  language: Language,
  names: Names,
): CellValue {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.join('; ')
  const words = 'choices' in rule ? wordsOf(rule.choices, value, names) : undefined
  return words ? words[language] : value
}

function wordsOf(choices: Chosen, value: string, names: Names): Words | undefined {
  if (choices.from === 'codes') {
    const besides: Readonly<Record<string, Words>> = 'besides' in choices ? choices.besides : {}
    return besides[value] ?? names.codes.get(`${choices.list}/${value}`)
  }
  if (choices.from === 'rows') return names.rows[choices.of].get(value)
  return (choices.words as Readonly<Record<string, Words>>)[value]
}

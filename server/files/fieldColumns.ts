import type { Choices, Field, Fields, FieldType } from '../../schema/rules/fields.js'
import { withCurrency } from '../../schema/rules/money.js'
import type { Settings } from '../../schema/rules/programme.js'
import type { Words } from '../../schema/rules/words.js'
import type { CellType, CellValue, Column, Language } from './columns.js'

/** Names of what a row refers to: of codes by `list/code`, and of the rows of concepts by code or number. */
export interface Names {
  codes: ReadonlyMap<string, Words>
  rows: Record<'municipality' | 'party' | 'service_area' | 'wave' | 'replacement', ReadonlyMap<string, Words>>
}

/** What columns are made of. */
export interface ColumnsOf {
  language: Language
  names: Names
  settings: Pick<Settings, 'ruleSet' | 'currency'>
}

/** A row of any list, as columns of fields look at it. */
type FieldRow = Readonly<Record<string, unknown>>

/** The columns of the fields of a concept, in their order, those that are left out but not. */
export function fieldColumns<F extends Fields>(
  { language, names, settings }: ColumnsOf,
  fields: F,
  without: readonly (keyof F)[] = [],
): Column[] {
  return Object.entries(fields)
    .filter(([name]) => !without.includes(name))
    .map(([name, field]) => ({
      name,
      header: withCurrency(field, settings.currency)[language],
      type: cellType(field.type),
      adds: field.type === 'number' && ADDING.includes(field.unit),
      value: (row) => shown((row as FieldRow)[name], field, language, names),
    }))
}

/** What counts add up to says something. */
const ADDING: readonly Field['unit'][] = ['money', 'people', 'rows']

/** A column of what is no field: computed, or named beside. */
export function column<Row = object>(
  { language }: Pick<ColumnsOf, 'language'>,
  name: string,
  words: Words,
  type: CellType,
  value: (row: Row) => CellValue,
): Column {
  return { name, header: words[language], type, value: value as Column['value'] }
}

function cellType(type: FieldType): CellType {
  return type === 'number' || type === 'flag' || type === 'date' ? type : 'text'
}

/** A value of a field as a cell has it: what is chosen is named. */
export function shown(
  value: unknown,
  field: Pick<Field, 'choices'>,
  language: Language,
  names: Names,
): CellValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((one) => shown(one, field, language, names)).join('; ')
  const text = String(value)
  return (field.choices && wordsOf(field.choices, text, names)?.[language]) ?? text
}

function wordsOf(choices: Choices, value: string, names: Names): Words | undefined {
  if (choices.from === 'words') return choices.words[value]
  if (choices.from === 'codes') return choices.besides?.[value] ?? names.codes.get(`${choices.list}/${value}`)
  // Systems go by their numbers, and subprojects are called what they are.
  if (choices.of === 'system' || choices.of === 'subproject') return undefined
  return names.rows[choices.of].get(value)
}

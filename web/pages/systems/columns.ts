import { SYSTEM_FIELDS, type SystemField } from '../../../schema/rules/systemFields.js'
import {
  FIRST_COLUMNS,
  LIST_COLUMN_NAMES,
  type ListColumn,
  MORE_FIELDS,
  type MoreField,
  SHOWN_COLUMN_NAMES,
} from '../../../schema/rules/systemList.js'
import { useFieldsToRead } from '../../parts/form/useFields.js'
import { type Search, valuesIn } from '../../paths.js'

/** The columns of the list, as an address has them. */
export interface Columns {
  /** Those that are shown, in order; what a row is called stands first. */
  shown: readonly ListColumn[]
  /** All that may be shown, in the order in which they are offered. */
  offered: readonly ListColumn[]
  /** What stands in the address and is none. */
  unknown: readonly string[]
  /** Whether they were chosen: not those that stand where none are. */
  chosen: boolean
}

/** The columns that an address names; those of a field that the rule set of the programme does not ask for are none. */
export function useColumns(search: Search): Columns {
  const fields = useFieldsToRead()(SYSTEM_FIELDS)
  const offered = LIST_COLUMN_NAMES.filter((name) => !(name in SYSTEM_FIELDS) || name in fields)
  const isOffered = (name: string): name is ListColumn => offered.some((one) => one === name)
  const asked = valuesIn(search, 'columns').flatMap((text) => text.split(','))
  const named = asked.map((name) => name.trim()).filter((name) => name !== '')
  return {
    shown: named.length > 0 ? inOrder(named.filter(isOffered)) : SHOWN_COLUMN_NAMES,
    offered,
    unknown: named.filter((name) => !isOffered(name)),
    chosen: named.length > 0,
  }
}

const inOrder = (names: readonly ListColumn[]) => [...new Set<ListColumn>([...FIRST_COLUMNS, ...names])]

/** The address with these columns; without any where they are those that stand there anyway. */
export function withColumns(search: Search, columns: readonly ListColumn[]): Search {
  const { columns: _, ...rest } = search
  const names = inOrder(columns).join()
  return names === SHOWN_COLUMN_NAMES.join() ? rest : { ...rest, columns: names }
}

/** The fields that the list must be asked for by name, to show these columns. */
export function fieldsFor(columns: readonly ListColumn[]): MoreField[] {
  return MORE_FIELDS.filter((name) => columns.includes(name))
}

/** A column with another before or after it, as far as what a row is called lets it. */
export function moved(columns: readonly ListColumn[], column: ListColumn, to: number): ListColumn[] {
  const rest = columns.filter((one) => one !== column)
  rest.splice(Math.max(FIRST_COLUMNS.length, Math.min(rest.length, to)), 0, column)
  return rest
}

/** True for a column that always stands where it does. */
export function isLocked(column: ListColumn): boolean {
  return FIRST_COLUMNS.some((one) => one === column)
}

/** The field that a column shows; undefined for what is computed. */
export function fieldOf(column: ListColumn): SystemField | undefined {
  return column in SYSTEM_FIELDS ? (column as SystemField) : undefined
}

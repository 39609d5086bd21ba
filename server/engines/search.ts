import { and, type Column, eq, inArray, is, isNull, or, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { PgColumn } from 'drizzle-orm/pg-core'
import { searchWords, wordForms } from '../../schema/rules/text.js'

/** True for rows in which every word of `q` stands in one of the casefolded columns, in any order. */
export function matchesSearch(q: string | undefined, columns: readonly Column[]): SQL | undefined {
  const words = searchWords(q ?? '')
  return and(
    ...words.map((word) =>
      or(...wordForms(word).flatMap((form) => columns.map((column) => contains(column, form)))),
    ),
  )
}

/** True for rows whose column has this text in it, letter by letter: nothing in it is a wildcard. */
export function contains(column: Column, text: string): SQL {
  return is(column, PgColumn) ? sql`strpos(${column}, ${text}) > 0` : sql`instr(${column}, ${text}) > 0`
}

/** True for rows whose column is one of a list that may be long: one bound value, however many there are. */
export function isOneOf(column: Column, values: Iterable<string>): SQL {
  const list = JSON.stringify([...values])
  return is(column, PgColumn)
    ? sql`${column} in (select json_array_elements_text(${list}::json))`
    : sql`${column} in (select value from json_each(${list}))`
}

/** The same for numbers, of which the list is given when the statement runs, as JSON. */
export function isNumberIn(column: Column, list: Placeholder): SQL {
  return is(column, PgColumn)
    ? sql`${column} in (select value::int from json_array_elements_text(${list}::json))`
    : sql`${column} in (select value from json_each(${list}))`
}

/** A filter on a column: yes or no, or one of the values, where an empty one stands for rows that have none. */
export function anyOf(
  column: Column,
  values: boolean | readonly (string | number)[] | undefined,
): SQL | undefined {
  if (values === undefined) return undefined
  if (typeof values === 'boolean') return eq(column, values)
  // What is written is composed; rows from before may be decomposed, and are found by what they hold.
  const filled = [
    ...new Set(
      values.flatMap((value) => [value, typeof value === 'string' ? value.normalize('NFC') : value]),
    ),
  ].filter((value) => value !== '')
  return or(
    filled.length > 0 ? inArray(column, filled) : undefined,
    values.includes('') ? isNull(column) : undefined,
    values.length === 0 ? sql`1 = 0` : undefined,
  )
}

import { type Column, eq, ilike, is, isNull, like, or, Placeholder, SQL, sql } from 'drizzle-orm'
import { PgColumn } from 'drizzle-orm/pg-core'
import { searchWords, wordForms } from '../../schema/rules/text.js'
import { makeOnce, type Piece, type Place } from './pieces.js'

/** True for rows in which every word of `q` stands in one of the casefolded columns, in any order. */
export function matchesSearch(q: string | undefined, columns: readonly Column[]): SQL | undefined {
  return makeOnce(searchPieces(q, columns))
}

/** The same as parts of a statement that is prepared by its shape: one for each word. */
export function searchPieces(q: string | undefined, columns: readonly Column[]): Piece[] {
  return searchWords(q ?? '').map((word) => {
    const forms = wordForms(word)
    return {
      shape: `a word in ${forms.length} forms`,
      values: forms,
      sql: (...places) => or(...places.flatMap((form) => columns.map((column) => contains(column, form)))),
    }
  })
}

/** True for rows whose column has this text in it, letter by letter: nothing in it is a wildcard. */
export function contains(column: Column, text: string | Place): SQL {
  return is(column, PgColumn) ? sql`strpos(${column}, ${text}) > 0` : sql`instr(${column}, ${text}) > 0`
}

/** True for rows whose column is like a pattern of SQL, whatever the case of its letters from a to z. */
export function isLike(column: Column, pattern: string): SQL {
  return is(column, PgColumn) ? ilike(column, pattern) : like(column, pattern)
}

/**
 * True for rows whose column is one of a list that may be long: one bound value, however many there are. A list that is
 * given when the statement runs is given as JSON.
 */
export function isOneOf(column: Column, values: Iterable<string> | Place): SQL {
  const list = isPlace(values) ? values : JSON.stringify([...values])
  return is(column, PgColumn)
    ? sql`${column} in (select json_array_elements_text(${list}::json))`
    : sql`${column} in (select value from json_each(${list}))`
}

const isPlace = (values: Iterable<string> | Place): values is Place =>
  is(values, Placeholder) || is(values, SQL)

/** The same for numbers, of which the list is given when the statement runs, as JSON. */
export function isNumberIn(column: Column, list: Place): SQL {
  return is(column, PgColumn)
    ? sql`${column} in (select value::int from json_array_elements_text(${list}::json))`
    : sql`${column} in (select value from json_each(${list}))`
}

/** A filter on a column of systems, as `anyOf` has it, as part of a statement that is prepared by its shape. */
export function filterPiece(
  column: Column,
  values: boolean | readonly (string | number)[] | undefined,
): Piece[] {
  if (values === undefined) return []
  const { name } = column
  if (typeof values === 'boolean')
    return [{ shape: `${name} is ${values}`, values: [], sql: () => eq(column, values) }]
  const filled = filledOf(values)
  const [some, none] = [filled.length > 0, values.includes('')]
  const isListed = typeof filled[0] === 'number' ? isNumberIn : isOneOf
  return [
    {
      shape: `${name} is ${some ? 'one of' : ''}${none ? ' or nothing' : ''}`,
      values: some ? [JSON.stringify(filled)] : [],
      sql: (list) => or(list && isListed(column, list), none ? isNull(column) : undefined) ?? sql`1 = 0`,
    },
  ]
}

/** What is written is composed; rows from before may be decomposed, and are found by what they hold. */
function filledOf(values: readonly (string | number)[]): (string | number)[] {
  const composed = values.flatMap((value) => [
    value,
    typeof value === 'string' ? value.normalize('NFC') : value,
  ])
  return [...new Set(composed)].filter((value) => value !== '')
}

/** A filter on a column: yes or no, or one of the values, where an empty one stands for rows that have none. */
export function anyOf(
  column: Column,
  values: boolean | readonly (string | number)[] | undefined,
): SQL | undefined {
  return makeOnce(filterPiece(column, values))
}

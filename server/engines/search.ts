import { and, type Column, is, or, type SQL, sql } from 'drizzle-orm'
import { PgColumn } from 'drizzle-orm/pg-core'
import { NORWEGIAN_ORDER, searchWords, wordForms } from '../../schema/rules/text.js'

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

/**
 * A text column in Norwegian order, where no sort key is stored: the letters of the rule `sortKey`, case folded.
 * Byte order of the result is the order, the same on every engine.
 */
export function norwegianOrder(column: Column): SQL<string> {
  const letters = NORWEGIAN_ORDER.flatMap(([written, key]) =>
    [...written].flatMap((letter) =>
      [...new Set([letter, letter.toUpperCase()])].map((one) => [one, key] as const),
    ),
  )
  return letters.reduce(
    (text, [letter, key]) => sql<string>`replace(${text}, ${sql.raw(`'${letter}'`)}, ${sql.raw(`'${key}'`)})`,
    sql<string>`lower(${column})`,
  )
}

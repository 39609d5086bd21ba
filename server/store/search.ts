import type { Column } from 'drizzle-orm'
import { and, or, type SQL, sql } from 'drizzle-orm'
import { searchWords } from '../../schema/rules/text.js'

/** True for rows in which every word of `q` stands in one of the casefolded columns, in any order. */
export function matchesSearch(q: string | undefined, columns: readonly Column[]): SQL | undefined {
  const words = searchWords(q ?? '')
  return and(...words.map((word) => or(...columns.map((column) => contains(column, word)))))
}

function contains(column: Column, word: string): SQL {
  return sql`${column} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`
}

/** True for rows whose column is one of a list that may be long: one bound value, however many there are. */
export function isOneOf(column: Column, values: Iterable<string>): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify([...values])}))`
}

/**
 * A text column in Norwegian order, where no sort key is stored: æ, ø and å after z, case folded.
 * Byte order of the result is the order, the same on every engine.
 */
export function norwegianOrder(column: Column): SQL<string> {
  const letters = [
    ['Æ', '{'],
    ['æ', '{'],
    ['Ø', '|'],
    ['ø', '|'],
    ['Å', '}'],
    ['å', '}'],
  ] as const
  return letters.reduce(
    (text, [letter, key]) => sql<string>`replace(${text}, ${letter}, ${key})`,
    sql<string>`lower(${column})`,
  )
}

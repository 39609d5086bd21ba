/**
 * How long a piece of a file is, in letters: what is much longer lies in memory by itself, and is cleared away so late that a long
 * list takes a hundred megabytes on its way out.
 */
const LETTERS = 32_768

/** A line of each row, in pieces of a file that are neither a write each nor all in one. */
export function* linesInPieces<Row>(rows: readonly Row[], lineOf: (row: Row) => string): Generator<string> {
  let some: string[] = []
  let letters = 0
  for (const row of rows) {
    const line = lineOf(row)
    some.push(line)
    letters += line.length
    if (letters < LETTERS) continue
    yield some.join('')
    some = []
    letters = 0
  }
  if (some.length > 0) yield some.join('')
}

import type { Kept } from './drafts.js'

/**
 * The note of a system as an import leaves it: the remark of the row, or what stood there, and what is kept word for word under
 * the names of its columns. What an earlier import kept of a column of the list is replaced, and nothing else of a note is lost.
 * @param columns the names of the columns of the list
 */
export function mergeNote(
  before: string | null,
  remark: string | undefined,
  kept: readonly Kept[],
  columns: readonly string[],
): string | null {
  const base = remark ?? withoutKept(before ?? '', columns)
  const lines = kept.map(({ column, text }) => `${column}: ${text}`)
  const note = [base, ...lines.filter((line) => !hasParagraph(base, line))].filter(Boolean).join('\n')
  return note === '' ? null : note
}

/** A note without the lines that begin with the name of a column: what an import kept there before. */
function withoutKept(note: string, columns: readonly string[]): string {
  return note
    .split('\n')
    .filter((line) => !columns.some((column) => column !== '' && line.startsWith(`${column}: `)))
    .join('\n')
    .trim()
}

const hasParagraph = (note: string, line: string): boolean => `\n${note}\n`.includes(`\n${line}\n`)

import type { AnswerBook } from '../../../schema/rules/import/answerBook.js'
import type { Workbook } from '../../../schema/rules/import/cells.js'
import { WARNED_WHYS } from '../../../schema/rules/import/columns.js'
import type { Layout } from '../../../schema/rules/import/layout.js'
import type { ListColumn } from './listColumns.js'

/** Something that whoever imports should look at: what it is, and of which column. */
export interface ListWarning {
  code: string
  column: string | null
}

/** So many answers that are for nothing are named. */
const MOST_UNUSED = 20
/** Two bytes of UTF-8 that were read as two letters: «Ã¸», «Ã…». */
const TORN = /[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/

/** What is said of a list as a whole. */
export function warningsOfWhole(
  { records }: Layout,
  { encoding, sheets }: Workbook,
  answers: AnswerBook,
): ListWarning[] {
  const isTorn =
    (encoding === 'windows-1252' || encoding === 'iso-8859-1') &&
    sheets.some(({ rows }) => rows.some(({ cells }) => cells.some((cell) => cell && TORN.test(cell.text))))
  return [
    ...(records.length === 0 ? [{ code: 'no_records', column: null }] : []),
    ...(isTorn ? [{ code: 'two_encodings', column: null }] : []),
    ...answers
      .unused()
      .slice(0, MOST_UNUSED)
      .map(({ row, column, value }) => ({
        code: 'answer_unused',
        column: [row, column, value].filter((one) => one !== undefined && one !== null).join(', '),
      })),
  ]
}

/** What is said of its columns, and of what stands beside it in the file. */
export function warningsOf(
  columns: readonly ListColumn[],
  { sheets, asides }: Workbook,
  index: number,
): ListWarning[] {
  const ofColumns = columns.flatMap(({ header, sure, why, filled }) => [
    ...(!sure && filled > 0 && WARNED_WHYS.includes(why)
      ? [{ code: `column_${why}`, column: header.key }]
      : []),
    ...(header.hidden && filled > 0 ? [{ code: 'hidden_column', column: header.key }] : []),
  ])
  const hidden = sheets.flatMap(({ name, hidden }, at) =>
    hidden && at !== index ? [{ code: 'hidden_sheet', column: name }] : [],
  )
  const others = sheets.flatMap((sheet, at) =>
    !sheet.hidden && at !== index && sheet.rows.length > 0
      ? [{ code: 'other_sheet', column: sheet.name }]
      : [],
  )
  const besides = Object.keys(asides).map((aside) => ({ code: `has_${aside}`, column: null }))
  return [...ofColumns, ...hidden, ...others, ...besides]
}

import type { Cell, Sheet } from '../../schema/rules/import/cells.js'
import { cellOf, durationText, ERROR_TEXT, isoDateText, plainNumber, textCell, UNCOMPUTED } from './cells.js'
import { LAST_COLUMN, LAST_ROW, type Limits } from './limits.js'
import { newParagraphs, type Paragraphs } from './odsText.js'
import { newSheets, type SheetMaker } from './sheets.js'
import { damaged } from './unreadable.js'
import { type Attributes, countIn, readXml } from './xml.js'

/** What stands in a sheet and is none of its cells: what was deleted, what is drawn, a copy of another file's cells. */
const ASIDE =
  /^(table:(tracked-changes|shapes|dde-links|scenario)|draw:[\w-]+|office:(forms|annotation)|text:note)$/
/** What begins a copy of a sheet of another file, which formulas look into. */
const OUTSIDE = /^'?(file|https?|ftp|smb):/i

/** A cell as it is read, and how many times it stands there side by side. */
interface Stored {
  attributes: Attributes
  text: Paragraphs
  repeated: number
}

/** Reads the sheets of a spreadsheet, and counts what they have besides cells. */
export function readOdsSheets(
  bytes: Uint8Array,
  part: string,
  limits: Limits,
): { sheets: Sheet[]; comments: number; links: number; formulas: number } {
  const sheets = newSheets(limits)
  const hiddenStyles = new Set<string>()
  let styleName = ''
  let comments = 0
  let links = 0
  /** How deep we are in what is left out. */
  let aside = 0
  let depthOfTables = 0
  let sheet: SheetMaker | null = null
  let row = 1
  let rows = 1
  let isFilling = false
  let column = 0
  let columns = 0
  /** How many groups of columns around are folded away. */
  let foldedGroups: boolean[] = []
  let cells: [column: number, cell: Cell, repeated: number][] = []
  let cell: Stored | null = null

  const begin = (attributes: Attributes) => {
    const name = attributes['table:name'] ?? ''
    if (OUTSIDE.test(name)) return
    sheet = sheets.begin(name, hiddenStyles.has(attributes['table:style-name'] ?? ''))
    row = 1
    isFilling = false
    columns = 0
    foldedGroups = []
  }
  const beginCell = (attributes: Attributes) => {
    const repeated = countIn(attributes['table:number-columns-repeated'], LAST_COLUMN, part)
    cell = { attributes, text: newParagraphs(), repeated }
    const across = countIn(attributes['table:number-columns-spanned'], LAST_COLUMN, part)
    const down = countIn(attributes['table:number-rows-spanned'], LAST_ROW, part)
    if (across > 1 || down > 1) sheet?.merge({ row, column, rows: down, columns: across })
  }
  const endCell = () => {
    if (!cell) return
    const made = madeOf(cell)
    if (made) cells.push([column, made, cell.repeated])
    column += cell.repeated
    cell = null
  }
  const endRow = () => {
    // A row without cells may be repeated to the end of the sheet: it is nothing, however often.
    if (cells.length > 0)
      for (let index = 0; index < rows; index += 1)
        for (const [first, made, repeated] of cells)
          for (let next = first; next < first + repeated; next += 1) sheet?.put(row + index, next, made)
    row += rows
    // Sheets are filled up with blank rows to their end, which say nothing.
    if (cells.length > 0) isFilling = false
    else if (rows >= FILLING) isFilling = true
    if (!isFilling) sheet?.touch(Math.min(row - 1, LAST_ROW))
  }
  const hideColumns = (attributes: Attributes) => {
    const repeated = countIn(attributes['table:number-columns-repeated'], LAST_COLUMN, part)
    const isHidden = /^(collapse|filter)$/.test(attributes['table:visibility'] ?? '')
    if (isHidden || foldedGroups.includes(true)) sheet?.hide(columns, repeated)
    columns += repeated
  }

  readXml(bytes, part, {
    open(element, attributes) {
      if (element === 'office:annotation' && aside === 0) comments += 1
      if (aside > 0 || ASIDE.test(element)) {
        aside += 1
        return
      }
      if (element === 'text:a' && /^[a-z][\w+.-]+:/i.test(attributes['xlink:href'] ?? '')) links += 1
      switch (element) {
        case 'style:style':
          styleName = attributes['style:family'] === 'table' ? (attributes['style:name'] ?? '') : ''
          break
        case 'style:table-properties':
          if (attributes['table:display'] === 'false') hiddenStyles.add(styleName)
          break
        case 'table:table':
          depthOfTables += 1
          // A table in a cell is no table of other programs, and would be lost.
          if (depthOfTables > 1) throw damaged(part)
          begin(attributes)
          break
        case 'table:table-source':
          links += 1
          break
        case 'table:table-column-group':
          foldedGroups.push(attributes['table:display'] === 'false')
          break
        case 'table:table-column':
          hideColumns(attributes)
          break
        case 'table:table-row':
          rows = countIn(attributes['table:number-rows-repeated'], LAST_ROW, part)
          column = 0
          cells = []
          break
        case 'table:table-cell':
        case 'table:covered-table-cell':
          beginCell(attributes)
          break
        default:
          cell?.text.open(element, attributes)
      }
    },
    text(piece) {
      if (aside === 0) cell?.text.add(piece)
    },
    close(element) {
      if (aside > 0) {
        aside -= 1
        return
      }
      switch (element) {
        case 'table:table':
          depthOfTables -= 1
          sheet = null
          break
        case 'table:table-column-group':
          foldedGroups.pop()
          break
        case 'table:table-row':
          endRow()
          break
        case 'table:table-cell':
        case 'table:covered-table-cell':
          endCell()
          break
        default:
          cell?.text.close(element)
      }
    },
  })
  return { sheets: sheets.finish(), comments, links, formulas: sheets.formulas() }
}

/** So many blank rows at once fill a sheet up. */
const FILLING = 1_000

/** What a cell holds: its value where it has one, else the text that it shows. */
function madeOf({ attributes, text }: Stored): Cell | null {
  const formula = attributes['table:formula'] !== undefined
  const shown = text.take()
  const type = attributes['office:value-type']
  const isError = attributes['calcext:value-type'] === 'error' || (formula && ERROR_TEXT.test(shown.trim()))
  if (isError) return cellOf('error', shown.trim() || '#N/A', formula)
  switch (type) {
    case undefined:
      return formula && shown === '' ? cellOf('error', UNCOMPUTED, true) : textCell(shown, formula)
    case 'float':
    case 'currency':
    case 'percentage': {
      const value = attributes['office:value'] ?? ''
      const number = Number(value)
      if (value.trim() === '' || !Number.isFinite(number)) return textCell(shown || value, formula)
      return cellOf('number', plainNumber(number), formula)
    }
    case 'boolean':
      return cellOf('flag', attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE', formula)
    case 'date': {
      const date = isoDateText(attributes['office:date-value'] ?? '')
      if (date === null) return textCell(shown || (attributes['office:date-value'] ?? ''), formula)
      return cellOf('date', date, formula)
    }
    case 'time':
      return textCell(durationText(attributes['office:time-value'] ?? '') ?? shown, formula)
    default:
      return textCell(shown || (attributes['office:string-value'] ?? ''), formula)
  }
}

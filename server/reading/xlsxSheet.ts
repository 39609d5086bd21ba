import type { Cell, Merge } from '../../schema/rules/import/cells.js'
import { cellOf, type DateFormat, isoDateText, numberCell, textCell, UNCOMPUTED } from './cells.js'
import { LAST_COLUMN, LAST_ROW } from './limits.js'
import type { SheetMaker } from './sheets.js'
import { damaged } from './unreadable.js'
import { newText, unescapeText } from './xlsxText.js'
import { countIn, localName, readXml } from './xml.js'

/** What cells lead to, and how the workbook counts days. */
export interface Shared {
  strings: readonly string[]
  styles: readonly DateFormat[]
  date1904: boolean
}

/** A cell as it is read: how it is stored, and what stands in it. */
interface Stored {
  column: number
  type: string
  style: number
  formula: boolean
  value: string | null
}

/** Reads the cells of a sheet, and which of them are merged or hidden. */
export function readSheet(
  { bytes, name }: { bytes: Uint8Array; name: string },
  shared: Shared,
  sheet: SheetMaker,
): void {
  const inline = newText()
  let row = 0
  let column = -1
  let cell: Stored | null = null
  let inValue = false
  const place = (reference: string) => placeOf(reference, name)
  readXml(bytes, name, {
    open(element, attributes) {
      switch (localName(element)) {
        case 'row':
          row = attributes.r === undefined ? row + 1 : countIn(attributes.r, LAST_ROW, name)
          column = -1
          sheet.touch(row)
          break
        case 'c':
          column = attributes.r === undefined ? column + 1 : place(attributes.r).column
          cell = {
            column,
            type: attributes.t ?? 'n',
            style: Number(attributes.s ?? 0),
            formula: false,
            value: null,
          }
          break
        case 'f':
          if (cell) cell.formula = true
          break
        case 'v':
          inValue = cell !== null
          if (cell) cell.value = ''
          break
        case 'col': {
          if (!/^(1|true|on)$/.test(attributes.hidden ?? '')) break
          const first = countIn(attributes.min, LAST_COLUMN, name)
          sheet.hide(first - 1, countIn(attributes.max, LAST_COLUMN, name) - first + 1)
          break
        }
        case 'mergeCell':
          sheet.merge(mergeOf(attributes.ref ?? '', place))
          break
        default:
          if (cell) inline.open(localName(element))
      }
    },
    text(piece) {
      if (inValue && cell) cell.value += piece
      else if (cell) inline.add(piece)
    },
    close(element) {
      if (!cell) return
      const tag = localName(element)
      if (tag === 'v') inValue = false
      else if (tag === 'c') {
        if (cell.type === 'inlineStr') cell.value = inline.take()
        sheet.put(row, cell.column, made(cell, shared, name))
        cell = null
      } else inline.close(tag)
    },
  })
}

/** What a cell holds. Throws for one that leads to a text which is not there. */
function made({ type, style, formula, value }: Stored, shared: Shared, part: string): Cell | null {
  if (value === null) return formula && type !== 'str' ? cellOf('error', UNCOMPUTED, true) : null
  switch (type) {
    case 's': {
      const text = shared.strings[Number(value)]
      if (text === undefined) throw damaged(part)
      return textCell(text, formula)
    }
    case 'inlineStr':
      return textCell(value, formula)
    case 'str':
      return textCell(unescapeText(value), formula)
    case 'b':
      return cellOf('flag', /^(1|true)$/.test(value.trim()) ? 'TRUE' : 'FALSE', formula)
    case 'e':
      return cellOf('error', value.trim() || '#N/A', formula)
    case 'd': {
      const date = isoDateText(value)
      return date === null ? textCell(value, formula) : cellOf('date', date, formula)
    }
    default: {
      const plain = value.trim()
      const number = Number(plain)
      // What is no number is kept as it stands, for whoever reads it to see.
      if (plain === '' || !Number.isFinite(number)) return textCell(value, formula)
      return numberCell(number, shared.styles[style] ?? null, shared.date1904, formula)
    }
  }
}

/** The place of a cell such as `AB12`: its row from 1, its column from 0. */
function placeOf(reference: string, part: string): { row: number; column: number } {
  const [, letters = '', digits = ''] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? []
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(digits)
  if (column < 1 || column > LAST_COLUMN || row < 1 || row > LAST_ROW) throw damaged(part)
  return { row, column: column - 1 }
}

function mergeOf(reference: string, place: (reference: string) => { row: number; column: number }): Merge {
  const [first = '', last = first] = reference.split(':')
  const [from, to] = [place(first), place(last)]
  return {
    row: Math.min(from.row, to.row),
    column: Math.min(from.column, to.column),
    rows: Math.abs(to.row - from.row) + 1,
    columns: Math.abs(to.column - from.column) + 1,
  }
}

import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx'
import type { Cell, Workbook } from '../../schema/rules/import/cells.js'
import { countAsides } from './asides.js'
import { cellOf, numberCell, plainNumber, textCell } from './cells.js'
import { asWindows } from './encodings.js'
import type { Limits } from './limits.js'
import { newSheets, type SheetMaker } from './sheets.js'
import { damaged, UnreadableFile } from './unreadable.js'
import { formatOf } from './xlsxStyles.js'

/** Reads a workbook of Excel 97 to 2003, and what came before. */
export function readXls(bytes: Uint8Array, limits: Limits): Workbook {
  const book = openBook(bytes)
  if (book.SheetNames.length === 0) throw damaged()
  const sheets = newSheets(limits)
  let comments = 0
  let links = 0
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name]
    // The library leaves out what it cannot read, and says nothing.
    if (!sheet) throw damaged(name)
    if ((sheet['!type'] ?? 'sheet') !== 'sheet') continue
    const maker = sheets.begin(name, Boolean(book.Workbook?.Sheets?.[index]?.Hidden))
    for (const cell of readSheet(sheet, book, maker)) {
      if (cell.c?.length) comments += 1
      if (cell.l?.Target && !cell.l.Target.startsWith('#')) links += 1
    }
  }
  const finished = sheets.finish()
  if (finished.length === 0) throw new UnreadableFile('no_sheets')
  return {
    format: 'xls',
    encoding: null,
    delimiter: null,
    sheets: finished,
    asides: countAsides({
      comments,
      macros: book.vbaraw ? 1 : 0,
      formulas: sheets.formulas(),
      links_outside: links,
      pictures: 0,
    }),
  }
}

function openBook(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: true,
      cellStyles: true,
      cellHTML: false,
      bookVBA: true,
    })
  } catch (error) {
    if (/password|encrypt/i.test(String(error))) throw new UnreadableFile('encrypted')
    throw damaged()
  }
}

/** Puts what a sheet of the library holds where it belongs, and gives each cell of it. */
function* readSheet(sheet: WorkSheet, book: WorkBook, maker: SheetMaker): Generator<CellObject> {
  const date1904 = Boolean(book.Workbook?.WBProps?.date1904)
  for (const [row, cells] of (sheet['!data'] ?? []).entries())
    for (const [column, cell] of (cells ?? []).entries()) {
      if (!cell) continue
      maker.put(row + 1, column, cellFrom(cell, date1904))
      yield cell
    }
  for (const [column, info] of (sheet['!cols'] ?? []).entries()) if (info?.hidden) maker.hide(column, 1)
  for (const { s, e } of sheet['!merges'] ?? [])
    maker.merge({ row: s.r + 1, column: s.c, rows: e.r - s.r + 1, columns: e.c - s.c + 1 })
}

function cellFrom({ t, v, w, z, f }: CellObject, date1904: boolean): Cell | null {
  const formula = f !== undefined
  switch (t) {
    case 'n':
      if (typeof v !== 'number' || !Number.isFinite(v)) return textCell(w ?? '', formula)
      return numberCell(v, formatOf(String(z ?? '')), date1904, formula)
    case 'b':
      return cellOf('flag', v ? 'TRUE' : 'FALSE', formula)
    case 'e':
      return cellOf('error', w ?? '#N/A', formula)
    case 's':
      // Before Excel 97 a text had a byte for each letter.
      return textCell(asWindows(String(v ?? '')), formula)
    case 'd':
      return cellOf('number', plainNumber(Number(v)), formula)
    default:
      return null
  }
}

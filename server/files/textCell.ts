import type { CellObject } from 'write-excel-file/node'
import { escapeText, shortened } from './sheetRows.js'

/** A cell that is a text, whatever it looks like. */
export function textCell(value: string): CellObject {
  const text = shortened(value)
  // The writer looks texts up in a plain object, and would find what every object has: `constructor`.
  return { value: escapeText(text, text in {}), type: String }
}

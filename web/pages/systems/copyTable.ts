import { withoutFormula } from '../../../schema/rules/formulas.js'

/** A table as it is pasted: its headings, and the cells of each row. */
export interface Table {
  headings: readonly string[]
  rows: readonly (readonly string[])[]
}

/**
 * Puts a table on the clipboard, as cells for a spreadsheet and as a table for a note. No text in it is run as a formula.
 * @throws where the browser has no clipboard for the page, or refuses it
 */
export async function copyTable(table: Promise<Table>): Promise<void> {
  const as = (type: string, write: (table: Table) => string) =>
    table.then((read) => new Blob([write(read)], { type }))
  // Given at once, since a page may only copy as it is asked to; what is copied may come later.
  await navigator.clipboard.write([
    new ClipboardItem({ 'text/plain': as('text/plain', asLines), 'text/html': as('text/html', asHtml) }),
  ])
}

/** Cells parted by tabs, each on one line. */
export function asLines({ headings, rows }: Table): string {
  const line = (cells: readonly string[]) =>
    cells.map((cell) => withoutFormula(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')
  return [headings, ...rows].map(line).join('\n')
}

/** The same as HTML. */
export function asHtml({ headings, rows }: Table): string {
  const row = (cells: readonly string[], name: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${name}>${escaped(withoutFormula(cell))}</${name}>`).join('')}</tr>`
  return `<table>${row(headings, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\n/g, '<br>')

/** A row of a CSV file, by column. A cell that is empty is left out. */
export type CsvRow = Readonly<Record<string, string>>

/**
 * Reads CSV (RFC 4180: commas, quotes doubled inside quotes) with a header line.
 * @throws Error naming the line whose number of cells differs from the header's.
 */
export function parseCsv(text: string): CsvRow[] {
  const [header = [], ...lines] = readCells(text)
  return lines.map((cells, index) => {
    if (cells.length !== header.length)
      throw new Error(`Row ${index + 2} has ${cells.length} cells, not ${header.length}`)
    return Object.fromEntries(
      header.flatMap((name, column) => (cells[column] ? [[name, cells[column]]] : [])),
    )
  })
}

function readCells(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  // One match for each cell: quoted or plain, and what ends it.
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    if (end === '' && row.length === 0 && !quoted && !plain) break
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

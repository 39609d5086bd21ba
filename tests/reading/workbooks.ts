import { strToU8, zipSync } from 'fflate'
import type { Cell, Sheet, Workbook } from '../../schema/rules/import/cells.js'
import { LIMITS } from '../../server/reading/limits.js'
import { readBytes } from '../../server/reading/readBytes.js'
import type { TextSettings } from '../../server/reading/text.js'
import { UnreadableFile } from '../../server/reading/unreadable.js'

/** An archive of parts, each by its path. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part]),
    ),
  )
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** The formats of the styles of `xlsxOf`, from style 1 on. */
const FORMATS = [
  'dd/mm\\ yyyy;@',
  '[$-414]d\\.\\ mmmm\\ yyyy',
  '#,##0\\ "dager"',
  '[Red]#,##0',
  'dd.mm.yyyy hh:mm',
]
/** Styles by the numbers that every program knows. */
const BUILT_IN = [14, 20, 46, 9]
export const STYLE = {
  customDate: 1,
  longDate: 2,
  days: 3,
  red: 4,
  moment: 5,
  date: 6,
  time: 7,
  duration: 8,
  percent: 9,
} as const

export interface XlsxParts {
  /** What stands in `sheetData`, a text for each sheet. */
  sheets: readonly { name?: string; state?: string; data: string; before?: string; after?: string }[]
  strings?: readonly string[]
  date1904?: boolean
  more?: Readonly<Record<string, string | Uint8Array>>
  sheetRelations?: string
}

/** The parts of a workbook as a spreadsheet writes them, the sheets by hand. */
export function xlsxParts({
  sheets,
  strings = [],
  date1904,
  more = {},
  sheetRelations,
}: XlsxParts): Record<string, string | Uint8Array> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const formats = FORMATS.map(
    (code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  )
  const styles = [0, ...FORMATS.map((_, index) => 164 + index), ...BUILT_IN]
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name = `Ark${0}`, state }, index) =>
          `<sheet name="${name === 'Ark0' ? `Ark${index + 1}` : name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${sheets
      .map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
      .join(
        '',
      )}${relation('s', 'styles', 'styles.xml')}${relation('t', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${formats.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles
      .map((id) => `<xf numFmtId="${id}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ data, before = '', after = '' }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheetData>${data}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...(sheetRelations !== undefined && {
      'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="${PACKAGE}">${sheetRelations}</Relationships>`,
    }),
    ...more,
  }
}

export const xlsxOf = (parts: XlsxParts): Uint8Array => zipOf(xlsxParts(parts))

/** A spreadsheet of OpenDocument around what stands in it, by hand. */
export function odsOf(
  tables: string,
  { styles = '', more = {} }: { styles?: string; more?: Readonly<Record<string, string>> } = {},
): Uint8Array {
  const names = ['office', 'table', 'text', 'style', 'draw', 'calcext', 'xlink', 'dc', 'number']
    .map((name) => `xmlns:${name}="urn:${name}"`)
    .join(' ')
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    'META-INF/manifest.xml': '<manifest:manifest xmlns:manifest="urn:manifest"/>',
    ...more,
  })
}

/** Reads in this process. */
export const read = (bytes: Uint8Array | string, settings: TextSettings = {}, limits = LIMITS): Workbook =>
  readBytes(typeof bytes === 'string' ? strToU8(bytes) : bytes, settings, limits)

/** Why a file is refused; null for one that is read. Anything but `UnreadableFile` is thrown on. */
export function refusalOf(bytes: Uint8Array | string, limits = LIMITS): UnreadableFile | null {
  try {
    read(bytes, {}, limits)
    return null
  } catch (error) {
    if (error instanceof UnreadableFile) return error
    throw error
  }
}

/** A cell in few letters: its text, with its kind before it unless it is a text, and `=` behind what a formula came to. */
const short = (cell: Cell | null) =>
  cell && `${cell.kind === 'text' ? '' : `${cell.kind}:`}${cell.text}${cell.formula ? '=' : ''}`

/** The rows of a sheet by their numbers, cells in few letters. */
export function shortRows(sheet: Sheet | undefined): Record<number, (string | null)[]> {
  return Object.fromEntries((sheet?.rows ?? []).map(({ number, cells }) => [number, cells.map(short)]))
}

import type { DateFormat } from './cells.js'
import { localName, readXml } from './xml.js'

/** What each style of a workbook makes of a number, by its place. */
export function readStyles(bytes: Uint8Array | null, part: string): DateFormat[] {
  const styles: DateFormat[] = []
  if (!bytes) return styles
  const codes = new Map<number, string>()
  const formats: number[] = []
  // A file has other lists of `xf` too, of which cells name none.
  let isOfCells = false
  readXml(bytes, part, {
    open(element, attributes) {
      const name = localName(element)
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') isOfCells = true
      if (name === 'xf' && isOfCells) formats.push(Number(attributes.numFmtId ?? 0))
    },
    close(element) {
      if (localName(element) === 'cellXfs') isOfCells = false
    },
  })
  return formats.map((format) => {
    const code = codes.get(format)
    return code === undefined ? builtIn(format) : formatOf(code)
  })
}

/** What the formats that every program knows by number are: of dates, among them those of East Asia, and of times. */
function builtIn(format: number): DateFormat {
  const within = (first: number, last: number) => format >= first && format <= last
  if (within(14, 17) || format === 22 || within(27, 31) || format === 36 || within(50, 58)) return 'date'
  return within(18, 21) || within(32, 35) || within(45, 47) ? 'time' : null
}

/** What a format is without what it shows as it stands, leaves room for, or fills up with; colours, currencies and languages too. */
const AS_IT_STANDS = /"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]|General/gi

/** What a format makes of a number, as in `dd.mm.yyyy`, `[$-414]d. mmmm yyyy;@` or `[h]:mm`. */
export function formatOf(code: string): DateFormat {
  const letters = code.replace(AS_IT_STANDS, '').toLowerCase()
  if (/[yd]|\bg*e{1,2}\b/.test(letters)) return 'date'
  if (/[hs]|\[m+\]/.test(letters)) return 'time'
  // An m alone is a month; beside hours or seconds it is minutes.
  return letters.includes('m') ? 'date' : null
}

import type { Cell } from './cells.js'
import { readCell } from './lostCells.js'
import { found, type Reading, UNSAID } from './readings.js'
import { lineFault, oneLine } from './textCells.js'
import { readUnsaid } from './unsaid.js'

export interface NameAndVersion {
  name: string
  version: string | null
}

/** What may follow the number of a version: R2, SP1, LTSR, beta 2. */
const SUFFIX =
  '(?: ?(?:R\\d|SP ?\\d+|CU ?\\d+|U\\d+|LTSR|LTSB|LTS|LTR|ESR|CR|RC ?\\d*|build ?\\d+|beta ?\\d*|GA|EE|SE))*'
const NUMBER = `\\d+(?:[.,]\\d+)*(?:[.-]?[a-z]\\d*|\\.x)?${SUFFIX}`
/** A version that says of itself that it is one: «v. 8.4», «(ver. 5.1)», «, versjon 3.1», «v4». */
const SAID = new RegExp(
  `^(.*[^\\s,;:(\\[-])[\\s,;:-]*[(\\[]?(?<![\\p{L}\\p{N}])(?:versjon|version|versio|versie|vers|ver|rel|release|utgave|utg|v)\\.?\\s?:?\\s?(${NUMBER})[)\\]]?$`,
  'iu',
)
/** A number in parts at the end: «5.7.2», «(5.1)», «7.15 LTSR». */
const DOTTED = new RegExp(
  `^(.*[^\\s,;:(\\[-])(?:,? | - | ?[(\\[])(\\d+(?:(?:\\.\\d+)+(?:[.-]?[a-z]\\d*|\\.x)?|\\.x)${SUFFIX})[)\\]]?$`,
  'iu',
)
/** A year, or one or two digits: most often a version, and told. «365» and «360» are names. */
const BARE = new RegExp(`^(.*\\p{L}[^\\s,;:(]*) ((?:19[89]\\d|20[0-4]\\d|\\d{1,2})${SUFFIX})$`, 'u')
/** What counts things before its number, and is no product with a version: «Sone 4», «Trinn 2», «Level 3». */
const COUNTED =
  /(?<!\p{L})(?:v|ver|vers|versjon|version|versio|versie|release|nr|no|nummer|number|sone|trinn|del|fase|nivå|nivåer|level|avdeling|avd|skole|bygg|etasje|kanal|modul|gruppe|uke|år|plan|valg|side|post|kapittel|part|phase|stage|zone|section|unit|channel|class|klasse|årskurs|år|steg|fas|zon|vaihe|osa|fase|deel|teil|stufe)\.?$/iu

/** The name of a system and its version, of a cell that may hold both. */
export function readNameAndVersion(cell: Cell, max = 200): Reading<NameAndVersion> {
  return readCell(cell, ({ kind, text }) => {
    if (readUnsaid(text)) return UNSAID
    const line = oneLine(text)
    const fault = lineFault(line, max)
    if (fault) return fault
    const told = /\n/.test(text) ? 'lines_joined' : undefined
    const whole = found<NameAndVersion>({ name: line, version: null }, told)
    if (kind !== 'text') return whole
    const [, name, version] = SAID.exec(line) ?? DOTTED.exec(line) ?? []
    if (name !== undefined && version !== undefined && /\p{L}/u.test(name))
      return found({ name: closed(name), version }, told)
    const [, bareName, bareVersion] = BARE.exec(line) ?? []
    return bareName === undefined || bareVersion === undefined || COUNTED.test(bareName)
      ? whole
      : found({ name: bareName, version: bareVersion }, 'version_split')
  })
}

/** A name from which a version was taken, without what joined them. */
function closed(name: string): string {
  return name.replace(/[\s,;:(-]+$/u, '')
}

import type { Words } from '../../schema/rules/words.js'
import type { CellType, Language } from './systemColumns.js'

/** What an export is, for whoever finds the file later: whose data, when, which filters, and where the log stood. */
export interface About {
  /** The name of the programme. */
  programme: string
  synthetic: boolean
  /** When it was made, UTC ISO 8601. */
  at: string
  /** The day that the register is shown as of, `YYYY-MM-DD`; null: as it is. */
  asOf: string | null
  /** The address that was asked for, filters and all. */
  request: string
  /** The newest row of the change log, and its hash. */
  sequence: number
  hash: string
}

/** A line of the sheet that says what the export is: a heading, its value, and how that is to be read. */
export type AboutLine = readonly [heading: string, value: string, type: CellType]

/** The names of the sheets of a workbook. */
export const SHEETS = {
  nb: { systems: 'Systemer', about: 'Om uttrekket' },
  en: { systems: 'Systems', about: 'About' },
} as const

const HEADINGS = {
  programme: { nb: 'Program', en: 'Programme' },
  data: { nb: 'Data', en: 'Data' },
  at: { nb: 'Tatt ut', en: 'Exported' },
  asOf: { nb: 'Registeret slik det var', en: 'Register as it was' },
  request: { nb: 'Adresse', en: 'Address' },
  sequence: { nb: 'Endringslogg, siste nummer', en: 'Change log, last number' },
  hash: { nb: 'Endringslogg, siste hash', en: 'Change log, last hash' },
} as const satisfies Record<string, Words>

const SYNTHETIC: Words = {
  nb: 'Syntetiske data – ikke kommunens faktiske systemoversikt',
  en: 'Synthetic data – not the municipality’s actual systems',
}

/** What the export is, a line for each thing that it says. */
export function aboutLines(about: About, language: Language): AboutLine[] {
  const line = (name: keyof typeof HEADINGS, value: string, type: CellType = 'text'): AboutLine => [
    HEADINGS[name][language],
    value,
    type,
  ]
  return [
    line('programme', about.programme),
    ...(about.synthetic ? [line('data', SYNTHETIC[language])] : []),
    line('at', about.at, 'moment'),
    ...(about.asOf === null ? [] : [line('asOf', about.asOf, 'date')]),
    line('request', about.request),
    line('sequence', String(about.sequence)),
    line('hash', about.hash),
  ]
}

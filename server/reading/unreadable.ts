import type { Words } from '../../schema/rules/words.js'
import { WRONG_FORMATS, type WrongFormat } from './wrongFormats.js'

/** What a sentence is about: a sheet or a part by its name, a line, a limit, or what the file is instead. */
export interface UnreadableDetails {
  /** The name of the sheet, or of the part of the file. */
  name?: string
  line?: number
  most?: number
  format?: WrongFormat
}

type Sentence = (details: UnreadableDetails) => Words

const count = (number = 0) => String(number).replace(/\B(?=(\d{3})+$)/g, '\u00a0')
/** A damaged file may call its parts by names without end. */
const shown = (name: string) => (name.length > 60 ? `${name.slice(0, 60)}…` : name)
const sheetNb = ({ name }: UnreadableDetails) => (name === undefined ? 'Fila' : `Arket «${shown(name)}»`)
const sheetEn = ({ name }: UnreadableDetails) =>
  name === undefined ? 'The file' : `The sheet “${shown(name)}”`
const partOf = ({ name }: UnreadableDetails) => (name === undefined ? '' : ` (${shown(name)})`)

/** Why a file is not read: a stable code, and a sentence that says what is wrong with it and what to do. */
const SENTENCES = {
  empty: () => ({
    nb: 'Fila er tom. Velg fila med lista i, og last den opp på nytt.',
    en: 'The file is empty. Choose the file that holds the list, and upload it anew.',
  }),
  too_large: ({ most }) => ({
    nb: `Fila er for stor: den kan være på høyst ${count(most)} MB. Ta ut bilder og ark som ikke trengs, eller del den i flere.`,
    en: `The file is too large: it may have at most ${count(most)} MB. Take out pictures and sheets that are not needed, or part it in several.`,
  }),
  unpacks_too_large: ({ most }) => ({
    nb: `Fila blir for stor når den pakkes ut: alt i den kan være på høyst ${count(most)} MB til sammen. Ta ut bilder og ark som ikke trengs, eller lagre lista som CSV.`,
    en: `The file becomes too large when it is unpacked: all in it may have at most ${count(most)} MB together. Take out pictures and sheets that are not needed, or save the list as CSV.`,
  }),
  too_many_parts: ({ most }) => ({
    nb: `Fila består av flere enn ${count(most)} deler. Kopier lista til en ny arbeidsbok, og last opp den.`,
    en: `The file is made of more than ${count(most)} parts. Copy the list to a new workbook, and upload that.`,
  }),
  too_many_sheets: ({ most }) => ({
    nb: `Arbeidsboken har flere enn ${count(most)} ark. Kopier arket med lista til en ny arbeidsbok, og last opp den.`,
    en: `The workbook has more than ${count(most)} sheets. Copy the sheet with the list to a new workbook, and upload that.`,
  }),
  too_many_rows: (details) => ({
    nb: `${sheetNb(details)} har flere enn ${count(details.most)} rader. Del lista i flere filer.`,
    en: `${sheetEn(details)} has more than ${count(details.most)} rows. Part the list in several files.`,
  }),
  too_many_columns: (details) => ({
    nb: `${sheetNb(details)} har flere enn ${count(details.most)} kolonner. Ta ut det som ikke hører til lista.`,
    en: `${sheetEn(details)} has more than ${count(details.most)} columns. Take out what does not belong to the list.`,
  }),
  too_many_cells: ({ most }) => ({
    nb: `Fila har flere enn ${count(most)} celler. Ta ut ark og kolonner som ikke trengs, eller del lista i flere filer.`,
    en: `The file has more than ${count(most)} cells. Take out sheets and columns that are not needed, or part the list in several files.`,
  }),
  too_much_text: ({ most }) => ({
    nb: `Cellene i fila har flere enn ${count(most)} tegn til sammen. Ta ut ark og kolonner som ikke trengs, eller del lista i flere filer.`,
    en: `The cells of the file have more than ${count(most)} characters together. Take out sheets and columns that are not needed, or part the list in several files.`,
  }),
  too_many_merges: ({ most }) => ({
    nb: `Fila har flere enn ${count(most)} sammenslåtte celler. Del dem opp igjen, eller lagre lista som CSV.`,
    en: `The file has more than ${count(most)} merged cells. Unmerge them, or save the list as CSV.`,
  }),
  too_slow: ({ most }) => ({
    nb: `Fila var ikke lest etter ${count(most)} sekunder, og lesingen er avbrutt. Lagre lista som CSV, eller del den i flere filer.`,
    en: `The file was not read after ${count(most)} seconds, and reading was ended. Save the list as CSV, or part it in several files.`,
  }),
  too_much_memory: () => ({
    nb: 'Fila tar for mye plass å lese, og lesingen er avbrutt. Lagre lista som CSV, eller del den i flere filer.',
    en: 'The file takes too much memory to read, and reading was ended. Save the list as CSV, or part it in several files.',
  }),
  busy: () => ({
    nb: 'For mange filer leses akkurat nå. Vent litt og last opp fila på nytt.',
    en: 'Too many files are being read right now. Wait a little and upload the file anew.',
  }),
  encrypted: () => ({
    nb: 'Fila er beskyttet med passord. Ta bort passordet der den er laget, lagre den, og last opp på nytt.',
    en: 'The file is protected by a password. Remove the password where it was made, save it, and upload it anew.',
  }),
  wrong_format: ({ format = 'unknown' }) => ({
    nb: `Dette er ${WRONG_FORMATS[format].nb}. ${WRONG_FORMATS[format].remedyNb}`,
    en: `This is ${WRONG_FORMATS[format].en}. ${WRONG_FORMATS[format].remedyEn}`,
  }),
  damaged: (details) => ({
    nb: `Fila er skadet eller ufullstendig og kan ikke leses${partOf(details)}. Åpne den der den er laget, lagre den på nytt, og last opp den nye.`,
    en: `The file is damaged or incomplete and cannot be read${partOf(details)}. Open it where it was made, save it anew, and upload the new one.`,
  }),
  quote_not_closed: ({ line }) => ({
    nb: `Anførselstegnet i linje ${line} blir aldri avsluttet, så resten av fila ble én celle. Ta det bort eller sett ett til, og last opp på nytt.`,
    en: `The quotation mark in line ${line} is never closed, so the rest of the file became one cell. Remove it or add another, and upload the file anew.`,
  }),
  no_sheets: () => ({
    nb: 'Arbeidsboken har ingen ark med celler, bare diagrammer eller makroer. Last opp den som har lista.',
    en: 'The workbook has no sheets with cells, only charts or macros. Upload the one that has the list.',
  }),
} as const satisfies Record<string, Sentence>

export type UnreadableCode = keyof typeof SENTENCES

/**
 * Thrown for a file that cannot be read. Knows nothing of the API: whoever calls tells it on, by `words`.
 * `code` and `details` can be handed to another process, in which the same is made of them.
 */
export class UnreadableFile extends Error {
  constructor(
    readonly code: UnreadableCode,
    readonly details: UnreadableDetails = {},
  ) {
    super(SENTENCES[code](details).en)
    this.name = 'UnreadableFile'
  }

  /** What is wrong with the file, and what to do. */
  get words(): Words {
    return (SENTENCES[this.code] as Sentence)(this.details)
  }
}

/** A part of a file that is not as its format says. */
export const damaged = (name?: string) => new UnreadableFile('damaged', name === undefined ? {} : { name })

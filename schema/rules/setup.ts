import { CODE } from './rowNumbers.js'
import { foldText } from './text.js'
import type { Words } from './words.js'

/** The steps of setting up a register, in the order that they are shown. */
export const SETUP_STEPS = [
  'programme',
  'municipalities',
  'service_areas',
  'codes',
  'replacements',
  'systems',
] as const
export type SetupStep = (typeof SETUP_STEPS)[number]

/** What of a register says how far its setting up has come. */
export interface SetUp {
  mergerDate: string | null
  formerMunicipalities: number
  /** In use. */
  serviceAreas: number
  /** In use. */
  codes: number
  replacements: number
  systems: number
}

/** So many municipalities make a merger. */
const A_MERGER = 2

const DONE: Record<SetupStep, (register: SetUp) => boolean> = {
  programme: ({ mergerDate }) => mergerDate !== null,
  municipalities: ({ formerMunicipalities }) => formerMunicipalities >= A_MERGER,
  service_areas: ({ serviceAreas }) => serviceAreas > 0,
  codes: ({ codes }) => codes > 0,
  replacements: ({ replacements }) => replacements > 0,
  systems: ({ systems }) => systems > 0,
}

/** True for a step that is done, as the register itself says. */
export function isStepDone(step: SetupStep, register: SetUp): boolean {
  return DONE[step](register)
}

/** The step to take next: the first that is not done and that is not put off; null when none is left. */
export function nextSetupStep(register: SetUp, putOff: ReadonlySet<SetupStep> = new Set()): SetupStep | null {
  return SETUP_STEPS.find((step) => !isStepDone(step, register) && !putOff.has(step)) ?? null
}

/** An area that was pasted, with the code that somebody chose for it: null when the register is to make one. */
export interface PastedArea {
  code: string | null
  name: string
}

/** What is wrong with a line of a pasted list; the first line is 1. */
export interface PastedFault extends Words {
  line: number
}

/** The longest name that the register takes. */
const MOST_LETTERS = 200

/**
 * Reads a pasted list of service areas: one on each line, as `code;name`, with a tab between them as a spreadsheet has, or
 * the name alone. `taken`: the codes that are in use already.
 */
export function readPastedAreas(
  text: string,
  taken: readonly string[],
): { areas: PastedArea[]; faults: PastedFault[] } {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.normalize('NFC').trim())
  const used = new Map(taken.map((code) => [foldText(code), 0]))
  const faults: PastedFault[] = []
  const read: (PastedArea & { line: number })[] = []
  for (const [index, text] of lines.entries()) {
    if (text === '') continue
    const line = index + 1
    const [first = '', ...rest] = text.split(/[;\t]/).map((part) => part.trim())
    const code = rest.length > 0 ? first : null
    const name = rest.length > 0 ? rest.join(' ').trim() : first
    const fault =
      faultOf(code, name) ?? repeatedFault(name, read) ?? (code === null ? null : takenFault(code, used))
    if (fault) faults.push({ line, ...fault })
    else {
      if (code !== null) used.set(foldText(code), line)
      read.push({ line, code, name })
    }
  }
  return { areas: read.map(({ code, name }) => ({ code, name })), faults }
}

function faultOf(code: string | null, name: string): Words | null {
  if (name === '')
    return {
      nb: 'navnet mangler. Skriv kode;navn, eller navnet alene.',
      en: 'the name is missing. Write code;name, or the name alone.',
    }
  if (name.length > MOST_LETTERS)
    return {
      nb: `navnet er for langt. Bruk høyst ${MOST_LETTERS} tegn.`,
      en: `the name is too long. Use at most ${MOST_LETTERS} characters.`,
    }
  if (code !== null && !CODE.test(code))
    return {
      nb: `«${code}» kan ikke være en kode. Bruk bokstaver, tall, - og _, eller skriv navnet alene.`,
      en: `“${code}” cannot be a code. Use letters, digits, - and _, or write the name alone.`,
    }
  return null
}

function repeatedFault(name: string, read: readonly { line: number; name: string }[]): Words | null {
  const other = read.find((one) => foldText(one.name) === foldText(name))
  return other
    ? {
        nb: `«${name}» står på linje ${other.line} også. Fjern den ene.`,
        en: `“${name}” is on line ${other.line} too. Remove one of them.`,
      }
    : null
}

function takenFault(code: string, used: ReadonlyMap<string, number>): Words | null {
  const line = used.get(foldText(code))
  if (line === undefined) return null
  return line === 0
    ? {
        nb: `koden «${code}» er i bruk fra før. Velg en annen.`,
        en: `the code “${code}” is in use already. Choose another.`,
      }
    : {
        nb: `koden «${code}» står på linje ${line} også. Velg en annen.`,
        en: `the code “${code}” is on line ${line} too. Choose another.`,
      }
}

import { counted, nounOf, type Widened } from './texts.js'

const nb = {
  open: 'Velg tidspunkt',
  asOfDate: (date: string) => `Per ${date}`,
  asOfSequence: (number: string) => `Per endring ${number}`,
  title: 'Se registeret slik det var',
  text: 'Velg en dato, eller nummeret på en rad i endringsloggen. Registeret kan da bare leses.',
  date: 'Ved slutten av dagen',
  chooseOne: 'Velg en hel dato som har vært, eller skriv nummeret på en endring.',
  sequence: 'Eller etter endring nummer',
  show: 'Vis',
  onDate: (date: string) => `Du ser registeret slik det var ${date}. Bare lesing.`,
  onSequence: (number: string) => `Du ser registeret slik det var etter endring ${number}. Bare lesing.`,
  unknown: 'Registeret kan ikke vises på dette tidspunktet.',
  toToday: 'Tilbake til i dag',
  registeredLater: (date: string) => `Registrert ${date}, etter tidspunktet som vises.`,
  undoRequest: 'Sett tilbake …',
  undoTitle: 'Angre hele endringen',
  undoText:
    'Alt som ble endret i samme lagring, settes tilbake. Endringen og angringen blir stående i loggen.',
  undoConfirm: 'Angre',
  wouldChange: 'Dette blir satt tilbake',
  wouldChangeMany: (all: string, kinds: string) =>
    `${counted(all, 'rad', 'rader')} blir satt tilbake (${kinds}), disse først`,
  andMore: (count: string) => `Og ${count} til.`,
  showMore: (count: string) => `Vis ${count} til`,
  collisions: 'Dette er endret etterpå, og står i veien:',
}

const en: Widened<typeof nb> = {
  open: 'Choose a moment',
  asOfDate: (date) => `As of ${date}`,
  asOfSequence: (number) => `As of change ${number}`,
  title: 'See the register as it was',
  text: 'Choose a date, or the number of a row of the change log. The register can then only be read.',
  date: 'At the end of the day',
  chooseOne: 'Choose a whole date that has been, or write the number of a change.',
  sequence: 'Or after change number',
  show: 'Show',
  onDate: (date) => `You see the register as it was on ${date}. Reading only.`,
  onSequence: (number) => `You see the register as it was after change ${number}. Reading only.`,
  unknown: 'The register cannot be shown at this moment.',
  toToday: 'Back to today',
  registeredLater: (date) => `Registered ${date}, after the moment that is shown.`,
  undoRequest: 'Take back …',
  undoTitle: 'Undo the whole change',
  undoText:
    'All that was changed in the same save is put back. The change and its undoing both stay in the log.',
  undoConfirm: 'Undo',
  wouldChange: 'This is put back',
  wouldChangeMany: (all, kinds) =>
    `${counted(all, 'row', 'rows')} ${nounOf(all, 'is', 'are')} put back (${kinds}), these first`,
  andMore: (count) => `And ${count} more.`,
  showMore: (count) => `Show ${count} more`,
  collisions: 'This was changed later and is in the way:',
}

/** The texts about looking at the register as it was, and about undoing. */
export const pastTexts = { nb: { past: nb }, en: { past: en } }

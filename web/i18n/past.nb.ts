/** The texts about looking at the register as it was, and about undoing, in bokmål. */
export const nbPast = {
  open: 'Velg tidspunkt',
  title: 'Se registeret slik det var',
  text: 'Velg en dato, eller nummeret på en rad i endringsloggen. Registeret kan da bare leses.',
  date: 'Ved slutten av dagen',
  sequence: 'Eller etter endring nummer',
  show: 'Vis',
  onDate: (date: string) => `Du ser registeret slik det var ${date}. Bare lesing.`,
  onSequence: (number: string) => `Du ser registeret slik det var etter endring ${number}. Bare lesing.`,
  toToday: 'Til i dag',
  undoRequest: 'Sett tilbake …',
  undoTitle: 'Angre hele forespørselen',
  undoText:
    'Alt som ble endret i forespørselen, settes tilbake. Endringen og angringen blir stående i loggen.',
  undoConfirm: 'Angre',
  wouldChange: 'Dette blir satt tilbake',
  collisions: 'Dette er endret etterpå, og står i veien:',
}

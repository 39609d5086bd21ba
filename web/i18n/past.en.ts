import type { Catalogue } from './nb.js'

/** The texts about looking at the register as it was, and about undoing, in English. */
export const enPast: Catalogue['past'] = {
  open: 'Choose a moment',
  title: 'See the register as it was',
  text: 'Choose a date, or the number of a row of the change log. The register can then only be read.',
  date: 'At the end of the day',
  sequence: 'Or after change number',
  show: 'Show',
  onDate: (date) => `You see the register as it was on ${date}. Reading only.`,
  onSequence: (number) => `You see the register as it was after change ${number}. Reading only.`,
  toToday: 'Back to today',
  undoRequest: 'Take back …',
  undoTitle: 'Undo the whole request',
  undoText: 'All that the request changed is put back. The change and its undoing both stay in the log.',
  undoConfirm: 'Undo',
  wouldChange: 'This is put back',
  collisions: 'This was changed later and is in the way:',
}

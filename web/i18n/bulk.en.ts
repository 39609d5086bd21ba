import type { Catalogue } from './nb.js'

/** The texts about changing many systems at once in English. */
export const enBulk: Catalogue['bulk'] = {
  choose: 'Select',
  chooseOne: (name) => `Select ${name}`,
  bar: 'Selected systems',
  chosen: (count) => `${count} selected`,
  chooseAll: (total) => `Select all ${total}`,
  tooMany: (most) => `At most ${most} systems can be changed at a time. Filter the list first.`,
  clear: 'Clear selection',
  setDate: 'Set date',
  setResponsible: 'Set responsible',
  setWave: 'Change wave',
  setStatus: 'Change status',
  setOther: 'Change something else …',
  title: (count) => (count === 1 ? 'Change 1 system' : `Change ${count} systems`),
  what: 'What is to be changed?',
  newStatus: 'New status',
  empties: 'Without a value, the field is emptied in all that are selected.',
  preview: 'Show what changes',
  previewTitle: 'This changes',
  changed: (count) => `${count} change`,
  unchanged: (count) => `${count} are so already`,
  refused: (count) => `${count} cannot be changed`,
  nothing: 'None of the selected systems changes.',
  refusedTitle: 'Cannot be changed, and stay as they are',
  changedTitle: 'Change',
  confirm: (count) => (count === 1 ? 'Change 1 system' : `Change ${count} systems`),
  back: 'Back',
  done: (count) => (count === 1 ? '1 system is changed.' : `${count} systems are changed.`),
  doneOf: (count, refused) =>
    `${count} systems are changed. ${refused} were changed by others meanwhile, or refused, and stay as they are.`,
}

import type { Widened } from './texts.js'

const nb = {
  conflict: 'Noen andre har endret dette',
  conflictText: 'Det du skrev er ikke lagret ennå, og ikke tapt. Velg for hvert felt som er ulikt.',
  conflictBy: (name: string, moment: string) => `Endret av ${name} ${moment}.`,
  conflictTheirs: 'Lagret nå',
  keepMine: 'Behold min',
  settle: 'Bruk valgene og fortsett',
  useTheirs: 'Bruk den som er lagret',
  linesHint: 'Ett per linje.',
  field: 'Felt',
  before: 'Før',
  after: 'Etter',
  touches: 'Dette berøres også',
  touchesText: 'Kryss av for hvert punkt når du har sett på det.',
  touchesNothing: 'Ingenting annet berøres.',
  touchesMore: 'Mer berøres nå enn da du åpnet dette. Se gjennom listen og kryss av på nytt.',
  andMore: (count: number) => `og ${count} til`,
  findSystem: 'Finn system',
  findHint: 'Navn eller nummer',
  found: (count: number) => (count === 0 ? 'Ingen treff. Prøv færre eller andre ord.' : `${count} treff`),
  firstFound: (shown: string, total: string) =>
    `De første ${shown} av ${total}. Skriv mer av navnet for å få færre.`,
  pickerHint: 'Skriv en del av navnet eller nummeret, og velg fra listen.',
  notChosen: 'Velg fra listen, eller tøm feltet: det som står her, er ikke valgt.',
  mappedTo: (count: number) => `${count} koblet`,
  isThere: 'er med',
  ofOthers: (subproject: string | null) =>
    subproject === null ? 'hører ikke til noe delprosjekt' : `hører til ${subproject}`,
  add: 'Legg til',
}

const en: Widened<typeof nb> = {
  conflict: 'Someone else changed this',
  conflictText: 'What you wrote is not saved yet, and not lost. Choose for each field that differs.',
  conflictBy: (name: string, moment: string) => `Changed by ${name} ${moment}.`,
  conflictTheirs: 'Saved now',
  keepMine: 'Keep mine',
  settle: 'Use these choices and go on',
  useTheirs: 'Use the saved one',
  linesHint: 'One per line.',
  field: 'Field',
  before: 'Before',
  after: 'After',
  touches: 'This is touched too',
  touchesText: 'Tick each of them when you have looked at it.',
  touchesNothing: 'Nothing else is touched.',
  touchesMore: 'More is touched now than when you opened this. Look through the list and tick anew.',
  andMore: (count) => `and ${count} more`,
  findSystem: 'Find system',
  findHint: 'Name or number',
  found: (count) => (count === 0 ? 'Nothing found. Try fewer or other words.' : `${count} found`),
  firstFound: (shown, total) => `The first ${shown} of ${total}. Type more of the name to get fewer.`,
  pickerHint: 'Type part of the name or the number, and choose from the list.',
  notChosen: 'Choose from the list, or empty the field: what stands here is not chosen.',
  mappedTo: (count) => `${count} mapped`,
  isThere: 'is included',
  ofOthers: (subproject) => (subproject === null ? 'belongs to no subproject' : `belongs to ${subproject}`),
  add: 'Add',
}

/** The texts of what pages share: conflicts, consequences, differences and finding a system. */
export const formTexts = { nb: { forms: nb }, en: { forms: en } }

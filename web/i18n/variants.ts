import { counted, type Widened } from './texts.js'

const nb = {
  title: 'Navnevarianter',
  intro:
    'Navn som kan være det samme, skrevet på flere måter. Kryss av for det som er det samme, og velg hvordan det skal skrives. Ingenting endres av seg selv.',
  field: 'Felt',
  none: 'Ingen navn er skrevet på flere måter.',
  group: (text: string) => `Varianter av ${text}`,
  systems: (count: number) => counted(count, 'system', 'systemer'),
  write: 'Skriv alle som',
  merge: (count: number) => `Skriv likt i ${counted(count, 'system', 'systemer')}`,
  mergeNone: 'Skriv likt',
  ready: 'Kryss av for minst to, og velg en av dem.',
  merged: (text: string, count: number) =>
    `${text} skrives likt i ${counted(count, 'system', 'systemer')} til.`,
  left: (count: number) => `${counted(count, 'system', 'systemer')} kunne ikke endres, og står som før.`,
  tooMany: (most: number) =>
    `Høyst ${counted(most, 'system', 'systemer')} endres om gangen. Kryss av for færre.`,
}

const en: Widened<typeof nb> = {
  title: 'Variants of names',
  intro:
    'Names that may be the same, written in several ways. Tick what is the same, and choose how it is to be written. Nothing changes by itself.',
  field: 'Field',
  none: 'No names are written in several ways.',
  group: (text) => `Variants of ${text}`,
  systems: (count) => counted(count, 'system', 'systems'),
  write: 'Write all as',
  merge: (count) => `Write alike in ${counted(count, 'system', 'systems')}`,
  mergeNone: 'Write alike',
  ready: 'Tick at least two, and choose one of them.',
  merged: (text, count) => `${text} is written alike in ${counted(count, 'more system', 'more systems')}.`,
  left: (count) => `${counted(count, 'system', 'systems')} could not be changed, and stay as before.`,
  tooMany: (most) => `At most ${counted(most, 'system', 'systems')} can be changed at a time. Tick fewer.`,
}

/** The texts of names that are written in several ways. */
export const variantTexts = { nb: { variants: nb }, en: { variants: en } }

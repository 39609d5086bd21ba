import { nounOf, type Widened } from './texts.js'

const nb = {
  title: 'Bølger og milepæler',
  intro: 'Flyttingen er delt i bølger. Datoer, mål og kilde kan endres når som helst.',
  current: (day?: string) => (day ? `Pågikk ${day}:` : 'Nå pågår:'),
  currentNone: (day?: string) => (day ? `Ingen bølge pågikk ${day}.` : 'Ingen bølge pågår i dag.'),
  list: 'Bølgene',
  name: 'Bølge',
  dates: 'Datoer',
  goal: 'Mål',
  source: 'Kilde',
  systems: 'Systemer',
  ready: 'Klare',
  openEnd: 'ikke satt',
  stages: { coming: 'Kommer', current: 'Pågår', over: 'Avsluttet', undated: 'Uten datoer' },
  readyOf: (ready: string, systems: string) =>
    [ready, ' av ', systems, nounOf(systems, ' klart', ' klare')] as const,
  behind: (count: string) => [count, ` ${nounOf(count, 'ikke klart', 'ikke klare')} etter slutt`] as const,
  withoutWave: (count: string) =>
    [count, ` ${nounOf(count, 'system er', 'systemer er')} ikke lagt i noen bølge.`] as const,
  milestones: 'Milepæler',
}

const en: Widened<typeof nb> = {
  title: 'Waves and milestones',
  intro: 'The move is divided into waves. Dates, goal and source can be changed at any time.',
  current: (day) => (day ? `Under way on ${day}:` : 'Under way now:'),
  currentNone: (day) => (day ? `No wave was under way on ${day}.` : 'No wave is under way today.'),
  list: 'The waves',
  name: 'Wave',
  dates: 'Dates',
  goal: 'Goal',
  source: 'Source',
  systems: 'Systems',
  ready: 'Ready',
  openEnd: 'not set',
  stages: { coming: 'Coming', current: 'Under way', over: 'Ended', undated: 'Without dates' },
  readyOf: (ready, systems) => [ready, ' of ', systems, ' ready'],
  behind: (count) => [count, ' not ready after the end'],
  withoutWave: (count) => [count, nounOf(count, ' system is in no wave.', ' systems are in no wave.')],
  milestones: 'Milestones',
}

/** The texts of the page of waves and milestones. */
export const waveTexts = { nb: { waves: nb }, en: { waves: en } }

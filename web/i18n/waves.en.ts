import type { Catalogue } from './nb.js'

/** The texts of the page of waves and milestones in English. */
export const enWaves: Catalogue['waves'] = {
  title: 'Waves',
  intro: 'The move is divided into waves. Dates, goal and source can be changed at any time.',
  current: 'Under way now:',
  currentNone: 'No wave is under way today.',
  list: 'The waves',
  name: 'Wave',
  dates: 'Dates',
  goal: 'Goal',
  source: 'Source',
  systems: 'Systems',
  ready: 'Ready',
  openEnd: 'not set',
  stages: { coming: 'Coming', current: 'Under way', over: 'Over', undated: 'Without dates' },
  readyOf: (ready, systems) => [ready, ' of ', systems, ' ready'],
  behind: (count) => [count, ' not ready after the end'],
  withoutWave: (count) => [count, ' systems are in no wave.'],
  milestones: 'Milestones',
}

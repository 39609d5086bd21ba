import { outOfOrder, type Warning } from './dateOrder.js'
import type { Fields } from './fields.js'
import { NAMED_FIELDS } from './named.js'

/** Every field of a wave that a user may write, in the order in which they are shown. */
export const WAVE_FIELDS = {
  ...NAMED_FIELDS,
  startsOn: { type: 'date', nb: 'Begynner', en: 'Starts on' },
  endsOn: { type: 'date', nb: 'Slutter', en: 'Ends on' },
  goal: { type: 'prose', nb: 'Mål', en: 'Goal' },
  source: { type: 'prose', nb: 'Kilde', en: 'Source' },
} as const satisfies Fields
export type WaveField = keyof typeof WAVE_FIELDS

/** What looks wrong in the dates of a wave. */
export function waveWarnings(
  wave: Record<'startsOn' | 'endsOn', string | null>,
): Warning<'startsOn' | 'endsOn'>[] {
  return outOfOrder([['startsOn', 'endsOn']], wave, WAVE_FIELDS)
}

import type { ReplacementRow } from '../../../schema/api/replacements.js'
import { daysBetween, formatDate } from '../../../schema/rules/dates.js'
import { hasCome } from '../../../schema/rules/days.js'
import {
  missedGoLive,
  type ReplacementState,
  replacementStateOn,
} from '../../../schema/rules/replacements.js'
import type { Spoken } from '../../i18n/language.js'
import type { replacementTexts } from '../../i18n/replacements.js'

type Dated = Pick<ReplacementRow, 'state' | 'goLiveActual' | 'goLivePlanned'>

/** Where it stands: one whose first day of use lies ahead is not in use yet. */
export function stateOf({ state, goLiveActual }: Dated, today: string): ReplacementState {
  return replacementStateOn(today, state, goLiveActual)
}

/** Since when it is in use, or from when it will be; null when neither is known. */
export function goLiveOf(
  { goLiveActual, goLivePlanned }: Dated,
  today: string,
  t: Spoken<typeof replacementTexts>,
): string | null {
  if (goLiveActual && hasCome(goLiveActual, today)) return t.replacements.inUseSince(formatDate(goLiveActual))
  const planned = goLiveActual ?? goLivePlanned
  return planned && t.replacements.plannedFor(formatDate(planned))
}

/** How far the first day of use is from what it should be, in days: behind its plan, or after the merger. */
export type Lateness =
  | { kind: 'later_than_planned'; days: number }
  | { kind: 'past_its_day'; days: number }
  | { kind: 'after_merger'; days: number }

/**
 * What is late about its first day of use: it came after its plan, its planned day has passed without it, or it comes after
 * the merger; null: nothing is, it is not known, or it is out of use.
 */
export function latenessOf(row: Dated, today: string, mergerDate: string | null): Lateness | null {
  const { goLiveActual, goLivePlanned } = row
  const state = stateOf(row, today)
  if (state === 'retired') return null
  if (state === 'in_use') {
    if (!goLiveActual || !goLivePlanned || goLiveActual <= goLivePlanned) return null
    return { kind: 'later_than_planned', days: daysBetween(goLivePlanned, goLiveActual) }
  }
  const ahead = goLiveActual ?? goLivePlanned
  if (!ahead) return null
  const missed = missedGoLive(row, today)
  if (missed !== null) return { kind: 'past_its_day', days: daysBetween(missed, today) }
  if (mergerDate === null || ahead <= mergerDate) return null
  return { kind: 'after_merger', days: daysBetween(mergerDate, ahead) }
}

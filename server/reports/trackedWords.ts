import type { InBoth } from './words.js'

/** What the reports of archive, privacy, risk and decommissioning all say. */
export const trackedWords: InBoth<{ notGiven: string; unknown: string; gaps: string }> = {
  nb: { notGiven: 'ikke oppgitt', unknown: 'Ikke oppgitt', gaps: 'Dette fører ikke registeret' },
  en: { notGiven: 'not given', unknown: 'Not given', gaps: 'What the register does not keep' },
}

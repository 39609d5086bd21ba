import type { Words } from './words.js'

/** What else is touched when a system loses what it goes to, or leaves the register. Each is confirmed by its code. */
export const CONSEQUENCE_WORDS = {
  systems: {
    nb: 'Systemer som er koblet hit eller venter på det',
    en: 'Systems that are mapped to it or wait for it',
  },
  contracts: { nb: 'Løpende avtaler som dekker systemene', en: 'Running contracts that cover the systems' },
  integrations: { nb: 'Åpne integrasjoner', en: 'Open integrations' },
  processing_records: {
    nb: 'Behandlinger i protokollen som ikke er avsluttet',
    en: 'Records of processing that are not closed',
  },
} as const satisfies Record<string, Words>
export type ConsequenceCode = keyof typeof CONSEQUENCE_WORDS
/** The codes of all consequences, in the order of their words. */
export const CONSEQUENCE_CODES = Object.keys(CONSEQUENCE_WORDS) as ConsequenceCode[]

/** The codes of the consequences there are that were not confirmed. */
export function unconfirmed(
  consequences: readonly { code: ConsequenceCode }[],
  confirmed: readonly string[] = [],
): ConsequenceCode[] {
  return consequences.map(({ code }) => code).filter((code) => !confirmed.includes(code))
}

import { ARCHIVE_GATES } from './archiveGates.js'
import { CONNECTION_GATES } from './connectionGates.js'
import type { Gate } from './gateFacts.js'
import { MOVE_GATES } from './moveGates.js'
import { PRIVACY_GATES } from './privacyGates.js'
import type { Words } from './words.js'

/** Every gate, in the order they are shown. One more is one more entry in one of the lists; nothing else has to know. */
export const GATES: readonly Gate[] = [...MOVE_GATES, ...CONNECTION_GATES, ...ARCHIVE_GATES, ...PRIVACY_GATES]

/** What is said of each gate that fails, by its code. */
export const GATE_WORDS: Readonly<Record<string, Words>> = Object.fromEntries(
  GATES.map(({ code, words }) => [code, words.fails]),
)

/** The gate with this code, when there is one. */
export function gateOf(code: string): Gate | undefined {
  return GATES.find((gate) => gate.code === code)
}

import type { Words } from '../words.js'

/** The rule sets that a programme may choose from. */
export const RULE_SET_NAMES = ['norway', 'general'] as const
export type RuleSetName = (typeof RULE_SET_NAMES)[number]

export const RULE_SET_WORDS: Record<RuleSetName, Words> = {
  norway: { nb: 'Norge', en: 'Norway' },
  general: { nb: 'Generelt, ikke for ett land', en: 'General, of no one country' },
}

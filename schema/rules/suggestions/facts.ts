import type { Coverage } from '../mappings.js'
import type { ReplacementKind, ReplacementState } from '../replacements.js'
import type { Disposition } from '../systems.js'
import type { Words } from '../words.js'

/** What a suggestion is made of: a system that is not removed from the register. */
export interface SuggestedSystem {
  number: string
  name: string
  aliases: readonly string[]
  product: string | null
  vendor: string | null
  kind: string
  municipality: string
  serviceArea: string | null
  descriptionNb: string | null
  descriptionEn: string | null
  dayOneCritical: boolean
  disposition: Disposition
  decisionReference: string | null
}

/** A replacement, with the state that counts on the day. */
export interface SuggestedReplacement {
  code: string
  nameNb: string
  nameEn: string
  descriptionNb: string | null
  descriptionEn: string | null
  kind: ReplacementKind
  state: ReplacementState
  product: string | null
  vendor: string | null
  continuesSystem: string | null
}

/** An active mapping. */
interface SuggestedMapping {
  system: string
  replacement: string
  coverage: Coverage
  scope: string | null
}

/** What suggestions are made from: all of a register, in any order. */
export interface SuggestionFacts {
  systems: readonly SuggestedSystem[]
  replacements: readonly SuggestedReplacement[]
  mappings: readonly SuggestedMapping[]
  serviceAreas: readonly { code: string; nameNb: string; nameEn: string }[]
  municipalities: readonly { number: string; name: string }[]
}

/** How sure a suggestion is. */
export const STRENGTHS = ['strong', 'medium', 'weak', 'none'] as const
export type Strength = (typeof STRENGTHS)[number]

export const STRENGTH_WORDS: Record<Strength, Words> = {
  strong: { nb: 'Sterkt', en: 'Strong' },
  medium: { nb: 'Middels', en: 'Medium' },
  weak: { nb: 'Svakt', en: 'Weak' },
  none: { nb: 'Uten forslag', en: 'No suggestion' },
}

/** What can speak for a suggestion or against it. */
export const SUGGESTION_RULES = [
  ...(['SAME_PRODUCT', 'SAME_FUNCTION', 'COVERED_BY_WORDS', 'SAME_AREA', 'SAME_VENDOR', 'DECIDED'] as const),
  ...(['IN_USE', 'NATIONAL_SERVICE', 'CARRIED_ON_ELSEWHERE', 'CARRIES_OTHERS', 'NOTICE_POSSIBLE'] as const),
  ...(['SCOPED_OUT', 'OTHER_USE', 'OTHER_AREA', 'PRODUCT_ELSEWHERE', 'ONLY_PARTLY', 'CLOSE_SECOND'] as const),
  ...(['DAY_ONE_NOT_IN_USE', 'OTHER_HOSTING', 'NOTICE_PASSED'] as const),
] as const
export type SuggestionRule = (typeof SUGGESTION_RULES)[number]

/** One thing that speaks for a suggestion or against it, in words filled with what it rests on. */
export interface SuggestionReason extends Words {
  code: SuggestionRule
  speaks: 'for' | 'against'
}

/** Where a system may go: to a replacement by its code, or nowhere, carried on by itself. */
export interface Suggestion {
  /** Null: the system is carried on by itself. */
  replacement: string | null
  strength: Strength
  /** 0 to 1; the strongest first. */
  score: number
  reasons: readonly SuggestionReason[]
  /** The other replacements that systems like it are divided among: it may have to be divided as they were. */
  besides: readonly string[]
}

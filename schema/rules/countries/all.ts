import type { StandardCode } from '../codes.js'
import type { Place } from '../gateFacts.js'
import { GENERAL } from './general.js'
import type { RuleSetName } from './names.js'
import { NORWAY } from './norway.js'
import type { RuleSet } from './ruleSet.js'

/** Every rule set, by its name. One more country is one more entry, with a module of its own. */
export const RULE_SETS: Readonly<Record<RuleSetName, RuleSet>> = { norway: NORWAY, general: GENERAL }

/** The rule set that a programme has chosen. */
export function ruleSetOf(name: RuleSetName): RuleSet {
  return RULE_SETS[name]
}

const namedBy = (names: (ruleSet: RuleSet) => readonly string[]): ReadonlySet<string> =>
  new Set(Object.values(RULE_SETS).flatMap(names))
const NATIONAL_FIELDS = namedBy(({ fields }) => fields)
const NATIONAL_CHECKS = namedBy(({ checks }) => checks)

/** True for a field that is asked for under a rule set: every one that belongs to no other country. */
export function asksField(name: RuleSetName, field: string): boolean {
  return !NATIONAL_FIELDS.has(field) || ruleSetOf(name).fields.some((own) => own === field)
}

/** True for a check that is made under a rule set. */
export function makesCheck(name: RuleSetName, code: string): boolean {
  return !NATIONAL_CHECKS.has(code) || ruleSetOf(name).checks.includes(code)
}

/** True for a gate that is asked under a rule set: it is mended in a field that is asked for. */
export function asksAt(name: RuleSetName, place: Place | null): boolean {
  return typeof place?.field !== 'string' || asksField(name, place.field)
}

/** The entries of the code lists that a rule set proposes, as they are written. */
export function proposedCodes(name: RuleSetName): (Pick<StandardCode, 'list' | 'code'> & BothNames)[] {
  return ruleSetOf(name).codes.map(({ list, code, nb, en }) => ({ list, code, nameNb: nb, nameEn: en }))
}

interface BothNames {
  nameNb: string
  nameEn: string
}

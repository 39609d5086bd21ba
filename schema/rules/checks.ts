import { type Check, type CheckedRegister, type Found, SEVERITIES } from './checkFacts.js'
import { CONNECTION_CHECKS } from './connectionChecks.js'
import { countedFacts } from './countedFacts.js'
import { makesCheck, ruleSetOf } from './countries/all.js'
import { LAW_CHECKS } from './lawChecks.js'
import { lawOn } from './laws.js'
import { PLAN_CHECKS } from './planChecks.js'
import type { Words } from './words.js'

/** Every check of the register. One more is one more entry in one of the lists; nothing else has to know. */
export const CHECKS: readonly Check[] = [...CONNECTION_CHECKS, ...LAW_CHECKS, ...PLAN_CHECKS]

/** The codes of all checks. */
export const CHECK_CODES: readonly string[] = CHECKS.map(({ code }) => code)

/** What one check found. */
export interface Finding {
  check: Check
  /** The law behind it in the rule set: that of today, or of the day of the merger; null for what is practice. */
  law: Words | null
  found: Found[]
}

/** What every check of the rule set finds, those that found nothing too: the worst first, then those that found most. */
export function findingsOf(given: CheckedRegister): Finding[] {
  const register = { ...given, systems: given.systems.map(countedFacts) }
  return CHECKS.filter(({ code }) => makesCheck(given.ruleSet, code))
    .map((check) => ({ check, law: lawBehind(check, given), found: check.find(register) }))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.check.severity) - SEVERITIES.indexOf(b.check.severity) ||
        b.found.length - a.found.length,
    )
}

function lawBehind({ law }: Check, { ruleSet, mergerDate, today }: CheckedRegister): Words | null {
  if (!law) return null
  return lawOn(ruleSetOf(ruleSet).laws, law.topics, (law.day === 'merger' ? mergerDate : null) ?? today)
}

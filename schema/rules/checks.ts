import { type Check, type CheckedRegister, type Found, SEVERITIES } from './checkFacts.js'
import { CONNECTION_CHECKS } from './connectionChecks.js'
import { countedFacts } from './countedFacts.js'
import { makesCheck } from './countries/all.js'
import { LAW_CHECKS } from './lawChecks.js'
import { PLAN_CHECKS } from './planChecks.js'

/** Every check of the register. One more is one more entry in one of the lists; nothing else has to know. */
export const CHECKS: readonly Check[] = [...CONNECTION_CHECKS, ...LAW_CHECKS, ...PLAN_CHECKS]

/** The codes of all checks. */
export const CHECK_CODES: readonly string[] = CHECKS.map(({ code }) => code)

/** What one check found. */
export interface Finding {
  check: Check
  found: Found[]
}

/** What every check of the rule set finds, those that found nothing too: the worst first, then those that found most. */
export function findingsOf(given: CheckedRegister): Finding[] {
  const register = { ...given, systems: given.systems.map(countedFacts) }
  return CHECKS.filter(({ code }) => makesCheck(given.ruleSet, code))
    .map((check) => ({ check, found: check.find(register) }))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.check.severity) - SEVERITIES.indexOf(b.check.severity) ||
        b.found.length - a.found.length,
    )
}

import { AGREEMENT_CHECKS } from './agreementChecks.js'
import type { CheckCode } from './checkCodes.js'
import {
  type Around,
  type Check,
  type CheckedRegister,
  type CheckedSystem,
  type ComparedSystem,
  closedSeriesOf,
  type Found,
  SEVERITIES,
} from './checkFacts.js'
import { CONNECTION_CHECKS } from './connectionChecks.js'
import { countedFacts } from './countedFacts.js'
import { makesCheck, ruleSetOf } from './countries/all.js'
import { RULE_SET_NAMES, type RuleSetName } from './countries/names.js'
import { LAW_CHECKS } from './lawChecks.js'
import { lawOn } from './laws.js'
import { PLAN_CHECKS } from './planChecks.js'
import { foldText } from './text.js'
import type { Words } from './words.js'

/** Every check of the register. One more is one more entry in one of the lists, and its code in `checkCodes.ts`. */
export const CHECKS: readonly Check[] = [
  ...CONNECTION_CHECKS,
  ...LAW_CHECKS,
  ...AGREEMENT_CHECKS,
  ...PLAN_CHECKS,
]

/** What one check finds in a register. */
export interface Finding {
  check: Check
  /** The law behind it in the rule set: that of today, or of the day of the merger; null for what is practice. */
  law: Words | null
  count: number
  /** What is found, in the order of the systems: made as far as it is read. */
  each(): Iterable<Found>
}

/** What the checks that look at one system at a time found of one that counts, and what it is compared with others by. */
export interface LookedAt {
  compared: Omit<ComparedSystem, 'at'>
  found: readonly { code: string; detail?: Words }[]
  /** The checks of which it was said that what they find of it is not needed. */
  notNeeded: readonly CheckCode[]
}

/** Looks at one system with every check that needs no other. */
export function lookAt(given: CheckedSystem, around: Around): LookedAt {
  const facts = countedFacts(given)
  const { system, ruleSet, continuedAs, destination, notNeeded } = facts
  return {
    notNeeded,
    found: checksOf(ruleSet).flatMap(({ code, find }) => {
      const seen = 'look' in find && !notNeeded.includes(code) && find.look(facts, around)
      if (!seen) return []
      return [seen === true ? { code } : { code, detail: seen }]
    }),
    compared: {
      number: system.number,
      name: system.name,
      municipality: system.municipality,
      product: system.product ? foldText(system.product) : null,
      bareName: foldText(system.name).replaceAll(' ', ''),
      goal: continuedAs ?? destination,
    },
  }
}

/** What is found by comparing systems that were looked at, by the code of the check. Systems are named in the order given. */
export function compareAll(
  ruleSet: RuleSetName,
  systems: readonly LookedAt[],
): ReadonlyMap<string, readonly Found[]> {
  const compared = systems.map((system, at) => ({ ...system.compared, at }))
  const notNeeded = new Map(systems.map((system) => [system.compared.number, system.notNeeded]))
  return new Map(
    checksOf(ruleSet).flatMap(({ code, find }) =>
      'compare' in find
        ? [[code, find.compare(compared).filter(({ number }) => !notNeeded.get(number)?.includes(code))]]
        : [],
    ),
  )
}

/**
 * What every check of the rule set finds among systems that were looked at, those that find nothing too: the worst first,
 * then those that find most. `counts`: how many each check finds that looks at one at a time; `compared`: what the others find.
 */
export function gatherFindings(
  register: Pick<CheckedRegister, 'today' | 'mergerDate' | 'ruleSet'>,
  systems: Iterable<LookedAt>,
  counts: ReadonlyMap<string, number>,
  compared: ReadonlyMap<string, readonly Found[]>,
): Finding[] {
  return checksOf(register.ruleSet)
    .map((check): Finding => {
      const found = compared.get(check.code)
      return {
        check,
        law: lawBehind(check, register),
        count: found?.length ?? counts.get(check.code) ?? 0,
        each: () => found ?? eachFound(check.code, systems),
      }
    })
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.check.severity) - SEVERITIES.indexOf(b.check.severity) || b.count - a.count,
    )
}

function* eachFound(code: string, systems: Iterable<LookedAt>): Generator<Found> {
  for (const { compared, found } of systems) {
    const one = found.find((each) => each.code === code)
    if (one) yield { number: compared.number, ...(one.detail && { detail: one.detail }) }
  }
}

/** What every check of the rule set finds in a register. */
export function findingsOf(
  register: CheckedRegister,
): (Omit<Finding, 'each' | 'count'> & { found: Found[] })[] {
  const around = { standing: register.standing, closedSeries: closedSeriesOf(register.seriesBreaks) }
  const looked = register.systems.map((facts) => lookAt(facts, around))
  const counts = new Map<string, number>()
  for (const { found } of looked) for (const { code } of found) counts.set(code, (counts.get(code) ?? 0) + 1)
  return gatherFindings(register, looked, counts, compareAll(register.ruleSet, looked)).map(
    ({ check, law, each }) => ({ check, law, found: [...each()] }),
  )
}

/** The checks of each rule set: asked for every system. */
const CHECKS_OF = new Map(
  RULE_SET_NAMES.map((name) => [name, CHECKS.filter(({ code }) => makesCheck(name, code))]),
)
const checksOf = (ruleSet: RuleSetName) => CHECKS_OF.get(ruleSet) ?? []

function lawBehind(
  { law }: Check,
  { ruleSet, mergerDate, today }: Pick<CheckedRegister, 'today' | 'mergerDate' | 'ruleSet'>,
): Words | null {
  if (!law) return null
  return lawOn(ruleSetOf(ruleSet).laws, law.topics, (law.day === 'merger' ? mergerDate : null) ?? today)
}

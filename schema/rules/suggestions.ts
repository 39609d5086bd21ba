import { NATIONAL_SERVICE } from './codes.js'
import { CARRIED_ON, type Evidence, Lessons, RETIRED, SAME_FUNCTION } from './suggestions/evidence.js'
import {
  STRENGTHS,
  type Strength,
  type SuggestedSystem,
  type Suggestion,
  type SuggestionFacts,
} from './suggestions/facts.js'
import {
  carryOnReasons,
  isOtherUse,
  isScopedOut,
  mappingReasons,
  namingOf,
  wordsIn,
} from './suggestions/reasons.js'
import { atOnce, type InTurns } from './turns.js'

/** Suggests where the systems of a register go. */
export interface Suggester {
  /** The best suggestion for a system; null where nothing speaks for any, or not enough. */
  suggest(number: string): Suggestion | null
  /** The system with this number; undefined where there is none, or it is removed from the register. */
  get(number: string): SuggestedSystem | undefined
  /** The best few with all that speaks for and against each, those that do not suffice too. */
  list(number: string, most?: number): Suggestion[]
  /** The other systems that are for the same, the most alike first. */
  sameFunction(number: string): SuggestedSystem[]
}

/** How much must speak for a suggestion, and how much more than for the next. */
const ENOUGH: readonly (readonly [Strength, score: number, ahead: number])[] = [
  ['strong', 0.7, 0.2],
  ['medium', 0.45, 0.1],
  ['weak', 0.25, 0.1],
]

/** How much speaks for carrying on what the nation provides; that the same product goes elsewhere speaks more. */
const NATIONAL = 0.6
/** Others are already mapped to it, or may be. */
const CARRIES_OTHERS = 0.95

/** So many of the best are looked at closely. */
const LOOKED_AT = 12

/** Where a system may go, with what its strength is decided by. */
interface Candidate {
  replacement: string | null
  score: number
  evidence: Evidence | undefined
  /** Something says that it does not fit, however much speaks for it. */
  isOut: boolean
  /** What is most particular of the system is not found there. */
  isOther: boolean
  reasons: () => Suggestion['reasons']
}

/**
 * Makes the suggester of a register, which learns from what has been decided there: the same facts, in any order, give the
 * same suggestions. It takes as long as there are systems, and an answer next to nothing.
 */
export function makeSuggester(facts: SuggestionFacts): Suggester {
  return atOnce(makeSuggesterInTurns(facts))
}

/** The same with stops: what a register of ten thousand systems teaches takes a second. */
export function* makeSuggesterInTurns(facts: SuggestionFacts): InTurns<Suggester> {
  const lessons = yield* Lessons.of(facts)
  const naming = namingOf(facts)
  const continuedAs = new Map(
    facts.replacements.flatMap(({ code, state, continuesSystem }) =>
      continuesSystem !== null && state !== 'retired' ? [[continuesSystem, code]] : [],
    ),
  )

  function mapTo(system: SuggestedSystem, evidence: Evidence, all: readonly Evidence[]): Candidate {
    const isOther = evidence.product === 0 && isOtherUse(lessons, wordsIn(lessons, system, evidence))
    return {
      replacement: evidence.target.code,
      score: evidence.score,
      evidence,
      isOut: (isOther && evidence.score < SAME_FUNCTION) || isScopedOut(lessons, system, evidence),
      isOther,
      reasons: () => mappingReasons(lessons, naming, system, evidence, all),
    }
  }

  function carryOn(system: SuggestedSystem, all: readonly Evidence[]): Candidate | null {
    const evidence = all.find(({ target }) => target.code === CARRIED_ON)
    const isNational = system.kind === NATIONAL_SERVICE
    const continued = continuedAs.get(system.number) ?? null
    // That another with a like purpose is carried on says nothing of this one.
    const score = Math.max(
      continued === null ? 0 : CARRIES_OTHERS,
      evidence?.product ?? 0,
      isNational ? NATIONAL : 0,
    )
    if (score === 0) return null
    return {
      replacement: null,
      ...{ score, evidence, isOut: false, isOther: false },
      reasons: () => carryOnReasons(naming, { isNational, continuedAs: continued, evidence, others: all }),
    }
  }

  function judge(system: SuggestedSystem, most: number): Suggestion[] {
    const all = lessons.find(system)
    const candidates = all
      .filter(({ target }) => target.replacement)
      .slice(0, LOOKED_AT)
      .map((evidence) => mapTo(system, evidence, all))
    const carried = carryOn(system, all)
    if (carried) candidates.push(carried)
    candidates.sort(
      (a, b) => Number(a.isOut) - Number(b.isOut) || b.score - a.score || wordsOf(b) - wordsOf(a),
    )
    const [best] = candidates
    const decidedOtherwise = all
      .filter(({ target }) => target.code === RETIRED || (target.code === CARRIED_ON && best !== carried))
      .map(({ score }) => score)
    return candidates.slice(0, most).map((one) => {
      const besides = candidates.filter((other) => other !== one && isDividedWith(one, other))
      const rivals = candidates.filter((other) => other !== one && !besides.includes(other))
      const next = Math.max(0, ...decidedOtherwise, ...rivals.map(({ score }) => score))
      return {
        replacement: one.replacement,
        score: one.score,
        strength:
          one === best || besides.includes(best as Candidate) ? strengthOf(one, next, besides) : 'none',
        reasons: one.reasons(),
        besides: besides.flatMap(({ replacement }) => replacement ?? []),
      }
    })
  }

  return {
    get: (number) => lessons.systems.get(number),
    suggest(number) {
      const system = lessons.systems.get(number)
      const [best] = system ? judge(system, 1) : []
      return best && best.strength !== 'none' ? best : null
    },
    list(number, most = 3) {
      const system = lessons.systems.get(number)
      return system ? judge(system, most) : []
    },
    sameFunction(number) {
      const system = lessons.systems.get(number)
      return system ? lessons.findSameFunction(system) : []
    },
  }
}

/** What cannot be told apart by what others teach is put in order by what the replacements say of themselves. */
function wordsOf({ evidence }: Candidate): number {
  return evidence ? evidence.covered * evidence.area : 0
}

/** True where the same systems go to both: they are no rivals, but parts of one answer. */
function isDividedWith({ evidence: a }: Candidate, { evidence: b }: Candidate): boolean {
  if (!a?.target.replacement || !b?.target.replacement) return false
  const those = new Set([...a.sameProduct, ...a.alike])
  return [...b.sameProduct, ...b.alike].some((one) => those.has(one))
}

/** How strong a suggestion is, beside the next; one step less where something particular is not found, or it is divided. */
function strengthOf(
  { score, isOut, isOther }: Candidate,
  next: number,
  besides: readonly Candidate[],
): Strength {
  if (isOut) return 'none'
  const enough = ENOUGH.find(([, least, ahead]) => score >= least && score - next >= ahead)
  if (!enough) return 'none'
  const isLess = isOther || besides.length > 0
  return isLess
    ? (STRENGTHS[Math.min(STRENGTHS.indexOf(enough[0]) + 1, STRENGTHS.indexOf('weak'))] as Strength)
    : enough[0]
}

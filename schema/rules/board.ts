import { PHASES, type Phase, phaseOf } from './phases.js'
import { nextStatuses, passedStatuses, type Status, type StatusFacts } from './status.js'
import type { Transition } from './transitions.js'

/** A step, as far as it matters to which phase it leads. */
type Step = Pick<Transition, 'to' | 'direction'>

/** What a phase answers to a system that is to be moved to it. */
export type PhaseAnswer<S extends Step = Step> =
  /** A step leads there: whether it may be taken, and what it lacks, the step says. */
  | { kind: 'step'; step: S }
  /** It stands there, and no step keeps it there. */
  | { kind: 'here' }
  /** It has been there. */
  | { kind: 'behind' }
  /** It comes there later: first it must be `after`. */
  | { kind: 'ahead'; after: Status }
  /** Its way does not lead there: what is carried on is never moved. */
  | { kind: 'never' }

/**
 * What each phase answers to a system. A phase is several statuses, so a step may also stay within it; no status has two
 * steps to one phase, but the one forward counts before the one back.
 */
export function phaseAnswers<S extends Step>(
  system: StatusFacts,
  steps: readonly S[],
): Record<Phase, PhaseAnswer<S>> {
  const passed = new Set(passedStatuses(system).map(phaseOf))
  const ahead = phasesAhead(system)
  const answer = (phase: Phase): PhaseAnswer<S> => {
    const leading = steps.filter(({ to }) => phaseOf(to) === phase)
    const step = leading.find(({ direction }) => direction === 'forward') ?? leading[0]
    if (step) return { kind: 'step', step }
    if (phase === phaseOf(system.status)) return { kind: 'here' }
    const after = ahead.get(phase)
    if (after) return { kind: 'ahead', after }
    return { kind: passed.has(phase) ? 'behind' : 'never' }
  }
  return Object.fromEntries(PHASES.map((phase) => [phase, answer(phase)])) as Record<Phase, PhaseAnswer<S>>
}

/** The phases that the way of a system still leads through, each with the first status that it can be entered from. */
function phasesAhead(system: StatusFacts): Map<Phase, Status> {
  const ahead = new Map<Phase, Status>()
  for (let at: Status[] = [system.status]; at.length > 0; ) {
    const steps = at.flatMap((from) =>
      nextStatuses({ ...system, status: from }).map((to) => [from, to] as const),
    )
    for (const [from, to] of steps)
      if (phaseOf(to) !== phaseOf(from) && !ahead.has(phaseOf(to))) ahead.set(phaseOf(to), from)
    at = steps.map(([, to]) => to)
  }
  return ahead
}

/** At most so many squares stand for the systems of one cell of the board. */
export const MOST_SQUARES = 60

/** How many systems one square stands for, when the fullest cell has so many: 1, and more where they would not fit. */
export function squareUnit(fullest: number): number {
  for (let power = 1; ; power *= 10)
    for (const digit of [1, 2, 5]) if (fullest <= digit * power * MOST_SQUARES) return digit * power
}

/** How many squares a cell has, and how many of those stand for what is overdue: some system is never no square. */
export function squaresOf(
  { systems, overdue }: { systems: number; overdue: number },
  unit: number,
): { late: number; rest: number } {
  const all = Math.ceil(systems / unit)
  const late = Math.min(all, Math.ceil(overdue / unit))
  return { late, rest: all - late }
}

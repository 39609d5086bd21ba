import t from 'tap'
import { MOST_SQUARES, phaseAnswers, squaresOf, squareUnit } from '../../schema/rules/board.js'
import { PHASES } from '../../schema/rules/phases.js'
import {
  nextStatuses,
  previousStatus,
  STATUSES,
  type Status,
  type StatusFacts,
} from '../../schema/rules/status.js'
import { DISPOSITIONS } from '../../schema/rules/systems.js'

/** The steps of a system as the server lists them, as far as the board looks at them. */
function stepsOf(system: StatusFacts): { to: Status; direction: 'forward' | 'back' }[] {
  const back = previousStatus(system)
  return [
    ...nextStatuses(system).map((to) => ({ to, direction: 'forward' as const })),
    ...(back === null ? [] : [{ to: back, direction: 'back' as const }]),
  ]
}

/** What the phases answer, in their order, in one word each: a step by the status that it leads to. */
function told(system: StatusFacts): string {
  const answers = phaseAnswers(system, stepsOf(system))
  return PHASES.map((phase) => {
    const answer = answers[phase]
    if (answer.kind === 'step') return `${answer.step.direction === 'back' ? '←' : '→'}${answer.step.to}`
    return answer.kind === 'ahead' ? `after ${answer.after}` : answer.kind
  }).join(' | ')
}

t.test('each phase answers a system that is to be moved', async (t) => {
  const [never, once] = [null, '2019-09-01']
  for (const [status, disposition, readOnlyFrom, answers] of [
    [
      'registered',
      'replace',
      never,
      '→assessed | after assessed | after planned | after migrating | after cut_over',
    ],
    [
      'assessed',
      'replace',
      never,
      '←registered | →decided | after planned | after migrating | after cut_over',
    ],
    ['decided', 'replace', never, '←assessed | →planned | after planned | after migrating | after cut_over'],
    ['decided', 'retain', never, '←assessed | here | never | →retained | never'],
    ['planned', 'replace', never, 'behind | ←decided | →migrating | after migrating | after cut_over'],
    ['planned', 'retire', never, 'behind | ←decided | never | →read_only | →phasing_out'],
    ['migrating', 'replace', never, 'behind | ←planned | here | →cut_over | after cut_over'],
    ['cut_over', 'replace', never, 'behind | behind | ←migrating | →read_only | →phasing_out'],
    ['read_only', 'replace', once, 'behind | behind | behind | ←cut_over | →phasing_out'],
    ['read_only', 'retire', once, 'behind | ←planned | never | here | →phasing_out'],
    ['phasing_out', 'replace', never, 'behind | behind | behind | ←cut_over | →decommissioned'],
    ['phasing_out', 'retire', never, 'behind | ←planned | never | never | →decommissioned'],
    ['decommissioned', 'replace', once, 'behind | behind | behind | behind | ←phasing_out'],
    ['retained', 'retain', never, 'behind | ←decided | never | here | never'],
  ] as const)
    t.equal(told({ status, disposition, readOnlyFrom }), answers, `${status}, ${disposition}`)
})

t.test(
  'no phase has two steps of a system that lead as far, so that a card is never dropped at a guess',
  async (t) => {
    for (const status of STATUSES)
      for (const disposition of DISPOSITIONS)
        for (const readOnlyFrom of [null, '2019-09-01']) {
          const system = { status, disposition, readOnlyFrom }
          const answers = Object.values(phaseAnswers(system, stepsOf(system)))
          const steps = answers.filter(({ kind }) => kind === 'step').length
          t.equal(steps, stepsOf(system).length, `${status}, ${disposition}, ${readOnlyFrom}`)
        }
  },
)

t.test('a square stands for as few systems as there is room for', async (t) => {
  for (const [fullest, unit] of [
    [0, 1],
    [1, 1],
    [60, 1],
    [61, 2],
    [120, 2],
    [121, 5],
    [301, 10],
    [20_088, 500],
  ] as const) {
    t.equal(squareUnit(fullest), unit, `${fullest}`)
    const { late, rest } = squaresOf({ systems: fullest, overdue: fullest }, unit)
    t.ok(late + rest <= MOST_SQUARES, `${fullest} fit`)
  }
})

t.test('what is overdue has its squares, and one system is never none', async (t) => {
  for (const [systems, overdue, unit, late, rest] of [
    [0, 0, 1, 0, 0],
    [7, 2, 1, 2, 5],
    [3, 3, 1, 3, 0],
    [1, 1, 50, 1, 0],
    [101, 1, 50, 1, 2],
    [100, 51, 50, 2, 0],
  ] as const)
    t.same(squaresOf({ systems, overdue }, unit), { late, rest }, `${overdue} of ${systems} by ${unit}`)
})

import t from 'tap'
import { compareRisks, type RankedRisk, type RiskFacts, riskProblem } from '../../schema/rules/risks.js'
import {
  compareWantedDecisions,
  type WantedDecisionFacts,
  type WantedDecisionState,
  wantedDecisionProblem,
} from '../../schema/rules/wantedDecisions.js'

t.test('a risk is closed on a day and with an outcome, and is of one thing', async (t) => {
  const open: RiskFacts = { system: null, subproject: null, state: 'open', closedOn: null, outcome: null }
  const closed: RiskFacts = { ...open, state: 'closed', closedOn: '2019-10-01', outcome: 'Borte' }
  const cases: [RiskFacts, string | null][] = [
    [open, null],
    [{ ...open, outcome: 'Halvveis' }, null],
    [{ ...open, system: 'IKT-001' }, null],
    [{ ...open, subproject: 'D3' }, null],
    [{ ...open, system: 'IKT-001', subproject: 'D3' }, 'system_or_subproject'],
    [{ ...open, closedOn: '2019-10-01' }, 'risk_not_closed'],
    [{ ...closed, state: 'being_handled' }, 'risk_not_closed'],
    [closed, null],
    [{ ...closed, closedOn: null }, 'risk_closed_how'],
    [{ ...closed, outcome: null }, 'risk_closed_how'],
    [{ ...closed, system: 'IKT-001', subproject: 'D3' }, 'system_or_subproject'],
  ]
  for (const [row, problem] of cases) t.equal(riskProblem(row), problem, JSON.stringify(row))
})

t.test(
  'the top risk is of a system critical on the first day, then the gravest, then due first',
  async (t) => {
    const risk = (fields: Partial<RankedRisk>): RankedRisk => ({
      ...{ state: 'open', dayOneCritical: false, likelihood: 3, consequence: 3, dueOn: '2019-11-01' },
      ...fields,
    })
    /** Each goes before the next. */
    const inOrder = [
      risk({ dayOneCritical: true, likelihood: 1, consequence: 2, dueOn: null }),
      risk({ dayOneCritical: true, likelihood: 1, consequence: 1, dueOn: '2019-10-01' }),
      risk({ likelihood: 5, consequence: 5, dueOn: null }),
      risk({ state: 'being_handled', likelihood: 2, consequence: 5 }),
      risk({ dueOn: '2019-10-31' }),
      risk({}),
      risk({ dueOn: null }),
      risk({ state: 'closed', dayOneCritical: true, likelihood: 5, consequence: 5, dueOn: '2019-01-01' }),
      risk({ state: 'closed' }),
    ]
    t.strictSame([...inOrder].reverse().sort(compareRisks), inOrder)
    t.equal(
      compareRisks(risk({}), risk({ state: 'being_handled' })),
      0,
      'what is handled counts as what is open',
    )
    t.equal(
      compareRisks(risk({ likelihood: 2, consequence: 6 }), risk({ likelihood: 4 })),
      0,
      'by the product',
    )
  },
)

t.test('a decision is made on a day and with an outcome, and is of one thing', async (t) => {
  const wanted: WantedDecisionFacts = {
    ...{ system: null, subproject: null, state: 'wanted', decidedOn: null, outcome: null },
  }
  const decided: WantedDecisionFacts = { ...wanted, state: 'decided', decidedOn: '2019-10-01', outcome: 'Ja' }
  const cases: [WantedDecisionFacts, string | null][] = [
    [wanted, null],
    [{ ...wanted, state: 'withdrawn', outcome: 'Trengs ikke' }, null],
    [{ ...wanted, system: 'IKT-001', subproject: 'D3' }, 'system_or_subproject'],
    [{ ...wanted, decidedOn: '2019-10-01' }, 'wanted_decision_not_decided'],
    [{ ...decided, state: 'withdrawn' }, 'wanted_decision_not_decided'],
    [decided, null],
    [{ ...decided, decidedOn: null }, 'wanted_decision_decided_how'],
    [{ ...decided, outcome: null }, 'wanted_decision_decided_how'],
  ]
  for (const [row, problem] of cases) t.equal(wantedDecisionProblem(row), problem, JSON.stringify(row))
})

t.test('the most urgent decision is still wanted, and due first', async (t) => {
  const decision = (state: WantedDecisionState, decideBy: string | null) => ({ state, decideBy })
  /** Each goes before the next. */
  const inOrder = [
    decision('wanted', '2019-10-01'),
    decision('wanted', '2019-11-01'),
    decision('wanted', null),
    decision('decided', '2019-01-01'),
    decision('withdrawn', '2019-02-01'),
    decision('decided', null),
  ]
  t.strictSame([...inOrder].reverse().sort(compareWantedDecisions), inOrder)
  t.equal(compareWantedDecisions(decision('decided', null), decision('withdrawn', null)), 0)
})

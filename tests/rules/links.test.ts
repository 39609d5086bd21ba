import fc from 'fast-check'
import t from 'tap'
import { type IntegrationFacts, integrationProblem } from '../../schema/rules/integrations.js'
import { isFarEnough, prerequisiteProblem, type Waiting, waitsFor } from '../../schema/rules/prerequisites.js'
import { STATUSES, type Status } from '../../schema/rules/status.js'
import { property } from '../property.js'

t.test('an integration has one receiver, another than itself, and says where it moved', async (t) => {
  const to = (fields: Partial<IntegrationFacts>): IntegrationFacts => ({
    fromSystem: 'A',
    toSystem: null,
    toReplacement: null,
    toParty: null,
    state: 'open',
    movedTo: null,
    ...fields,
  })
  const cases: [Partial<IntegrationFacts>, string | null][] = [
    [{ toSystem: 'B' }, null],
    [{ toReplacement: 'epj' }, null],
    [{ toParty: 'NAV' }, null],
    [{}, 'integration_ends'],
    [{ toSystem: 'B', toParty: 'NAV' }, 'integration_ends'],
    [{ toSystem: 'A' }, 'integration_self'],
    [{ toSystem: 'B', state: 'moved' }, 'integration_moved_where'],
    [{ toSystem: 'B', state: 'moved', movedTo: 'Felles EPJ' }, null],
  ]
  for (const [fields, problem] of cases)
    t.equal(integrationProblem(to(fields)), problem, JSON.stringify(fields))
})

t.test('a prerequisite is of another system, made once, and in no circle', async (t) => {
  const others: Waiting[] = [
    { system: 'A', requires: 'B' },
    { system: 'B', requires: 'C' },
    { system: 'D', requires: 'C' },
  ]
  const cases: [string, string, string | null][] = [
    ['A', 'C', null],
    ['A', 'D', null],
    ['A', 'A', 'prerequisite_self'],
    ['A', 'B', 'prerequisite_exists'],
    ['B', 'A', 'prerequisite_cycle'],
    ['C', 'A', 'prerequisite_cycle'],
    ['C', 'D', 'prerequisite_cycle'],
  ]
  for (const [system, requires, problem] of cases)
    t.equal(prerequisiteProblem({ system, requires }, others), problem, `${system} waits for ${requires}`)
})

t.test('no order of adding prerequisites makes a circle', async (t) => {
  const name = fc.constantFrom('A', 'B', 'C', 'D', 'E')
  property(
    t,
    fc.property(fc.array(fc.record({ system: name, requires: name })), (wanted) => {
      const made: Waiting[] = []
      for (const one of wanted) if (!prerequisiteProblem(one, made)) made.push(one)
      return made.every(({ system, requires }) => !waitsFor(requires, system, made))
    }),
  )
})

t.test('far enough is the status or a later one; carried on is far enough for all', async (t) => {
  const cases: [Status, Status, boolean][] = [
    ['planned', 'cut_over', false],
    ['cut_over', 'cut_over', true],
    ['phasing_out', 'read_only', true],
    ['decided', 'retained', false],
    ['decommissioned', 'retained', false],
  ]
  for (const [status, wanted, enough] of cases)
    t.equal(isFarEnough(status, wanted), enough, `${status}, ${wanted}`)
  for (const wanted of STATUSES) t.ok(isFarEnough('retained', wanted), wanted)
})

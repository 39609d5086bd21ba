import t from 'tap'
import { can } from '../../schema/rules/access.js'
import {
  seesView,
  type ViewPart,
  type ViewQuery,
  viewAction,
  viewDifferences,
  viewQuery,
} from '../../schema/rules/savedViews.js'

t.test('what of an address a view holds', async (t) => {
  const cases: [ViewQuery, ViewQuery][] = [
    [{}, {}],
    [{ status: ['planned'] }, { status: ['planned'] }],
    [{ status: 'planned' }, { status: 'planned' }],
    [{ status: ['planned', 'planned'] }, { status: ['planned'] }],
    [{ status: [] }, {}],
    [{ status: ['planned'], asOf: '2019-06-30' }, { status: ['planned'] }],
    [{ sort: 'name' }, {}],
    [{ sort: '-name' }, { sort: '-name' }],
    [{ voided: 'no' }, {}],
    [{ voided: ['no'] }, {}],
    [{ voided: 'only' }, { voided: 'only' }],
    [{ vendor: [''] }, { vendor: [''] }],
    [
      { columns: 'number,name', q: 'visma' },
      { columns: 'number,name', q: 'visma' },
    ],
  ]
  for (const [search, held] of cases) t.strictSame(viewQuery(search), held, JSON.stringify(search))
})

t.test('in what two lists differ', async (t) => {
  const planned = { status: ['planned', 'migrating'], sort: '-targetDate', columns: 'number,name,status' }
  const cases: [ViewQuery, ViewQuery, ViewPart[]][] = [
    [{}, {}, []],
    [planned, planned, []],
    [planned, { ...planned, status: ['migrating', 'planned'] }, []],
    [planned, { ...planned, status: ['migrating', 'planned', 'planned'] }, []],
    [planned, { ...planned, asOf: '2019-06-30' }, []],
    [{ status: 'planned' }, { status: ['planned'] }, []],
    [{}, { sort: 'name', voided: 'no' }, []],
    [planned, { ...planned, status: ['planned'] }, ['filters']],
    [planned, { ...planned, q: 'visma' }, ['filters']],
    [planned, { ...planned, sort: 'targetDate' }, ['sort']],
    [planned, { ...planned, columns: 'name,number,status' }, ['columns']],
    [planned, {}, ['filters', 'sort', 'columns']],
    [{ vendor: [''] }, {}, ['filters']],
  ]
  for (const [one, other, parts] of cases) {
    t.strictSame(viewDifferences(one, other), parts, JSON.stringify([one, other]))
    t.strictSame(viewDifferences(other, one), parts, JSON.stringify([other, one]))
  }
})

t.test('who sees a view, and who writes it', async (t) => {
  const [own, shared] = [
    { owner: 'nora', shared: false },
    { owner: 'nora', shared: true },
  ]
  t.ok(seesView('nora', own) && seesView('nora', shared) && seesView('ola', shared))
  t.notOk(seesView('ola', own))
  const auditor = { roles: ['auditor'] as const, scope: [] }
  const adviser = { roles: ['privacy_adviser'] as const, scope: [] }
  t.ok(can(auditor, viewAction(false)) && can(adviser, viewAction(false)) && can(adviser, viewAction(true)))
  t.notOk(can(auditor, viewAction(true)), 'who changes nothing changes nothing for others')
  t.notOk(can({ ...adviser, readsOnly: true }, viewAction(false)), 'by a token that reads alone')
})

import { testOnce } from '../engines.js'
import { runScenarios } from '../server.js'
import { startWithSystems } from '../tracks.js'

const url = '/api/v1/wanted-decisions'
const one = `${url}/BES-001`
const at = (version: number) => ({ 'if-match': `"${version}"` })
const decision = {
  title: 'Drift til 31. mars',
  consequenceOfNone: 'Ingen avtale 1. januar',
  options: ['Drift til 31. mars', 'Omlegging nå'],
  cost: 596_000,
  decider: 'Prosjektstyret',
  decideBy: '2019-10-21',
  system: 'IKT-001',
}

testOnce('wanted decisions: scenarios', async (t) => {
  const server = await startWithSystems(t, 1, { serviceArea: 'HEO' })
  const as = 'lead'
  const none = { title: 'Avklar resten', consequenceOfNone: 'Avtaler fornyer seg selv' }
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401 },
    { name: 'not signed in, asking', as: null, method: 'POST', url, body: decision, status: 401 },
    { name: 'an auditor asks for none', as: 'auditor', method: 'POST', url, body: decision, status: 403 },
    {
      name: 'without what comes of none, and a cost that is none',
      as,
      method: 'POST',
      url,
      body: { title: 'x', cost: -1, options: ['to\nlinjer'] },
      status: 400,
      contains: ['"path":"consequenceOfNone"', '"path":"cost"', '"path":"options.0"'],
    },
    {
      name: 'of a system and a subproject',
      as,
      method: 'POST',
      url,
      body: { ...decision, subproject: 'D3' },
      status: 422,
      code: 'system_or_subproject',
    },
    {
      name: 'of a system there is not',
      as,
      method: 'POST',
      url,
      body: { ...decision, system: 'IKT-404' },
      status: 422,
      code: 'unknown_reference',
    },
    {
      name: 'decided without saying what',
      as,
      method: 'POST',
      url,
      body: { ...decision, state: 'decided', decidedOn: '2019-10-14' },
      status: 422,
      code: 'wanted_decision_decided_how',
    },
    {
      name: 'wanted',
      as,
      method: 'POST',
      url,
      body: decision,
      status: 201,
      contains: ['"id":"BES-001"', '"state":"wanted"', '"Omlegging nå"', '"subproject":"D3"'],
      logs: 1,
    },
    {
      name: 'of a subproject, by an architect',
      as: 'architect',
      method: 'POST',
      url,
      body: { ...none, subproject: 'D4', decideBy: '2019-10-16' },
      status: 201,
      logs: 1,
    },
    { name: 'of all', as: 'administrator', method: 'POST', url, body: none, status: 201, logs: 1 },
    { name: 'read', as: 'auditor', method: 'GET', url: one, status: 200, contains: ['"cost":596000'] },
    { name: 'read one there is not', as: 'auditor', method: 'GET', url: `${url}/BES-009`, status: 404 },
    { name: 'without version', as, method: 'PATCH', url: one, body: { memo: 'x' }, status: 428 },
    {
      name: 'a day for what is not decided',
      as,
      method: 'PATCH',
      url: one,
      body: { decidedOn: '2019-10-14' },
      headers: at(1),
      status: 422,
      code: 'wanted_decision_not_decided',
    },
    {
      name: 'decided',
      as,
      method: 'PATCH',
      url: one,
      body: { state: 'decided', decidedOn: '2019-10-14', outcome: 'Drift til 31. mars' },
      headers: at(1),
      status: 200,
      logs: 1,
    },
    {
      name: 'on an old version',
      as,
      method: 'PATCH',
      url: one,
      body: { memo: 'x' },
      headers: at(1),
      status: 412,
    },
    {
      name: 'removed',
      as,
      method: 'POST',
      url: `${one}/void`,
      body: { reason: 'Dobbelt' },
      headers: at(2),
      status: 200,
      logs: 1,
    },
    { name: 'gone from the list', as: 'auditor', method: 'GET', url, status: 200, contains: ['"total":2'] },
    {
      name: 'restored',
      as,
      method: 'POST',
      url: `${one}/restore`,
      body: {},
      headers: at(3),
      status: 200,
      logs: 1,
    },
    {
      name: 'an auditor restores none',
      as: 'auditor',
      method: 'POST',
      url: `${one}/restore`,
      body: {},
      status: 403,
    },
  ])
  const ids = async (query: string) => {
    const { body } = await server.call('auditor', 'GET', `${url}?${query}`)
    return body.items.map(({ id }: { id: string }) => Number(id.slice(4)))
  }
  const cases: [string, number[]][] = [
    ['', [2, 3, 1]],
    ['state=wanted', [2, 3]],
    ['subproject=D3', [1]],
    ['system=ikt-1', [1]],
    ['subproject=', [3]],
  ]
  for (const [query, wanted] of cases)
    t.strictSame(await ids(query), wanted, query || 'the most urgent first')
})

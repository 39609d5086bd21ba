import { verifyChanges } from '../../server/domain/verify.js'
import { testOnce } from '../engines.js'
import { runScenarios } from '../server.js'
import { startWithSystems } from '../tracks.js'

const url = '/api/v1/series-breaks'
const body = {
  replacement: 'epj',
  body: '0602',
  seriesClosedOn: '2019-12-31',
  newSeriesOpenedOn: '2020-01-01',
}
const at = `${url}/SER-001`
const version = (now: number) => ({ 'if-match': `"${now}"` })

testOnce('breaks of series in a replacement that several bodies used: scenarios', async (t) => {
  const server = await startWithSystems(t)
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401 },
    { name: 'not signed in, to record', as: null, method: 'POST', url, body, status: 401 },
    { name: 'an architect', as: 'architect', method: 'POST', url, body, status: 403, logs: 0 },
    {
      name: 'recorded, both days ahead',
      ...{ as: 'records_manager', method: 'POST', url, body, status: 201, logs: 1 },
      contains: ['"SER-001"', '"seriesClosedOn":"2019-12-31"'],
    },
    {
      name: 'twice for a body',
      ...{ as: 'records_manager', method: 'POST', url, body, status: 409, logs: 0 },
      contains: ['series_break_exists', 'SER-001'],
    },
    {
      name: 'of another body',
      ...{ as: 'records_manager', method: 'POST', url, status: 201, logs: 1 },
      body: { ...body, body: '0711', seriesClosedOn: null },
    },
    {
      name: 'in what the register has not',
      ...{ as: 'records_manager', method: 'POST', url, status: 422, logs: 0 },
      body: { ...body, replacement: 'none' },
      contains: ['unknown_reference', '"replacement"'],
    },
    {
      name: 'of whom the register has not',
      ...{ as: 'records_manager', method: 'POST', url, status: 422, logs: 0 },
      body: { ...body, body: '9999' },
      contains: ['unknown_reference', '"body"'],
    },
    {
      name: 'a day that is none',
      ...{ as: 'records_manager', method: 'PATCH', url: at, headers: version(1), status: 400, logs: 0 },
      body: { seriesClosedOn: '31.12.2019' },
      contains: ['"seriesClosedOn"'],
    },
    {
      name: 'another body',
      ...{ as: 'records_manager', method: 'PATCH', url: at, headers: version(1), status: 400, logs: 0 },
      body: { body: '0711' },
      contains: ['"body"'],
    },
    {
      name: 'changed',
      ...{ as: 'records_manager', method: 'PATCH', url: at, headers: version(1), status: 200, logs: 1 },
      body: { reference: 'SYN-19/7' },
      contains: ['"reference":"SYN-19/7"', '"version":2'],
    },
    {
      name: 'an old version',
      ...{ as: 'records_manager', method: 'PATCH', url: at, headers: version(1), status: 412, logs: 0 },
      body: { reference: 'SYN-19/8' },
    },
    {
      name: 'removed',
      ...{ as: 'records_manager', method: 'POST', url: `${at}/void`, headers: version(2), status: 200 },
      ...{ body: { reason: 'Feil kommune' }, logs: 1 },
    },
    {
      name: 'one of the replacement counts',
      ...{ as: 'auditor', method: 'GET', url: `${url}?replacement=epj`, status: 200 },
      ...{ contains: ['"total":1', 'SER-002'], lacks: ['SER-001'] },
    },
    {
      name: 'recorded anew',
      ...{ as: 'records_manager', method: 'POST', url, body, status: 201, logs: 1, contains: ['SER-003'] },
    },
    {
      name: 'and the first not brought back beside it',
      ...{ as: 'records_manager', method: 'POST', url: `${at}/restore`, body: {}, headers: version(3) },
      ...{ status: 409, logs: 0, contains: ['SER-003'] },
    },
    {
      name: 'a filter on what the register has not',
      ...{ as: 'auditor', method: 'GET', url: `${url}?replacement=none`, status: 400 },
    },
  ])
  const { body: log } = await server.call('auditor', 'GET', '/api/v1/changes?limit=1')
  const { requestId } = log.items[0]
  t.equal((await server.call('records_manager', 'POST', `/api/v1/changes/${requestId}/undo`, {})).status, 200)
  t.equal((await server.call('auditor', 'GET', `${url}?replacement=epj`)).body.total, 1, 'undone')
  const past = await server.call('auditor', 'GET', `${url}?asOf=${log.items[0].seq}`)
  t.equal(past.body.total, 2, 'and there as it was')
  t.equal((await verifyChanges(server.store)).ok, true)
})

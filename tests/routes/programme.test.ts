import { test } from '../engines.js'
import { runScenarios, startTestServer } from '../server.js'

const url = '/api/v1/programme'

test('the programme: scenarios', async (t) => {
  await runScenarios(t, await startTestServer(t), [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, lacks: ['2020'] },
    {
      name: 'not signed in, what a page needs before',
      as: null,
      method: 'GET',
      url: '/api/v1/meta',
      status: 200,
      contains: ['"synthetic":true', '"today":"2019-10-15"', '"demoClock":true', 'Nye Testvik'],
      lacks: ['database', 'path'],
    },
    { name: 'read', as: 'auditor', method: 'GET', url, status: 200, contains: ['2020-01-01'] },
    {
      name: 'a lead changes nothing',
      as: 'lead',
      method: 'PATCH',
      url,
      body: { name: 'X' },
      headers: { 'if-match': '"1"' },
      status: 403,
    },
    {
      name: 'a merger date that is none',
      as: 'administrator',
      method: 'PATCH',
      url,
      body: { mergerDate: '1.1.2020' },
      headers: { 'if-match': '"1"' },
      status: 400,
      contains: ['mergerDate'],
    },
    {
      name: 'the synthetic flag is nobody’s to write',
      as: 'administrator',
      method: 'PATCH',
      url,
      body: { synthetic: false },
      headers: { 'if-match': '"1"' },
      status: 400,
    },
    {
      name: 'changed',
      as: 'administrator',
      method: 'PATCH',
      url,
      body: { name: 'Nye Prøvevik' },
      headers: { 'if-match': '"1"' },
      status: 200,
      contains: ['"version":2', 'Nye Prøvevik'],
      logs: 1,
    },
    {
      name: 'stale',
      as: 'administrator',
      method: 'PATCH',
      url,
      body: { name: 'Y' },
      headers: { 'if-match': '"1"' },
      status: 412,
      contains: ['Nye Prøvevik'],
    },
  ])
})

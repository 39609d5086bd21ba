import { parse } from 'csv-parse/sync'
import readXlsx from 'read-excel-file/node'
import { SYSTEM_FIELD_NAMES } from '../../schema/rules/systemFields.js'
import { test } from '../engines.js'
import { FULL_SYSTEM, runScenarios, startTestServer } from '../server.js'

const url = (format: string, query = '') => `/api/v1/exports/systems.${format}${query}`
const HOSTILE = ['=1+1', '+47 32', '-5', '@SUM(A1)', '\tx', 'a;b "c"\nd', 'Ærøskøbing Å']

test('exports: scenarios', async (t) => {
  await runScenarios(t, await startTestServer(t), [
    { name: 'not signed in', as: null, method: 'GET', url: url('csv'), status: 401, lacks: ['Nr'] },
    { name: 'an unknown format', as: 'auditor', method: 'GET', url: url('pdf'), status: 400 },
    {
      name: 'an unknown filter value',
      as: 'auditor',
      method: 'GET',
      url: url('csv', '?status=cat'),
      status: 400,
      contains: ['status'],
    },
    {
      name: 'an empty register has its headings',
      as: 'auditor',
      method: 'GET',
      url: url('csv'),
      status: 200,
      contains: ['Systemeier', 'Leverandør'],
    },
    {
      name: 'in English',
      as: 'auditor',
      method: 'GET',
      url: url('csv', '?lang=en'),
      status: 200,
      contains: ['System owner'],
      lacks: ['Systemeier'],
    },
  ])
})

test('every format is complete, follows the filters and cannot be read as a formula', async (t) => {
  const server = await startTestServer(t)
  for (const name of HOSTILE)
    await server.call('architect', 'POST', '/api/v1/systems', {
      ...FULL_SYSTEM,
      name,
      vendor: name.trim() || 'x',
    })
  for (let index = HOSTILE.length; index < 60; index += 1)
    await server.call('architect', 'POST', '/api/v1/systems', {
      ...FULL_SYSTEM,
      name: `S${index}`,
      municipality: '0711',
    })
  const raw = (path: string) => server.app.inject({ url: path, headers: server.authorize('auditor') })

  await t.test('CSV', async (t) => {
    const answer = await raw(url('csv'))
    t.match(answer.headers['content-type'], 'text/csv')
    t.match(answer.headers['content-disposition'], /attachment; filename="harmoni-2019-10-15\.csv"/)
    t.ok(answer.body.startsWith('\ufeff'), 'Excel reads it as UTF-8')
    const rows = parse(answer.body, { bom: true, delimiter: ';' })
    t.equal(rows.length, 61)
    t.ok((rows[0]?.length ?? 0) > SYSTEM_FIELD_NAMES.length)
    for (const cell of rows.flat()) t.notMatch(cell, /^[=+@\t-]/, 'no cell begins as a formula')
  })

  await t.test('XLSX', async (t) => {
    const answer = await raw(url('xlsx', '?municipality=0711'))
    t.match(answer.headers['content-type'], 'spreadsheetml')
    const [sheet] = await readXlsx(answer.rawPayload)
    t.equal(sheet?.data.length, 60 - HOSTILE.length + 1, 'only what the filter matches')
    const all = await readXlsx((await raw(url('xlsx'))).rawPayload)
    const names = all[0]?.data.slice(1).map((row) => row[1])
    t.ok(names?.includes('=1+1'), 'a text stays the text it is')
    t.ok(names?.includes('Ærøskøbing Å'))
  })

  await t.test('JSON', async (t) => {
    const answer = await raw(url('json', '?q=ærøskøbing'))
    const { items } = answer.json()
    t.equal(items.length, 1)
    t.match(items[0], { name: 'Ærøskøbing Å', status: 'registered', number: 'IKT-007' })
    t.equal((await raw(url('json'))).json().items.length, 60)
  })

  await t.test('in the order asked for', async (t) => {
    const { body } = await raw(url('csv', '?sort=-name'))
    const [last, first] = [body.indexOf('S59'), body.indexOf('S10')]
    t.ok(last > 0 && last < first)
  })
})

import { parse } from 'csv-parse/sync'
import readXlsx from 'read-excel-file/node'
import { timeIn } from '../../schema/rules/dates.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import { createSystem } from '../../server/domain/systems.js'
import { test } from '../engines.js'
import { FULL_SYSTEM, runScenarios, startTestServer, systemFields, testContext } from '../server.js'

const url = (format: string, query = '') => `/api/v1/exports/systems.${format}${query}`
const CSV = { bom: true, delimiter: ';', comment: '#', comment_no_infix: true }
const HOSTILE = ['=1+1', '+47 32', '-5', '@SUM(A1)', '\tx', 'a;b "c"', 'Ærøskøbing Å']

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
      vendor: name.trim(),
      descriptionNb: `Skriv\n${name}`,
    })
  for (let index = HOSTILE.length; index < 60; index += 1)
    await server.call('architect', 'POST', '/api/v1/systems', {
      ...FULL_SYSTEM,
      name: `S${index}`,
      municipality: '0711',
      ...(index > 57 && { disposition: index === 58 ? 'retain' : 'retire' }),
    })
  const raw = (path: string) => server.app.inject({ url: path, headers: server.authorize('auditor') })

  await t.test('CSV', async (t) => {
    const answer = await raw(url('csv'))
    t.match(answer.headers['content-type'], 'text/csv')
    t.match(answer.headers['content-disposition'], /attachment; filename="harmoni-systems-2019-10-15\.csv"/)
    t.ok(answer.body.startsWith('\ufeff'), 'Excel reads it as UTF-8')
    const rows = parse(answer.body, CSV)
    t.equal(rows.length, 61)
    t.ok((rows[0]?.length ?? 0) > SYSTEM_FIELD_NAMES.length)
    for (const cell of rows.flat()) t.notMatch(cell, /^[=+@\t-]/, 'no cell begins as a formula')
  })

  await t.test('what gets no replacement says what becomes of it, as on the page', async (t) => {
    for (const [lang, header, ...wanted] of [
      ['nb', 'Erstattes av', '', 'Videreføres for alle', 'Avvikles uten erstatning'],
      ['en', 'Replaced by', '', 'Carried on for all', 'Retired without replacement'],
    ] as const) {
      const { body } = await raw(url('csv', `?sort=number&lang=${lang}`))
      const [headers = [], ...rows]: string[][] = parse(body, CSV)
      t.strictSame(
        rows.slice(-3).map((row) => row[headers.indexOf(header)]),
        wanted,
      )
    }
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

  await t.test('where the log stood, now and then', async (t) => {
    const log = await server.store.db.select().from(server.store.t.changes)
    for (const seq of [log.length, log.length - 10]) {
      const workbook = await readXlsx((await raw(url('xlsx', `?asOf=${seq}`))).rawPayload)
      const about = (workbook[1]?.data ?? []).map((row) => row[1])
      t.ok(about.includes(seq), `row ${seq}`)
      t.ok(about.includes(log.find((row) => row.seq === seq)?.hash), `its hash, of row ${seq}`)
    }
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

test('what stands in the register is read back from every format, texts that no form takes any more too', async (t) => {
  const server = await startTestServer(t)
  const texts = [
    'Ola\n=1+41\r\n－2\r\n\r\n  @x',
    '_x0041_ "a";b,c\u2028d',
    '\ufffe\u{1ffff}\ufffd',
    'constructor',
    'æøå 😀',
  ]
  for (const [index, text] of texts.entries())
    await createSystem(testContext(server), {
      ...systemFields(FULL_SYSTEM),
      name: `System ${index}`,
      descriptionNb: text,
      usageNote: text,
    })
  const read = (format: string) =>
    server.app.inject({ url: url(format), headers: server.authorize('auditor') })
  const { items } = (await read('json')).json()
  t.strictSame(
    items.map((item: { usageNote: string }) => item.usageNote),
    texts,
  )

  // What is chosen from words has their names in its cell; the other fields have what stands there.
  const fields = SYSTEM_FIELD_NAMES.filter((name) => {
    const { type } = SYSTEM_FIELDS[name]
    return type === 'line' || type === 'prose' || type === 'date'
  })
  const named = (rows: unknown[][]) =>
    rows.slice(1).map((row) => new Map(row.map((cell, index) => [rows[0]?.[index], cell])))
  const csv = named(parse((await read('csv')).body, CSV))
  const xlsx = named((await readXlsx((await read('xlsx')).rawPayload, { trim: false }))[0]?.data ?? [])
  t.equal(csv.length, texts.length)
  t.equal(xlsx.length, texts.length)
  for (const [index, item] of items.entries()) {
    for (const name of fields) {
      const { nb, type } = SYSTEM_FIELDS[name]
      const value: string | null = item[name]
      const shown = String(csv[index]?.get(nb)).replace(/(^|[\n\r\u2028])'/g, '$1')
      t.equal(shown, value ?? '', `CSV: ${name}`)
      const cell = xlsx[index]?.get(nb)
      t.strictSame(cell, value && type === 'date' ? new Date(value) : value, `XLSX: ${name}`)
    }
    t.equal(csv[index]?.get('Sist endret'), timeIn('Europe/Oslo', item.updatedAt))
    const moment = xlsx[index]?.get('Sist endret')
    t.equal(
      moment instanceof Date && moment.toISOString().slice(0, 16),
      timeIn('Europe/Oslo', item.updatedAt).slice(0, 16).replace(' ', 'T'),
    )
  }
})

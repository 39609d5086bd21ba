// The answers of a built server on the demo, one file each, so that two versions are compared by `diff -r`:
//   node tests/answers.mjs dist/server/main.js FOLDER [postgres]
// What is asked is taken from the program's own OpenAPI description and data.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { startPostgres } from './postgres.mjs'

/** Parameters and paths that were renamed on purpose: the new name, and the one that names the files. */
const ALIASES = { systemOwner: 'owner' }
/** The endpoints where an alias holds: elsewhere the same word may be another thing. */
const ALIASED = /^\/api\/v1\/(systems|exports)/

/** The demo's clock starts here: what is later follows the running clock. */
const LOADED = '2019-10-15T07:00:00.000Z'
/** Ids that are drawn: new at each run. */
const IDS = /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g
const DATES = ['2019-06-30', '2019-10-01', '2020-01-01']
const AS_OF = ['2018-12-31', '2019-06-30', '50', '2000', '4000', '999999', 'x']
/** Values of parameters that are no field of what they filter. */
const VALUES = {
  q: ['gerica', 'drammen', 'ø', '%', 'IKT-02', 'finnes ikke'],
  system: ['IKT-001', 'IKT-026', 'IKT-042', 'IKT-999'],
  requires: ['IKT-001', 'IKT-265', 'IKT-999'],
  field: ['status', 'targetDate', 'annualCost', 'x'],
  actor: ['Prosjektleder', 'administrator', 'command-line'],
  entityId: ['IKT-001', 'KOB-001', 'AVT-001'],
  gate: ['decision', 'mapped'],
}
const HEADERS = [
  'content-type',
  'etag',
  'cache-control',
  'location',
  'content-disposition',
  'allow',
  'idempotency-replayed',
]

const [program, folder, engine] = process.argv.slice(2)
if (!program || !folder || (engine && engine !== 'postgres')) {
  process.stderr.write('Usage: node tests/answers.mjs PROGRAM FOLDER [postgres]\n')
  process.exit(1)
}
const work = mkdtempSync(join(tmpdir(), 'harmoni-answers-'))
const postgres = engine ? await startPostgres() : undefined
if (postgres) await postgres.create('answers')
const env = {
  PATH: process.env.PATH,
  HARMONI_DATABASE: postgres ? postgres.address('answers') : join(work, 'harmoni.db'),
  HARMONI_PORT: '0',
  HARMONI_LOG: 'silent',
}
const server = spawn(process.execPath, [resolve(program), 'serve', '--demo'], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
})
const ended = new Promise((done) => server.once('exit', done))
let requests = 0
try {
  const origin = await Promise.race([
    new Promise((done) => {
      let printed = ''
      server.stdout.on('data', (text) => {
        printed += text
        const link = /(http:\S+)\/sign-in#/.exec(printed)
        if (link) done(link[1])
      })
    }),
    ended.then((code) => Promise.reject(new Error(`The server ended with ${code}.`))),
  ])
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const tokens = { administrator: makeToken('administrator'), auditor: makeToken('auditor') }
  await record(origin, tokens)
  process.stdout.write(`${requests} requests\n`)
} finally {
  server.kill()
  await ended
  await postgres?.remove()
  rmSync(work, { recursive: true, force: true })
}

function makeToken(role) {
  const args = [
    resolve(program),
    'token',
    'create',
    '--user',
    role,
    '--name',
    role,
    '--access',
    'write',
    '--json',
  ]
  return JSON.parse(spawnSync(process.execPath, args, { env, encoding: 'utf8' }).stdout)
}

async function record(origin, tokens) {
  const ids = new Map(Object.entries(tokens).map(([role, { id }]) => [id, `token-${role}`]))

  async function ask(
    method,
    path,
    { query = [], body, headers = {}, role = 'administrator', name = '' } = {},
  ) {
    const search = new URLSearchParams(query.filter(([key]) => key !== ' page')).toString()
    const response = await fetch(`${origin}${path}${search && `?${search}`}`, {
      method,
      headers: {
        ...(role && { authorization: `Bearer ${tokens[role].token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    requests += 1
    const bytes = Buffer.from(await response.arrayBuffer())
    const workbook = response.headers.get('content-type')?.includes('spreadsheetml')
    const text = workbook ? unpack(bytes) : bytes.toString('utf8')
    // Lines of JSON are no JSON: they are compared as text.
    const isJson = /^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '')
    const json = isJson ? JSON.parse(text) : undefined
    const kept = HEADERS.filter((header) => response.headers.has(header)).map(
      (header) => `${header}: ${response.headers.get(header)}`,
    )
    return { status: response.status, etag: response.headers.get('etag'), text, json, kept, name }
  }

  function save(name, { status, kept, text }) {
    const safe = name
      .replace(/^\/api\/v1\//, '')
      .replace(/[^\w.,=&+-]/g, (sign) => (sign === '/' ? '~' : encodeURIComponent(sign)))
    const short =
      safe.length < 180 ? safe : `${safe.slice(0, 150)}-${createHash('sha1').update(safe).digest('hex')}`
    // A row, a field to a line: a difference can be read.
    writeFileSync(
      join(folder, short),
      steady([status, ...kept, '', text.replaceAll('},{', '},\n{'), ''].join('\n')),
    )
  }

  function steady(text) {
    let result = text
    for (const [id, word] of ids) result = result.replaceAll(id, word)
    return (
      result
        .replace(/\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, (at) => (at > LOADED ? '<moment>' : at))
        // The programme's row says when its clock was set, so every hash after it is another at each load.
        .replace(IDS, '<id>')
        .replace(/\b[0-9a-f]{64}\b/g, '<hash>')
    )
  }

  const named = (path, query) =>
    query.length === 0
      ? path
      : `${path}?${query.map(([key, value]) => `${(ALIASED.test(path) && ALIASES[key]) || key}=${value}`).join('&')}`

  async function read(path, query = [], role) {
    const answer = await ask('GET', path, { query, role })
    save(`${role ? `${role} ` : ''}${named(path, query)}`, answer)
    return answer
  }

  /** Reads a list to its end; the pages are named by their number. */
  async function readAll(path, query = []) {
    const items = []
    let cursor
    for (let page = 1; page === 1 || cursor; page += 1) {
      const answer = await ask('GET', path, { query: cursor ? [...query, ['cursor', cursor]] : query })
      save(named(path, page === 1 ? query : [...query, ['page', page]]), answer)
      items.push(...(answer.json?.items ?? []))
      cursor = answer.json?.next
    }
    return items
  }

  const openapi = await ask('GET', '/api/v1/openapi.json')
  save('openapi.json', { ...openapi, text: JSON.stringify(openapi.json, null, 1) })
  await readEverything(openapi.json.paths, read, readAll)
  await writeAll(ask, save)
}

async function readEverything(paths, read, readAll) {
  const endpoints = Object.entries(paths).flatMap(([path, { get }]) =>
    get ? [[path, get.parameters ?? []]] : [],
  )
  const rowsOf = new Map()
  for (const [path, parameters] of endpoints.filter(([path]) => !path.includes('{'))) {
    const queries = new Map(
      parameters.filter((one) => one.in === 'query').map(({ name, schema }) => [name, schema]),
    )
    const limit = queries.has('limit') ? [['limit', String(queries.get('limit').maximum ?? 1000)]] : []
    const items = await readAll(path)
    const facets = queries.has('facets')
      ? (
          await read(path, [
            ['facets', 'true'],
            ['limit', '1'],
          ])
        ).json.facets
      : {}
    const voided = choicesOf(queries.get('voided')).find((choice) => choice === 'all' || choice === 'true')
    rowsOf.set(path, voided ? await readAll(path, [['voided', voided], ...limit]) : items)
    if (queries.has('sort'))
      for (const field of Object.keys(items[0] ?? {}))
        for (const sort of [field, `-${field}`, `-${field},name`])
          await read(path, [['sort', sort], ...limit])
    for (const [name, schema] of queries) {
      if (['sort', 'limit', 'cursor', 'facets'].includes(name)) continue
      for (const value of valuesOf(name, schema, items, facets)) await read(path, [[name, value], ...limit])
    }
    await read(path, [['unknownParameter', '1']])
    if (limit.length > 0)
      for (const wrong of ['0', '-1', '1.5', '100000']) await read(path, [['limit', wrong]])
    await read(path, [], 'auditor')
  }
  const systems = rowsOf.get('/api/v1/systems') ?? []
  for (const [path, parameters] of endpoints.filter(([path]) => path.includes('{'))) {
    const list = path.slice(0, path.indexOf('/{'))
    const inPath = parameters.filter((one) => one.in === 'path')
    const queries = new Map(
      parameters.filter((one) => one.in === 'query').map(({ name, schema }) => [name, schema]),
    )
    const choices = choicesOf(inPath[0]?.schema)
    if (choices.length > 0 && !rowsOf.has(list)) {
      // An export: every filter of the list of systems in its one format that is quick to read, few in the others.
      for (const format of choices) {
        const address = path.replace(`{${inPath[0].name}}`, format)
        await read(address)
        for (const lang of choicesOf(queries.get('lang'))) await read(address, [['lang', lang]])
        await read(address, [
          ['lang', 'en'],
          ['status', 'planned'],
          ['sort', '-targetDate,name'],
        ])
        await read(address, [
          ['voided', 'all'],
          ['asOf', '2019-06-30'],
        ])
        for (const [name, schema] of format === 'csv' ? queries : [])
          if (!['sort', 'lang'].includes(name))
            for (const value of valuesOf(name, schema, systems, {})) await read(address, [[name, value]])
      }
      continue
    }
    for (const [index, row] of [...(rowsOf.get(list) ?? []), null].entries()) {
      const address = path.replace(/\{(\w+)\}/g, (_, name) => row?.[name] ?? 'IKT-999')
      await read(address)
      if (queries.has('asOf') && index % 25 === 0)
        for (const asOf of AS_OF) await read(address, [['asOf', asOf]])
    }
  }
}

/** The values that a parameter may take, where it lists them. */
function choicesOf(schema) {
  const choices = schema?.enum ?? schema?.items?.enum ?? []
  return choices.map(String)
}

function valuesOf(name, schema, items, facets) {
  if (name === 'asOf') return AS_OF
  if (choicesOf(schema).length > 0) return [...choicesOf(schema), 'no-such-choice']
  if (/(From|To|By)$|^(from|to)$/.test(name)) return [...DATES, '2019-13-01']
  if (VALUES[name]) return VALUES[name]
  const field = ALIASES[name] ?? Object.keys(ALIASES).find((key) => ALIASES[key] === name)
  const found = [
    ...items.flatMap((row) => [row[name], row[field]]).map((value) => value?.code ?? value?.number ?? value),
    ...items.flatMap((row) =>
      Array.isArray(row[`${name}s`]) ? row[`${name}s`].map((one) => one.code ?? one) : [],
    ),
    ...(facets?.[name] ?? []).map(({ value }) => value),
  ].filter((value) => typeof value === 'string' || typeof value === 'number')
  const distinct = [...new Set(found.map(String))].filter((value) => !value.match(IDS)).sort()
  const step = Math.max(1, Math.floor(distinct.length / 4))
  return [...distinct.filter((_, index) => index % step === 0), '', 'finnes-ikke']
}

/** The sheets and whatever else is in a workbook, without the times that its container holds. */
function unpack(bytes) {
  const parts = []
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16)
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? bytes.readUInt32LE(at + offset) : bytes.readUInt16LE(at + offset),
    )
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + size)
    const content = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)
    parts.push(
      `== ${bytes.toString('utf8', at + 46, at + 46 + name)}\n${content.toString('utf8').replaceAll('><', '>\n<')}`,
    )
    at += 46 + name + extra + comment
  }
  return parts.sort().join('\n')
}

/** Writes of every kind, good and refused, in this order; with what each touched read again at the end. */
async function writeAll(ask, save) {
  let count = 0
  let last = ''
  async function write(method, path, body, { version, key, role } = {}) {
    count += 1
    const address = `/api/v1/${path}`
    const headers = {
      ...(version !== undefined && { 'if-match': `"${version}"` }),
      ...(key && { 'idempotency-key': key }),
    }
    const answer = await ask(method, address, { body, headers, role })
    save(`write-${String(count).padStart(3, '0')} ${method} ${path.replace(/[0-9a-f-]{36}/, 'id')}`, answer)
    if (answer.status < 300)
      last = (await ask('GET', '/api/v1/changes', { query: [['limit', '1']] })).json.items[0].requestId
    return answer
  }
  /** The version that a row has now, by its own address or in its list. */
  async function versionOf(path) {
    const own = await ask('GET', `/api/v1/${path}`)
    if (own.json?.version !== undefined) return own.json.version
    const [list, ...keys] = path.split('/')
    const { json } = await ask('GET', `/api/v1/${list}`)
    return json?.items?.find((row) => keys.every((key) => Object.values(row).includes(key)))?.version ?? 1
  }
  const patch = async (path, body) => write('PATCH', path, body, { version: await versionOf(path) })
  const post = async (path, of, body) => write('POST', path, body, { version: await versionOf(of) })
  const create = (path, body, key = `answers-${count}`) => write('POST', path, body, { key })
  const undo = (body) => create(`changes/${last}/undo`, body)

  const system = { name: 'Ærlig prøve', kind: 'business', municipality: '0602', reason: 'Prøve' }
  const made = (await create('systems', system, 'same-key')).json?.number ?? 'IKT-280'
  await create('systems', system, 'same-key')
  await create('systems', { ...system, name: 'En annen' }, 'same-key')
  await create('systems', { ...system, municipality: '9998' })
  await create('systems', { ...system, colour: 'red' })
  await create('systems', { name: '' })
  await write('POST', 'systems', system)
  await write('POST', 'systems', system, { key: 'auditor', role: 'auditor' })
  await write('POST', 'systems', system, { key: 'nobody', role: null })
  await patch(`systems/${made}`, {
    users: 12,
    vendor: 'Leverandøren',
    serviceArea: 'HEO',
    targetDate: '2019-12-01',
  })
  await write('PATCH', `systems/${made}`, { users: 13 }, { version: 1 })
  await write('PATCH', `systems/${made}`, { users: 13 })
  await patch(`systems/${made}`, { users: -1 })
  await patch(`systems/${made}`, { wave: 'no_such', serviceArea: 'XXX', hosting: 'x' })
  await patch(`systems/${made}`, {})
  await undo({ dryRun: true })
  await undo({ reason: 'Angret' })
  await post(`systems/${made}/transitions`, `systems/${made}`, { to: 'assessed' })
  await post(`systems/${made}/transitions`, `systems/${made}`, { to: 'decommissioned' })
  for (const number of ['IKT-026', 'IKT-042', 'IKT-100', 'IKT-150', 'IKT-272'])
    for (const to of ['assessed', 'decided', 'planned', 'migrating', 'cut_over', 'decommissioned'])
      await post(`systems/${number}/transitions`, `systems/${number}`, { to, reason: 'Prøve' })
  await post(`systems/IKT-026/void`, 'systems/IKT-026', { reason: 'Prøve' })
  await post(`systems/${made}/void`, `systems/${made}`, { reason: 'Ført to ganger' })
  await patch(`systems/${made}`, { users: 14 })
  await post(`systems/${made}/restore`, `systems/${made}`, { reason: 'Likevel ikke' })

  const mapping = { system: made, replacement: 'case_archive', reason: 'Prøve' }
  const mapped = (await create('mappings', mapping)).json?.id
  await create('mappings', mapping)
  await create('mappings', { ...mapping, replacement: 'no_such' })
  await patch(`mappings/${mapped}`, { coverage: 'partial', scope: 'Bare noe', countIn: 5 })
  await patch('mappings/KOB-001', { replacement: 'no_such' })
  await post(`mappings/${mapped}/void`, `mappings/${mapped}`, { reason: 'Feil', confirmed: ['systems'] })
  await post(`mappings/${mapped}/restore`, `mappings/${mapped}`, {})
  await post('mappings/KOB-001/void', 'mappings/KOB-001', { reason: 'Feil' })
  await undo({ reason: 'Angret' })

  const solution = { code: 'answers', nameNb: 'Prøveløsning', nameEn: 'Trial', kind: 'shared_solution' }
  await create('replacements', solution)
  await create('replacements', solution)
  await create('replacements', { ...solution, code: 'carried', kind: 'continued' })
  await patch('replacements/answers', { state: 'in_use', owner: 'Noen' })
  await patch('replacements/case_archive', { state: 'retired' })

  for (const number of [made, 'IKT-001', 'IKT-026']) {
    await patch(`systems/${number}/archive`, { series: 'Saksarkiv', appraisedOn: '2019-10-01' })
    await patch(`systems/${number}/archive`, { state: 'deposited' })
    await post(`systems/${number}/archive/discharge`, `systems/${number}/archive`, { reason: 'Prøve' })
    await post(`systems/${number}/archive/reopen`, `systems/${number}/archive`, { reason: 'Prøve' })
    await patch(`systems/${number}/privacy`, { noSuchField: 1 })
    await patch(`systems/${number}/privacy`, { reason: 'Prøve' })
  }

  const contract = (
    await create('contracts', { supplier: 'Prøve AS', systems: [made], end: '2020-03-31', noticeMonths: 3 })
  ).json?.id
  await create('contracts', { supplier: 'Prøve AS', systems: ['IKT-999'] })
  await patch(`contracts/${contract}`, { annualCost: 1000, autoRenew: true })
  await patch('contracts/AVT-001', { start: '2021-01-01', end: '2020-01-01' })
  await post(`contracts/${contract}/void`, `contracts/${contract}`, { reason: 'Feil' })
  await post(`contracts/${contract}/restore`, `contracts/${contract}`, {})

  const integration = (
    await create('integrations', { fromSystem: made, toSystem: 'IKT-272', data: 'Personer' })
  ).json?.id
  await create('integrations', { fromSystem: made, data: 'Til ingen' })
  await patch(`integrations/${integration}`, { state: 'moved', movedTo: 'Plattformen' })
  await post(`integrations/${integration}/void`, `integrations/${integration}`, { reason: 'Feil' })
  await post(`integrations/${integration}/restore`, `integrations/${integration}`, {})

  const needed = (await create('prerequisites', { system: made, requires: 'IKT-001' })).json?.id
  await create('prerequisites', { system: 'IKT-001', requires: made })
  await create('prerequisites', { system: made, requires: made })
  await patch(`prerequisites/${needed}`, { status: 'planned', note: 'Først' })
  await post(`prerequisites/${needed}/void`, `prerequisites/${needed}`, { reason: 'Feil' })
  await post(`prerequisites/${needed}/restore`, `prerequisites/${needed}`, {})

  for (const [path, body, ended] of [
    [
      'risks',
      { title: 'Prøve', likelihood: 3, consequence: 4 },
      { state: 'closed', closedOn: '2019-10-14', outcome: 'Borte' },
    ],
    [
      'wanted-decisions',
      { title: 'Prøve', consequenceOfNone: 'Ingenting' },
      { state: 'decided', decidedOn: '2019-10-14', outcome: 'Ja' },
    ],
  ]) {
    const id = (await create(path, { ...body, system: made })).json?.id
    await create(path, { ...body, system: made, subproject: 'D3' })
    await patch(`${path}/${id}`, { state: ended.state })
    await patch(`${path}/${id}`, ended)
    await post(`${path}/${id}/void`, `${path}/${id}`, { reason: 'Feil' })
    await post(`${path}/${id}/restore`, `${path}/${id}`, {})
  }

  await create('overrides', { system: made, gate: 'no_such', reason: 'Prøve', evidence: 'Sak 1' })
  await post('overrides/OVR-001/void', 'overrides/OVR-001', { reason: 'Prøve' })
  for (const [path, key, body] of [
    ['waves', 'code', { nameNb: 'Bølge', nameEn: 'Wave' }],
    ['milestones', 'code', { nameNb: 'Dag', nameEn: 'Day', date: '2019-12-24' }],
    ['service-areas', 'code', { nameNb: 'Område', nameEn: 'Area' }],
    ['municipalities', 'number', { name: 'Prøvevik' }],
    ['codes', 'code', { list: 'kind', nameNb: 'Slag', nameEn: 'Kind' }],
  ]) {
    const row = { ...body, [key]: 'prove' }
    const address = path === 'codes' ? 'codes/kind/prove' : `${path}/prove`
    await create(path, row)
    await create(path, row)
    await patch(address, path === 'municipalities' ? { name: 'Nyvik' } : { nameEn: 'Another' })
    await write('PATCH', address, { nameEn: 'Stale', name: 'Stale' }, { version: 1 })
    await undo({})
  }
  await patch('programme', { name: 'Nye Prøve' })
  await patch('programme', { mergerDate: 'x' })

  const numbers = ['IKT-272', 'IKT-273', 'IKT-274', 'IKT-999']
  const bulk = { numbers, changes: { responsible: 'Noen', targetDate: '2019-12-15' }, reason: 'Prøve' }
  for (const change of [
    { ...bulk, dryRun: true },
    { ...bulk, atomic: true },
    bulk,
    { filter: { status: ['registered'] }, changes: { responsible: 'Noen' }, dryRun: true },
    { filter: { status: ['registered'] }, changes: { responsible: 'Noen' }, reason: 'Prøve' },
    { numbers: numbers.slice(0, 3), changes: { responsible: 'Andre' }, reason: 'Prøve' },
    { numbers, changes: { wave: 'no_such' }, dryRun: true },
    { numbers, transition: { to: 'assessed' }, dryRun: true },
    { numbers: numbers.slice(0, 3), transition: { to: 'assessed' }, reason: 'Prøve' },
    { numbers, transition: { to: 'decommissioned' }, atomic: true },
    { numbers: ['IKT-272'], changes: { users: 3 }, expected: { 'IKT-272': 1 } },
  ])
    await create('systems/bulk', change)
  await undo({ dryRun: true })
  await undo({ reason: 'Angret' })
  const to = [{ replacement: 'case_archive' }, { replacement: 'no_such' }]
  const together = { numbers, changes: { disposition: 'consolidate' }, reason: 'Prøve' }
  for (const asked of [
    { ...together, to, dryRun: true },
    { ...together, to: to.slice(0, 1), dryRun: true },
    { ...together, to: to.slice(0, 1), atomic: true },
    { ...together, to: to.slice(0, 1), each: { 'IKT-272': { plannedCutOver: '2019-12-15' } } },
    { numbers: ['IKT-272'], others: 'remove', changes: { disposition: 'retain' } },
    { numbers: ['IKT-272'], others: 'remove', changes: { disposition: 'retain' }, reason: 'Prøve' },
  ])
    await create('mappings/bulk', asked)
  await undo({ dryRun: true })
  await undo({ reason: 'Angret' })
  await write('POST', 'sessions', { link: 'x'.repeat(43) }, { role: null })
  await write('DELETE', 'systems', undefined)

  for (const path of [
    ...[
      'systems',
      'systems/IKT-001',
      'mappings',
      'replacements',
      'contracts',
      'integrations',
      'prerequisites',
      'overrides',
      'risks',
      'wanted-decisions',
    ],
    ...['waves', 'milestones', 'codes', 'municipalities', 'service-areas', 'programme', 'progress', 'checks'],
    ...['', '/transitions', '/archive', '/privacy', '/consequences'].map((part) => `systems/${made}${part}`),
  ])
    save(`after ${path}`, await ask('GET', `/api/v1/${path}`))
  save('after changes', await ask('GET', '/api/v1/changes', { query: [['limit', '1000']] }))
  save('after exports systems.csv', await ask('GET', '/api/v1/exports/systems.csv'))
}

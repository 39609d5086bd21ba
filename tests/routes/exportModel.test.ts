import { createHash } from 'node:crypto'
import { SaxesParser } from 'saxes'
import { CONTRACT_FIELDS } from '../../schema/rules/contracts.js'
import { INTEGRATION_FIELDS } from '../../schema/rules/integrations.js'
import { MAPPING_FIELDS } from '../../schema/rules/mappings.js'
import { REPLACEMENT_FIELDS } from '../../schema/rules/replacements.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import { MODEL_PROPERTIES } from '../../server/exports/modelKinds.js'
import { type Box, identifier, type Model, writeArchimate } from '../../server/files/archimate.js'
import { arrange } from '../../server/files/archimateLayout.js'
import { demoDatabase, test, testOnce } from '../engines.js'
import { runScenarios, SYSTEM, startTestServer, type TestServer } from '../server.js'

const URL = '/api/v1/exports/archimate.xml'

/** A node of XML, as a test looks at it. */
interface Node {
  name: string
  at: Record<string, string>
  text: string
  inner: Node[]
}

/** What is read of XML by a reader that takes nothing that is not well formed. */
function readXml(xml: string): Node {
  const root: Node = { name: '', at: {}, text: '', inner: [] }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, at: attributes as Record<string, string>, text: '', inner: [] }
    open.at(-1)?.inner.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return root.inner[0] ?? root
}

const all = (node: Node): Node[] => [node, ...node.inner.flatMap(all)]
const named = (node: Node, name: string) => all(node).filter((one) => one.name === name)
const nameOf = (node: Node | undefined, name = 'name') => node?.inner.find((one) => one.name === name)?.text
const REFERENCES = [
  ...(['identifierRef', 'propertyDefinitionRef', 'elementRef', 'relationshipRef'] as const),
  ...(['source', 'target'] as const),
]

/** The boxes of a view that stand beside each other. */
function overlapping(boxes: readonly Node[]): Node[][] {
  const apart = (one: Box, other: Box) =>
    one.x + one.w <= other.x ||
    other.x + other.w <= one.x ||
    one.y + one.h <= other.y ||
    other.y + other.h <= one.y
  const box = ({ at }: Node): Box => ({ x: Number(at.x), y: Number(at.y), w: Number(at.w), h: Number(at.h) })
  return boxes.flatMap((one, at) =>
    boxes.slice(at + 1).flatMap((other) => (apart(box(one), box(other)) ? [] : [[one, other]])),
  )
}

/** What is wrong with a model: identifiers that stand twice or nowhere, parts out of order, and boxes over each other. */
function problemsOf(model: Node): string[] {
  const ids = all(model).flatMap(({ at }) => at.identifier ?? [])
  const known = new Set(ids)
  const parts = [...new Set(model.inner.map(({ name }) => name))]
  const order = ['name', 'documentation', 'properties', 'elements', 'relationships']
  return [
    ...ids.filter((id, at) => ids.indexOf(id, at + 1) >= 0).map((id) => `twice: ${id}`),
    ...ids.filter((id) => !/^[A-Za-z][A-Za-z0-9._-]*$/.test(id)).map((id) => `no identifier: ${id}`),
    ...all(model).flatMap(({ at }) =>
      REFERENCES.flatMap((key) => (at[key] && !known.has(at[key]) ? [`nowhere: ${at[key]}`] : [])),
    ),
    ...([...order, 'organizations', 'propertyDefinitions', 'views'].join() === parts.join()
      ? []
      : [`order: ${parts.join()}`]),
    ...named(model, 'view').flatMap((view) => [
      ...[view, ...named(view, 'node')].flatMap((one) =>
        overlapping(one.inner.filter(({ name }) => name === 'node')).map(
          ([a, b]) => `over each other: ${a?.at.identifier}, ${b?.at.identifier}`,
        ),
      ),
    ]),
  ]
}

async function modelOf(server: TestServer, query = '') {
  const { status, text, headers } = await server.call('auditor', 'GET', `${URL}${query}`)
  if (status !== 200) throw new Error(`${status} ${text.slice(0, 500)}`)
  return { xml: text, headers, model: readXml(text) }
}
const countOf = (model: Node, name: string, type: string, id = '') =>
  named(model, name).filter(({ at }) => at['xsi:type'] === type && at.identifier?.startsWith(id)).length

testOnce('a model of a small register: scenarios', async (t) => {
  const server = await startTestServer(t)
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url: URL, status: 401, lacks: ['<model'] },
    {
      name: 'a day that is yet to come',
      as: 'auditor',
      method: 'GET',
      url: `${URL}?asOf=2099-01-01`,
      status: 400,
      contains: ['asOf'],
    },
    {
      name: 'a filter',
      as: 'auditor',
      method: 'GET',
      url: `${URL}?status=planned`,
      status: 400,
      contains: ['status'],
    },
    {
      name: 'nothing is there',
      as: 'auditor',
      method: 'GET',
      url: URL,
      status: 200,
      contains: ['xsi:type="Plateau"'],
    },
  ])
  const empty = await modelOf(server)
  t.strictSame(problemsOf(empty.model), [])
  t.match(empty.headers, {
    'content-type': 'application/xml; charset=utf-8',
    'content-disposition': /harmoni-archimate-2019-10-15\.xml/,
  })
  const write = async (path: string, body: object) => {
    const { status, text } = await server.call('architect', 'POST', `/api/v1/${path}`, body)
    t.equal(status, 201, text)
    return JSON.parse(text)
  }
  const one = await write('systems', { ...SYSTEM, name: 'Ås <b> & "Ø"]]>', systemOwner: 'Eier av Ås' })
  const kept = await write('systems', {
    ...SYSTEM,
    name: 'Kept',
    disposition: 'retain',
    decisionReference: 'SYN-1',
    decisionDate: '2019-01-01',
    serviceArea: 'HEO',
  })
  const gone = await write('systems', { ...SYSTEM, name: 'Gone' })
  await write('replacements', { code: 'epj', nameNb: 'EPJ', nameEn: 'EPR', kind: 'shared_solution' })
  for (const system of [one, gone]) await write('mappings', { system: system.number, replacement: 'epj' })
  const flow = { fromSystem: one.number, data: 'Brev', direction: 'one_way' }
  await write('integrations', { ...flow, toSystem: kept.number })
  await write('integrations', { ...flow, toSystem: gone.number })
  await write('integrations', { ...flow, toParty: 'Skatteetaten' })
  const removed = await server.call(
    'architect',
    'POST',
    `/api/v1/systems/${gone.number}/void`,
    { reason: 'Twice', confirmed: ['integrations'] },
    { 'if-match': '"1"' },
  )
  t.equal(removed.status, 200, removed.text)
  const { model, xml } = await modelOf(server)
  t.strictSame(problemsOf(model), [])
  t.notMatch(xml, 'Eier av', 'nobody is named')
  t.notMatch(xml, 'Gone', 'what is removed is left out')
  const element = named(model, 'element').find(({ at }) => at.identifier === `system-${one.number}`)
  t.equal(nameOf(element), 'Ås <b> & "Ø"]]>')
  t.equal(countOf(model, 'relationship', 'Flow'), 2)
  t.equal(countOf(model, 'relationship', 'Association', 'mapping-'), 1)
  const plateau = (id: string) =>
    named(model, 'relationship').flatMap(({ at }) => (at.source === id ? (at.target ?? []) : []))
  t.strictSame(plateau('plateau-before').sort(), [`system-${one.number}`, `system-${kept.number}`].sort())
  t.strictSame(plateau('plateau-after').sort(), ['replacement-epj', `system-${kept.number}`])
  t.strictSame(
    named(model, 'view').map(({ at }) => at.identifier),
    ['overview-plateaus', 'view-HEO', 'overview-without-area'],
  )
})

/** What the same model hashes to on each engine. */
const hashes = new Set<string>()

test('a model of the demo is whole, and the same on both engines', async (t) => {
  const server = await startTestServer(t, { database: await demoDatabase(t) })
  const { model, xml } = await modelOf(server)
  t.strictSame(problemsOf(model), [])
  const total = async (list: string) =>
    (await server.call('auditor', 'GET', `/api/v1/${list}?limit=1`)).body.total
  const systems = await total('systems')
  t.equal(countOf(model, 'element', 'ApplicationComponent', 'system-'), systems)
  t.equal(countOf(model, 'element', 'ApplicationComponent', 'replacement-'), await total('replacements'))
  t.equal(countOf(model, 'element', 'Contract'), await total('contracts'))
  t.equal(countOf(model, 'relationship', 'Association', 'mapping-'), await total('mappings'))
  t.equal(countOf(model, 'relationship', 'Flow'), await total('integrations'))
  t.equal(countOf(model, 'relationship', 'Aggregation', 'before-'), systems)
  const inViews = named(model, 'view').flatMap((view) =>
    named(view, 'node').filter(({ at }) => at.elementRef?.startsWith('system-')),
  )
  t.equal(inViews.length, systems, 'each system is in the view of its area')
  t.ok(Math.max(...named(model, 'node').map(({ at }) => Number(at.x) + Number(at.w))) <= 1300)
  t.notMatch(xml, '@', 'no addresses')
  // Who came in is in the log, whose hash is another each time.
  const own = /<property propertyDefinitionRef="property-model..(at|hash)">.*?<\/property>/gs
  t.equal(xml.match(own)?.length, 2)
  hashes.add(createHash('sha256').update(xml.replace(own, '')).digest('hex'))
  t.equal(hashes.size, 1, 'the same on each engine')
  const english = await modelOf(server, '?lang=en&asOf=2019-06-30')
  t.strictSame(problemsOf(english.model), [])
  t.match(english.xml, /propertyDefinitionRef="property-model..asOf"><value>2019-06-30</)
  t.match(english.xml, /<name xml:lang="en">Before<\/name>\n<name xml:lang="nb">Før<\/name>/)
  const past = (await server.call('auditor', 'GET', '/api/v1/mappings?limit=1&asOf=2019-06-30')).body.total
  t.equal(countOf(english.model, 'relationship', 'Association', 'mapping-'), past)
})

testOnce('a model names what it takes, tells of no persons, and lays out what is long', async (t) => {
  const codes = [
    ['a', 'b'],
    ['a.b'],
    ['a..b'],
    ['a-b'],
    ['a b'],
    ['a', '', 'b'],
    ['ab'],
    ['å'],
    ['\u{1F600}'],
  ]
  const ids = codes.map((some) => identifier('x', ...some))
  t.equal(new Set(ids).size, codes.length, ids.join())
  const batches = async function* (rows: object[]) {
    yield rows
  }
  const name = `a\u0000b\uD800c\uFFFFd\u{1F600}\r\n<æøå>`
  const model = {
    ...{ id: 'm', name, language: 'nb', definitions: [], folders: () => [], views: () => [] },
    elements: () => batches([{ id: 'e', type: 'Grouping', name }]),
    relationships: () => batches([]),
  } as unknown as Model
  let xml = ''
  for await (const text of writeArchimate(model)) xml += text
  t.equal(nameOf(readXml(xml)), 'a\uFFFDb\uFFFDc\uFFFDd\u{1F600}\n<æøå>')
  const fields = {
    systems: SYSTEM_FIELDS,
    replacements: REPLACEMENT_FIELDS,
    contracts: CONTRACT_FIELDS,
    mappings: MAPPING_FIELDS,
    integrations: INTEGRATION_FIELDS,
  }
  for (const [list, its] of Object.entries(fields))
    for (const property of MODEL_PROPERTIES[list as keyof typeof fields])
      t.notOk(
        (its as Record<string, { sensitivity?: string }>)[property]?.sensitivity,
        `${list}: ${property} is of nobody`,
      )
  const systems = Array.from({ length: 40 }, (_, at) => ({ element: `s${at}`, name: 'x'.repeat(at * 20) }))
  const replacements = systems.map(({ name }, at) => ({ element: `r${at}`, name }))
  const { groups, replacements: placed } = arrange(
    [
      { label: 'a', systems },
      { label: 'b', systems },
    ],
    replacements,
    () => ['s3'],
  )
  const asNode = (box: Box) => ({ name: '', at: { ...box } as never, text: '', inner: [] })
  const boxes = [...groups.flatMap(({ systems }) => systems), ...placed].map(({ box }) => asNode(box))
  t.strictSame(overlapping(boxes), [])
})

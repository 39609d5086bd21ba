import fc from 'fast-check'
import t from 'tap'
import type { Flow, Landscape, LandscapeNode } from '../../schema/api/landscape.js'
import { gatesToShutdown, statusesToShutdown } from '../../schema/rules/shutdown.js'
import { alongFlows, layOut, NODE, OUTSIDE, SHARED } from '../../web/pages/landscape/layout.js'
import { property } from '../property.js'
import { factsOf, integrationOf } from './facts.js'

t.test('the way to the shutdown of a system', async (t) => {
  for (const [status, disposition, way] of [
    ['planned', 'replace', 'migrating cut_over phasing_out decommissioned'],
    ['planned', 'retire', 'phasing_out decommissioned'],
    ['read_only', 'replace', 'phasing_out decommissioned'],
    ['phasing_out', 'replace', 'decommissioned'],
    ['decommissioned', 'replace', ''],
    ['decided', 'retain', 'decommissioned'],
    ['retained', 'retain', 'decommissioned'],
  ] as const)
    t.equal(
      statusesToShutdown({ status, disposition, readOnlyFrom: null }).join(' '),
      way,
      `${status}, ${disposition}`,
    )
})

t.test('every gate on the way is told once', async (t) => {
  const gates = gatesToShutdown(factsOf({ status: 'planned', disposition: 'replace' }))
  const codes = gates.map(({ code }) => code)
  t.equal(new Set(codes).size, codes.length)
  for (const code of ['DEPENDENCY_OPEN', 'INTEGRATION_OPEN', 'CONTRACT_OPEN'])
    t.ok(codes.includes(code), code)
  t.equal(gates.find(({ code }) => code === 'INTEGRATION_OPEN')?.holds, true)
  const open = gatesToShutdown({
    ...factsOf({ status: 'planned', disposition: 'replace' }),
    integrations: [integrationOf({ state: 'open' })],
  })
  t.equal(open.find(({ code }) => code === 'INTEGRATION_OPEN')?.holds, false)
})

const MUNICIPALITIES = ['0602', '0625', '0711']

const nodeOf = (key: string, fields: Partial<LandscapeNode> = {}): LandscapeNode => ({
  ...{ key, nb: key, en: key, kind: 'system', own: true, municipality: '0602', status: 'planned' },
  ...{ daysOverdue: 0, goLive: null },
  ...fields,
})
const party = (key: string) => nodeOf(key, { kind: 'party', own: false, municipality: null, status: null })
const replacement = (key: string) =>
  nodeOf(key, { kind: 'replacement', own: false, municipality: null, status: null })
const flowOf = (from: string, to: string, fields: Partial<Flow> = {}): Flow => ({
  ...{
    id: `INT-${from}-${to}`,
    from,
    to,
    data: 'Meldinger',
    direction: 'one_way',
    state: 'open',
    movedTo: null,
  },
  ...fields,
})

const SMALL: Pick<Landscape, 'nodes' | 'flows' | 'replaced'> = {
  nodes: [
    nodeOf('hub'),
    nodeOf('second'),
    nodeOf('far', { municipality: '0711' }),
    nodeOf('other', { own: false }),
    party('sender'),
    party('receiver'),
    replacement('replacement/epj'),
  ],
  flows: [
    flowOf('hub', 'second', { direction: 'both_ways' }),
    flowOf('sender', 'hub'),
    flowOf('second', 'receiver', { state: 'moved' }),
    flowOf('far', 'receiver'),
    flowOf('hub', 'other', { state: 'removed' }),
    flowOf('hub', 'replacement/epj'),
  ],
  replaced: [{ from: 'hub', to: 'replacement/epj', coverage: 'full' }],
}

t.test('everything stands in the band of its owner and the column of its direction', async (t) => {
  const { nodes, bands } = layOut(SMALL, MUNICIPALITIES, 1000)
  const place = (key: string) => {
    const one = nodes.find(({ node }) => node.key === key)
    return `${one?.band} ${one?.column}`
  }
  for (const [key, expected] of [
    ['sender', '0602 0'],
    ['hub', '0602 1'],
    ['second', '0602 2'],
    ['other', '0602 3'],
    ['receiver', '0602 3'],
    ['far', '0711 2'],
    ['replacement/epj', `${SHARED} 1`],
  ] as const)
    t.equal(place(key), expected, key)
  t.strictSame(
    bands.map(({ key, systems }) => [key, systems]),
    [
      [SHARED, 0],
      ['0602', 2],
      ['0711', 1],
    ],
  )
  const lost = layOut({ nodes: [party('alone')], flows: [], replaced: [] }, MUNICIPALITIES, 1000)
  t.equal(lost.nodes[0]?.band, OUTSIDE, 'what is in none stands last')
})

t.test(
  'lines say what has become of their flows, and what replaces is drawn of the one that is chosen',
  async (t) => {
    const kinds = (chosen: string | null) =>
      Object.fromEntries(
        layOut(SMALL, MUNICIPALITIES, 1000, chosen).lines.map(({ key, kind }) => [key, kind] as const),
      )
    t.strictSame(kinds(null), {
      'INT-hub-second': 'open',
      'INT-sender-hub': 'open',
      'INT-second-receiver': 'moved',
      'INT-far-receiver': 'open',
      'INT-hub-other': 'gone',
      'INT-hub-replacement/epj': 'new',
    })
    t.equal(kinds('hub')['hub replacement/epj'], 'replaced')
    t.equal(kinds('far')['hub replacement/epj'], undefined)
  },
)

t.test('flows are followed both ways where they go both ways', async (t) => {
  const layout = layOut(SMALL, MUNICIPALITIES, 1000)
  t.strictSame(alongFlows(layout, 'second', 'out'), ['hub', 'receiver'])
  t.strictSame(alongFlows(layout, 'sender', 'out'), ['hub'])
  t.strictSame(alongFlows(layout, 'sender', 'in'), [])
  t.strictSame(alongFlows(layout, 'hub', 'in'), ['sender', 'second'])
})

/** Up to 24 nodes of all kinds, and flows between them. */
const landscapes = fc
  .array(
    fc.record({
      kind: fc.constantFrom('system', 'system', 'system', 'party', 'replacement'),
      municipality: fc.constantFrom(...MUNICIPALITIES, '9999'),
      own: fc.boolean(),
    }),
    { minLength: 1, maxLength: 24 },
  )
  .chain((kinds) => {
    const nodes = kinds.map(({ kind, municipality, own }, at) => {
      const key = `n${at}`
      if (kind === 'party') return party(key)
      return kind === 'replacement' ? replacement(key) : nodeOf(key, { municipality, own })
    })
    const end = fc.nat(nodes.length - 1)
    return fc
      .array(fc.tuple(end, end, fc.constantFrom('one_way' as const, 'both_ways' as const)), { maxLength: 40 })
      .map((pairs) => ({
        nodes,
        flows: pairs.flatMap(([from, to, direction], at) =>
          from === to ? [] : [flowOf(`n${from}`, `n${to}`, { id: `INT-${at}`, direction })],
        ),
        replaced: [] as Landscape['replaced'],
      }))
  })

t.test(
  'whatever flows there are, nothing stands upon anything else and every line ends at its nodes',
  async (t) => {
    property(
      t,
      fc.property(landscapes, (given) => {
        const layout = layOut(given, MUNICIPALITIES, 1000)
        const places = ({ nodes }: typeof layout) => nodes.map(({ node, x, y }) => `${node.key} ${x} ${y}`)
        const areApart = layout.nodes.every((one, at) =>
          layout.nodes
            .slice(at + 1)
            .every(
              (other) => Math.abs(one.x - other.x) >= NODE.width || Math.abs(one.y - other.y) >= NODE.height,
            ),
        )
        const stands = new Map(layout.nodes.map((one) => [one.node.key, one]))
        const isAt = (key: string, x: string | undefined) => {
          const left = stands.get(key)?.x ?? Number.NaN
          return Number(x) === left || Number(x) === left + NODE.width
        }
        const endAtNodes = layout.lines.every(
          ({ from, to, path }) =>
            isAt(from, /^M(\S+) /.exec(path)?.[1]) && isAt(to, /H([^HV]+)$/.exec(path)?.[1]),
        )
        const turned = { ...given, nodes: [...given.nodes].reverse() }
        const same = (other: typeof layout) => places(other).join() === places(layout).join()
        return (
          layout.nodes.length === given.nodes.length &&
          layout.lines.length === given.flows.length &&
          areApart &&
          endAtNodes &&
          same(layOut(turned, MUNICIPALITIES, 1000)) &&
          given.nodes.every(({ key }) => same(layOut(given, MUNICIPALITIES, 1000, key)))
        )
      }),
    )
  },
)

import type { Flow, Landscape, LandscapeNode } from '../../../schema/api/landscape.js'
import { addTo } from '../../../schema/rules/groups.js'
import { inTextOrder } from '../../../schema/rules/text.js'

/** A node, and the room that it has, in pixels. */
export const NODE = { width: 172, height: 44 } as const
const ROW = 64
const HEAD = 30
const FOOT = 10
/** How far from a node its first lines turn, and the next beside them. */
const TURN = 12
const BESIDE = 7
/** So many lines go beneath a row beside each other. */
const ROW_LANES = 4
/** What words have of the room between two columns. */
const WORDS = 0.56
/** The room of a cross from its middle, in pixels. */
const CROSS = 12
/** What the bands above and beside the municipalities are called by. */
export const SHARED = 'shared'
export const OUTSIDE = 'outside'

/** A node where it stands. */
export interface Placed {
  node: LandscapeNode
  band: string
  column: number
  x: number
  y: number
}

/** A line from one node to another, with the room for its words at the end that is not looked at. */
export interface Line {
  key: string
  from: string
  to: string
  path: string
  bothWays: boolean
  /** Open flows run on; moved ones show the old way; those to a replacement the new one. */
  kind: 'open' | 'moved' | 'gone' | 'new' | 'replaced'
  words: string
  middle: { x: number; y: number }
  label: { x: number; y: number; anchor: 'start' | 'end'; room: number }
}

interface Band {
  key: string
  y: number
  height: number
  /** How many of its systems are drawn. */
  systems: number
}

export interface Layout {
  nodes: Placed[]
  lines: Line[]
  bands: Band[]
  width: number
  height: number
}

/**
 * Where everything stands: a band for each owner, a column for each direction, so that nothing jumps when something else is
 * looked at. First what only sends, then the systems that are looked at (those that hand on to others of them or to what replaces them first),
 * then what receives. `chosen`: the node whose lines have their words at the other end.
 */
export function layOut(
  { nodes, flows, replaced }: Pick<Landscape, 'nodes' | 'flows' | 'replaced'>,
  municipalities: readonly string[],
  width: number,
  chosen: string | null = null,
): Layout {
  const bandOf = bandsOf(nodes, flows, municipalities)
  const columnOf = columnsOf(nodes, flows, replaced)
  // A column that nothing stands in takes no room.
  const columns = [...new Set(nodes.map(columnOf))].sort((a, b) => a - b)
  const leftOf = (column: number) =>
    columns.length < 2 ? 0 : Math.round((column * (width - NODE.width)) / (columns.length - 1))
  const order = [SHARED, ...municipalities, OUTSIDE]
  const bands: Band[] = []
  const placed: Placed[] = []
  let y = 0
  for (const key of order) {
    const own = inTextOrder(
      nodes.filter((node) => bandOf(node) === key),
      ({ nb }) => nb,
    )
    if (own.length === 0) continue
    const rows = columns.map(() => 0)
    for (const node of own) {
      const column = columns.indexOf(columnOf(node))
      const row = rows[column] ?? 0
      rows[column] = row + 1
      placed.push({ node, band: key, column, x: leftOf(column), y: y + HEAD + row * ROW })
    }
    const height = HEAD + Math.max(...rows) * ROW + FOOT
    bands.push({ key, y, height, systems: own.filter((node) => node.own).length })
    y += height
  }
  const inReadingOrder = [...placed].sort((a, b) => a.y - b.y || a.x - b.x)
  return {
    nodes: inReadingOrder,
    lines: linesOf(inReadingOrder, flows, replaced, { chosen, width }),
    bands,
    width,
    height: y,
  }
}

/** A party stands with the first municipality that it exchanges data with; what is in none stands last. */
function bandsOf(
  nodes: readonly LandscapeNode[],
  flows: readonly Flow[],
  municipalities: readonly string[],
): (node: LandscapeNode) => string {
  const homes = new Map(nodes.map(({ key, municipality }) => [key, municipality]))
  return ({ key, kind, municipality }) => {
    if (kind === 'replacement') return SHARED
    if (municipality !== null) return municipalities.includes(municipality) ? municipality : OUTSIDE
    const others = flows.flatMap(({ from, to }) => (to === key ? [from] : from === key ? [to] : []))
    return municipalities.find((one) => others.some((other) => homes.get(other) === one)) ?? OUTSIDE
  }
}

function columnsOf(
  nodes: readonly LandscapeNode[],
  flows: readonly Flow[],
  replaced: Landscape['replaced'],
): (node: LandscapeNode) => number {
  const own = new Set(nodes.flatMap(({ key, own: isOwn }) => (isOwn ? [key] : [])))
  const replacements = inTextOrder(
    nodes.filter(({ kind }) => kind === 'replacement').map(({ key }) => key),
    (key) => key,
  )
  const isReplaced = new Set(replaced.map(({ to }) => to))
  return ({ key, kind }) => {
    if (kind === 'replacement' && isReplaced.has(key)) return 1 + (replacements.indexOf(key) % 2)
    const sent = flows.filter(({ from }) => from === key)
    const received = flows.filter(({ to }) => to === key)
    if (own.has(key)) return sent.some(({ to }) => own.has(to) || to.startsWith('replacement/')) ? 1 : 2
    const onlySends = received.length === 0 && sent.every(({ direction }) => direction === 'one_way')
    return onlySends && sent.length > 0 ? 0 : 3
  }
}

type Side = 'left' | 'right'

interface Between {
  key: string
  from: Placed
  to: Placed
  kind: Line['kind']
  bothWays: boolean
  words: string
}

/** The lines between what is placed; what replaces a system is drawn of the one that is chosen, and of all there would be too many. */
function linesOf(
  placed: readonly Placed[],
  flows: readonly Flow[],
  replaced: Landscape['replaced'],
  { chosen, width }: { chosen: string | null; width: number },
): Line[] {
  const at = new Map(placed.map((one) => [one.node.key, one]))
  const between = [
    ...flows.map(({ id, from, to, direction, data, ...flow }) => ({
      ...{ key: id, from: at.get(from), to: at.get(to), words: data, bothWays: direction === 'both_ways' },
      kind: kindOf(flow.state, at.get(to)?.node),
    })),
    ...replaced
      .filter(({ from, to }) => from === chosen || to === chosen)
      .map(({ from, to }) => ({
        ...{ key: `${from} ${to}`, from: at.get(from), to: at.get(to), words: '', bothWays: false },
        kind: 'replaced' as const,
      })),
  ].filter((one): one is Between => one.from !== undefined && one.to !== undefined)
  const port = portsOf(between)
  const lanes = makeLanes()
  return between.map((one) => drawLine(one, port, lanes, { chosen, room: roomBeside(placed, width) }))
}

/** How wide it is between two columns. */
function roomBeside(placed: readonly Placed[], width: number): number {
  const columns = new Set(placed.map(({ column }) => column)).size
  return columns < 2 ? 0 : (width - NODE.width) / (columns - 1) - NODE.width
}

function kindOf(state: Flow['state'], to: LandscapeNode | undefined): Line['kind'] {
  if (state === 'moved') return 'moved'
  if (state !== 'open') return 'gone'
  return to?.kind === 'replacement' ? 'new' : 'open'
}

/** The sides that a line leaves and reaches its nodes at. */
function sidesOf({ from, to }: Pick<Between, 'from' | 'to'>): [Side, Side] {
  if (to.column > from.column) return ['right', 'left']
  return to.column < from.column ? ['left', 'right'] : ['right', 'right']
}

type Port = (line: string, node: string) => number

/** Where on the side of a node each of its lines ends: spread over it, in the order of what is at their other ends. */
function portsOf(lines: readonly Between[]): Port {
  const ends = new Map<string, { line: string; other: Placed; node: Placed }[]>()
  for (const line of lines) {
    const [out, into] = sidesOf(line)
    addTo(ends, `${line.from.node.key} ${out}`, { line: line.key, other: line.to, node: line.from })
    addTo(ends, `${line.to.node.key} ${into}`, { line: line.key, other: line.from, node: line.to })
  }
  const ports = new Map<string, number>()
  for (const some of ends.values()) {
    const sorted = [...some].sort((a, b) => a.other.y - b.other.y || a.other.x - b.other.x)
    for (const [at, { line, node }] of sorted.entries())
      ports.set(
        `${line} ${node.node.key}`,
        node.y + Math.round((NODE.height * (at + 1)) / (sorted.length + 1)),
      )
  }
  return (line, node) => ports.get(`${line} ${node}`) ?? 0
}

/** Gives a stretch the first lane beside an edge in which no other stretch lies where it does; the last one where all are full. */
type Lanes = (edge: string, from: number, to: number, most: number) => number

function makeLanes(): Lanes {
  const taken = new Map<string, [number, number][]>()
  return (edge, from, to, most) => {
    const [low, high] = [Math.min(from, to) - 3, Math.max(from, to) + 3]
    const isFree = (lane: number) =>
      (taken.get(`${edge} ${lane}`) ?? []).every(([start, end]) => end < low || start > high)
    let lane = 0
    while (lane < most - 1 && !isFree(lane)) lane += 1
    addTo(taken, `${edge} ${lane}`, [low, high])
    return lane
  }
}

/** An elbow from one node to another; past columns in between it goes below the row that it comes from. */
function drawLine(
  line: Between,
  port: Port,
  lanes: Lanes,
  { chosen, room }: { chosen: string | null; room: number },
): Line {
  const { key, from, to } = line
  const [out, into] = sidesOf(line)
  const edge = (node: Placed, side: Side) => node.x + (side === 'right' ? NODE.width : 0)
  const [x1, y1] = [edge(from, out), port(key, from.node.key)]
  const [x2, y2] = [edge(to, into), port(key, to.node.key)]
  // Lines beside a node share half of the room there is; their words have the other half.
  const most = Math.max(2, Math.floor(room / 2 / BESIDE))
  const turnBeside = (node: Placed, side: Side, start: number, end: number) =>
    edge(node, side) +
    (side === 'right' ? 1 : -1) * (TURN + lanes(`${node.column} ${side}`, start, end, most) * BESIDE)
  const skips = Math.abs(to.column - from.column) > 1
  let path: string
  let middle: Line['middle']
  if (skips) {
    const lane = lanes(`below ${from.y}`, x1, x2, ROW_LANES)
    const channel = from.y + NODE.height + 4 + lane * 4
    const [first, last] = [turnBeside(from, out, y1, channel), turnBeside(to, into, channel, y2)]
    path = `M${x1} ${y1}H${first}V${channel}H${last}V${y2}H${x2}`
    middle = { x: (first + last) / 2, y: channel }
  } else {
    // Beside the node that is looked at, so that the words have room at the other.
    const turn =
      chosen === to.node.key && from.column !== to.column
        ? turnBeside(to, into, y1, y2)
        : turnBeside(from, out, y1, y2)
    path = `M${x1} ${y1}H${turn}V${y2}H${x2}`
    middle = { x: turn, y: (y1 + y2) / 2 }
  }
  const atStart = chosen === to.node.key
  const [x, y, side] = atStart ? [x1, y1, out] : [x2, y2, into]
  // Where it stops is crossed at the other end too: beside the node that is looked at the crosses would lie upon each other.
  if (from.column !== to.column) middle = { x: x + (side === 'right' ? 1 : -1) * (CROSS + 8), y }
  const label: Line['label'] =
    from.column === to.column
      ? { x: middle.x + CROSS, y: middle.y + 4, anchor: 'start', room: room * WORDS }
      : {
          x: x + (side === 'right' ? 1 : -1) * (CROSS * 2 + 6),
          y: y - 4,
          anchor: side === 'right' ? 'start' : 'end',
          room: room * WORDS,
        }
  return {
    key,
    from: from.node.key,
    to: to.node.key,
    path,
    bothWays: line.bothWays,
    kind: line.kind,
    words: line.words,
    middle,
    label,
  }
}

/** The nodes that a flow leads to from one, or that one comes from, in reading order. */
export function alongFlows({ nodes, lines }: Layout, key: string, way: 'out' | 'in'): string[] {
  const others = new Set(
    lines.flatMap(({ from, to, bothWays }) => {
      if (way === 'out' ? from === key : to === key) return [way === 'out' ? to : from]
      return bothWays && (way === 'out' ? to === key : from === key) ? [way === 'out' ? from : to] : []
    }),
  )
  return nodes.flatMap(({ node }) => (others.has(node.key) ? [node.key] : []))
}

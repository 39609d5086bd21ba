import { type Flow, type Landscape, type LandscapeNode, MOST_FLOWS } from '../../schema/api/landscape.js'
import type { SystemFilters } from '../../schema/api/systemFilters.js'
import { INTEGRATION_STATES, type IntegrationState } from '../../schema/rules/integrations.js'
import type { Reader } from '../engines/store.js'
import { type FlowRecord, findFlows } from '../store/integrations.js'
import { findMappingsOf } from '../store/mappings.js'
import { findNamedSystems } from '../store/namedSystems.js'
import type { Moment } from '../store/programme.js'
import { findReplacementRows } from '../store/replacements.js'
import { findServiceAreas } from '../store/serviceAreas.js'
import type { Assessment } from './assessments.js'
import { findStandings } from './standings.js'
import { findMatches } from './systemList.js'
import { metaOf } from './systems.js'

type Asked = SystemFilters & {
  of?: readonly string[] | undefined
  flow?: readonly IntegrationState[] | undefined
}

/** The data flows of the systems that the filters match, and what they run between. Some statements, however many they are. */
export async function findLandscape(
  reader: Reader,
  { of, flow, ...filters }: Asked,
  moment: Moment,
): Promise<Landscape> {
  const matches = await findMatches(reader, filters, moment)
  const own = new Map(
    matches.flatMap((one) =>
      of === undefined || of.includes(one.system.number) ? [[one.system.number, one]] : [],
    ),
  )
  const isOwn = ({ fromSystem, toSystem }: FlowRecord) =>
    own.has(fromSystem) || (toSystem !== null && own.has(toSystem))
  const all = (await findFlows(reader, [...own.keys()])).filter(isOwn)
  const asked = flow ? all.filter(({ state }) => flow.includes(state)) : all
  const told = asked.length > MOST_FLOWS ? [] : asked
  return {
    states: countStates(all),
    areas: await countAreas(reader, all, own),
    systems: own.size,
    connected: new Set(all.flatMap(systemsOf).filter((number) => own.has(number))).size,
    total: asked.length,
    ...(await drawn(reader, told, own, moment)),
    meta: metaOf(moment),
  }
}

const systemsOf = ({ fromSystem, toSystem }: FlowRecord): string[] =>
  toSystem === null ? [fromSystem] : [fromSystem, toSystem]

function countStates(flows: readonly FlowRecord[]): Landscape['states'] {
  const count = (state: IntegrationState) => flows.filter((flow) => flow.state === state).length
  return Object.fromEntries(INTEGRATION_STATES.map((state) => [state, count(state)])) as Landscape['states']
}

/** A flow between two areas is of both. Areas without flows are left out. */
async function countAreas(
  reader: Reader,
  flows: readonly FlowRecord[],
  own: ReadonlyMap<string, Assessment>,
): Promise<Landscape['areas']> {
  const counts = new Map<string, { flows: number; open: number }>()
  for (const flow of flows) {
    const codes = systemsOf(flow).flatMap((number) => {
      const one = own.get(number)
      return one ? [one.system.serviceArea ?? ''] : []
    })
    for (const code of new Set(codes)) {
      const count = counts.get(code) ?? { flows: 0, open: 0 }
      counts.set(code, { flows: count.flows + 1, open: count.open + (flow.state === 'open' ? 1 : 0) })
    }
  }
  const areas = await findServiceAreas(reader)
  const none = { code: '', nameNb: 'Uten tjenesteområde', nameEn: 'Without service area' }
  return [...areas, none].flatMap(({ code, nameNb, nameEn }) => {
    const count = counts.get(code)
    return count ? [{ code, nb: nameNb, en: nameEn, ...count }] : []
  })
}

/** What is at an end of flows by its key, in the words of the API. */
const replacementKey = (code: string) => `replacement/${code}`
const partyKey = (name: string) => `party/${name}`

/** Where a flow goes to: the key of its receiver. */
function receiverOf({ toSystem, toReplacement, toParty }: FlowRecord): string {
  return toSystem ?? (toReplacement === null ? partyKey(toParty ?? '') : replacementKey(toReplacement))
}

/** A flow between the keys of its ends. */
export function flowOf(row: FlowRecord): Flow {
  const { id, fromSystem, data, direction, state, movedTo } = row
  return { id, from: fromSystem, to: receiverOf(row), data, direction, state, movedTo }
}

/** The flows, what stands at their ends, and what the systems among that are replaced by, if it is shared. */
async function drawn(
  reader: Reader,
  rows: readonly FlowRecord[],
  own: ReadonlyMap<string, Assessment>,
  moment: Moment,
): Promise<Pick<Landscape, 'nodes' | 'flows' | 'replaced'>> {
  const numbers = [...new Set(rows.flatMap(systemsOf))]
  const mine = numbers.filter((number) => own.has(number))
  const mappings = await findMappingsOf(reader, ...mine)
  const codes = new Set([
    ...rows.flatMap(({ toReplacement }) => toReplacement ?? []),
    ...mappings.map(({ replacement }) => replacement),
  ])
  const nodes = await findNodes(reader, { numbers, codes: [...codes], rows, own }, moment)
  const keys = new Set(nodes.map(({ key }) => key))
  return {
    nodes,
    flows: rows.map(flowOf),
    replaced: mappings.flatMap(({ system, replacement, coverage }) => {
      const to = replacementKey(replacement)
      return keys.has(to) ? [{ from: system, to, coverage }] : []
    }),
  }
}

interface Ends {
  numbers: readonly string[]
  codes: readonly string[]
  rows: readonly FlowRecord[]
  own: ReadonlyMap<string, unknown>
}

/** What stands at the ends of flows, and what carries their systems on; what carries on a single system is that system. */
async function findNodes(
  reader: Reader,
  { numbers, codes, rows, own }: Ends,
  moment: Moment,
): Promise<LandscapeNode[]> {
  const [names, replacements, standings] = await Promise.all([
    findNamedSystems(reader, numbers),
    findReplacementRows(reader, codes),
    findStandings(reader, moment),
  ])
  const used = new Set(rows.flatMap(({ toReplacement }) => toReplacement ?? []))
  const nothing = { municipality: null, status: null, daysOverdue: 0, goLive: null, own: false }
  const parties = [...new Set(rows.flatMap(({ toParty }) => toParty ?? []))]
  return [
    ...[...names.values()].map(({ number, name, municipality, status }) => ({
      ...{ key: number, kind: 'system' as const, nb: name, en: name, municipality, status },
      own: own.has(number),
      daysOverdue: standings.get(number)?.daysOverdue ?? 0,
      goLive: null,
    })),
    ...replacements
      .filter(({ code, kind }) => kind !== 'continued' || used.has(code))
      .map(({ code, nameNb, nameEn, goLiveActual, goLivePlanned }) => ({
        ...nothing,
        ...{ key: replacementKey(code), kind: 'replacement' as const, nb: nameNb, en: nameEn },
        goLive: goLiveActual ?? goLivePlanned,
      })),
    ...parties.map((name) => ({
      ...nothing,
      ...{ key: partyKey(name), kind: 'party' as const, nb: name, en: name },
    })),
  ]
}

/** What stands at the other end of each of some flows of a system, by their keys. */
export async function findOthers(
  reader: Reader,
  rows: readonly FlowRecord[],
  moment: Moment,
): Promise<ReadonlyMap<string, LandscapeNode>> {
  const numbers = [...new Set(rows.flatMap(systemsOf))]
  const codes = [...new Set(rows.flatMap(({ toReplacement }) => toReplacement ?? []))]
  const nodes = await findNodes(reader, { numbers, codes, rows, own: new Map() }, moment)
  return new Map(nodes.map((node) => [node.key, node]))
}

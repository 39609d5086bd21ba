import type { Around } from '../../schema/rules/checkFacts.js'
import { type LookedAt, lookAt } from '../../schema/rules/checks.js'
import { type Standing, standingOf } from '../../schema/rules/standings.js'
import {
  SYSTEM_FACETS,
  type SystemFacet,
  TEXT_FILTERS,
  type TextFilter,
} from '../../schema/rules/systemList.js'
import type { Reader } from '../engines/store.js'
import { findFacts } from '../store/gateFacts.js'
import { digitsOf } from '../store/ids.js'
import { findNamedSystems } from '../store/namedSystems.js'
import type { SystemRecord } from '../store/systems.js'

/** The facets that are columns: the others are computed by the rules. */
type StoredFacet = Exclude<SystemFacet, 'signal' | 'destination'>
const STORED_FACETS = SYSTEM_FACETS.filter(
  (facet): facet is StoredFacet => facet !== 'signal' && facet !== 'destination',
)

/** The columns that lists are filtered by among what is kept. */
const KEPT_COLUMNS = [...new Set([...STORED_FACETS, ...TEXT_FILTERS])]

/** What lists, counts and charts of the whole register ask of a system's row. */
type CountedSystem = Pick<
  SystemRecord,
  'number' | 'name' | 'sortKey' | 'municipality' | 'serviceArea' | 'status' | 'targetDate' | 'dayOneCritical'
> & {
  voided: boolean
  /** What comes second in the order of the names. */
  digits: number
  /** What a search looks in: what is said of it, and the name of its municipality. */
  searchText: string
} & Pick<SystemRecord, StoredFacet | TextFilter>

/** A system as the whole register is counted and searched by: some of its row, and what the rules say of it today. */
export interface Assessment extends LookedAt {
  system: CountedSystem
  standing: Standing
  /** The codes of the replacements that it goes to. */
  goesTo: readonly string[]
}

/** What is said of all systems alike. */
export interface Surroundings extends Pick<Around, 'closedSeries'> {
  /** What a search finds municipalities by, by their numbers. */
  municipalities: ReadonlyMap<string, string>
}

/** Says of systems all that the rules say of each of them. Some eleven statements, however many they are. */
export async function assess(
  reader: Reader,
  today: string,
  systems: readonly SystemRecord[],
  { closedSeries, municipalities }: Surroundings,
): Promise<Assessment[]> {
  const factsOf = await findFacts(reader, { these: systems.map(({ number }) => number) })
  const facts = systems.map((system) => ({ today, system, ...factsOf(system.number) }))
  const ends = facts.flatMap(({ integrations }) =>
    integrations.flatMap(({ fromSystem, toSystem }) => [fromSystem, toSystem ?? []].flat()),
  )
  const around = { closedSeries, standing: await findNamedSystems(reader, ends) }
  return facts.map((row) => {
    const standing = standingOf(row)
    const { signals, daysOverdue, destination } = standing
    const goesTo = [...new Set(row.mappings.map(({ replacement }) => replacement))]
    const looked = lookAt({ ...row, signals, daysOverdue, destination }, around)
    return { system: pickCounted(row.system, municipalities), standing, goesTo, ...looked }
  })
}

function pickCounted(row: SystemRecord, municipalities: Surroundings['municipalities']): CountedSystem {
  const { number, name, sortKey, municipality, serviceArea, status, targetDate, dayOneCritical } = row
  const kept = Object.fromEntries(KEPT_COLUMNS.map((name) => [name, row[name]])) as Pick<
    SystemRecord,
    StoredFacet | TextFilter
  >
  return {
    ...kept,
    ...{ number, name, sortKey, municipality, serviceArea, status, targetDate, dayOneCritical },
    voided: row.voidedAt !== null,
    digits: digitsOf(number),
    searchText: `${row.searchText} ${municipalities.get(municipality) ?? ''}`,
  }
}

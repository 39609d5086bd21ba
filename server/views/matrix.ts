import type { Matrix, MatrixCell, MatrixCount, MatrixHeading } from '../../schema/api/matrix.js'
import type { SystemFilters } from '../../schema/api/systemFilters.js'
import { groupBy } from '../../schema/rules/groups.js'
import { lettersOf, type Named } from '../../schema/rules/letters.js'
import { isMerging } from '../../schema/rules/municipalities.js'
import { DESTINATION_GROUPS, DESTINATION_WORDS } from '../../schema/rules/progress.js'
import { isReady, STATUSES } from '../../schema/rules/status.js'
import type { Reader } from '../engines/store.js'
import { findMunicipalities } from '../store/municipalities.js'
import type { Moment } from '../store/programme.js'
import { findReplacementRows, findSharedReplacements } from '../store/replacements.js'
import { findServiceAreas } from '../store/serviceAreas.js'
import type { Assessment } from './assessments.js'
import { findMatches, isFiltered } from './systemList.js'
import { metaOf } from './systems.js'
import { zeros } from './tallies.js'

/** A row or a column before its systems are counted in. */
interface Heading {
  value: string
  nb: string
  en: string
  /** There is a place for it though it has no systems. */
  isKept: boolean
}

/** How many systems of which stand where: as much as there are cells, destinations and statuses, whatever the register holds. */
type Counted = Map<string, MatrixCell>

/** Systems by service area and municipality. One look at each system, beside some statements. */
export async function findMatrix(reader: Reader, filters: SystemFilters, moment: Moment): Promise<Matrix> {
  const [matches, rows, columns, destinations] = await Promise.all([
    findMatches(reader, filters, moment),
    findRows(reader, !isFiltered(filters)),
    findColumns(reader, filters.municipality),
    findDestinations(reader, filters.destination),
  ])
  const letters = lettersOf(destinations)
  const places = new Map(destinations.map(({ key }, at) => [key, at]))
  const counted = countIn(matches, filters.destination)
  const cells = rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = counted.get(keyOf(row.value, column.value))
      return cell ? [{ ...cell, counts: inOrder(cell.counts, places) }] : []
    }),
  )
  const counts = cells.flatMap((cell) => cell.counts)
  const goingTo = groupBy(counts, ({ destination }) => destination)
  const byStatus = zeros(STATUSES)
  for (const { status, count } of counts) byStatus[status] += count
  return {
    ...sumsOf(cells),
    byStatus,
    serviceAreas: headingsOf(rows, cells, ({ serviceArea }) => serviceArea),
    municipalities: headingsOf(columns, cells, ({ municipality }) => municipality),
    destinations: destinations.flatMap(({ key, nb, en }) => {
      const own = goingTo.get(key)
      const letter = letters.get(key)
      return own && letter ? [{ value: key, nb, en, letter, ...sumsOfCounts(own) }] : []
    }),
    cells,
    meta: metaOf(moment),
  }
}

/** The service areas in their order, those without last; of areas without systems those in use, where all are looked at. */
async function findRows(reader: Reader, isWhole: boolean): Promise<Heading[]> {
  const areas = await findServiceAreas(reader)
  return [
    ...areas.map(({ code, nameNb, nameEn, active }) => ({
      ...{ value: code, nb: nameNb, en: nameEn, isKept: isWhole && active },
    })),
    { value: '', nb: 'Uten tjenesteområde', en: 'Without service area', isKept: false },
  ]
}

/** Those that merge, then what is shared or new where that has systems; all that merge stay unless some were asked for. */
async function findColumns(reader: Reader, asked: readonly string[] | undefined): Promise<Heading[]> {
  const municipalities = await findMunicipalities(reader)
  const headings = (merging: boolean) =>
    municipalities
      .filter(({ kind }) => isMerging(kind) === merging)
      .map(({ number, name }) => ({
        ...{ value: number, nb: name, en: name },
        isKept: asked ? asked.includes(number) : merging,
      }))
  return [...headings(true), ...headings(false)]
}

/** Where systems can go, in order: what replaces systems of many, the groups, and what was asked for by itself. */
async function findDestinations(reader: Reader, asked: readonly string[] = []): Promise<Named[]> {
  const shared = await findSharedReplacements(reader)
  const groups = DESTINATION_GROUPS.map((key) => ({ key, ...DESTINATION_WORDS[key] }))
  const known = new Set<string>([...shared.map(({ code }) => code), ...DESTINATION_GROUPS])
  const others = await findReplacementRows(
    reader,
    asked.filter((code) => !known.has(code)),
  )
  const named = ({ code, nameNb, nameEn }: (typeof shared)[number] | (typeof others)[number]) => ({
    ...{ key: code, nb: nameNb, en: nameEn },
  })
  return [...shared.map(named), ...groups, ...others.map(named)]
}

function countIn(systems: readonly Assessment[], asked: readonly string[] | undefined): Counted {
  const cells: Counted = new Map()
  const counts = new Map<string, MatrixCount>()
  for (const one of systems) {
    const { municipality, status } = one.system
    const serviceArea = one.system.serviceArea ?? ''
    const key = keyOf(serviceArea, municipality)
    const cell = cells.get(key) ?? { serviceArea, municipality, total: 0, ready: 0, counts: [] }
    cells.set(key, cell)
    cell.total += 1
    if (one.standing.ready) cell.ready += 1
    const destination = destinationIn(one, asked)
    const same = counts.get(`${key} ${destination} ${status}`)
    if (same) {
      same.count += 1
      continue
    }
    const count = { destination, status, count: 1 }
    cell.counts.push(count)
    counts.set(`${key} ${destination} ${status}`, count)
  }
  return cells
}

/** What a system counts as going to: what carries on another’s system is one group, unless it is what was asked for by itself. */
function destinationIn(
  { standing: { destination, destinationGroup } }: Assessment,
  asked: readonly string[] = [],
): string {
  return asked.includes(destination) && !asked.includes(destinationGroup) ? destination : destinationGroup
}

// A space is in no number of a municipality.
const keyOf = (serviceArea: string, municipality: string) => `${municipality} ${serviceArea}`

function inOrder(counts: readonly MatrixCount[], places: ReadonlyMap<string, number>): MatrixCount[] {
  const place = (one: MatrixCount) => places.get(one.destination) ?? places.size
  const done = (one: MatrixCount) => -STATUSES.indexOf(one.status)
  return [...counts].sort((a, b) => place(a) - place(b) || done(a) - done(b))
}

function headingsOf(
  headings: readonly Heading[],
  cells: readonly MatrixCell[],
  of: (cell: MatrixCell) => string,
): MatrixHeading[] {
  const counted = groupBy(cells, of)
  return headings.flatMap(({ isKept, ...heading }) => {
    const own = counted.get(heading.value) ?? []
    return own.length > 0 || isKept ? [{ ...heading, ...sumsOf(own) }] : []
  })
}

function sumsOf(counted: readonly { total: number; ready: number }[]) {
  return {
    total: counted.reduce((sum, { total }) => sum + total, 0),
    ready: counted.reduce((sum, { ready }) => sum + ready, 0),
  }
}

const sumsOfCounts = (counts: readonly MatrixCount[]) =>
  sumsOf(counts.map(({ status, count }) => ({ total: count, ready: isReady(status) ? count : 0 })))

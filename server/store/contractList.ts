import { setImmediate } from 'node:timers/promises'
import type {
  Contract,
  ContractNeighbours,
  ContractSort,
  listContracts as listContractsEndpoint,
  SectionSum,
} from '../../schema/api/contracts.js'
import type { Query } from '../../schema/api/endpoint.js'
import { CONTRACT_SECTIONS, type ContractSection } from '../../schema/rules/contractSections.js'
import { nextEnd, noticeDeadline } from '../../schema/rules/contracts.js'
import { LATEST_DATE } from '../../schema/rules/dates.js'
import { groupBy } from '../../schema/rules/groups.js'
import { compareKeys, sortKey } from '../../schema/rules/text.js'
import type { Reader } from '../engines/store.js'
import { mapInTurns } from '../engines/turns.js'
import { type ContractQuery, findSectioned, type Sectioned } from './contractSections.js'
import { findViews, type Looking } from './contractViews.js'
import { cutPage, type Page } from './cursor.js'

/**
 * A page of contracts with all that is computed about them, and what those of each section come to. Six statements, two more
 * for each five hundred contracts.
 */
export async function listContracts(
  reader: Reader,
  query: Query<typeof listContractsEndpoint>,
  moment: Looking,
): Promise<Page<Contract> & { sums: SectionSum[] }> {
  const matching = await findSectioned(reader, query, moment.today)
  const inOrder = await inOrderOf(inSections(matching, query.section), query.sort, moment.today)
  const page = cutPage(inOrder, `contracts ${query.sort}`, ({ id }) => id, query)
  return {
    ...page,
    items: await findViews(reader, page.items, moment),
    sums: sumSections(matching, moment.today),
  }
}

/** So many contracts are looked at whole at a time. */
const VIEWED = 100

/** All contracts that the filters match, in order, with all that is computed about them, a hundred at a time. */
export async function* iterateContracts(
  reader: Reader,
  query: ContractQuery,
  moment: Looking,
): AsyncGenerator<Contract[]> {
  const inOrder = await listedInOrder(reader, query, moment.today)
  for (let from = 0; from < inOrder.length; from += VIEWED) {
    yield await findViews(reader, inOrder.slice(from, from + VIEWED), moment)
    await setImmediate()
  }
}

/**
 * The contracts before and after this one in a list; one that the list does not have stands where its order would put it.
 * Undefined when there is no such contract. Four statements, two more for each five hundred contracts.
 */
export async function findContractNeighbours(
  reader: Reader,
  id: string,
  query: ContractQuery,
  { today }: Looking,
): Promise<ContractNeighbours | undefined> {
  const all = await listedInOrder(reader, { sort: query.sort, voided: true }, today)
  const place = all.findIndex((row) => row.id === id)
  if (place < 0) return undefined
  const matching = inSections(await findSectioned(reader, query, today), query.section)
  const listed = new Set(matching.map((row) => row.id))
  const isListed = (row: Sectioned) => listed.has(row.id)
  const before = all.slice(0, place).filter(isListed)
  return {
    position: listed.has(id) ? before.length + 1 : null,
    total: listed.size,
    previous: before.at(-1)?.id ?? null,
    next: all.slice(place + 1).find(isListed)?.id ?? null,
  }
}

/** All contracts that the filters match, in order, with what their place follows from. */
async function listedInOrder(reader: Reader, query: ContractQuery, today: string): Promise<Sectioned[]> {
  const matching = await findSectioned(reader, query, today)
  return inOrderOf(inSections(matching, query.section), query.sort, today)
}

function inSections(
  rows: readonly Sectioned[],
  sections: readonly ContractSection[] | undefined,
): Sectioned[] {
  return rows.filter(({ section }) => sections === undefined || sections.includes(section))
}

/** What contracts come to by section, in the order of these; those without any left out. */
function sumSections(rows: readonly Sectioned[], today: string): SectionSum[] {
  const bySection = groupBy(rows, ({ section }) => section)
  return CONTRACT_SECTIONS.flatMap((section) => {
    const own = bySection.get(section) ?? []
    const deadlines = own.flatMap((row) => noticeDeadline(row, today) ?? []).sort()
    const count = (is: (row: Sectioned) => boolean) => own.filter(is).length
    if (own.length === 0) return []
    return {
      section,
      contracts: own.length,
      annualCost: own.reduce((sum, { annualCost }) => sum + (annualCost ?? 0), 0),
      noticeDeadline: deadlines[0] ?? null,
      endsBeforeCutOver: count((row) => row.endsBeforeCutOver),
      unconfirmed: count((row) => row.unconfirmed),
    }
  })
}

/** By section, in each the next deadline first; those without one by their ends. */
function sectionKey(row: Sectioned, today: string): string {
  const last = LATEST_DATE
  const [deadline, end] = [noticeDeadline(row, today) ?? last, nextEnd(row, today) ?? last]
  return `${CONTRACT_SECTIONS.indexOf(row.section)} ${deadline} ${end}`
}

/** Rows without a value come last, whichever way the sort goes; equal ones by id. */
async function inOrderOf(
  rows: readonly Sectioned[],
  sort: ContractSort | `-${ContractSort}`,
  today: string,
): Promise<Sectioned[]> {
  const keys: Record<ContractSort, (row: Sectioned) => string | number | null> = {
    section: (row) => sectionKey(row, today),
    noticeDeadline: (row) => noticeDeadline(row, today),
    end: (row) => nextEnd(row, today),
    supplier: ({ supplier }) => sortKey(supplier),
    annualCost: ({ annualCost }) => annualCost,
    id: ({ id }) => sortKey(id),
  }
  const keyOf = keys[sort.replace(/^-/, '') as ContractSort]
  const turn = sort.startsWith('-') ? -1 : 1
  // Each key is made once: it costs more than all that is compared.
  const keyed = await mapInTurns(rows, (row) => ({ row, key: keyOf(row) }))
  return keyed
    .sort(({ key: a }, { key: b }) => {
      // They come by id.
      if (a === b) return 0
      if (a === null || b === null) return a === null ? 1 : -1
      return turn * (typeof a === 'string' ? compareKeys(a, String(b)) : a - Number(b))
    })
    .map(({ row }) => row)
}

import { setImmediate } from 'node:timers/promises'
import { and, eq, gt, inArray, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { listContracts as listContractsEndpoint } from '../../schema/api/contracts.js'
import type { Query } from '../../schema/api/endpoint.js'
import type { PlanDeadline } from '../../schema/api/plan.js'
import {
  type ContractSection,
  contractSection,
  isEnding,
  isUnconfirmed,
} from '../../schema/rules/contractSections.js'
import {
  contractState,
  finalEnd,
  isLeaving,
  isPartyTo,
  missedDeadline,
  noticeDeadline,
} from '../../schema/rules/contracts.js'
import { groupBy } from '../../schema/rules/groups.js'
import { isHeldByBody } from '../../schema/rules/parties.js'
import { isReady, STATUSES } from '../../schema/rules/status.js'
import type { Disposition } from '../../schema/rules/systems.js'
import { compareKeys } from '../../schema/rules/text.js'
import { isOfVendor } from '../../schema/rules/vendorNames.js'
import type { Row } from '../../schema/tables/all.js'
import { rowAsText, rowReader } from '../engines/rows.js'
import { isOneOf, matchesSearch } from '../engines/search.js'
import type { Reader } from '../engines/store.js'
import type { KnownContract } from './contractViews.js'
import { idNumber } from './ids.js'
import { selectGoingTo } from './mappings.js'
import { findMerger } from './merger.js'

/** All contracts that count, with what is to be done first with each. */
export function findAllSectioned(reader: Reader, today: string): Promise<Sectioned[]> {
  return findSectioned(reader, { sort: 'id' }, today)
}

/** A contract with what of its place in a list follows from the systems under it. */
export interface Sectioned extends ListedContract {
  section: ContractSection
  /** Its cost falls away one day. */
  ending: boolean
  endsBeforeCutOver: boolean
  unconfirmed: boolean
}

/** What a list of contracts is asked for, whichever page. */
export type ContractQuery = Omit<Query<typeof listContractsEndpoint>, 'limit' | 'cursor'>

/** What all filters match but that of sections, in the order of the ids. */
export async function findSectioned(
  reader: Reader,
  query: ContractQuery,
  today: string,
): Promise<Sectioned[]> {
  const { contracts: c } = reader.t
  const counted = and(
    query.voided ? undefined : isNull(c.voidedAt),
    matchesSearch(query.q, [c.searchText]),
    query.system && covers(reader, query.system),
    query.replacement && coversGoingTo(reader, query.replacement),
  )
  const found: Sectioned[] = []
  for await (const rows of iterateTerms(reader, counted)) {
    const matching = rows.filter((row) => matches(row, query, today))
    const stands = await findStands(
      reader,
      matching.map(({ id }) => id),
    )
    for (const row of matching) {
      const under = stands.get(row.id) ?? []
      const one = Object.assign(row, sectionOf(row, under, today))
      if (query.endsBeforeCutOver !== undefined && one.endsBeforeCutOver !== query.endsBeforeCutOver) continue
      if (query.unconfirmed !== undefined && one.unconfirmed !== query.unconfirmed) continue
      found.push(one)
    }
  }
  return found
}

/** How the systems under a contract stand that are decided alike. */
interface Stand {
  contract: string
  disposition: Disposition
  /** The last planned cut-over of those that are not ready. */
  lastCutOver: string | null
}

/** How the systems under these contracts stand, by contract; those removed from the register left out. One statement. */
async function findStands(
  { db, t }: Reader,
  contracts: readonly string[],
): Promise<ReadonlyMap<string, Stand[]>> {
  if (contracts.length === 0) return new Map()
  const { contractSystems: links, systems: s } = t
  const waits = inArray(
    s.status,
    STATUSES.filter((status) => !isReady(status)),
  )
  const rows = await db
    .select({
      contract: links.contract,
      disposition: s.disposition,
      lastCutOver: sql<string | null>`max(case when ${waits} then ${s.targetDate} end)`,
    })
    .from(links)
    .innerJoin(s, eq(s.number, links.system))
    .where(and(isNull(s.voidedAt), isOneOf(links.contract, contracts)))
    .groupBy(links.contract, s.disposition)
  return groupBy(rows, ({ contract }) => contract)
}

function sectionOf(
  row: ListedContract,
  under: readonly Stand[],
  today: string,
): Pick<Sectioned, 'section' | 'ending' | 'endsBeforeCutOver' | 'unconfirmed'> {
  const dispositions = under.map(({ disposition }) => disposition)
  const section = contractSection(row, dispositions, today)
  const end = section === 'over' ? null : finalEnd(row, today)
  return {
    section,
    ending: isEnding(section, dispositions),
    endsBeforeCutOver:
      end !== null &&
      under.some(({ disposition, lastCutOver }) => isLeaving(disposition) && (lastCutOver ?? '') > end),
    unconfirmed: isUnconfirmed(row, today),
  }
}

/**
 * What the days until which notice can be given add up to, by day: those ahead, and those that have passed. `systems`: only of
 * contracts that cover one of these.
 */
export async function findDeadlines(
  reader: Reader,
  today: string,
  systems?: readonly string[],
): Promise<PlanDeadline[]> {
  const days = new Map<string, PlanDeadline>()
  const counted = and(isNull(reader.t.contracts.voidedAt), systems && covers(reader, systems))
  for await (const rows of iterateTerms(reader, counted))
    for (const row of rows)
      for (const [date, missed] of [
        [noticeDeadline(row, today), false],
        [missedDeadline(row, today), true],
      ] as const) {
        if (date === null) continue
        const one = days.get(date) ?? { date, contracts: 0, annualCost: 0, missed }
        days.set(date, one)
        one.contracts += 1
        one.annualCost += row.annualCost ?? 0
      }
  return [...days.values()].sort((a, b) => compareKeys(a.date, b.date))
}

/** What of a contract its place in a list follows from: a page is cut from all of them. */
const LISTED = [
  'id',
  'supplier',
  'party',
  'otherParties',
  'start',
  'end',
  'autoRenew',
  'renewalMonths',
  'noticeMonths',
  'noticeGivenOn',
  'noticeConfirmedOn',
  'noticeWaiver',
  'notifiedOn',
  'assignedOn',
  'terminatedOn',
  'annualCost',
] as const satisfies readonly (keyof Row<'contracts'>)[]
type ListedContract = Pick<KnownContract, (typeof LISTED)[number] | 'heldByBody'>

/** So many contracts are read at a time; others are served between two batches. */
const AT_ONCE = 500

/** What contracts are listed by, in the order of their ids. A statement for each batch. */
async function* iterateTerms(reader: Reader, where: SQL | undefined): AsyncGenerator<ListedContract[]> {
  const { contracts } = reader.t
  const { parties } = await findMerger(reader)
  const columns = Object.fromEntries(LISTED.map((name) => [name, contracts[name]]))
  const read = rowReader(columns)
  const number = idNumber(contracts.id)
  for (let after = -1; ; ) {
    const rows = await reader.db
      .select({ text: rowAsText(columns), number })
      .from(contracts)
      .where(and(where, gt(number, after)))
      .orderBy(number)
      .limit(AT_ONCE)
    yield rows.map(({ text }) => {
      const terms = read(text) as Omit<ListedContract, 'heldByBody'>
      return Object.assign(terms, { heldByBody: isHeldByBody(terms, parties) })
    })
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)?.number ?? 0
    await setImmediate()
  }
}

/** Contracts of one of these systems, where an empty one stands for those of none. */
function covers({ db, t }: Reader, systems: readonly string[]): SQL | undefined {
  const { contracts, contractSystems: links } = t
  const linked = (where?: SQL) => db.select({ contract: links.contract }).from(links).where(where)
  return or(
    inArray(contracts.id, linked(isOneOf(links.system, systems))),
    systems.includes('') ? notInArray(contracts.id, linked()) : undefined,
  )
}

/** Contracts that cover a system which goes to one of these replacements. */
function coversGoingTo(reader: Reader, replacements: readonly string[]): SQL {
  const { contracts, contractSystems: links } = reader.t
  const covering = reader.db
    .select({ contract: links.contract })
    .from(links)
    .where(inArray(links.system, selectGoingTo(reader, replacements)))
  return inArray(contracts.id, covering)
}

function matches(row: ListedContract, query: ContractQuery, today: string): boolean {
  const { missed, party, supplier, state, deadlineFrom: from, deadlineTo: to } = query
  if (missed && missedDeadline(row, today) === null) return false
  if (party && !party.some((one) => (one === '' ? row.party === null : isPartyTo(row, one)))) return false
  if (supplier && !isOfVendor(supplier)(row.supplier)) return false
  if (state && !state.includes(contractState(row, today))) return false
  if (from === undefined && to === undefined) return true
  const deadline = missed ? missedDeadline(row, today) : noticeDeadline(row, today)
  return deadline !== null && (from ?? '') <= deadline && (to === undefined || deadline <= to)
}

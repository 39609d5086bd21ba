import { setImmediate } from 'node:timers/promises'
import { and, eq, gt, inArray, isNull, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type {
  Contract,
  ContractSort,
  listContracts as listContractsEndpoint,
  SectionSum,
} from '../../schema/api/contracts.js'
import type { Query } from '../../schema/api/endpoint.js'
import type { PlanDeadline } from '../../schema/api/plan.js'
import { leftAlone, renewalCost } from '../../schema/rules/contractOutcome.js'
import {
  CONTRACT_SECTIONS,
  type ContractSection,
  contractGaps,
  contractSection,
  endToPlanFor,
  type GapSystem,
  isUnconfirmed,
} from '../../schema/rules/contractSections.js'
import {
  type ContractFacts,
  type CoveredSystem,
  contractDateWarnings,
  contractState,
  contractWarnings,
  finalEnd,
  isLeaving,
  isPartyTo,
  isRenewalAssumed,
  missedDeadline,
  nextEnd,
  noticeDeadline,
  possibleEnd,
  renewedEnd,
} from '../../schema/rules/contracts.js'
import { ruleSetOf } from '../../schema/rules/countries/all.js'
import { LATEST_DATE } from '../../schema/rules/dates.js'
import { groupBy } from '../../schema/rules/groups.js'
import { isHeldByBody } from '../../schema/rules/parties.js'
import { plannedDates } from '../../schema/rules/plan.js'
import { isReady, STATUSES } from '../../schema/rules/status.js'
import type { Disposition } from '../../schema/rules/systems.js'
import { compareKeys, sortKey } from '../../schema/rules/text.js'
import { isOfVendor } from '../../schema/rules/vendors.js'
import type { Row } from '../../schema/tables/all.js'
import { insertMany, type Rewritten, updateMany } from '../engines/manyRows.js'
import { rowAsText, rowReader } from '../engines/rows.js'
import { isOneOf, matchesSearch } from '../engines/search.js'
import { type Reader, runInOrder, type Tx } from '../engines/store.js'
import { mapInTurns } from '../engines/turns.js'
import { cutPage, type Page } from './cursor.js'
import { idNumber } from './ids.js'
import { selectGoingTo } from './mappings.js'
import { findMerger } from './merger.js'
import type { NamedSystem } from './namedSystems.js'
import type { Moment } from './programme.js'

/** A contract with the systems that it covers, in the order of their numbers. */
export type ContractRecord = Row<'contracts'> & { systems: string[] }

/** The contract with this id, a voided one too; undefined when there is none. Two statements. */
export async function findContract(reader: Reader, id: string): Promise<ContractRecord | undefined> {
  const [contract] = await withSystems(reader, eq(reader.t.contracts.id, id))
  return contract
}

/** Contracts with their systems. Two statements. */
async function withSystems(reader: Reader, where: SQL | undefined): Promise<ContractRecord[]> {
  const { contracts, contractSystems: links } = reader.t
  const [rows, covered] = await Promise.all([
    reader.db.select().from(contracts).where(where).orderBy(idNumber(contracts.id)),
    reader.db
      .select({ contract: links.contract, system: links.system })
      .from(links)
      .innerJoin(contracts, eq(contracts.id, links.contract))
      .where(where)
      .orderBy(idNumber(links.system)),
  ])
  const systems = new Map(rows.map(({ id }) => [id, [] as string[]]))
  for (const { contract, system } of covered) systems.get(contract)?.push(system)
  return rows.map((row) => ({ ...row, systems: systems.get(row.id) ?? [] }))
}

/** The contracts with these ids, voided ones too. Two statements. */
export function findContracts(reader: Reader, ids: readonly string[]): Promise<ContractRecord[]> {
  return withSystems(reader, isOneOf(reader.t.contracts.id, ids))
}

/** The contracts that count, with their systems: those that cover one of these, and those with one of these numbers. Two statements. */
export function findContractsAbout(
  reader: Reader,
  { systems, numbers }: { systems: readonly string[]; numbers: readonly string[] },
): Promise<ContractRecord[]> {
  const { contracts: c, contractSystems: links } = reader.t
  const covering = reader.db
    .select({ contract: links.contract })
    .from(links)
    .where(isOneOf(links.system, systems))
  return withSystems(reader, and(isNull(c.voidedAt), or(inArray(c.id, covering), isOneOf(c.number, numbers))))
}

/** Writes new contracts and the systems that they cover. One prepared statement for each hundred of either. */
export async function insertContracts(tx: Tx, rows: readonly ContractRecord[]): Promise<void> {
  const links = rows.flatMap(({ id, systems }) => systems.map((system) => ({ contract: id, system })))
  await insertMany(
    tx,
    ({ contracts }) => contracts,
    rows.map(({ systems: _, ...row }) => row),
  )
  await insertMany(tx, ({ contractSystems }) => contractSystems, links)
}

/** Writes contracts anew that cover the systems that they did, as far as they differ. One prepared statement for each hundred. */
export async function updateContracts(tx: Tx, rows: readonly Rewritten<ContractRecord>[]): Promise<void> {
  await updateMany(tx, ({ contracts }) => contracts, 'id', rows)
}

/** Writes a new contract and the systems that it covers. At most two statements. */
export async function insertContract(tx: Tx, { systems, ...row }: ContractRecord): Promise<void> {
  await runInOrder(tx, [tx.db.insert(tx.t.contracts).values(row), ...insertLinks(tx, row.id, systems)])
}

/** Writes every column of a contract anew, and the systems that it covers. At most three statements. */
export async function updateContract(tx: Tx, { systems, ...row }: ContractRecord): Promise<void> {
  const { contracts, contractSystems: links } = tx.t
  await runInOrder(tx, [
    tx.db.update(contracts).set(row).where(eq(contracts.id, row.id)),
    tx.db.delete(links).where(eq(links.contract, row.id)),
    ...insertLinks(tx, row.id, systems),
  ])
}

function insertLinks(tx: Tx, contract: string, systems: readonly string[]) {
  if (systems.length === 0) return []
  return [tx.db.insert(tx.t.contractSystems).values(systems.map((system) => ({ contract, system })))]
}

/** A contract as the rules ask for it. */
type KnownContract = ContractRecord & Pick<ContractFacts, 'heldByBody'>
/** On which day contracts are looked at, and under whose law. */
type Looking = Pick<Moment, 'today' | 'settings'>

/** Contracts with their systems and with who holds them. Three statements. */
async function withParties(reader: Reader, where: SQL | undefined): Promise<KnownContract[]> {
  const [{ parties }, rows] = await Promise.all([findMerger(reader), withSystems(reader, where)])
  return rows.map((row) => ({ ...row, heldByBody: isHeldByBody(row, parties) }))
}

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

/** What a list of contracts is asked for, whichever page. */
export type ContractQuery = Omit<Query<typeof listContractsEndpoint>, 'limit' | 'cursor'>

/** So many contracts are looked at whole at a time. */
const VIEWED = 100

/** All contracts that the filters match, in order, with all that is computed about them, a hundred at a time. */
export async function* iterateContracts(
  reader: Reader,
  query: ContractQuery,
  moment: Looking,
): AsyncGenerator<Contract[]> {
  const matching = await findSectioned(reader, query, moment.today)
  const inOrder = await inOrderOf(inSections(matching, query.section), query.sort, moment.today)
  for (let from = 0; from < inOrder.length; from += VIEWED) {
    yield await findViews(reader, inOrder.slice(from, from + VIEWED), moment)
    await setImmediate()
  }
}

/** All contracts that count, with what is to be done first with each. */
export function findAllSectioned(reader: Reader, today: string): Promise<Sectioned[]> {
  return findSectioned(reader, { sort: 'id' }, today)
}

/** A contract with what of its place in a list follows from the systems under it. */
export interface Sectioned extends ListedContract {
  section: ContractSection
  endsBeforeCutOver: boolean
  unconfirmed: boolean
}

/** What all filters match but that of sections, in the order of the ids. */
async function findSectioned(reader: Reader, query: ContractQuery, today: string): Promise<Sectioned[]> {
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
): Pick<Sectioned, 'section' | 'endsBeforeCutOver' | 'unconfirmed'> {
  const section = contractSection(
    row,
    under.map(({ disposition }) => disposition),
    today,
  )
  const end = section === 'over' ? null : finalEnd(row, today)
  return {
    section,
    endsBeforeCutOver:
      end !== null &&
      under.some(({ disposition, lastCutOver }) => isLeaving(disposition) && (lastCutOver ?? '') > end),
    unconfirmed: isUnconfirmed(row, today),
  }
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

/** These contracts with all that is computed about them, in this order. */
async function findViews(
  reader: Reader,
  listed: readonly Pick<ListedContract, 'id'>[],
  moment: Looking,
): Promise<Contract[]> {
  const ids = listed.map(({ id }) => id)
  const rows = await withParties(reader, isOneOf(reader.t.contracts.id, ids))
  const whole = new Map(rows.map((row) => [row.id, row]))
  return views(
    reader,
    ids.flatMap((id) => whole.get(id) ?? []),
    moment,
  )
}

/** What of a contract its place in a list follows from: a page is cut from all of them. */
const LISTED = [
  'id',
  'supplier',
  'party',
  'otherParties',
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
  const deadline = noticeDeadline(row, today)
  return deadline !== null && (from ?? '') <= deadline && (to === undefined || deadline <= to)
}

/** One contract with all that is computed about it. Four statements. */
export async function findContractView(
  reader: Reader,
  id: string,
  moment: Looking,
): Promise<Contract | undefined> {
  const rows = await withParties(reader, eq(reader.t.contracts.id, id))
  const [view] = await views(reader, rows, moment)
  return view
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

type Covered = CoveredSystem &
  GapSystem &
  NamedSystem & { subproject: string | null; dayOneCritical: boolean }

async function views(
  reader: Reader,
  rows: readonly KnownContract[],
  { today, settings }: Looking,
): Promise<Contract[]> {
  const { laws } = ruleSetOf(settings.ruleSet)
  const covered = await findCovered(
    reader,
    rows.flatMap(({ systems }) => systems),
  )
  return rows.map((row) => {
    const systems = row.systems.flatMap((number) => covered.get(number) ?? [])
    const counted = systems.filter(({ voided }) => !voided)
    const section = contractSection(
      row,
      counted.map(({ disposition }) => disposition),
      today,
    )
    const plannedEnd = section === 'over' || section === 'keep' ? null : endToPlanFor(row, today)
    return {
      ...row,
      noticeDeadline: noticeDeadline(row, today),
      missedDeadline: missedDeadline(row, today),
      nextEnd: nextEnd(row, today),
      possibleEnd: possibleEnd(row, today),
      renewalAssumed: isRenewalAssumed(row),
      state: contractState(row, today),
      section,
      leftAlone: leftAlone(row, today),
      renewedEnd: renewedEnd(row, today),
      renewalCost: renewalCost(row),
      plannedEnd,
      gaps: contractGaps(plannedEnd, counted),
      warnings: [...contractDateWarnings(row), ...contractWarnings(row, counted, today, laws)],
      covers: systems,
    }
  })
}

async function findCovered(
  reader: Reader,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, Covered>> {
  const { systems: s, replacements: r, serviceAreas: a } = reader.t
  const rows = await reader.db
    .select({
      number: s.number,
      name: s.name,
      municipality: s.municipality,
      status: s.status,
      disposition: s.disposition,
      decisionDate: s.decisionDate,
      targetDate: s.targetDate,
      dayOneCritical: s.dayOneCritical,
      plannedReadOnly: s.plannedReadOnly,
      plannedDecommission: s.plannedDecommission,
      readOnlyFrom: s.readOnlyFrom,
      readOnlyUntil: s.readOnlyUntil,
      shutOffOn: s.shutOffOn,
      continuedAs: r.code,
      subproject: a.subproject,
      voidedAt: s.voidedAt,
    })
    .from(s)
    .leftJoin(a, eq(a.code, s.serviceArea))
    .leftJoin(r, and(eq(r.continuesSystem, s.number), ne(r.state, 'retired')))
    .where(isOneOf(s.number, new Set(numbers)))
  return new Map(
    rows.map(({ voidedAt, ...row }) => {
      // Until when it is looked up in is what the plan draws.
      const { readOnlyUntil } = plannedDates(row, {})
      return [row.number, { ...row, readOnlyUntil, voided: voidedAt !== null }]
    }),
  )
}

import { setImmediate } from 'node:timers/promises'
import { and, eq, gt, inArray, isNull, ne, notInArray, or, type SQL } from 'drizzle-orm'
import type {
  Contract,
  ContractSort,
  listContracts as listContractsEndpoint,
} from '../../schema/api/contracts.js'
import type { Query } from '../../schema/api/endpoint.js'
import type { PlanDeadline } from '../../schema/api/plan.js'
import {
  type ContractFacts,
  type CoveredSystem,
  contractDateWarnings,
  contractState,
  contractWarnings,
  isPartyTo,
  isRenewalAssumed,
  missedDeadline,
  nextEnd,
  noticeDeadline,
  possibleEnd,
} from '../../schema/rules/contracts.js'
import { ruleSetOf } from '../../schema/rules/countries/all.js'
import { isHeldByBody } from '../../schema/rules/parties.js'
import { compareKeys, sortKey } from '../../schema/rules/text.js'
import type { Row } from '../../schema/tables/all.js'
import { insertMany, type Rewritten, updateMany } from '../engines/manyRows.js'
import { rowAsText, rowReader } from '../engines/rows.js'
import { isOneOf, matchesSearch } from '../engines/search.js'
import { type Reader, runInOrder, type Tx } from '../engines/store.js'
import { mapInTurns } from '../engines/turns.js'
import { cutPage, type Page } from './cursor.js'
import { idNumber } from './ids.js'
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

/** A page of contracts with all that is computed about them. Five statements. */
export async function listContracts(
  reader: Reader,
  query: Query<typeof listContractsEndpoint>,
  moment: Looking,
): Promise<Page<Contract>> {
  const inOrder = await findInOrder(reader, query, moment.today)
  const page = cutPage(inOrder, `contracts ${query.sort}`, ({ id }) => id, query)
  return { ...page, items: await findViews(reader, page.items, moment) }
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
  const inOrder = await findInOrder(reader, query, moment.today)
  for (let from = 0; from < inOrder.length; from += VIEWED) {
    yield await findViews(reader, inOrder.slice(from, from + VIEWED), moment)
    await setImmediate()
  }
}

/** What matches, in order: what tells a contract, and no more of it. */
async function findInOrder(
  reader: Reader,
  query: ContractQuery,
  today: string,
): Promise<Pick<ListedContract, 'id'>[]> {
  const { contracts: c } = reader.t
  const matching = await findTerms(
    reader,
    and(
      query.voided ? undefined : isNull(c.voidedAt),
      matchesSearch(query.q, [c.searchText]),
      query.system && covers(reader, query.system),
    ),
    (row) => matches(row, query, today),
  )
  return inOrderOf(matching, query.sort, today)
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
  await findTerms(reader, counted, (row) => {
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
    return false
  })
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
  'noticeWaiver',
  'notifiedOn',
  'assignedOn',
  'terminatedOn',
  'annualCost',
] as const satisfies readonly (keyof Row<'contracts'>)[]
type ListedContract = Pick<KnownContract, (typeof LISTED)[number] | 'heldByBody'>

/** So many contracts are read at a time; others are served between two batches. */
const AT_ONCE = 500

/** What contracts that match are listed by, in the order of their ids. A statement for each batch. */
async function findTerms(
  reader: Reader,
  where: SQL | undefined,
  isMatching: (row: ListedContract) => boolean,
): Promise<ListedContract[]> {
  const { contracts } = reader.t
  const { parties } = await findMerger(reader)
  const columns = Object.fromEntries(LISTED.map((name) => [name, contracts[name]]))
  const read = rowReader(columns)
  const number = idNumber(contracts.id)
  const found: ListedContract[] = []
  for (let after = -1; ; ) {
    const rows = await reader.db
      .select({ text: rowAsText(columns), number })
      .from(contracts)
      .where(and(where, gt(number, after)))
      .orderBy(number)
      .limit(AT_ONCE)
    for (const { text } of rows) {
      const terms = read(text) as Omit<ListedContract, 'heldByBody'>
      const row = Object.assign(terms, { heldByBody: isHeldByBody(terms, parties) })
      if (isMatching(row)) found.push(row)
    }
    if (rows.length < AT_ONCE) return found
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

function matches(row: ListedContract, query: ContractQuery, today: string): boolean {
  const { missed, party, state, deadlineFrom: from, deadlineTo: to } = query
  if (missed && missedDeadline(row, today) === null) return false
  if (party && !party.some((one) => (one === '' ? row.party === null : isPartyTo(row, one)))) return false
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

/** Rows without a value come last, whichever way the sort goes; equal ones by id. */
async function inOrderOf(
  rows: readonly ListedContract[],
  sort: ContractSort | `-${ContractSort}`,
  today: string,
): Promise<ListedContract[]> {
  const keys: Record<ContractSort, (row: ListedContract) => string | number | null> = {
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

type Covered = CoveredSystem & NamedSystem & { subproject: string | null }

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
    return {
      ...row,
      noticeDeadline: noticeDeadline(row, today),
      missedDeadline: missedDeadline(row, today),
      nextEnd: nextEnd(row, today),
      possibleEnd: possibleEnd(row, today),
      renewalAssumed: isRenewalAssumed(row),
      state: contractState(row, today),
      warnings: [
        ...contractDateWarnings(row),
        ...contractWarnings(
          row,
          systems.filter(({ voided }) => !voided),
          today,
          laws,
        ),
      ],
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
      continuedAs: r.code,
      subproject: a.subproject,
      voidedAt: s.voidedAt,
    })
    .from(s)
    .leftJoin(a, eq(a.code, s.serviceArea))
    .leftJoin(r, and(eq(r.continuesSystem, s.number), ne(r.state, 'retired')))
    .where(isOneOf(s.number, new Set(numbers)))
  return new Map(rows.map(({ voidedAt, ...row }) => [row.number, { ...row, voided: voidedAt !== null }]))
}

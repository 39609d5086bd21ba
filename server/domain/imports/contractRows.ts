import { setImmediate } from 'node:timers/promises'
import { patchContract as patchEndpoint } from '../../../schema/api/contracts.js'
import { can } from '../../../schema/rules/access.js'
import { isContractOver, type NoticeDays, noticeBeforeStart } from '../../../schema/rules/contracts.js'
import { addTo } from '../../../schema/rules/groups.js'
import type { Ask, Draft } from '../../../schema/rules/import/drafts.js'
import { SUPPLIER } from '../../../schema/rules/import/interpret.js'
import { foldText } from '../../../schema/rules/text.js'
import type { Reader } from '../../engines/store.js'
import { mapInTurns } from '../../engines/turns.js'
import { type ContractRecord, findContractsAbout } from '../../store/contracts.js'
import { digitsOf } from '../../store/ids.js'
import { listFieldChanges } from '../change.js'
import type { Importing } from './importing.js'
import type { PlannedContract, Problem } from './plan.js'

/** What of a contract says that there is one: a supplier alone is a supplier, and no contract. */
const TELLING = [
  'number',
  'kind',
  'start',
  'end',
  'noticeMonths',
  'renewalMonths',
  'autoRenew',
  'exitTerms',
  'annualCost',
]

/** A row of the list, and the system that it is; null for a new one. */
interface ContractRow {
  draft: Draft
  number: string | null
  waits: boolean
}

/** The contract of a row, or why there is none although the row says something of one. */
export interface RowContract {
  contract: PlannedContract | null
  problem: Problem | null
  /** Who it is with, where neither the row nor the system says it. */
  ask?: Ask
}

/**
 * Finds out which contract each row makes, changes or joins. One that covers the system is changed; else one of the same supplier
 * and number is joined, in the register or in the list; else one is made. Two statements for each five hundred.
 * @param vendorOf the vendor of a system of the register
 */
export async function planContracts<R extends ContractRow>(
  reader: Reader,
  { actor, today }: Importing,
  rows: readonly R[],
  vendorOf: (number: string) => string | null,
): Promise<ReadonlyMap<R, RowContract>> {
  const having = rows.filter((row) => !row.waits && saysContract(row.draft))
  if (having.length === 0 || !can(actor, 'register_contract')) return new Map()
  const systems = having.flatMap(({ number }) => number ?? [])
  const numbers = having.flatMap(({ draft }) => textOf(draft.contract?.number) ?? [])
  const known = await findAllAbout(reader, systems, numbers)
  const find = makeFinder(known, today)
  const made = new Map<string, string>()
  return new Map(await mapInTurns(having, (row) => [row, planContract(row, find, made, vendorOf)] as const))
}

/** So many systems and numbers are asked of at a time; others are served between two batches. */
const AT_ONCE = 500

async function findAllAbout(
  reader: Reader,
  systems: readonly string[],
  numbers: readonly string[],
): Promise<ContractRecord[]> {
  const found = new Map<string, ContractRecord>()
  for (let first = 0; first < Math.max(systems.length, numbers.length, 1); first += AT_ONCE) {
    if (first > 0) await setImmediate()
    const some = (all: readonly string[]) => all.slice(first, first + AT_ONCE)
    const rows = await findContractsAbout(reader, { systems: some(systems), numbers: some(numbers) })
    for (const row of rows) found.set(row.id, row)
  }
  return [...found.values()].sort((a, b) => digitsOf(a.id) - digitsOf(b.id))
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** True for a row that says something of a contract. */
function saysContract({ contract }: Draft): boolean {
  return contract !== null && TELLING.some((field) => contract[field] !== undefined)
}

interface Finder {
  /** The contracts of a system that run, and those that are over and ended on this day. */
  covering(system: string, end: unknown): readonly ContractRecord[]
  numbered(supplier: string, number: string): readonly ContractRecord[]
}

function makeFinder(known: readonly ContractRecord[], today: string): Finder {
  const bySystem = new Map<string, ContractRecord[]>()
  const byNumber = new Map<string, ContractRecord[]>()
  for (const row of known) {
    for (const system of row.systems) addTo(bySystem, system, row)
    if (row.number !== null) addTo(byNumber, keyOf(row.supplier, row.number), row)
  }
  return {
    covering: (system, end) =>
      // One that is over is not prolonged by a list that says another end: that is another contract.
      (bySystem.get(system) ?? []).filter(
        (row) => row.end === (end ?? row.end) || !isContractOver(row, today),
      ),
    numbered: (supplier, number) => byNumber.get(keyOf(supplier, number)) ?? [],
  }
}

const keyOf = (...texts: readonly string[]) => texts.map(foldText).join('\n')

function planContract(
  { draft, number: system }: ContractRow,
  find: Finder,
  made: Map<string, string>,
  vendorOf: (number: string) => string | null,
): RowContract {
  const said = draft.contract ?? {}
  const covering = system === null ? [] : find.covering(system, said.end)
  const number = textOf(said.number)
  const named = textOf(said.supplier) ?? textOf(draft.fields.vendor)
  const own = choose(covering, number, named)
  if (own === 'several') return several(draft, covering)
  if (own) return planned(draft, made, { before: own, fields: said, changes: changesOf(own, said) }, own.id)
  const known = named ?? (system === null ? null : vendorOf(system))
  const supplier = known ?? draft.supplier ?? null
  const ask = known === null ? { ask: askSupplier(draft) } : {}
  if (supplier === null) return { contract: null, problem: null, ...ask }
  const fields = { ...said, supplier }
  const [theirs, ...others] = number === null ? [] : find.numbered(supplier, number)
  if (theirs && others.length > 0) return several(draft, [theirs, ...others])
  if (theirs) {
    const changes = joining(theirs, said, system)
    return { ...planned(draft, made, { before: theirs, fields: said, changes }, theirs.id), ...ask }
  }
  const key = number === null ? `row ${draft.row} ${draft.part}` : keyOf(supplier, number)
  return { ...planned(draft, made, { before: null, fields, changes: [] }, key), ...ask }
}

/** Asks who a contract is with: answered for the row, or for all that do not say it. */
function askSupplier({ row, supplier }: Draft): Ask {
  return {
    ...{ row, column: SUPPLIER, field: 'contract.supplier', value: '', code: 'contract_without_supplier' },
    candidates: [],
    ...(supplier !== undefined && { answer: supplier }),
  }
}

/** The contract of a system that a row is about. */
function choose(
  covering: readonly ContractRecord[],
  number: string | null,
  supplier: string | null,
): ContractRecord | 'several' | null {
  const numbered = covering.filter(
    (one) => number !== null && one.number !== null && keyOf(one.number) === keyOf(number),
  )
  const [byNumber, ...alike] = numbered
  if (byNumber) return alike.length > 0 ? 'several' : byNumber
  // One that has another number is another contract.
  const open = number === null ? covering : covering.filter((one) => one.number === null)
  const theirs = open.filter((one) => supplier === null || keyOf(one.supplier) === keyOf(supplier))
  const among = theirs.length > 0 ? theirs : open
  const [only, ...more] = among
  if (!only) return null
  return more.length > 0 ? 'several' : only
}

/** What a row changes of a contract: only what it says. */
function changesOf(before: ContractRecord, said: Readonly<Record<string, unknown>>) {
  const { supplier: _, ...fields } = said
  return listFieldChanges(before, { ...before, ...fields })
}

/** The same of a contract that the system is not covered by yet. */
function joining(before: ContractRecord, said: Readonly<Record<string, unknown>>, system: string | null) {
  const changes = changesOf(before, said)
  const after = system === null ? [...before.systems, '+'] : [...before.systems, system]
  return [...changes, { field: 'systems', before: before.systems, after }]
}

const NO_DAYS: NoticeDays = { start: null, noticeGivenOn: null, noticeConfirmedOn: null }

/** @param made what the rows before say of each contract, by its key: of one contract all must say the same */
function planned(
  draft: Draft,
  made: Map<string, string>,
  contract: Omit<PlannedContract, 'key'>,
  key: string,
): RowContract {
  if (contract.before && contract.changes.length === 0) return { contract: null, problem: null }
  const read = patchEndpoint.body.safeParse(contract.fields)
  if (!read.success)
    return failed(draft, 'refused', read.error.issues.map(({ path }) => path.join('.')).join(', '))
  const after = { ...NO_DAYS, ...contract.before, ...contract.fields }
  const early = noticeBeforeStart(contract.before, after)
  if (early.length > 0) return failed(draft, 'refused', ['start', ...early].join(', '))
  const said = JSON.stringify(contract.fields)
  if ((made.get(key) ?? said) !== said) return failed(draft, 'contract_differs', contract.before?.id)
  made.set(key, said)
  // As the register takes them.
  const fields = Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined))
  return { contract: { ...contract, fields, key }, problem: null }
}

const several = (draft: Draft, contracts: readonly ContractRecord[]): RowContract =>
  failed(draft, 'several_contracts', contracts.map(({ id }) => id).join(', '))

/** A row whose system is imported, and whose contract is not: what it says of it is kept in the note. */
function failed({ row }: Draft, code: string, about?: string): RowContract {
  return { contract: null, problem: { row, column: null, field: 'contract', value: null, code, about } }
}

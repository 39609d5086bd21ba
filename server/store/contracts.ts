import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import type { Row } from '../../schema/tables/all.js'
import { insertMany, type Rewritten, updateMany } from '../engines/manyRows.js'
import { isOneOf } from '../engines/search.js'
import { type Reader, runInOrder, type Tx } from '../engines/store.js'
import { idNumber } from './ids.js'

/** A contract with the systems that it covers, in the order of their numbers. */
export type ContractRecord = Row<'contracts'> & { systems: string[] }

/** The contract with this id, a voided one too; undefined when there is none. Two statements. */
export async function findContract(reader: Reader, id: string): Promise<ContractRecord | undefined> {
  const [contract] = await withSystems(reader, eq(reader.t.contracts.id, id))
  return contract
}

/** Contracts with their systems. Two statements. */
export async function withSystems(reader: Reader, where: SQL | undefined): Promise<ContractRecord[]> {
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

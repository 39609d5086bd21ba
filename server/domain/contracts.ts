import type {
  createContract as createEndpoint,
  patchContract as patchEndpoint,
} from '../../schema/api/contracts.js'
import type { Body } from '../../schema/api/endpoint.js'
import { CONTRACT_FIELDS } from '../../schema/rules/contracts.js'
import { foldText } from '../../schema/rules/text.js'
import { type ContractRecord, findContract, insertContract, updateContract } from '../store/contracts.js'
import { findHighestId } from '../store/ids.js'
import { type Context, change } from './change.js'
import { keepingGates } from './gates.js'
import { refuseUnknownReferences } from './references.js'
import {
  createRow,
  given,
  made,
  nextId,
  patchRow,
  restorable,
  restoreRow,
  voidRow,
  writable,
} from './rows.js'

/**
 * Adds a contract and answers its id.
 * @throws Refusal `unknown_reference`, `system_voided` or `gates_failed`.
 */
export function createContract(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    const systems = eachOnce(fields.systems)
    await refuseUnknownReferences(work.tx, CONTRACT_FIELDS, { ...fields, systems })
    const id = nextId('AVT', await findHighestId(work.tx, work.tx.t.contracts))
    const row: ContractRecord = {
      ...fields,
      systems,
      id,
      ...derived({ ...fields, id }),
      voidedAt: null,
      voidReason: null,
      ...made(work.at),
    }
    await keepingGates(work, systems, () => createRow(work, row, insertContract, named(row, reason)))
    return row.id
  })
}

/**
 * Changes the named fields of a contract; `systems` is the whole list.
 * @throws Refusal `version_conflict`, `voided`, `unknown_reference`, `system_voided` or `gates_failed`.
 */
export function patchContract(
  context: Context,
  id: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = writable(await findContract(work.tx, id), id, version)
    const systems = eachOnce(fields.systems ?? row.systems)
    // A party is looked up each time; of the systems only those that are new under it.
    const before = { systems: row.systems }
    await refuseUnknownReferences(work.tx, CONTRACT_FIELDS, { ...fields, systems }, before)
    const changed = { ...row, ...given(fields), systems }
    const changes = { ...fields, systems, ...derived(changed) }
    await keepingGates(work, [...new Set([...row.systems, ...systems])], () =>
      patchRow(work, row, version, changes, updateContract, named(changed, reason)),
    )
  })
}

/** Voids a wrongly registered contract with a reason. @throws Refusal `voided` or `gates_failed`. */
export function voidContract(context: Context, id: string, version: number, reason: string): Promise<void> {
  return change(context, async (work) => {
    const row = writable(await findContract(work.tx, id), id, version)
    const door = { ...named(row, reason), update: updateContract }
    await keepingGates(work, row.systems, () => voidRow(work, row, door))
  })
}

/** Brings a voided contract back. @throws Refusal `not_voided` or `gates_failed`. */
export function restoreContract(
  context: Context,
  id: string,
  version: number,
  reason: string | undefined,
): Promise<void> {
  return change(context, async (work) => {
    const row = restorable(await findContract(work.tx, id), id, version)
    const door = { ...named(row, reason), update: updateContract }
    await keepingGates(work, row.systems, () => restoreRow(work, row, door))
  })
}

/** The systems of a contract, each once and in order. */
function eachOnce(systems: readonly string[]): string[] {
  return [...new Set(systems)].sort()
}

/** The column that search uses, filled by the rule. */
export function derived({
  id,
  supplier,
  number,
  kind,
}: Pick<ContractRecord, 'id' | 'supplier' | 'number' | 'kind'>): Pick<ContractRecord, 'searchText'> {
  return { searchText: foldText([id, supplier, number, kind].filter(Boolean).join(' ')) }
}

function named({ id, supplier, number, systems }: ContractRecord, reason: string | undefined) {
  const label = [supplier, number].filter(Boolean).join(' ')
  const system = systems.length === 1 ? (systems[0] ?? null) : null
  return { entity: 'contract', entityId: id, label, system, reason } as const
}

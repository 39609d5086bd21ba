import {
  type confirmNotice as confirmEndpoint,
  createContract as createEndpoint,
  type giveNotice as noticeEndpoint,
  patchContract as patchEndpoint,
  restoreContract as restoreEndpoint,
  voidContract as voidEndpoint,
} from '../../schema/api/contracts.js'
import type { Body } from '../../schema/api/endpoint.js'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import { isScoped } from '../../schema/rules/access.js'
import { CONTRACT_FIELDS, isContractOver } from '../../schema/rules/contracts.js'
import { formatDate } from '../../schema/rules/dates.js'
import { askedFor, ofContract, ownFields } from '../../schema/rules/may.js'
import { isHeldByBody } from '../../schema/rules/parties.js'
import { foldText, inTextOrder } from '../../schema/rules/text.js'
import {
  type ContractRecord,
  findContract,
  findContracts,
  insertContract,
  updateContract,
  updateContracts,
} from '../store/contracts.js'
import { findLastNumber } from '../store/ids.js'
import { findMerger } from '../store/merger.js'
import { findSubprojects } from '../store/namedSystems.js'
import { type Change, type Context, change, type LogEntry } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import { refuseOtherFields } from './fieldAccess.js'
import { keepGates } from './gates.js'
import { refuseUnknownReferences } from './references.js'
import {
  createRow,
  makeNextId,
  makeNextVersion,
  patchRow,
  pickGiven,
  requireRestorable,
  requireRow,
  requireWritable,
  restoreRow,
  stampNew,
  voidRow,
} from './rows.js'
import { refuseOutOfScope } from './scope.js'

/** All that is known of a contract, with the systems that it covers. */
export const contractConcept: Concept<'contract', 'contracts', ContractRecord, 'contractSystems'> = {
  entity: 'contract',
  table: 'contracts',
  key: ['id'],
  label: ({ supplier, number }) => [supplier, number].filter(Boolean).join(' '),
  system: ({ systems }) => (systems.length === 1 ? (systems[0] ?? null) : null),
  derive: deriveColumns,
  parts: [
    {
      table: 'contractSystems',
      key: ['contract', 'system'],
      of: ({ id, systems }) => systems.map((system) => ({ contract: id, system })),
    },
  ],
  rebuilt: true,
  undo: {
    find: findContract,
    patch: patchBy(patchEndpoint, patchContract),
    untouched: null,
    void: voidContract,
    restore: restoreContract,
    move: null,
    needs: readNeeds({
      create: createEndpoint,
      update: patchEndpoint,
      transition: null,
      void: voidEndpoint,
      restore: restoreEndpoint,
    }),
  },
}

/**
 * Adds a contract and answers its id.
 * @throws Refusal `unknown_reference`, `system_voided` or `gates_failed`.
 */
export function createContract(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    const systems = listEachOnce(fields.systems)
    await refuseUnknownReferences(work.tx, CONTRACT_FIELDS, { ...fields, systems })
    const id = makeNextId(await findLastNumber(work.tx, 'contracts'))
    const row = makeContract(id, { ...fields, systems }, work)
    await keepGates(work, systems, () =>
      createRow(work, row, insertContract, labelRow(contractConcept, row, reason)),
    )
    return row.id
  })
}

/** A new contract as it is stored. */
export function makeContract(
  id: string,
  { reason: _, ...fields }: Body<typeof createEndpoint>,
  { at }: Pick<Change, 'at'>,
): ContractRecord {
  return {
    ...fields,
    systems: listEachOnce(fields.systems),
    id,
    ...deriveColumns({ ...fields, id }),
    voidedAt: null,
    voidReason: null,
    ...stampNew(at),
  }
}

/**
 * Changes the named fields of a contract; `systems` is the whole list.
 * @throws Refusal `version_conflict`, `voided`, `field_not_allowed`, `out_of_scope`, `unknown_reference`, `system_voided` or
 * `gates_failed`.
 */
export function patchContract(
  context: Context,
  id: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findContract(work.tx, id), id, version)
    await writeContract(work, context, row, { ...fields, reason })
  })
}

/**
 * Writes down that notice of a contract was given.
 * @throws Refusal as `patchContract`, `notice_there`, `nothing_to_end`, or `day_ahead` for a day that has not come.
 */
export function giveNotice(
  context: Context,
  id: string,
  version: number,
  notice: Body<typeof noticeEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findContract(work.tx, id), id, version)
    const { parties } = await findMerger(work.tx)
    if (isHeldByBody(row, parties) || isContractOver(row, work.today))
      throw new Refusal('nothing_to_end', { about: id })
    if (row.noticeGivenOn !== null)
      throw new Refusal('notice_there', { about: `${id}, ${formatDate(row.noticeGivenOn)}` })
    await writeContract(work, context, row, notice)
  })
}

/**
 * Writes down that the supplier has confirmed the notice of a contract.
 * @throws Refusal as `patchContract`, `nothing_to_confirm`, `day_ahead`, or `invalid_input` for a day before the notice.
 */
export function confirmNotice(
  context: Context,
  id: string,
  version: number,
  confirmation: Body<typeof confirmEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findContract(work.tx, id), id, version)
    const { noticeGivenOn, noticeConfirmedOn } = row
    if (noticeGivenOn === null || noticeConfirmedOn !== null)
      throw new Refusal('nothing_to_confirm', { about: id })
    if (confirmation.noticeConfirmedOn < noticeGivenOn) {
      const day = formatDate(noticeGivenOn)
      const sentence = {
        nb: `Avtalen ble sagt opp ${day}. Velg den dagen eller en senere.`,
        en: `Notice was given on ${day}. Choose that day or a later one.`,
      }
      throw new Refusal('invalid_input', {
        errors: [fieldProblem('noticeConfirmedOn', 'too_early', sentence)],
      })
    }
    await writeContract(work, context, row, confirmation)
  })
}

/** Writes the fields of a contract that is there, under all rules of a change of it. */
async function writeContract(
  work: Change,
  context: Context,
  row: ContractRecord,
  { reason, ...fields }: Partial<Body<typeof patchEndpoint>>,
): Promise<void> {
  await refuseContractFields(work, context, row, fields)
  const systems = listEachOnce(fields.systems ?? row.systems)
  // A party is looked up each time; of the systems only those that are new under it.
  const before = { systems: row.systems }
  await refuseUnknownReferences(work.tx, CONTRACT_FIELDS, { ...fields, systems }, before)
  const changed = { ...row, ...pickGiven(fields), systems }
  const changes = { ...fields, systems, ...deriveColumns(changed) }
  await keepGates(work, [...new Set([...row.systems, ...systems])], () =>
    patchRow(work, row, row.version, changes, updateContract, labelRow(contractConcept, changed, reason)),
  )
}

/**
 * Whoever is limited to some subprojects writes of the contracts that cover a system of theirs, and puts no others under them.
 * An undo that puts theirs back is of a contract that covered it.
 * @throws Refusal `field_not_allowed` or `out_of_scope`.
 */
async function refuseContractFields(
  { tx }: Change,
  { actor, undoes }: Context,
  row: ContractRecord,
  fields: Partial<Body<typeof patchEndpoint>>,
): Promise<void> {
  const names = Object.keys(pickGiven(fields)).filter((name) => name in CONTRACT_FIELDS)
  refuseOtherFields(actor, 'contract', CONTRACT_FIELDS, names)
  if (!isScoped(actor)) return
  const { systems = row.systems } = fields
  const subprojects = await findSubprojects(tx, [...row.systems, ...systems])
  const covered = undoes ? [...row.systems, ...systems] : row.systems
  const of = ofContract({
    covers: covered.map((number) => ({ subproject: subprojects.get(number) ?? null })),
  })
  if (ownFields(actor, 'contract', names, of).length < names.length)
    throw new Refusal('out_of_scope', { about: row.systems.join(', ') })
  const moved = [
    ...systems.filter((number) => !row.systems.includes(number)),
    ...row.systems.filter((number) => !systems.includes(number)),
  ]
  await refuseOutOfScope(tx, actor, [askedFor('contract', 'systems')], moved)
}

/** Voids a wrongly registered contract with a reason. @throws Refusal `voided` or `gates_failed`. */
export function voidContract(context: Context, id: string, version: number, reason: string): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findContract(work.tx, id), id, version)
    const door = { ...labelRow(contractConcept, row, reason), update: updateContract }
    await keepGates(work, row.systems, () => voidRow(work, row, door))
  })
}

/**
 * Voids contracts, all at once, as what made them is taken back. The number of statements does not grow with them.
 * @param gone systems that go with them: what their gates ask is asked no more
 * @throws Refusal `not_found`, `voided` or `gates_failed`.
 */
export function voidContracts(
  context: Context,
  ids: readonly string[],
  reason: string,
  gone: ReadonlySet<string>,
): Promise<void> {
  return change(context, async (work) => {
    const rows = new Map((await findContracts(work.tx, ids)).map((row) => [row.id, row]))
    const voided = ids.map((id) => {
      const found = requireRow(rows.get(id), id)
      const before = requireWritable(found, id, found.version)
      return { before, after: makeNextVersion(before, { voidedAt: work.at, voidReason: reason }, work.at) }
    })
    const covered = voided.flatMap(({ before }) => before.systems.filter((system) => !gone.has(system)))
    await keepGates(work, listEachOnce(covered), async () => {
      await work.send(updateContracts(work.tx, voided))
      const entries = voided.map(({ before, after }): LogEntry => {
        return { action: 'void', ...labelRow(contractConcept, after, reason), before, after }
      })
      await work.log(...entries)
    })
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
    const row = requireRestorable(await findContract(work.tx, id), id, version)
    const door = { ...labelRow(contractConcept, row, reason), update: updateContract }
    await keepGates(work, row.systems, () => restoreRow(work, row, door))
  })
}

/** The systems of a contract, each once and in order. */
function listEachOnce(systems: readonly string[]): string[] {
  return inTextOrder(new Set(systems), (number) => number)
}

/** The column that search uses, filled by the rule. */
function deriveColumns({
  id,
  supplier,
  number,
  kind,
}: Pick<ContractRecord, 'id' | 'supplier' | 'number' | 'kind'>): Pick<ContractRecord, 'searchText'> {
  return { searchText: foldText([id, supplier, number, kind].filter(Boolean).join(' ')) }
}

import { createContract as createContractEndpoint } from '../../../schema/api/contracts.js'
import { Refusal } from '../../../schema/api/errors.js'
import { FIXED_PREFIXES, rowNumber } from '../../../schema/rules/rowNumbers.js'
import type { Reader, Tx } from '../../engines/store.js'
import { mapInTurns } from '../../engines/turns.js'
import { type ContractRecord, insertContracts } from '../../store/contracts.js'
import { findHighestId, findLastNumber } from '../../store/ids.js'
import {
  deleteImportDraft,
  type ImportDraftRecord,
  type ImportRecord,
  insertImport,
} from '../../store/imports.js'
import { insertSystems, type SystemRecord, updateSystems } from '../../store/systems.js'
import { type Change, type Context, change, changeAll, type LogEntry } from '../change.js'
import { labelRow } from '../concept.js'
import { contractConcept, createContract, makeContract, patchContract } from '../contracts.js'
import { createRow, makeNextId, stampNew } from '../rows.js'
import { systemEntry, systemRows } from '../systems.js'
import { writeOthers } from './otherRows.js'
import type { ImportPlan, PlannedContract, PlannedRow } from './plan.js'
import type { WriteRows } from './prepare.js'
import type { Tell } from './progress.js'
import { importConcept } from './record.js'

/** The fields of a new contract that nobody says anything of; those that a row says are as the register takes them already. */
const UNSAID = createContractEndpoint.body.parse({ supplier: 'A' })

/** How many rows are written before others have their turn, and whoever waits is told. */
const AT_A_TIME = 100

/** What is imported, how it is found out, and what it is called. */
export interface Committing {
  begun: Pick<ImportDraftRecord, 'id' | 'fileName' | 'fileHash' | 'fileSize' | 'settings' | 'answers'>
  /** The name of its profile and the version, where it is read by one. */
  profile: { name: string; version: number } | null
  format: ImportRecord['format']
  /** Finds out what would come of it: the same code as the preview’s. */
  plan: (reader: Reader, reason: string, writeRows: WriteRows) => Promise<ImportPlan>
  fingerprint: string
  /** Why, in the words of whoever imports. */
  reason: string | undefined
  /** Keeps its file, in the same transaction. */
  keep: (tx: Tx) => Promise<void>
  tell: Tell
}

/**
 * Imports a list: all that its preview said, in one transaction under one request, and answers the id of the import. `begin` says
 * what is imported; a repeat of the request asks nothing.
 * @throws Refusal `import_changed` when something else would come of it by now, `import_cancelled`, or what a rule refuses.
 */
export function commitImport(
  context: Context,
  begin: (work: Change) => Promise<Committing>,
): Promise<string> {
  return changeAll(context, (all) =>
    change(all, async (work) => {
      const committing = await begin(work)
      const { begun, fingerprint, tell } = committing
      const id = makeNextId({
        prefix: FIXED_PREFIXES.import,
        highest: await findHighestId(work.tx, work.tx.t.imports),
      })
      const why = [`Import ${id}: ${begun.fileName}`, committing.reason].filter(Boolean).join(' – ')
      const plan = await committing.plan(work.tx, why, writeWithin(all, work))
      if (plan.fingerprint !== fingerprint) throw new Refusal('import_changed', { about: begun.fileName })
      // The key of the request is this import’s, not that of the changes that it consists of.
      const inner = { ...all, idempotency: undefined, reason: why }
      const numbers = await writeSystems(work, plan, why, tell)
      await writeContracts(work, inner, plan, numbers, why)
      await logImport(work, id, context.requestId, plan, committing)
      return id
    }),
  )
}

/** Writes rows for good, in the transaction of an import. */
function writeWithin(all: Parameters<typeof writeOthers>[0], work: Change): WriteRows {
  return (entity, drafts, how) => writeOthers(all, work, entity, drafts, how)
}

/** Carries what was written out of a transaction, which is undone by it. */
class Rehearsed extends Error {
  constructor(readonly rows: PlannedRow[]) {
    super('rehearsed')
  }
}

/** Writes rows in a transaction of their own, and lets go of it: what a preview says of them is what came of that. */
export function rehearse(context: Context): WriteRows {
  return async (entity, drafts, how) => {
    try {
      return await changeAll(context, (all) =>
        change(all, async (work) => {
          throw new Rehearsed(await writeWithin(all, work)(entity, drafts, how))
        }),
      )
    } catch (error) {
      if (error instanceof Rehearsed) return error.rows
      throw error
    }
  }
}

/** Writes the systems, and answers the number of each row. */
async function writeSystems(
  work: Change,
  { rows }: ImportPlan,
  reason: string,
  tell: Tell,
): Promise<ReadonlyMap<PlannedRow, string>> {
  const numbers = new Map<PlannedRow, string>()
  const written = rows.flatMap((row) => (row.system ? [{ row, ...row.system }] : []))
  const { prefix, highest } = await findLastNumber(work.tx, 'systems')
  let next = highest
  for (const row of rows) if (row.id !== null) numbers.set(row, row.id)
  for (let from = 0; from < written.length; from += AT_A_TIME) {
    tell('writing', from, written.length)
    const made: SystemRecord[] = []
    const changed: { before: SystemRecord; after: SystemRecord }[] = []
    const entries: LogEntry[] = []
    for (const { row, before, after } of written.slice(from, from + AT_A_TIME)) {
      if (before) {
        const stamped = { ...after, updatedAt: work.at }
        changed.push({ before, after: stamped })
        entries.push(systemEntry('update', before, stamped, `${reason}, ${row.draft.row}`))
        continue
      }
      next += 1
      const number = rowNumber(prefix, next)
      // What a preview planned was stamped when that was asked for.
      const named = { ...after, number, ...stampNew(work.at) }
      const system = { ...named, ...systemRows.derive(named) }
      numbers.set(row, number)
      made.push(system)
      entries.push(systemEntry('create', null, system, `${reason}, ${row.draft.row}`))
    }
    await work.send(insertSystems(work.tx, made))
    await work.send(updateSystems(work.tx, changed))
    await work.log(...entries)
  }
  tell('writing', written.length, written.length)
  return numbers
}

/** Writes the contracts: new ones of new systems all at once, and others one by one, by the rules of a single change. */
async function writeContracts(
  work: Change,
  context: Context,
  { rows }: ImportPlan,
  numbers: ReadonlyMap<PlannedRow, string>,
  reason: string,
): Promise<void> {
  const covered = new Map<string, { contract: PlannedContract; of: PlannedRow[] }>()
  for (const row of rows) {
    const { contract } = row
    if (!contract) continue
    const known = covered.get(contract.key)
    if (known) Object.assign(known, { contract }).of.push(row)
    else covered.set(contract.key, { contract, of: [row] })
  }
  const { prefix, highest } = await findLastNumber(work.tx, 'contracts')
  let next = highest
  const fresh = [...covered.values()].filter(
    ({ contract: { before }, of }) => !before && of.every(({ id }) => id === null),
  )
  const own = await mapInTurns(fresh, ({ contract: { fields }, of }): ContractRecord => {
    const systems = of.flatMap((row) => numbers.get(row) ?? [])
    next += 1
    return makeContract(rowNumber(prefix, next), { ...UNSAID, ...fields, systems }, work)
  })
  for (let from = 0; from < own.length; from += AT_A_TIME) {
    const some = own.slice(from, from + AT_A_TIME)
    await work.send(insertContracts(work.tx, some))
    await work.log(
      ...some.map((row) => ({
        action: 'create' as const,
        ...labelRow(contractConcept, row, reason),
        before: null,
        after: row,
      })),
    )
  }
  for (const {
    contract: { before, fields },
    of,
  } of covered.values()) {
    const systems = of.flatMap((row) => numbers.get(row) ?? [])
    if (before) {
      const { supplier: _, ...said } = fields
      const all = [...new Set([...before.systems, ...systems])]
      const more = all.length > before.systems.length ? { systems: all } : {}
      await patchContract(context, before.id, before.version, { ...said, ...more, reason })
    } else if (of.some(({ id }) => id !== null))
      await createContract(context, { ...createContractEndpoint.body.parse({ ...fields, systems }), reason })
  }
}

async function logImport(
  work: Change,
  id: string,
  requestId: string,
  { counts }: ImportPlan,
  { begun, profile, format, keep }: Committing,
): Promise<void> {
  const { fileName, fileHash, fileSize, settings, answers } = begun
  const row: ImportRecord = {
    ...{ id, fileName, fileHash, fileSize, format, settings, answers, counts, requestId },
    entity: settings.entity,
    profile: profile?.name ?? null,
    profileVersion: profile?.version ?? null,
    ...{ voidedAt: null, voidReason: null },
    ...stampNew(work.at),
  }
  await createRow(work, row, insertImport, labelRow(importConcept, row, undefined))
  await work.send(deleteImportDraft(work.tx, begun.id))
  await work.send(keep(work.tx))
}

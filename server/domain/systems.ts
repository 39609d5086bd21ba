import type { Body } from '../../schema/api/endpoint.js'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import type { SystemFields, SystemPatch, voidSystem as voidEndpoint } from '../../schema/api/systems.js'
import { fitsDuty } from '../../schema/rules/archives.js'
import type { GateFacts } from '../../schema/rules/gateFacts.js'
import { countedDuty, waitingAfter, waitingAtFirst } from '../../schema/rules/lowerings.js'
import { askedFor } from '../../schema/rules/may.js'
import { mayDateReadOnly } from '../../schema/rules/status.js'
import { SYSTEM_FIELDS, type SystemField } from '../../schema/rules/systemFields.js'
import { KEYED_FIELDS, type KeyColumn, type KeyedField, keyColumn } from '../../schema/rules/systemList.js'
import { missingInSystem, type Provenance } from '../../schema/rules/systems.js'
import { foldText, sortKey } from '../../schema/rules/text.js'
import type { Tx } from '../engines/store.js'
import { together } from '../engines/turns.js'
import { findFacts } from '../store/gateFacts.js'
import { findLastNumber } from '../store/ids.js'
import { findAnyContinued, findContinuedAs } from '../store/mappingFacts.js'
import { findSystem, findSystems, insertSystem, type SystemRecord, updateSystems } from '../store/systems.js'
import { findSystemConsequences } from '../views/consequences.js'
import { type Actor, type Change, type Context, change, type LogEntry, listChangedFields } from './change.js'
import { type ConceptRows, labelRow } from './concept.js'
import { refuseUnconfirmed } from './consequences.js'
import { refuseDaysAhead } from './days.js'
import { refuseOtherFields } from './fieldAccess.js'
import { keepOwnGates } from './gates.js'
import { refuseIncomplete } from './incomplete.js'
import { agreesTo } from './lowerings.js'
import { refusalOf, refuseUnknownReferences } from './references.js'
import { makeNextId, makeNextVersion, pickGiven, requireRow, requireVersion, stampNew } from './rows.js'
import { refuseOutOfScope } from './scope.js'

/** What is known of the rows of a system; how its changes are taken back is in its record (`systemConcept`). */
export const systemRows: ConceptRows<'system', 'systems'> = {
  entity: 'system',
  table: 'systems',
  key: ['number'],
  label: ({ name }) => name,
  system: ({ number }) => number,
  derive: deriveColumns,
  parts: [],
}

/**
 * Registers a system under the next number, which it answers.
 * @throws Refusal `field_not_allowed`, or `unknown_reference` for a municipality, area or code that is not there.
 */
export function createSystem(
  context: Context,
  fields: SystemFields,
  options: { reason?: string | undefined; provenance?: Provenance } = {},
): Promise<string> {
  return change(context, async (work) => {
    const [last] = await together([
      findLastNumber(work.tx, 'systems'),
      refuseUnknownReferences(work.tx, SYSTEM_FIELDS, fields),
    ])
    const number = makeNextId(last)
    const row = makeSystem(number, fields, work, options.provenance ?? 'manual')
    refuseIncomplete(missingInSystem(row), SYSTEM_FIELDS)
    await work.send(insertSystem(work.tx, row))
    await logSystem(work, 'create', null, row, options.reason)
    return number
  })
}

/** A new system as it is stored. What it says is to ask for less waits, as when it is changed. */
export function makeSystem(
  number: string,
  fields: SystemFields,
  { actor, at }: Pick<Change, 'actor' | 'at'>,
  provenance: Provenance,
): SystemRecord {
  return {
    ...fields,
    number,
    status: 'registered',
    provenance,
    voidedAt: null,
    voidReason: null,
    ...waitingAtFirst(fields, agreesTo(actor)),
    ...deriveColumns({ ...fields, number }),
    ...stampNew(at),
  }
}

/**
 * Changes the named fields of a system.
 * @throws Refusal `version_conflict`, `voided`, `field_not_allowed`, `out_of_scope`, `unknown_reference`, or `gates_failed` when a
 * gate that the system has already passed would no longer hold.
 */
export function patchSystem(
  context: Context,
  number: string,
  version: number,
  { reason, ...fields }: SystemPatch,
): Promise<void> {
  return change(context, async (work) => {
    refuseFields(context.actor, Object.keys(fields) as SystemField[])
    const changes = pickGiven(fields) as Partial<SystemFields>
    const [found, unknown, factsOf] = await together([
      findSystem(work.tx, number),
      refusalOf(refuseUnknownReferences(work.tx, SYSTEM_FIELDS, changes)),
      findFacts(work.tx, { one: number }),
    ])
    const row = requireRow(found, number)
    refuseUnwritable(row, version)
    if (listChangedFields(row, { ...row, ...changes }).length === 0) return
    const asked = Object.keys(changes).map((field) => askedFor('system', field))
    await refuseOutOfScope(work.tx, context.actor, asked, [number])
    if (unknown) throw unknown
    const facts = { today: work.today, system: row, ...factsOf(number) }
    const changed = applyPatch(row, changes, facts, context.actor, work.at)
    keepOwnGates(work, number, facts, { ...facts, system: changed })
    await work.send(updateSystems(work.tx, [{ before: row, after: changed }]))
    await logSystem(work, 'update', row, changed, reason)
  })
}

/**
 * What a change of some fields makes of a system, the gates left aside. What it lowers waits until somebody has agreed.
 * @throws Refusal `archive_duty_conflict`, `day_ahead`, `invalid_input` for a day from which it was never read-only, or
 * `state_incomplete` when it is put on hold without a reason.
 */
export function applyPatch(
  row: SystemRecord,
  fields: Partial<SystemFields>,
  facts: GateFacts,
  actor: Actor,
  at: string,
): SystemRecord {
  refuseDaysAhead(facts.today, SYSTEM_FIELDS, row, { ...row, ...fields })
  refuseReadOnlyDay(row, fields.readOnlyFrom)
  const said = { ...row, ...fields }
  const waiting = waitingAfter(row, said, agreesTo(actor))
  const changed = makeNextVersion(row, { ...fields, ...waiting, ...deriveColumns(said) }, at)
  refuseUnfitDuty(row, changed, facts)
  // A row of before this was asked stays as it is, until somebody says something of it.
  if ('onHold' in fields || 'onHoldReason' in fields)
    refuseIncomplete(missingInSystem(changed), SYSTEM_FIELDS)
  return changed
}

/** @throws Refusal `invalid_input` for a day that says another way than the one that was taken. */
function refuseReadOnlyDay(row: SystemRecord, day: string | null | undefined): void {
  if (day === undefined || mayDateReadOnly(row, day)) return
  throw new Refusal('invalid_input', {
    errors: [
      fieldProblem('readOnlyFrom', 'not_read_only', {
        nb: '«Kun lesetilgang fra» følger veien som systemet har tatt: dagen kan rettes, men ikke tas ut eller settes på et system som aldri hadde kun lesetilgang.',
        en: '“Read-only from” follows the way that the system has taken: the day may be corrected, but not taken out, nor set on a system that never was read-only.',
      }),
    ],
  })
}

/**
 * Voids a wrongly registered system: it leaves every count, and stays in the log.
 * @throws Refusal `system_in_use` while a replacement carries it on for others, or `consequences_unconfirmed`.
 */
export function voidSystem(
  context: Context,
  number: string,
  version: number,
  { reason, confirmed }: Body<typeof voidEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const [found, continuedAs, consequences] = await together([
      findSystem(work.tx, number),
      findContinuedAs(work.tx, number),
      findSystemConsequences(work.tx, number, work.today),
    ])
    const row = requireRow(found, number)
    refuseUnwritable(row, version)
    if (continuedAs) throw new Refusal('system_in_use', { about: continuedAs })
    refuseUnconfirmed(consequences, confirmed)
    const changed = makeNextVersion(row, { voidedAt: work.at, voidReason: reason }, work.at)
    await work.send(updateSystems(work.tx, [{ before: row, after: changed }]))
    await logSystem(work, 'void', row, changed, reason)
  })
}

/**
 * Voids systems, all at once, as what made them is taken back: what that touches was shown with it. The number of statements does
 * not grow with them.
 * @throws Refusal `not_found`, `voided`, or `system_in_use` while a replacement carries one of them on for others.
 */
export function voidSystems(context: Context, numbers: readonly string[], reason: string): Promise<void> {
  return change(context, async (work) => {
    const [found, continued] = await together([
      findSystems(work.tx, numbers),
      findAnyContinued(work.tx, numbers),
    ])
    if (continued) throw new Refusal('system_in_use', { about: `${continued.system}, ${continued.code}` })
    const rows = new Map(found.map((row) => [row.number, row]))
    const voided = numbers.map((number) => {
      const before = requireRow(rows.get(number), number)
      if (before.voidedAt) throw new Refusal('voided', { about: number })
      return { before, after: makeNextVersion(before, { voidedAt: work.at, voidReason: reason }, work.at) }
    })
    await work.send(updateSystems(work.tx, voided))
    await work.log(...voided.map(({ before, after }) => systemEntry('void', before, after, reason)))
  })
}

/** Brings a voided system back as it was. */
export function restoreSystem(
  context: Context,
  number: string,
  version: number,
  reason: string,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRow(await findSystem(work.tx, number), number)
    requireVersion(row, version)
    if (!row.voidedAt) throw new Refusal('not_voided', { about: number })
    const changed = makeNextVersion(row, { voidedAt: null, voidReason: null }, work.at)
    await work.send(updateSystems(work.tx, [{ before: row, after: changed }]))
    await logSystem(work, 'restore', row, changed, reason)
  })
}

/** A system that may be changed, at the version that the change builds on. */
export async function requireWritableSystem(tx: Tx, number: string, version: number): Promise<SystemRecord> {
  const row = requireRow(await findSystem(tx, number), number)
  refuseUnwritable(row, version)
  return row
}

/** @throws Refusal `version_conflict` or `voided` for a system that may not be changed at this version. */
export function refuseUnwritable(row: SystemRecord, version: number): void {
  requireVersion(row, version)
  if (row.voidedAt) throw new Refusal('voided', { about: row.number })
}

type SystemAction = 'create' | 'update' | 'transition' | 'void' | 'restore'

/** Appends to the log what was done to a system. */
export async function logSystem(
  work: Change,
  action: SystemAction,
  before: SystemRecord | null,
  after: SystemRecord,
  reason?: string,
): Promise<void> {
  await work.log(systemEntry(action, before, after, reason))
}

/** What the log says of what was done to a system. */
export function systemEntry(
  action: SystemAction,
  before: SystemRecord | null,
  after: SystemRecord,
  reason?: string,
): LogEntry {
  return { action, ...labelRow(systemRows, after, reason), before, after }
}

/**
 * What was done to the archive rests on the duty that was decided: it is not changed under it.
 * @throws Refusal `archive_duty_conflict`.
 */
export function refuseUnfitDuty(before: SystemRecord, after: SystemRecord, { archive }: GateFacts): void {
  const { archiveDuty } = after
  if (archiveDuty === before.archiveDuty && countedDuty(after) === countedDuty(before)) return
  if (archive.dischargedOn !== null || !fitsDuty(archive.state, archiveDuty))
    throw new Refusal('archive_duty_conflict', { about: `${archive.state}, ${archiveDuty ?? '–'}` })
}

/** @throws Refusal `field_not_allowed` naming the fields that the actor's role may not write. */
export function refuseFields(actor: Actor, fields: SystemField[]): void {
  refuseOtherFields(actor, 'system', SYSTEM_FIELDS, fields)
}

/** The columns that search and sort use, filled by the rules. */
function deriveColumns(
  fields: Pick<
    SystemFields,
    'name' | 'aliases' | 'product' | 'vendor' | 'descriptionNb' | 'descriptionEn' | 'systemOwner' | KeyedField
  > & { number: string },
): Pick<SystemRecord, 'searchText' | 'sortKey' | KeyColumn> {
  const { number, name, aliases, product, vendor, descriptionNb, descriptionEn, systemOwner } = fields
  const texts = [number, name, ...aliases, product, vendor, descriptionNb, descriptionEn, systemOwner]
  const keys = KEYED_FIELDS.map((field) => [keyColumn(field), keyOf(fields[field])] as const)
  return {
    searchText: foldText(texts.filter(Boolean).join(' ')),
    sortKey: sortKey(name),
    ...(Object.fromEntries(keys) as Record<KeyColumn, string | null>),
  }
}

function keyOf(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : sortKey(text)
}

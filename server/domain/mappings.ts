import type { Body } from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import {
  createMapping as createEndpoint,
  patchMapping as patchEndpoint,
  restoreMapping as restoreEndpoint,
  voidMapping as voidEndpoint,
} from '../../schema/api/mappings.js'
import { CONSEQUENCE_CODES } from '../../schema/rules/consequences.js'
import { isSameDay } from '../../schema/rules/days.js'
import {
  MAPPING_FIELDS,
  type MappingFacts,
  mappingProblem,
  missingInMapping,
} from '../../schema/rules/mappings.js'
import { askedFor } from '../../schema/rules/may.js'
import { FIXED_PREFIXES } from '../../schema/rules/rowNumbers.js'
import { hasReached } from '../../schema/rules/status.js'
import type { SystemField } from '../../schema/rules/systemFields.js'
import { gatesInto } from '../../schema/rules/transitions.js'
import type { Tx } from '../engines/store.js'
import { together } from '../engines/turns.js'
import { findGateFacts } from '../store/gateFacts.js'
import { findHighestId } from '../store/ids.js'
import { findLinksFrom } from '../store/mappingFacts.js'
import {
  findMapping,
  findMappingsOf,
  insertMapping,
  type MappingRecord,
  updateMappings,
} from '../store/mappings.js'
import { findSystem, type SystemRecord, updateSystems } from '../store/systems.js'
import { findSystemConsequences } from '../views/consequences.js'
import { type Change, type Context, change, type LogEntry, listChangedFields } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import { refuseUnconfirmed } from './consequences.js'
import { refuseOtherFields } from './fieldAccess.js'
import { keepGates } from './gates.js'
import { refuseIncomplete } from './incomplete.js'
import { refusalOf, requireReplacement, requireSystem } from './references.js'
import {
  makeNextId,
  makeNextVersion,
  pickGiven,
  requireRestorable,
  requireWritable,
  stampNew,
} from './rows.js'
import { refuseOutOfScope } from './scope.js'
import { logSystem, refuseFields } from './systems.js'

/** What is said of how far the mappings of a system cover it; what is not said stays. */
type Covered = Pick<Body<typeof patchEndpoint>, 'partsCoverAll' | 'restReason'>

/** All that is known of a mapping of a system to a replacement. */
export const mappingConcept: Concept<'mapping', 'mappings'> = {
  entity: 'mapping',
  table: 'mappings',
  key: ['id'],
  label: ({ system, replacement }, nameOf) => `${nameOf(system)} → ${replacement}`,
  system: ({ system }) => system,
  derive: () => ({}),
  parts: [],
  rebuilt: true,
  undo: {
    find: findMapping,
    patch: patchBy(patchEndpoint, patchMapping),
    untouched: null,
    // What an undo touches elsewhere was shown when it was done, and by the dry run of the undo.
    void: (context, id, version, reason) =>
      voidMapping(context, id, version, { reason, confirmed: CONSEQUENCE_CODES }),
    restore: restoreMapping,
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
 * Maps a system to a replacement and answers the new mapping's id. A second mapping splits the system:
 * it and those before it become partial. What is said of how far they cover it is written to the system.
 * @throws Refusal naming what is wrong with the link (MAPPING_PROBLEMS), `unknown_reference` or `gates_failed`.
 */
export function createMapping(
  context: Context,
  { reason, partsCoverAll, restReason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    const { tx } = work
    const [system, siblings, , highest] = await together([
      requireSystem(tx, 'system', fields.system),
      findMappingsOf(tx, fields.system),
      refuseLink(tx, fields),
      findHighestId(tx, tx.t.mappings),
    ])
    const id = makeNextId({ prefix: FIXED_PREFIXES.mapping, highest })
    const row = makeMapping({ ...fields, id }, siblings, work.at)
    refuseIncomplete(missingInMapping(row), MAPPING_FIELDS)
    await keepGates(work, [system.number], async () => {
      await writeMappings(work, fullOf(siblings), { coverage: 'partial' }, system, reason)
      await work.send(insertMapping(work.tx, row))
      await writeCovered(work, system, { partsCoverAll, restReason }, reason)
    })
    await refuseEarlyCutOver(work, system, row)
    await work.log(mappingEntry('create', null, row, system, reason))
    return id
  })
}

/** A new mapping of a system beside its others: it is one of several parts where there are any. */
export function makeMapping(
  fields: Omit<MappingRecord, 'voidedAt' | 'voidReason' | 'version' | 'createdAt' | 'updatedAt'>,
  siblings: readonly unknown[],
  at: string,
): MappingRecord {
  return {
    ...fields,
    coverage: siblings.length > 0 ? 'partial' : fields.coverage,
    voidedAt: null,
    voidReason: null,
    ...stampNew(at),
  }
}

/**
 * Changes the named fields of a mapping, its replacement included.
 * @throws Refusal `version_conflict`, `voided`, `field_not_allowed`, `out_of_scope`, `coverage_conflict`, MAPPING_PROBLEMS or `gates_failed`.
 */
export function patchMapping(
  context: Context,
  id: string,
  version: number,
  {
    reason,
    confirmed,
    partsCoverAll,
    restReason,
    ...fields
  }: Omit<Body<typeof patchEndpoint>, 'moveSameDay'>,
): Promise<void> {
  return change(context, async (work) => {
    const changes = pickGiven(fields) as Partial<MappingRecord>
    refuseOtherFields(context.actor, 'mapping', MAPPING_FIELDS, Object.keys(changes))
    const { tx } = work
    const row = requireWritable(await findMapping(tx, id), id, version)
    const asked = Object.keys(changes).map((name) => askedFor('mapping', name))
    await refuseOutOfScope(tx, context.actor, asked, [row.system])
    const link = { system: row.system, replacement: changes.replacement ?? row.replacement }
    const repointed = link.replacement !== row.replacement
    const [system, unlinkable, siblings] = await together([
      requireSystem(tx, 'system', row.system),
      repointed ? refusalOf(refuseLink(tx, link, id)) : null,
      changes.coverage === 'full' ? findMappingsOf(tx, row.system) : [],
    ])
    if (listChangedFields(row, { ...row, ...changes }).length === 0)
      return keepGates(work, [system.number], () =>
        writeCovered(work, system, { partsCoverAll, restReason }, reason),
      )
    if (unlinkable) throw unlinkable
    if (siblings.length > 1) throw new Refusal('coverage_conflict', { about: row.system })
    const changed = { ...row, ...changes }
    refuseIncomplete(missingInMapping(changed), MAPPING_FIELDS, missingInMapping(row))
    await keepGates(work, [system.number], async () => {
      await writeMappings(work, [row], changes, system, reason)
      await writeCovered(work, system, { partsCoverAll, restReason }, reason)
    })
    if (changed.actualCutOver !== row.actualCutOver) await refuseEarlyCutOver(work, system, changed)
    if (repointed) refuseUnconfirmed(await findSystemConsequences(work.tx, row.system, work.today), confirmed)
  })
}

/**
 * Users do not work in a replacement before the system migrates to it, and what the cut-over asks of the mapping is in place.
 * What an undo brings back stood before.
 * @throws Refusal `not_migrating` or `gates_failed`
 */
async function refuseEarlyCutOver(
  work: Change,
  system: SystemRecord,
  { id, replacement, actualCutOver }: MappingRecord,
): Promise<void> {
  if (actualCutOver === null || work.gates) return
  if (!hasReached(system.status, 'migrating'))
    throw new Refusal('not_migrating', { about: `${system.number} ${system.name}` })
  const facts = await findGateFacts(work.tx, system, work.today)
  const own = { ...facts, mappings: facts.mappings.filter((mapping) => mapping.id === id) }
  const gates = gatesInto('cut_over', own).filter(
    ({ holds, rows }) => !holds && rows.some((row) => row === id || row === replacement),
  )
  if (gates.length > 0) throw new Refusal('gates_failed', { gates })
}

/**
 * Removes a mapping with a reason; it stays in the log and can be brought back. A last one that is said to cover all of the
 * system becomes full. That the parts were all of it was said with this one among them: it is asked anew of those left.
 * @throws Refusal `gates_failed` when the system stands where it must have one, or `consequences_unconfirmed`.
 */
export function voidMapping(
  context: Context,
  id: string,
  version: number,
  { reason, confirmed, partsCoverAll, restReason }: Body<typeof voidEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findMapping(work.tx, id), id, version)
    const system = await requireSystem(work.tx, 'system', row.system)
    const changed = makeNextVersion(row, { voidedAt: work.at, voidReason: reason }, work.at)
    await keepGates(work, [system.number], async () => {
      await work.send(updateMappings(work.tx, [{ before: row, after: changed }]))
      const [last, ...others] = await findMappingsOf(work.tx, system.number)
      const isWhole = last?.coverage === 'partial' && others.length === 0 && partsCoverAll === 'yes'
      if (isWhole) await writeMappings(work, [last], { coverage: 'full' }, system, reason)
      // What an undo brings back is said in a row of its own.
      const asked = system.partsCoverAll === 'yes' && !work.gates ? 'unknown' : undefined
      const ofParts = isWhole ? 'unknown' : (partsCoverAll ?? asked)
      await writeCovered(work, system, { partsCoverAll: ofParts, restReason }, reason)
    })
    refuseUnconfirmed(await findSystemConsequences(work.tx, row.system, work.today), confirmed)
    await work.log(mappingEntry('void', row, changed, system, reason))
  })
}

/** Brings a removed mapping back, under the rules of a new one. */
export function restoreMapping(
  context: Context,
  id: string,
  version: number,
  reason: string | undefined,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRestorable(await findMapping(work.tx, id), id, version)
    const [system, siblings] = await together([
      requireSystem(work.tx, 'system', row.system),
      findMappingsOf(work.tx, row.system),
      refuseLink(work.tx, row),
    ])
    const changed = makeNextVersion(
      row,
      { voidedAt: null, voidReason: null, coverage: siblings.length > 0 ? 'partial' : row.coverage },
      work.at,
    )
    await keepGates(work, [system.number], async () => {
      await writeMappings(work, fullOf(siblings), { coverage: 'partial' }, system, reason)
      await work.send(updateMappings(work.tx, [{ before: row, after: changed }]))
    })
    await work.log(mappingEntry('restore', row, changed, system, reason))
  })
}

/** What the log says of what was done to a mapping, under the name of its system. */
export function mappingEntry(
  action: 'create' | 'update' | 'void' | 'restore',
  before: MappingRecord | null,
  after: MappingRecord,
  system: Pick<SystemRecord, 'name'>,
  reason: string | undefined,
): LogEntry {
  return { action, ...labelRow(mappingConcept, after, reason, () => system.name), before, after }
}

/** The mappings that are said to cover all of their system. */
function fullOf(mappings: readonly MappingRecord[]): MappingRecord[] {
  return mappings.filter(({ coverage }) => coverage === 'full')
}

/** The mappings that move with the planned day of their system: those that stand on the one that it leaves. */
export function mappingsAlong(
  { targetDate }: SystemRecord,
  day: string | null,
  mappings: readonly MappingRecord[],
): MappingRecord[] {
  return day === targetDate ? [] : mappings.filter((mapping) => isSameDay(targetDate, mapping))
}

/**
 * Moves the planned day of mappings along with that of their system, from every door that moves them together: no gate
 * asks for it, and who may move the one moves the other with it.
 */
export async function moveAlong(
  work: Change,
  system: SystemRecord,
  mappings: readonly MappingRecord[],
  day: string | null,
  reason: string | undefined,
): Promise<void> {
  await writeMappings(work, mappings, { plannedCutOver: day }, system, reason)
}

/** Changes fields of mappings of a system, with their rows of the log. */
export async function writeMappings(
  work: Change,
  rows: readonly MappingRecord[],
  fields: Partial<MappingRecord>,
  system: SystemRecord,
  reason: string | undefined,
): Promise<void> {
  if (rows.length === 0) return
  const written = rows.map((before) => ({ before, after: makeNextVersion(before, fields, work.at) }))
  await work.send(updateMappings(work.tx, written))
  await work.log(...written.map(({ before, after }) => mappingEntry('update', before, after, system, reason)))
}

/**
 * Writes to a system what is said of how far its mappings cover it: fields of the system, whichever door they come by.
 * @throws Refusal `field_not_allowed` or `system_voided`.
 */
async function writeCovered(
  work: Change,
  system: SystemRecord,
  said: Covered,
  reason: string | undefined,
): Promise<void> {
  const changed = makeNextVersion(system, pickGiven(said) as Partial<SystemRecord>, work.at)
  const names = listChangedFields(system, changed)
  if (names.length === 0) return
  refuseFields(work.actor, names as SystemField[])
  if (system.voidedAt) throw new Refusal('system_voided', { about: system.number })
  await work.send(updateSystems(work.tx, [{ before: system, after: changed }]))
  await logSystem(work, 'update', system, changed, reason)
}

/** @throws Refusal `unknown_reference`, or what is wrong with the link (MAPPING_PROBLEMS) beside all but `except`. */
async function refuseLink(
  tx: Tx,
  ends: Pick<MappingRecord, 'system' | 'replacement'>,
  except?: string,
): Promise<void> {
  const [system, replacement, own] = await together([
    requireSystem(tx, 'system', ends.system),
    requireReplacement(tx, 'replacement', ends.replacement),
    findMappingsOf(tx, ends.system),
  ])
  const { continuesSystem } = replacement
  const [continued, behind] = await together([
    continuesSystem ? findSystem(tx, continuesSystem) : undefined,
    continuesSystem ? findLinksFrom(tx, [continuesSystem]) : [],
  ])
  // Where those of the system itself lead to says nothing of a circle through the new one.
  const all = [...own.map((mapping) => ({ ...mapping, continuesSystem: null })), ...behind]
  const links = all.filter((link) => link.id !== except)
  refuseProblem(system, { ...replacement, continuedVoided: Boolean(continued?.voidedAt) }, links)
}

/** @throws Refusal what is wrong with a new link beside those that there are (MAPPING_PROBLEMS). */
export function refuseProblem(
  { number, voidedAt }: Pick<SystemRecord, 'number' | 'voidedAt'>,
  replacement: MappingFacts['replacement'],
  links: MappingFacts['links'],
): void {
  const problem = mappingProblem({
    system: { number, voided: voidedAt !== null },
    replacement,
    links,
  })
  if (problem) throw new Refusal(problem, { about: `${number} → ${replacement.code}` })
}

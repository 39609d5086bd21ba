import type { BulkMapItem, BulkMapReply, bulkMap as bulkMapEndpoint } from '../../schema/api/bulkMappings.js'
import type { Body } from '../../schema/api/endpoint.js'
import { type Consequence, fieldProblem, Refusal } from '../../schema/api/errors.js'
import type { SystemFields } from '../../schema/api/systems.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import type { Rewritten } from '../engines/manyRows.js'
import type { Reader } from '../engines/store.js'
import { together } from '../engines/turns.js'
import { findHead } from '../store/changes.js'
import { grouped } from '../store/gateFacts.js'
import { findHighestId } from '../store/ids.js'
import { findLinkEnds, findLinks } from '../store/mappingFacts.js'
import { findMappingsOf, insertMappings, type MappingRecord, updateMappings } from '../store/mappings.js'
import { type SystemRecord, updateSystems } from '../store/systems.js'
import { findConsequencesOf } from '../views/consequences.js'
import { type Mapped, mapOne } from './bulkMapOne.js'
import { leaveToOthers, type Request, type Rights } from './bulkMapRights.js'
import { type Change, type Context, change, type LogEntry, listFieldChanges } from './change.js'
import { refuseUnconfirmed } from './consequences.js'
import { countOutcomes, findChosen, type PlannedOne, planEach, refusalItem, refuseAny } from './many.js'
import { mappingEntry } from './mappings.js'
import { refusalOf, refuseUnknownReferences, unknownReplacement } from './references.js'
import { pickGiven } from './rows.js'
import { findOutOfScope } from './scope.js'
import { systemEntry } from './systems.js'

type Planned = PlannedOne<Mapped>

/** All that comes of a request: of each system, and elsewhere. */
interface Whole {
  planned: Planned[]
  consequences: Consequence[]
}

/**
 * Maps many systems, with what is decided of them, each by the rules of single changes and under one request: those that are
 * not refused, or none when `atomic` and one is. A dry run answers the same and writes nothing. What is others' to write
 * stays as it is, and is told.
 * @throws Refusal `not_allowed`, `invalid_input`, `unknown_reference` for what concerns them all; `log_moved`;
 * `consequences_unconfirmed`; `bulk_refused`.
 */
export async function bulkMap(
  context: Context,
  request: Body<typeof bulkMapEndpoint>,
): Promise<BulkMapReply> {
  const { rights, left } = leaveToOthers(context.actor, request)
  refuseUnexplainedRemoval(request)
  if (request.dryRun)
    return context.store.read(async (reader) => {
      const whole = await plan(reader, context, request, rights)
      const at = { requestId: null, sequence: (await findHead(reader))?.seq ?? 0 }
      return { ...makeReply(whole, request), ...at, left }
    })
  return change(context, async (work) => {
    const whole = await plan(work.tx, context, request, rights)
    if (request.atomic) refuseAny(whole.planned)
    refuseUnconfirmed(whole.consequences, request.confirmed)
    const written = await write(work, whole.planned, request.reason)
    const at = { requestId: written ? context.requestId : null, sequence: work.sequence }
    return { ...makeReply(whole, request), ...at, left }
  })
}

/** @throws Refusal `invalid_input` where mappings are removed and it is not said why. */
function refuseUnexplainedRemoval({ others, reason }: Request): void {
  if (others === 'keep' || reason) return
  throw new Refusal('invalid_input', {
    errors: [
      fieldProblem('reason', 'required', {
        nb: 'Koblinger fjernes ikke uten grunn. Skriv hvorfor.',
        en: 'Mappings are not removed without a reason. Write why.',
      }),
    ],
  })
}

/** Finds out what becomes of each system. The number of statements does not grow with them. */
async function plan(reader: Reader, context: Context, request: Request, rights: Rights): Promise<Whole> {
  const changes = pickGiven(request.changes ?? {}) as Partial<SystemFields>
  const chosen = await findChosen(
    reader,
    context,
    request,
    request.changes ? refusalOf(refuseUnknownReferences(reader, SYSTEM_FIELDS, changes)) : null,
  )
  const numbers = chosen.rows.map(({ number }) => number)
  const [outside, ends, links, mappings, highestId] = await together([
    findOutOfScope(reader, context.actor, rights.asked, numbers),
    findLinkEnds(reader, codesOf(request)),
    findLinks(reader),
    findMappingsOf(reader, ...numbers),
    findHighestId(reader, reader.t.mappings),
  ])
  for (const [index, { replacement }] of (request.to ?? []).entries())
    if (!ends.has(replacement)) throw unknownReplacement(`to.${index}.replacement`, replacement)
  const ground = { ends, links, mappingsOf: grouped(mappings), highestId }
  const planned = await planEach(reader, chosen, new Set(outside), (row, facts) =>
    mapOne({ context, request, rights, ground }, row, facts),
  )
  const losing = planned.flatMap((one) => (!one.refusal && one.removed.length > 0 ? [one.number] : []))
  return { planned, consequences: await findConsequencesOf(reader, losing, chosen.today) }
}

/** The replacements that a request names. */
function codesOf({ to = [], each = {} }: Request): string[] {
  const parts = [...to, ...Object.values(each).flatMap((own) => own.to ?? [])]
  return [...new Set(parts.map(({ replacement }) => replacement))]
}

/**
 * Writes all of it at once, and answers whether there was anything. The number of statements does not grow with the systems.
 * The log has it step by step for all of them: what is alike is taken back together.
 */
async function write(
  work: Change,
  planned: readonly Planned[],
  reason: string | undefined,
): Promise<boolean> {
  const systems: Rewritten<SystemRecord>[] = []
  const rewritten: Rewritten<MappingRecord>[] = []
  const created: MappingRecord[] = []
  const steps: LogEntry[][] = [[], [], [], [], [], []]
  const log = (step: number, entry: LogEntry) => steps[step]?.push(entry)
  for (const one of planned) {
    if (one.refusal) continue
    const { row } = one
    for (const { before, after } of one.removed) log(0, mappingEntry('void', before, after, row, reason))
    for (const { before, after } of one.changed) log(1, mappingEntry('update', before, after, row, reason))
    for (const mapping of one.created) log(2, mappingEntry('create', null, mapping, row, reason))
    rewritten.push(...one.removed, ...one.changed)
    created.push(...one.created)
    if (one.patched) log(3, systemEntry('update', row, one.patched, reason))
    let last = one.patched ?? row
    for (const [index, after] of one.moved.entries()) {
      log(4 + index, systemEntry('transition', last, after, reason))
      last = after
    }
    if (last !== row) systems.push({ before: row, after: last })
  }
  const entries = steps.flat()
  if (entries.length === 0) return false
  await work.send(updateMappings(work.tx, rewritten))
  await work.send(insertMappings(work.tx, created))
  await work.send(updateSystems(work.tx, systems))
  await work.log(...entries)
  return true
}

function makeReply(
  { planned, consequences }: Whole,
  { dryRun }: Request,
): Omit<BulkMapReply, 'left' | 'requestId' | 'sequence'> {
  const items = planned.map((one) => makeItem(one, dryRun))
  const having = (outcome: string) =>
    items.reduce((sum, { mappings }) => sum + mappings.filter((one) => one.outcome === outcome).length, 0)
  return {
    dryRun,
    items,
    consequences,
    totals: {
      ...countOutcomes(items),
      created: having('created'),
      removed: having('removed'),
      decided: planned.filter((one) => !one.refusal && one.moved.length > 0).length,
    },
  }
}

function makeItem(one: Planned, dryRun: boolean): BulkMapItem {
  const { number, row, refusal } = one
  const named = { number, name: row?.name ?? null, version: row?.version ?? null }
  if (refusal)
    return {
      ...named,
      outcome: 'refused',
      changes: [],
      mappings: [],
      keptBy: [],
      refusal: refusalItem(refusal),
    }
  const after = one.moved.at(-1) ?? one.patched
  const mappings = mappingItems(one, dryRun)
  return {
    ...named,
    outcome: after || mappings.some(({ outcome }) => outcome !== 'unchanged') ? 'changed' : 'unchanged',
    changes: after ? listFieldChanges(one.row, after) : [],
    mappings,
    keptBy: one.keptBy,
    refusal: null,
  }
}

function mappingItems({ removed, changed, created, kept }: Mapped, dryRun: boolean): BulkMapItem['mappings'] {
  const item = (
    outcome: BulkMapItem['mappings'][number]['outcome'],
    { id, replacement }: MappingRecord,
    changes: BulkMapItem['mappings'][number]['changes'] = [],
  ) => ({ id: outcome === 'created' && dryRun ? null : id, replacement, outcome, changes })
  return [
    ...kept.map((mapping) => item('unchanged', mapping)),
    ...changed.map(({ before, after }) => item('changed', after, listFieldChanges(before, after))),
    ...created.map((mapping) => item('created', mapping, listFieldChanges(null, mapping))),
    ...removed.map(({ after }) => item('removed', after)),
  ]
}

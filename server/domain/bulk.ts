import type { BulkItem, BulkReply, bulkEdit as bulkEndpoint } from '../../schema/api/bulk.js'
import type { Body } from '../../schema/api/endpoint.js'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import type { SystemFields } from '../../schema/api/systems.js'
import {
  AGREE_ACTIONS,
  type Asked,
  can,
  canEditField,
  moveAction,
  rolesThatWrite,
} from '../../schema/rules/access.js'
import { formatDate, isNearDate } from '../../schema/rules/dates.js'
import type { GateFacts } from '../../schema/rules/gateFacts.js'
import { LOWERABLE, type LowerableField } from '../../schema/rules/lowerings.js'
import { PLANNED_DATES, shiftedDates } from '../../schema/rules/progress.js'
import { SYSTEM_FIELDS, type SystemField } from '../../schema/rules/systemFields.js'
import type { Rewritten } from '../engines/manyRows.js'
import type { Reader } from '../engines/store.js'
import { findHead } from '../store/changes.js'
import { findMappingsOf, type MappingRecord, updateMappings } from '../store/mappings.js'
import { type SystemRecord, updateSystems } from '../store/systems.js'
import { applyAgreement, waits } from './agreements.js'
import {
  type Actor,
  type Change,
  type Context,
  change,
  type LogEntry,
  listChangedFields,
  listFieldChanges,
} from './change.js'
import { refuseUnexplained } from './days.js'
import { refuseBroken } from './gates.js'
import { refuseUnexplainedLowering } from './lowerings.js'
import { countOutcomes, findChosen, planEach, refusalItem, refuseAny, refuseReached } from './many.js'
import { mappingEntry, mappingsAlong } from './mappings.js'
import { refusalOf, refuseUnknownReferences } from './references.js'
import { makeNextVersion, pickGiven } from './rows.js'
import { findOutOfScope } from './scope.js'
import { applyPatch, refuseFields, refuseUnwritable, systemEntry } from './systems.js'
import { applyMove, withoutCutOver } from './transitions.js'

type Request = Body<typeof bulkEndpoint>

/** The fields that are moved together when a plan is postponed. */
const SHIFTED = PLANNED_DATES.map(({ field }) => field)

/** What becomes of one system. Nothing is written yet. */
interface Planned {
  number: string
  row?: SystemRecord | undefined
  /** The system as it becomes; absent when it is so already, or is refused. */
  changed?: SystemRecord | undefined
  cutsOver?: boolean
  /** The mappings that move with it. */
  along?: MappingRecord[]
  refusal?: Refusal
}

/**
 * Changes or moves many systems, or agrees to what is lowered in them, each by the rules of a single change, under one
 * request: those that are not refused, or none when `atomic` and one is. A dry run answers the same and writes nothing.
 * Fields that are others' to write stay as they are, and are told.
 * @throws Refusal `not_allowed`, `field_not_allowed` or `unknown_reference` for what concerns them all; `log_moved`;
 * `bulk_refused`.
 */
export async function bulkEdit(context: Context, asked: Request): Promise<BulkReply> {
  const { request, left } = leaveToOthers(context.actor, asked)
  if (request.dryRun)
    return context.store.read(async (reader) => {
      const planned = await plan(reader, context, request)
      return makeReply(planned, request, left, null, (await findHead(reader))?.seq ?? 0)
    })
  return change(context, async (work) => {
    const planned = await plan(work.tx, context, request)
    if (request.atomic) refuseAny(planned)
    await write(work, planned, request)
    const written = planned.some(({ changed }) => changed)
    return makeReply(planned, request, left, written ? context.requestId : null, work.sequence)
  })
}

/**
 * What of a request its person may write, and which fields are left to others, who are named.
 * @throws Refusal `not_allowed`, or `field_not_allowed` when nothing is left of it.
 */
function leaveToOthers(actor: Actor, request: Request): { request: Request; left: BulkReply['left'] } {
  const { changes, transition, agree, shift } = request
  if (transition && !can(actor, 'plan_system')) throw new Refusal('not_allowed')
  if (agree && !can(actor, AGREE_ACTIONS[agree])) throw new Refusal('not_allowed')
  if (shift) {
    const others = SHIFTED.filter((field) => !canEditField(actor, field))
    if (others.length > 0) refuseFields(actor, others)
  }
  if (!changes) return { request, left: [] }
  const fields = Object.keys(changes) as SystemField[]
  const others = fields.filter((field) => !canEditField(actor, field))
  if (others.length === fields.length) refuseFields(actor, others)
  const own = Object.fromEntries(
    Object.entries(changes).filter(([field]) => !others.includes(field as SystemField)),
  )
  const left = others.map((field) => ({ field, roles: rolesThatWrite(field) }))
  return { request: { ...request, changes: own }, left }
}

/** Finds out what becomes of each system. The number of statements does not grow with them. */
async function plan(reader: Reader, context: Context, request: Request): Promise<Planned[]> {
  const { changes } = request
  const fields = changes && (pickGiven(changes) as Partial<SystemFields>)
  const chosen = await findChosen(
    reader,
    context,
    request,
    fields ? refusalOf(refuseUnknownReferences(reader, SYSTEM_FIELDS, fields)) : null,
  )
  const outside = await findOutside(reader, context.actor, request, chosen.rows)
  const planned: Planned[] = await planEach(reader, chosen, outside, (row, facts) =>
    planOne(context, request, fields, row, facts),
  )
  return request.moveSameDay ? planAlong(reader, planned) : planned
}

/** The systems that the roles of its person are not for. At most two statements. */
async function findOutside(
  reader: Reader,
  actor: Actor,
  { changes, transition, agree, shift }: Request,
  rows: readonly SystemRecord[],
): Promise<ReadonlySet<string>> {
  const outside = (asked: Asked[], some: readonly SystemRecord[]) =>
    findOutOfScope(
      reader,
      actor,
      asked,
      some.map(({ number }) => number),
    )
  const fields = changes ? (Object.keys(changes) as SystemField[]) : shift ? SHIFTED : undefined
  if (fields)
    return new Set(
      await outside(
        fields.map((field) => ({ field })),
        rows,
      ),
    )
  if (agree) return new Set(await outside([{ action: AGREE_ACTIONS[agree] }], rows))
  const moved = new Set<string>()
  for (const action of ['plan_system', 'move_system'] as const) {
    const some = rows.filter(({ status }) => transition && moveAction(status, transition.to) === action)
    for (const number of await outside([{ action }], some)) moved.add(number)
  }
  return moved
}

/** Adds to each system the mappings that move with its planned day. One statement. */
async function planAlong(reader: Reader, planned: readonly Planned[]): Promise<Planned[]> {
  const moved = planned.filter(({ row, changed }) => changed && changed.targetDate !== row?.targetDate)
  const mappingsOf = await findMappingsBySystem(reader, moved)
  return planned.map((one) => {
    const { number, row, changed } = one
    if (!row || !changed) return one
    return { ...one, along: mappingsAlong(row, changed.targetDate, mappingsOf.get(number) ?? []) }
  })
}

async function findMappingsBySystem(
  reader: Reader,
  systems: readonly { number: string }[],
): Promise<Map<string, MappingRecord[]>> {
  const found = new Map<string, MappingRecord[]>()
  if (systems.length === 0) return found
  for (const mapping of await findMappingsOf(reader, ...systems.map(({ number }) => number)))
    found.set(mapping.system, [...(found.get(mapping.system) ?? []), mapping])
  return found
}

function planOne(
  { actor, at }: Context,
  { transition, agree, shift, reason, expected = {}, replan }: Request,
  given: Partial<SystemFields> | undefined,
  row: SystemRecord,
  facts: GateFacts,
): Pick<Planned, 'changed' | 'cutsOver'> {
  refuseUnwritable(row, expected[row.number] ?? row.version)
  if (transition?.to === row.status) return {}
  if (transition) return applyMove(row, facts, actor, { ...transition, reason }, at)
  if (agree) {
    if (!waits(row, agree)) return {}
    const changed = applyAgreement(row, agree, facts, at)
    refuseBroken(facts, { ...facts, system: changed })
    return { changed }
  }
  const fields = shift ? shiftOf(row, shift.days) : given
  if (!fields || listChangedFields(row, { ...row, ...fields }).length === 0) return {}
  if (!replan) refuseReached(row, fields)
  const changed = applyPatch(row, fields, facts, actor, at)
  refuseBroken(facts, { ...facts, system: changed })
  refuseUnexplained(facts.today, SYSTEM_FIELDS, row, changed, reason)
  refuseUnexplainedLowering(row, changed, actor, reason)
  return { changed }
}

/** The planned dates of a system, moved. @throws Refusal `invalid_input` for one that the register does not take. */
function shiftOf(row: SystemRecord, days: number): Partial<SystemFields> {
  const shifted = shiftedDates(row, days)
  const errors = SHIFTED.flatMap((field) => {
    const after = shifted[field]
    if (after === undefined || isNearDate(after)) return []
    const [before, day] = [formatDate(row[field] ?? ''), formatDate(after)]
    return fieldProblem(field, 'date_range', {
      nb: `«${SYSTEM_FIELDS[field].nb}» ${before} kan ikke flyttes til ${day}. Rett datoen først.`,
      en: `“${SYSTEM_FIELDS[field].en}” ${before} cannot be moved to ${day}. Mend that date first.`,
    })
  })
  if (errors.length > 0) throw new Refusal('invalid_input', { errors })
  return shifted
}

/** Writes all of it at once. The number of statements does not grow with the systems. */
async function write(work: Change, planned: readonly Planned[], { transition, reason }: Request) {
  const mappingsOf = await findMappingsBySystem(
    work.tx,
    planned.filter(({ cutsOver }) => cutsOver),
  )
  const systems: Rewritten<SystemRecord>[] = []
  const mappings: Rewritten<MappingRecord>[] = []
  const entries: LogEntry[] = []
  const move = (
    system: SystemRecord,
    rows: readonly MappingRecord[],
    to: Partial<MappingRecord>,
    why?: string,
  ) => {
    for (const row of rows) {
      const after = makeNextVersion(row, to, work.at)
      mappings.push({ before: row, after })
      entries.push(mappingEntry('update', row, after, system, why))
    }
  }
  for (const { number, row, changed, cutsOver, along = [] } of planned) {
    if (!row || !changed) continue
    const open = cutsOver ? withoutCutOver(mappingsOf.get(number) ?? [], work.today) : []
    move(row, open, { actualCutOver: work.today })
    systems.push({ before: row, after: changed })
    entries.push(systemEntry(transition ? 'transition' : 'update', row, changed, reason))
    move(row, along, { plannedCutOver: changed.targetDate }, reason)
  }
  if (entries.length === 0) return
  await work.send(updateMappings(work.tx, mappings))
  await work.send(updateSystems(work.tx, systems))
  await work.log(...entries)
}

function makeReply(
  planned: readonly Planned[],
  { dryRun, agree }: Request,
  left: BulkReply['left'],
  requestId: string | null,
  sequence: number,
): BulkReply {
  const items = planned.map((one) => makeItem(one, agree))
  return {
    dryRun,
    requestId,
    sequence,
    items,
    left,
    totals: countOutcomes(items),
  }
}

function makeItem(
  { number, row, changed, along = [], refusal }: Planned,
  agree: LowerableField | undefined,
): BulkItem {
  return {
    number,
    name: row?.name ?? null,
    version: row?.version ?? null,
    outcome: refusal ? 'refused' : changed ? 'changed' : 'unchanged',
    changes: row && changed ? listFieldChanges(row, changed) : [],
    agreed:
      row && changed && agree
        ? { field: LOWERABLE[agree], before: row[LOWERABLE[agree]], after: row[agree] }
        : null,
    mappings: along.map(({ id, replacement }) => ({ id, replacement })),
    refusal: refusalItem(refusal),
  }
}

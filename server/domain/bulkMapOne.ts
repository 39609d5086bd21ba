import type { MapPart } from '../../schema/api/bulkMappings.js'
import { Refusal } from '../../schema/api/errors.js'
import { createMapping as createEndpoint } from '../../schema/api/mappings.js'
import type { SystemFields } from '../../schema/api/systems.js'
import type { GateFacts } from '../../schema/rules/gateFacts.js'
import { MAPPING_FIELDS } from '../../schema/rules/mappings.js'
import { FIXED_PREFIXES } from '../../schema/rules/rowNumbers.js'
import type { Status } from '../../schema/rules/status.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import { type GateResult, transitions } from '../../schema/rules/transitions.js'
import type { Rewritten } from '../engines/manyRows.js'
import { type Link, type LinkEnd, makeLink } from '../store/mappingFacts.js'
import type { MappingRecord } from '../store/mappings.js'
import type { SystemRecord } from '../store/systems.js'
import type { Request, Rights } from './bulkMapRights.js'
import { type Context, listChangedFields } from './change.js'
import { refuseUnexplained } from './days.js'
import { refuseBroken } from './gates.js'
import { refuseUnexplainedLowering } from './lowerings.js'
import { refuseReached } from './many.js'
import { makeMapping, refuseProblem } from './mappings.js'
import { unknownReplacement } from './references.js'
import { makeNextId, makeNextVersion, pickGiven, requireVersion } from './rows.js'
import { applyPatch, refuseUnwritable } from './systems.js'
import { applyMove } from './transitions.js'

/** What becomes of the mappings of a system. */
interface MappedParts {
  created: MappingRecord[]
  changed: Rewritten<MappingRecord>[]
  removed: Rewritten<MappingRecord>[]
  kept: MappingRecord[]
}

/** What becomes of one system and its mappings. Nothing is written yet. */
export interface Mapped extends MappedParts {
  /** The system with its fields as they become; absent when they are so already. */
  patched?: SystemRecord | undefined
  /** The system after each step on its way to decided. */
  moved: SystemRecord[]
  keptBy: GateResult[]
}

/** What is known of the register while one system after another is planned: what those before made counts too. */
interface Ground {
  ends: ReadonlyMap<string, LinkEnd>
  /** All links of the register. */
  links: Pick<Link, 'id' | 'system' | 'replacement' | 'continuesSystem'>[]
  mappingsOf(system: string): readonly MappingRecord[]
  highestId: number
}

/** What is asked, by whom, of whose rights, on what ground. */
export interface Plan {
  context: Context
  request: Request
  rights: Rights
  ground: Ground
}

/**
 * Plans what a request says of one system, by the rules of single changes.
 * @throws Refusal what a single change would be refused for.
 */
export function mapOne(plan: Plan, row: SystemRecord, facts: GateFacts): Mapped {
  const { context, request, ground } = plan
  const { actor, at } = context
  refuseUnwritable(row, request.expected?.[row.number] ?? row.version)
  const parts = mapParts(plan, row, facts.today)
  const fields = fieldsOf(plan, row, parts)
  const isPatched = listChangedFields(row, { ...row, ...fields }).length > 0
  if (isPatched && !request.replan) refuseReached(row, fields)
  const patched = isPatched ? applyPatch(row, fields, facts, actor, at) : undefined
  const system = patched ?? row
  refuseUnexplained(facts.today, SYSTEM_FIELDS, row, system, request.reason)
  refuseUnexplainedLowering(row, system, actor, request.reason)
  const after = { ...facts, system, mappings: linksAfter(facts, ground, parts) }
  refuseBroken(facts, after)
  const { moved, keptBy } = plan.rights.decides ? decide(system, after, context) : { moved: [], keptBy: [] }
  stand(ground, parts)
  return { ...parts, patched, moved, keptBy }
}

/** The fields of the system that are written: those that are said and one may write, its own before those of all. */
function fieldsOf(
  { request: { changes, each }, rights }: Plan,
  row: SystemRecord,
  { removed }: MappedParts,
): Partial<SystemFields> {
  const said = pickGiven({ ...changes, ...pickGiven(each?.[row.number]?.changes ?? {}) })
  return {
    // That the parts were all of it was said with the removed among them: it is asked anew of those left.
    ...(removed.length > 0 && row.partsCoverAll === 'yes' && { partsCoverAll: 'unknown' }),
    ...pickOwn(said as Partial<SystemFields>, rights.systemFields),
  }
}

function pickOwn<F extends object>(fields: F, own: readonly string[]): F {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => own.includes(name))) as F
}

/** What becomes of the mappings of a system: what is named is made or changed, and all of several are parts. */
function mapParts(plan: Plan, row: SystemRecord, today: string): MappedParts {
  const { context, request, rights, ground } = plan
  const current = ground.mappingsOf(row.number)
  for (const mapping of current) requireVersion(mapping, request.expected?.[mapping.id] ?? mapping.version)
  const asked = partsOf(plan, row, current)
  const isNamed = ({ replacement }: MappingRecord) => asked.some((part) => part.replacement === replacement)
  const leaves = (mapping: MappingRecord) => request.others === 'remove' && rights.links && !isNamed(mapping)
  const removed = current.filter(leaves)
  const staying = current.filter((mapping) => !leaves(mapping))
  const created = makeNew(plan, row, asked, { staying, removed })
  const isSplit = staying.length + created.length > 1
  const written = staying.map((before): Rewritten<MappingRecord> => {
    const { replacement: _, ...fields } = asked.find((part) => part.replacement === before.replacement) ?? {
      replacement: '',
    }
    if (isSplit && fields.coverage === 'full') throw new Refusal('coverage_conflict', { about: row.number })
    const becomesPart = created.length > 0 && { coverage: 'partial' as const }
    const after = makeNextVersion(before, { ...fields, ...becomesPart }, context.at)
    refuseUnexplained(today, MAPPING_FIELDS, before, after, request.reason)
    return { before, after }
  })
  const differs = ({ before, after }: Rewritten<MappingRecord>) => listChangedFields(before, after).length > 0
  const voided = { voidedAt: context.at, voidReason: request.reason ?? null }
  return {
    created: isSplit ? created.map((mapping) => ({ ...mapping, coverage: 'partial' as const })) : created,
    changed: written.filter(differs),
    removed: removed.map((before) => ({ before, after: makeNextVersion(before, voided, context.at) })),
    kept: written.filter((one) => !differs(one)).map(({ before }) => before),
  }
}

/**
 * The parts that are named for a system, with the fields that one may write. A day of its own is that of all of them, or of
 * the mappings that it has where none is named.
 * @throws Refusal `mapping_exists` for a replacement that is named twice.
 */
function partsOf(
  { request: { to, each }, rights }: Plan,
  { number }: SystemRecord,
  current: readonly MappingRecord[],
): MapPart[] {
  const own = each?.[number]
  const named: readonly MapPart[] =
    own?.to ?? to ?? (own ? current.map(({ replacement }) => ({ replacement })) : [])
  const codes = named.map(({ replacement }) => replacement)
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  if (twice) throw new Refusal('mapping_exists', { about: `${number} → ${twice}` })
  return named.map(({ replacement, ...fields }) => {
    const day = own?.plannedCutOver !== undefined && { plannedCutOver: own.plannedCutOver }
    return { replacement, ...pickOwn({ ...pickGiven(fields), ...day }, rights.mappingFields) }
  })
}

/** The mappings that are made, each beside those that stay and those made before it. */
function makeNew(
  { context, rights, ground }: Plan,
  row: SystemRecord,
  asked: readonly MapPart[],
  { staying, removed }: { staying: readonly MappingRecord[]; removed: readonly MappingRecord[] },
): MappingRecord[] {
  const links = without(ground.links, removed)
  const missing = asked.filter((part) => !staying.some(({ replacement }) => replacement === part.replacement))
  return (rights.links ? missing : []).map((part, index) => {
    const end = ground.ends.get(part.replacement)
    if (!end) throw unknownReplacement('replacement', part.replacement)
    const { code, state, facts, continuedVoidedAt } = end
    const { continuesSystem } = facts
    refuseProblem(row, { code, state, continuesSystem, continuedVoided: continuedVoidedAt !== null }, links)
    const id = makeNextId({ prefix: FIXED_PREFIXES.mapping, highest: ground.highestId + index })
    const { reason, partsCoverAll, restReason, ...fields } = createEndpoint.body.parse({
      ...part,
      system: row.number,
    })
    return makeMapping({ ...fields, id }, staying, context.at)
  })
}

const without = (links: Ground['links'], removed: readonly MappingRecord[]): Ground['links'] =>
  removed.length === 0 ? links : links.filter(({ id }) => !removed.some((mapping) => mapping.id === id))

/** What the gates ask of the links of a system once they are as planned. */
function linksAfter(
  { mappings }: GateFacts,
  { ends }: Ground,
  { created, changed, removed }: MappedParts,
): GateFacts['mappings'] {
  const staying = mappings.filter(({ id }) => !removed.some(({ before }) => before.id === id))
  return [
    ...staying.map((link) => {
      const { coverage, conversionNeeded } =
        changed.find(({ before }) => before.id === link.id)?.after ?? link
      return { ...link, coverage, conversionNeeded }
    }),
    ...created.flatMap((mapping) => {
      const end = ends.get(mapping.replacement)
      return end ? [makeLink(mapping, end)] : []
    }),
  ]
}

/** From now on the links of the register are as planned for one system: those after it are judged beside them. */
function stand(ground: Ground, { created, removed }: MappedParts): void {
  ground.highestId += created.length
  ground.links = without(
    ground.links,
    removed.map(({ before }) => before),
  )
  for (const { id, system, replacement } of created) {
    const continuesSystem = ground.ends.get(replacement)?.facts.continuesSystem ?? null
    ground.links.push({ id, system, replacement, continuesSystem })
  }
}

const NEXT: Partial<Record<Status, Status>> = { registered: 'assessed', assessed: 'decided' }

/**
 * Takes a system to decided, step by step, or leaves it where it is: then every gate on the way is told that does not
 * hold. One that stands further on is left there.
 */
function decide(
  row: SystemRecord,
  facts: GateFacts,
  { actor, at }: Context,
): Pick<Mapped, 'moved' | 'keptBy'> {
  const moved: SystemRecord[] = []
  const keptBy: GateResult[] = []
  let now = row
  for (let to = NEXT[now.status]; to; to = NEXT[now.status]) {
    const here = { ...facts, system: now }
    const step = transitions(here, actor).find((candidate) => candidate.to === to)
    const failing = step?.gates.filter(({ holds }) => !holds) ?? []
    keptBy.push(...failing)
    now = failing.length > 0 ? { ...now, status: to } : applyMove(now, here, actor, { to }, at).changed
    moved.push(now)
  }
  return keptBy.length > 0 ? { moved: [], keptBy } : { moved, keptBy }
}

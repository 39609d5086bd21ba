import { Refusal } from '../../../schema/api/errors.js'
import type { Draft } from '../../../schema/rules/import/drafts.js'
import { nameKey } from '../../../schema/rules/import/matches.js'
import type { Imported } from '../../../schema/rules/import/settings.js'
import { IMPORTED_FIELDS } from '../../../schema/rules/import/targets.js'
import { wholeNumber } from '../../../schema/rules/rowNumbers.js'
import { findIdentities } from '../../store/systems.js'
import { attempt, type Change, type Context, listFieldChanges } from '../change.js'
import { type AnyRow, IMPORTED_CONCEPTS, type ImportedConcept, indexRows, naturalKey } from './concepts.js'
import type { PlannedRow, Problem } from './plan.js'
import { problemOf } from './problems.js'
import type { Tell } from './progress.js'

type Within = Parameters<typeof attempt>[0]

/** Fields that name a system, by the column of its name where the list has one. */
const NAMED: Readonly<Record<string, string>> = {
  systemName: 'system',
  systemNames: 'systems',
  fromSystemName: 'fromSystem',
  toSystemName: 'toSystem',
}
/** The columns that tell systems of one name apart, by the field of the system. */
const WITHIN: Readonly<Record<string, string>> = { toSystem: 'toMunicipality' }

/**
 * Writes the rows of a list of anything but systems, each by the rules of a single write, and says what became of it. What a rule
 * refuses is left out, and all else stays. A preview does the same, in a transaction that is let go.
 */
export async function writeOthers(
  context: Within,
  work: Change,
  entity: Exclude<Imported, 'system'>,
  drafts: readonly Draft[],
  { reason, tell }: { reason: string; tell: Tell },
): Promise<PlannedRow[]> {
  const concept = IMPORTED_CONCEPTS[entity]
  const resolve = await makeResolver(work, entity)
  const known = new Map(await indexRows(work.tx, concept))
  const taken = new Map<string, number>()
  const rows: PlannedRow[] = []
  for (const [place, draft] of drafts.entries()) {
    if (place % 20 === 0) tell('writing', place, drafts.length)
    rows.push(await writeOne(context, { concept, resolve, known, taken, reason, entity }, draft))
  }
  tell('writing', drafts.length, drafts.length)
  return rows
}

interface Writing {
  concept: ImportedConcept
  entity: Exclude<Imported, 'system'>
  resolve: (draft: Draft) => { fields: Record<string, unknown>; problems: Problem[] }
  known: Map<string, AnyRow>
  /** The rows of the list that each row of the register was written by. */
  taken: Map<string, number>
  reason: string
}

async function writeOne(context: Within, writing: Writing, draft: Draft): Promise<PlannedRow> {
  const { concept, resolve, known, taken, reason } = writing
  const { fields, problems } = resolve(draft)
  const planned: Omit<PlannedRow, 'outcome'> = {
    ...{ draft, id: null, name: concept.name(fields), changes: [], system: null, contract: null },
    ...{ problems: [...draft.problems, ...problems], asks: draft.asks, told: draft.told },
  }
  if (draft.waits || problems.length > 0) return { ...planned, outcome: 'skipped' }
  const natural = concept.natural(fields)
  const before =
    (draft.number === null ? undefined : known.get(draft.number.toLocaleLowerCase('nb'))) ??
    (natural ? known.get(naturalKey(natural)) : undefined)
  const skipped = (problem: Problem): PlannedRow => ({
    ...planned,
    outcome: 'skipped',
    problems: [...planned.problems, problem],
  })
  if (draft.number !== null && !before)
    return skipped({
      row: draft.row,
      column: null,
      field: 'number',
      value: draft.number,
      code: 'unknown_number',
      about: draft.number,
    })
  const id = before ? String(before[concept.key]) : null
  const key = id ?? (natural ? naturalKey(natural) : `row ${draft.row}`)
  const first = taken.get(key)
  if (first !== undefined)
    return skipped({
      row: draft.row,
      column: null,
      field: null,
      value: planned.name,
      code: 'twice_in_file',
      about: String(first),
    })
  taken.set(key, draft.row)
  try {
    return await attempt(context, async () => {
      const inner: Context = { ...context, idempotency: undefined, reason }
      const { row, changes } = before
        ? await change(inner, concept, before, fields)
        : await create(inner, concept, fields)
      const outcome = before ? (changes.length > 0 ? 'changed' : 'unchanged') : 'new'
      if (row && natural) known.set(naturalKey(natural), row)
      return { ...planned, id, outcome, changes }
    })
  } catch (error) {
    return skipped(problemOf(draft, error))
  }
}

async function create(context: Context, concept: ImportedConcept, fields: Record<string, unknown>) {
  const body = parse(concept.create.body, fields)
  const id = String(await concept.create.write(context, body as never))
  const row = context.work && (await concept.find(context.work.tx, id))
  return { row, changes: listFieldChanges(null, body as object) }
}

async function change(
  context: Context,
  concept: ImportedConcept,
  before: AnyRow,
  fields: Record<string, unknown>,
) {
  const id = String(before[concept.key])
  const tx = context.work?.tx
  const stands = tx && (await concept.find(tx, id))
  if (!tx || !stands) throw new Refusal('not_found', { about: id })
  const changes = listFieldChanges(stands, { ...stands, ...fields })
  if (changes.length === 0) return { row: stands, changes }
  const differing = Object.fromEntries(changes.map(({ field, after }) => [field, after]))
  await concept.patch.write(context, id, stands.version, parse(concept.patch.body, differing) as never)
  return { row: await concept.find(tx, id), changes }
}

/** @throws Refusal `invalid_input` naming the fields that are missing or wrong. */
function parse(body: ImportedConcept['create']['body'], fields: object): unknown {
  const read = body.safeParse(fields)
  if (read.success) return read.data
  const names = [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? '')))]
  throw new Refusal('invalid_input', { about: names.join(', ') })
}

/** Finds the systems and replacements that rows name, by number, code or name. */
async function makeResolver(work: Change, entity: Exclude<Imported, 'system'>): Promise<Writing['resolve']> {
  const systems = (await findIdentities(work.tx)).filter(({ voided }) => !voided)
  const byNumber = new Set(systems.map(({ number }) => number))
  const byName = new Map<string, typeof systems>()
  for (const system of systems)
    for (const name of new Set([system.name, ...system.aliases].map(nameKey)))
      byName.set(name, [...(byName.get(name) ?? []), system])
  const replacements = await indexRows(work.tx, IMPORTED_CONCEPTS.replacement)
  const names: Readonly<Record<string, unknown>> = IMPORTED_FIELDS[entity]

  return (draft) => {
    const problems: Problem[] = []
    const fields: Record<string, unknown> = {}
    const lacks = (field: string, value: string, code: string, about = value) =>
      problems.push({ row: draft.row, column: null, field, value, code, about })
    const systemOf = (field: string, value: string, municipality: unknown): string | null => {
      const number = wholeNumber(value)
      if (byNumber.has(number)) return number
      const named = byName.get(nameKey(value)) ?? []
      const own =
        typeof municipality === 'string' ? named.filter((one) => one.municipality === municipality) : named
      const [only, ...more] = own
      if (only && more.length === 0) return only.number
      if (only)
        lacks(field, value, 'several_systems', own.map((one) => `${one.number} ${one.name}`).join(', '))
      else lacks(field, value, 'unknown_system')
      return null
    }
    for (const [target, value] of Object.entries(draft.fields)) {
      const field = NAMED[target] ?? target
      const within = draft.fields[WITHIN[field] ?? 'municipality']
      if (isSystemField(field) && typeof value === 'string') fields[field] ??= systemOf(field, value, within)
      else if (field === 'systems' && Array.isArray(value))
        fields[field] = [
          ...new Set([
            ...((fields[field] as string[]) ?? []),
            ...value.flatMap((one) => systemOf(field, String(one), within) ?? []),
          ]),
        ]
      else if (
        (field === 'replacement' || field === 'toReplacement' || field === 'replacementName') &&
        typeof value === 'string'
      ) {
        const found = replacements.get(value.toLocaleLowerCase('nb')) ?? replacements.get(naturalKey([value]))
        if (found) fields[field === 'replacementName' ? 'replacement' : field] ??= found.code
        else lacks(field, value, 'unknown_replacement')
      } else if (field in names) fields[field] = value
    }
    return { fields, problems }
  }
}

const isSystemField = (field: string) =>
  field === 'system' || field === 'fromSystem' || field === 'toSystem' || field === 'continuesSystem'

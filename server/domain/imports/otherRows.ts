import { Refusal } from '../../../schema/api/errors.js'
import { addTo } from '../../../schema/rules/groups.js'
import type { Ask, Draft } from '../../../schema/rules/import/drafts.js'
import { ROW_WORDS } from '../../../schema/rules/import/findingWords.js'
import { nameKey } from '../../../schema/rules/import/matches.js'
import type { Imported } from '../../../schema/rules/import/settings.js'
import { IMPORTED_FIELDS } from '../../../schema/rules/import/targets.js'
import { wholeNumber } from '../../../schema/rules/rowNumbers.js'
import type { Words } from '../../../schema/rules/words.js'
import { findIdentities } from '../../store/systems.js'
import { attempt, type Change, type Context, listFieldChanges } from '../change.js'
import {
  type AnyRow,
  IMPORTED_CONCEPTS,
  type ImportedConcept,
  indexRows,
  naturalKey,
  type RowIndex,
} from './concepts.js'
import type { PlannedRow, Problem } from './plan.js'
import { problemOf } from './problems.js'
import type { Tell } from './progress.js'

type Within = Parameters<typeof attempt>[0]

/** Fields that name a system or a replacement, by the column of its name where the list has one. */
const NAMED: Readonly<Record<string, string>> = {
  systemName: 'system',
  systemNames: 'systems',
  fromSystemName: 'fromSystem',
  toSystemName: 'toSystem',
  replacementName: 'replacement',
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
  const known = await indexRows(work.tx, concept)
  const taken = new Map<string, number>()
  const rows: PlannedRow[] = []
  for (const [place, draft] of drafts.entries()) {
    if (place % 20 === 0) tell('writing', place, drafts.length)
    rows.push(await writeOne(context, { tx: work.tx, concept, resolve, known, taken, reason, entity }, draft))
  }
  tell('writing', drafts.length, drafts.length)
  return rows
}

interface Writing {
  tx: Change['tx']
  concept: ImportedConcept
  entity: Exclude<Imported, 'system'>
  resolve: (draft: Draft) => {
    fields: Record<string, unknown>
    /** What names something that was not found, as the list has it. */
    named: Record<string, unknown>
    problems: Problem[]
    asks: Ask[]
  }
  known: RowIndex
  /** The rows of the list that each row of the register was written by. */
  taken: Map<string, number>
  reason: string
}

async function writeOne(context: Within, writing: Writing, draft: Draft): Promise<PlannedRow> {
  const { tx, concept, resolve, known, taken, reason } = writing
  const { fields, named, problems, asks } = resolve(draft)
  const planned: Omit<PlannedRow, 'outcome'> = {
    ...{
      draft,
      id: null,
      name: concept.name({ ...named, ...stated(fields) }),
      changes: [],
      system: null,
      contract: null,
    },
    problems: [...draft.problems, ...problems],
    ...{ asks: [...draft.asks, ...asks], told: draft.told },
  }
  if (draft.waits || problems.length > 0 || asks.length > 0) return { ...planned, outcome: 'skipped' }
  const natural = concept.natural(fields)
  const { number, before, ask } = identify(writing, draft, fields, natural)
  if (ask) {
    planned.asks = [...planned.asks, ask]
    if (ask.answer === undefined) return { ...planned, outcome: 'skipped' }
  }
  const skipped = (...more: Problem[]): PlannedRow => ({
    ...planned,
    outcome: 'skipped',
    problems: [...planned.problems, ...more],
  })
  if (number !== null && !before)
    return skipped({
      row: draft.row,
      column: null,
      field: 'number',
      value: number,
      // What is removed is no row of the register, and is there all the same.
      code: (await concept.find(tx, number)) ? 'voided' : 'unknown_number',
      about: number,
    })
  const id = before ? String(before[concept.key]) : null
  const key =
    id ??
    codeOf(concept, fields) ??
    (natural && draft.said !== NEW ? naturalKey(natural) : `row ${draft.row}`)
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
      if (row) known.put(row, natural)
      return { ...planned, id, outcome, changes }
    })
  } catch (error) {
    return skipped(
      ...(error instanceof Missing ? missingOf(draft, error, writing.entity) : [problemOf(draft, error)]),
    )
  }
}

/** What somebody says of a row that is none of those in the register. */
const NEW = 'new'

/**
 * The row of the register that a row of the list is: the one that somebody said, or whose number or code it has, or that is told
 * by the same. Several that are told by the same are asked of.
 */
function identify(
  { concept, known }: Writing,
  draft: Draft,
  fields: Readonly<Record<string, unknown>>,
  natural: readonly string[] | null,
): { number: string | null; before?: AnyRow | undefined; ask?: Ask | undefined } {
  const code = codeOf(concept, fields)
  const named = draft.number ?? code
  const alike = named === null && natural ? known.alike(natural) : []
  const ask = alike.length > 1 ? askWhich(concept, draft, alike) : undefined
  const said = draft.said === NEW ? null : draft.said
  const number = said ?? draft.number
  if (number !== null || code !== null) return { number, before: known.numbered(number ?? code ?? ''), ask }
  return { number, before: ask || draft.said === NEW ? undefined : alike[0], ask }
}

/** The code that a row has by itself, of what is known by one. */
function codeOf({ key }: ImportedConcept, { code }: Readonly<Record<string, unknown>>): string | null {
  return key === 'code' && typeof code === 'string' ? code : null
}

/** Asks which of several rows of the register a row is, or whether it is another. */
function askWhich(concept: ImportedConcept, { row, said }: Draft, alike: readonly AnyRow[]): Ask {
  const ids = alike.map((one) => String(one[concept.key]))
  return {
    ...{ row, column: null, field: null, value: null, code: 'several_rows', about: ids.join(', ') },
    candidates: [
      ...alike.map((one, at) => ({ answer: ids[at] as string, shown: `${ids[at]} ${concept.name(one)}` })),
      { answer: NEW },
      { answer: 'skip' },
    ],
    ...(said !== null && { answer: said }),
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

/** A row that lacks what a single write must say, or says it so that it cannot be used. */
class Missing extends Error {
  constructor(readonly fields: readonly string[]) {
    super(`missing: ${fields.join(', ')}`)
  }
}

/** @throws Missing naming the fields that are missing or wrong. */
function parse(body: ImportedConcept['create']['body'], fields: object): unknown {
  const read = body.safeParse(fields)
  if (read.success) return read.data
  throw new Missing([...new Set(read.error.issues.map(({ path }) => String(path[0] ?? '')))])
}

/** What is missing, field by field, by the name that the pages have for it. */
function missingOf({ row }: Draft, { fields }: Missing, entity: Writing['entity']): Problem[] {
  const rules: Readonly<Record<string, Words | undefined>> = IMPORTED_FIELDS[entity]
  return fields.map((field) => ({
    ...{ row, column: null, field, value: null, code: 'field_missing' },
    words: wordsOfMissing(rules[field] ?? { nb: field, en: field }),
  }))
}

const wordsOfMissing = ({ nb, en }: Words): Words => ({
  nb: ROW_WORDS.field_missing(nb).nb,
  en: ROW_WORDS.field_missing(en).en,
})

/** Finds the systems and replacements that rows name, by number, code or name. */
async function makeResolver(work: Change, entity: Exclude<Imported, 'system'>): Promise<Writing['resolve']> {
  const systems = (await findIdentities(work.tx)).filter(({ voided }) => !voided)
  const byNumber = new Set(systems.map(({ number }) => number))
  const byName = new Map<string, typeof systems>()
  for (const system of systems)
    for (const name of new Set([system.name, ...system.aliases].map(nameKey))) addTo(byName, name, system)
  const replacements = await indexRows(work.tx, IMPORTED_CONCEPTS.replacement)
  const names: Readonly<Record<string, unknown>> = IMPORTED_FIELDS[entity]

  return (draft) => {
    const problems: Problem[] = []
    const asks: Ask[] = []
    const fields: Record<string, unknown> = {}
    const named: Record<string, unknown> = {}
    const lacks = (field: string, value: string, code: string, about = value) =>
      problems.push({ row: draft.row, column: null, field, value, code, about })
    /** `whole`: what the cell says with one of them in the place of this name. */
    const systemOf = (
      field: string,
      value: string,
      municipality: unknown,
      whole: (number: string) => string = (number) => number,
    ): string | null => {
      const number = wholeNumber(value)
      if (byNumber.has(number)) return number
      const alike = byName.get(nameKey(value)) ?? []
      const own =
        typeof municipality === 'string' ? alike.filter((one) => one.municipality === municipality) : alike
      const [only, ...more] = own
      if (only && more.length === 0) return only.number
      named[NAMED[field] ?? field] = value
      if (only)
        asks.push({
          ...{ row: draft.row, column: null, field, value, code: 'several_systems' },
          about: own.map((one) => `${one.number} ${one.name}`).join(', '),
          candidates: own.map((one) => ({
            answer: whole(one.number),
            shown: `${one.number} ${one.name}`,
          })),
        })
      else lacks(field, value, 'unknown_system')
      return null
    }
    const replacementOf = (field: string, value: string): string | null => {
      const own = replacements.numbered(value)
      const [only, ...more] = own ? [own] : replacements.alike([value])
      if (only && more.length === 0) return String(only.code)
      named[NAMED[field] ?? field] = value
      if (!only) lacks(field, value, 'unknown_replacement')
      else
        asks.push({
          ...{ row: draft.row, column: null, field, value, code: 'several_replacements' },
          about: [only, ...more].map(({ code }) => code).join(', '),
          candidates: [only, ...more].map(({ code, nameNb }) => ({
            answer: String(code),
            shown: `${code} ${nameNb}`,
          })),
        })
      return null
    }
    for (const [target, value] of Object.entries(draft.fields)) {
      const field = NAMED[target] ?? target
      // Where a number or a code is given, the name beside it says no more.
      if (field !== target && draft.fields[field]) continue
      const within = draft.fields[WITHIN[field] ?? 'municipality']
      if (isSystemField(field) && typeof value === 'string') fields[field] = systemOf(target, value, within)
      else if (isReplacementField(field) && typeof value === 'string')
        fields[field] = replacementOf(target, value)
      else if (field === 'systems' && Array.isArray(value))
        fields[field] = [
          ...new Set(
            value.flatMap((one, place) => {
              const whole = (number: string) => value.with(place, number).join(', ')
              return systemOf(target, String(one), within, whole) ?? []
            }),
          ),
        ]
      else if (field in names) fields[field] = value
    }
    return { fields, named, problems, asks }
  }
}

const stated = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))

const isSystemField = (field: string) =>
  field === 'system' || field === 'fromSystem' || field === 'toSystem' || field === 'continuesSystem'

const isReplacementField = (field: string) => field === 'replacement' || field === 'toReplacement'

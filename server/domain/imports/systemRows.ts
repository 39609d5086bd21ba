import { fieldProblem, Refusal } from '../../../schema/api/errors.js'
import { createSystem as createEndpoint, type SystemFields } from '../../../schema/api/systems.js'
import { canEditField } from '../../../schema/rules/access.js'
import type { Ask, Draft } from '../../../schema/rules/import/drafts.js'
import { type Matcher, makeMatcherInTurns, nameKey } from '../../../schema/rules/import/matches.js'
import { mergeNote } from '../../../schema/rules/import/notes.js'
import { PROSE_LETTERS } from '../../../schema/rules/import/readFields.js'
import { wholeNumber } from '../../../schema/rules/rowNumbers.js'
import { SYSTEM_FIELDS, type SystemField } from '../../../schema/rules/systemFields.js'
import { missingInSystem } from '../../../schema/rules/systems.js'
import { foldText } from '../../../schema/rules/text.js'
import type { Reader } from '../../engines/store.js'
import { inTurns, mapInTurns } from '../../engines/turns.js'
import { findGateFactsOf } from '../../store/gateFacts.js'
import { findIdentities, findManySystems, type SystemRecord } from '../../store/systems.js'
import { refuseUnexplained } from '../days.js'
import { refuseBroken } from '../gates.js'
import { refuseIncomplete } from '../incomplete.js'
import { refuseUnexplainedLowering } from '../lowerings.js'
import { applyPatch, makeSystem } from '../systems.js'
import { planContracts, type RowContract } from './contractRows.js'
import type { Importing } from './importing.js'
import type { PlannedRow, Problem } from './plan.js'
import { problemOf, waiting } from './problems.js'

/** The fields of a new system that nobody says anything of. */
const UNSAID: Omit<SystemFields, 'name' | 'kind' | 'municipality'> = (() => {
  const {
    name: _,
    kind: __,
    municipality: ___,
    reason: ____,
    ...defaults
  } = createEndpoint.body.parse({
    name: 'A',
    kind: 'a',
    municipality: 'a',
  })
  return defaults
})()

/** Finds out what becomes of each row of a list of systems. The number of statements does not grow with them. */
export async function planSystems(
  reader: Reader,
  importing: Importing,
  drafts: readonly Draft[],
): Promise<{ rows: PlannedRow[]; left: string[] }> {
  const known = await findIdentities(reader)
  const match = await inTurns(makeMatcherInTurns(known, importing.key))
  const nameOf = new Map(known.map(({ number, name }) => [number, name]))
  const { matched, left } = await matchAll(importing, drafts, match, nameOf)
  const numbers = matched.flatMap(({ number }) => number ?? [])
  const found = new Map((await findManySystems(reader, numbers)).map((row) => [row.number, row]))
  const contracts = await planContracts(
    reader,
    importing,
    matched,
    (number) => found.get(number)?.vendor ?? null,
  )
  const patched = await mapInTurns(matched, (row) =>
    patchOf(row, row.number === null ? undefined : found.get(row.number), contracts.get(row), importing),
  )
  const changed = patched.flatMap(({ row, before, fields }) =>
    before && fields && !row.waits ? [before] : [],
  )
  const facts = await findGateFactsOf(reader, changed, importing.today)
  const factsOf = new Map(facts.map((one) => [one.system.number, one]))
  const rows = await mapInTurns(patched, (one): PlannedRow => planRow(one, importing, factsOf))
  return { rows, left }
}

/** A row that was matched: the system that it is, or null for a new one. */
interface MatchedRow {
  draft: Draft
  /** What its person may write of it. */
  fields: Readonly<Record<string, unknown>>
  number: string | null
  asks: readonly Ask[]
  problems: readonly Problem[]
  waits: boolean
}

async function matchAll(
  { actor, key }: Importing,
  drafts: readonly Draft[],
  match: Matcher,
  nameOf: ReadonlyMap<string, string>,
): Promise<{ matched: MatchedRow[]; left: string[] }> {
  const left = new Set<string>()
  const taken = new Map<string, Draft>()
  const matched = await mapInTurns(drafts, (draft): MatchedRow => {
    const fields = Object.fromEntries(
      Object.entries(draft.fields).filter(([field]) => {
        const own = canEditField(actor, field as SystemField)
        if (!own) left.add(field)
        return own
      }),
    )
    const row = { draft, fields, number: null, asks: [], problems: [], waits: draft.waits }
    if (draft.waits) return row
    return takeOnce(matchOne(row, match, nameOf), taken, key)
  })
  return { matched, left: [...left] }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What may be said of a row that names no system. */
const OTHER_ANSWERS = ['new', 'skip']
/** A system by the number that a person says. */
const numbered = (number: string) => ({
  ...{ number: wholeNumber(number), said: true },
  ...{ name: null, externalId: null, municipality: null },
})

function matchOne(row: MatchedRow, match: Matcher, nameOf: ReadonlyMap<string, string>): MatchedRow {
  const { draft, fields } = row
  const name = textOf(fields.name)
  const found = match({
    number: draft.number,
    name,
    externalId: textOf(fields.externalId),
    municipality: textOf(fields.municipality),
  })
  const about = { row: draft.row, column: null, field: 'name', value: name }
  const wrong = (code: 'voided' | 'unknown_number', number: string): MatchedRow => ({
    ...row,
    problems: [{ ...about, field: 'number', value: number, code, about: number }],
    waits: true,
  })
  // Somebody has said which system the row is: that counts before what it is called.
  const said = draft.said === null || OTHER_ANSWERS.includes(draft.said) ? null : match(numbered(draft.said))
  if (said?.is === 'voided' || said?.is === 'unknown_number') return wrong(said.is, said.number)
  const own = said?.is === 'found' ? said.number : null
  const asked = (code: 'possible_duplicate' | 'several_matches', numbers: readonly string[]): MatchedRow => {
    const candidates = [
      ...numbers.map((number) => ({ answer: number, shown: `${number} ${nameOf.get(number) ?? ''}` })),
      { answer: 'new' },
      { answer: 'skip' },
    ]
    const ask: Ask = { ...about, code, candidates, about: nameFew(numbers, nameOf) }
    const answer = draft.said
    if (answer === null) return { ...row, asks: [ask], waits: true }
    const answered = { ...ask, answer }
    if (answer === 'new') return { ...row, asks: [answered] }
    if (own !== null) return { ...row, asks: [answered], number: own }
    return { ...row, asks: [answer === 'skip' ? answered : ask], waits: true }
  }
  switch (found.is) {
    case 'new':
      return { ...row, number: own }
    case 'found':
      return { ...row, number: own ?? found.number }
    case 'several':
      return asked('several_matches', found.numbers)
    case 'perhaps':
      return asked('possible_duplicate', found.numbers)
    case 'voided':
    case 'unknown_number':
      if (own !== null) return { ...row, number: own }
      return wrong(found.is, found.number)
  }
}

const nameFew = (numbers: readonly string[], nameOf: ReadonlyMap<string, string>) =>
  numbers
    .slice(0, 3)
    .map((number) => `${number} ${nameOf.get(number) ?? ''}`.trim())
    .join(', ')

/** The first row of a system counts; of another one it is asked what it is. A new one is told by its name, and by the id of the source. */
function takeOnce(row: MatchedRow, taken: Map<string, Draft>, by: Importing['key']): MatchedRow {
  if (row.waits) return row
  const { draft, fields, number } = row
  const within = (kind: string, text: string) => `${kind} ${textOf(fields.municipality) ?? ''}\n${text}`
  const id = by === 'name' ? null : textOf(fields.externalId)
  const keys =
    number === null
      ? [
          within('name', nameKey(textOf(fields.name) ?? '')),
          ...(id === null ? [] : [within('id', foldText(id))]),
        ]
      : [number]
  const first = keys.map((key) => taken.get(key)).find((one) => one !== undefined)
  if (!first) {
    for (const key of keys) taken.set(key, draft)
    return row
  }
  const answer = draft.said
  const ask: Ask = {
    ...{ row: draft.row, column: null, field: 'name', value: textOf(fields.name) },
    code: 'duplicate_in_file',
    about: String(first.row),
    candidates: [{ answer: 'skip' }, ...(number === null ? [{ answer: 'new' }] : [])],
    ...(answer !== null && { answer }),
  }
  const stands = number === null && answer === 'new'
  return { ...row, asks: [...row.asks, ask], waits: !stands }
}

/** What a row changes of the system that it is. */
interface PatchedRow {
  row: MatchedRow
  before: SystemRecord | undefined
  /** What differs from what stands there; null where nothing does. */
  fields: Partial<SystemFields> | null
  contract: RowContract | undefined
}

function patchOf(
  row: MatchedRow,
  before: SystemRecord | undefined,
  contract: RowContract | undefined,
  { actor, columns }: Importing,
): PatchedRow {
  const { draft } = row
  const kept =
    contract && !contract.contract && (contract.problem || contract.ask)
      ? [...draft.kept, ...draft.contractCells]
      : draft.kept
  const note = mergeNote(before?.note ?? null, draft.remark, kept, columns)
  const own = (field: SystemField) => canEditField(actor, field)
  const said: Record<string, unknown> = {
    ...row.fields,
    ...Object.fromEntries(
      draft.erased.filter((field) => own(field as SystemField)).map((field) => [field, emptyOf(field)]),
    ),
    ...(own('note') && { note }),
  }
  if (!before) {
    const kind = said.kind ?? draft.kind ?? undefined
    return {
      row,
      before,
      contract,
      fields: { ...said, ...(kind !== undefined && { kind }) } as Partial<SystemFields>,
    }
  }
  const differing = Object.entries(said).filter(
    ([field, value]) => !isSame(value, before[field as keyof SystemRecord]),
  )
  return {
    row,
    before,
    contract,
    fields: differing.length > 0 ? (Object.fromEntries(differing) as Partial<SystemFields>) : null,
  }
}

const isSame = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

const emptyOf = (field: string): unknown => UNSAID[field as keyof typeof UNSAID] ?? null

function planRow(
  { row, before, fields, contract }: PatchedRow,
  importing: Importing,
  factsOf: ReadonlyMap<string, Awaited<ReturnType<typeof findGateFactsOf>>[number]>,
): PlannedRow {
  const { draft, number, waits } = row
  const planned = {
    draft,
    id: number,
    name: textOf(draft.fields.name) ?? before?.name ?? null,
    changes: [],
    problems: [...draft.problems, ...row.problems, ...(contract?.problem ? [contract.problem] : [])],
    asks: [...draft.asks, ...row.asks, ...(contract?.ask ? [contract.ask] : [])],
    told: draft.told,
    system: null,
    contract: contract?.contract ?? null,
  }
  if (waits) return { ...planned, outcome: 'skipped' }
  const long = typeof fields?.note === 'string' && fields.note.length > PROSE_LETTERS
  if (long) return waiting(planned, noteTooLong(draft))
  try {
    const after = before ? changeOf(before, fields, importing, factsOf) : newOf(fields ?? {}, importing)
    if (!after) return { ...planned, outcome: planned.contract ? 'changed' : 'unchanged' }
    const system = { before: before ?? null, after }
    return { ...planned, outcome: before ? 'changed' : 'new', system }
  } catch (error) {
    return waiting(planned, problemOf(draft, error))
  }
}

/** A note that the register would not take: it is not cut, and the row waits until somebody says what of it is left out. */
const noteTooLong = ({ row }: Draft): Problem => ({
  ...{ row, column: null, field: 'note', value: null },
  code: 'note_too_long',
})

function changeOf(
  before: SystemRecord,
  fields: Partial<SystemFields> | null,
  { actor, at, today, reason }: Importing,
  factsOf: ReadonlyMap<string, Awaited<ReturnType<typeof findGateFactsOf>>[number]>,
): SystemRecord | null {
  const facts = factsOf.get(before.number)
  if (!fields || !facts) return null
  const after = applyPatch(before, fields, facts, actor, at)
  refuseBroken(facts, { ...facts, system: after })
  refuseUnexplained(today, SYSTEM_FIELDS, before, after, reason)
  refuseUnexplainedLowering(before, after, actor, reason)
  return after
}

function newOf(fields: Partial<SystemFields>, { actor, at }: Importing): SystemRecord {
  if (fields.kind === undefined)
    throw new Refusal('invalid_input', {
      errors: [
        fieldProblem('kind', 'required', {
          nb: 'Systemtypen mangler. Ta en systemtype i bruk i oppsettet, og velg den for listen.',
          en: 'The kind is missing. Take a kind of systems into use in the setup, and choose it for the list.',
        }),
      ],
    })
  const row = makeSystem('', { ...UNSAID, ...fields } as SystemFields, { actor, at }, 'import')
  refuseIncomplete(missingInSystem(row), SYSTEM_FIELDS)
  return row
}

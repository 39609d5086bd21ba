import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Entity } from '../../schema/api/changes.js'
import type { Body } from '../../schema/api/endpoint.js'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import { WRITTEN_FIELDS } from '../../schema/api/loggedFields.js'
import type { PostponedItem, postponeMerger as postponeEndpoint } from '../../schema/api/postponement.js'
import { changeNames, type Field, type Fields } from '../../schema/rules/fields.js'
import { type Moved, movedDay, type Postponement, textMover } from '../../schema/rules/postponement.js'
import { PLANNED_DATES } from '../../schema/rules/progress.js'
import type { Status } from '../../schema/rules/status.js'
import type { Reader, Tx } from '../engines/store.js'
import { mapInTurns } from '../engines/turns.js'
import { iterateRows } from '../store/copy.js'
import { findProgramme } from '../store/programme.js'
import { findSystemNames } from '../store/systems.js'
import { type Context, change, changeAll } from './change.js'
import { type AnyConcept, idOf, labelRow, type RowLabel } from './concept.js'
import { ALL_CONCEPTS, CONCEPTS } from './concepts.js'
import { namingRow } from './naming.js'
import { patchProgramme } from './programme.js'
import { requireRow, requireVersion } from './rows.js'

type Values = Readonly<Record<string, unknown>>

/** A field that hangs on the day of the merger, and what it would become. */
type Hanging = Pick<PostponedItem, 'field' | 'before' | 'after' | 'exact'>

/** Plans that are made of the merger, where the field does not say that it is a plan: it holds any date. */
const PLANNED: ReadonlySet<string> = new Set(['milestone.date', 'wave.startsOn', 'wave.endsOn'])

/**
 * All that hangs on the day of the merger, with what it would become. Reads the rows of every concept once.
 * @throws Refusal `invalid_input` when there is no day to move, it has come, or `to` is that day or one that has passed.
 */
export async function findPostponement(
  reader: Reader,
  to: string,
  today: string,
): Promise<{ from: string; to: string; items: PostponedItem[] }> {
  const { mergerDate: from } = requireRow(await findProgramme(reader), 'programme')
  refuseDay(from, to, today)
  const move = valueMover({ from, to, today })
  const names = await findSystemNames(reader)
  const items: PostponedItem[] = []
  for (const concept of ALL_CONCEPTS)
    for await (const rows of iterateRows(reader, concept.table, concept.key)) {
      await setImmediate()
      const looked = await mapInTurns(rows, (row) => ({
        row,
        hanging: hangingIn(concept.entity, row as Values, move),
      }))
      for (const { row, hanging } of looked) {
        if (hanging.length === 0) continue
        const { entity, entityId, label, system } = await labelOf(reader, concept, row, names)
        items.push(...hanging.map((moved) => ({ entity, entityId, label, system, ...moved })))
      }
    }
  return { from, to, items }
}

function refuseDay(from: string | null, to: string, today: string): asserts from is string {
  const refuse = (nb: string, en: string) => {
    throw new Refusal('invalid_input', { errors: [fieldProblem('to', 'not_postponable', { nb, en })] })
  }
  if (from === null)
    refuse(
      'Programmet har ingen sammenslåingsdato. Sett den i oppsettet.',
      'The programme has no merger date. Set it in the setup.',
    )
  else if (from <= today)
    refuse(
      'Sammenslåingen er gjennomført. Det som er gjort, flyttes ikke.',
      'The merger has taken place. What is done is not moved.',
    )
  else if (to === from || to <= today)
    refuse(
      'Velg en annen dag enn den gamle, som ikke er kommet ennå.',
      'Choose another day than the old one, that has not come yet.',
    )
}

/** What the log calls a row, which is read with all its parts for that. */
async function labelOf(
  reader: Reader,
  concept: AnyConcept,
  row: object,
  names: ReadonlyMap<string, string>,
): Promise<RowLabel> {
  const id = idOf(concept.key, row)
  const whole = 'not' in concept.undo ? undefined : await concept.undo.find(reader, id)
  return labelRow(concept, requireRow(whole, id), undefined, (number) => names.get(number) ?? number)
}

/** The fields of a row that hang on the day of the merger; none in a row that is removed or cannot be changed again. */
function hangingIn(entity: Entity, row: Values, move: ValueMover): Hanging[] {
  const { undo } = CONCEPTS[entity] as AnyConcept
  if (row.voidedAt || 'not' in undo || !undo.patch) return []
  const fields: Fields = WRITTEN_FIELDS[entity]
  return changeNames(fields).flatMap((name): Hanging[] => {
    const field = fields[name]
    // The day of the merger itself is what is moved.
    if (!field || isPastPlan(entity, name, row) || (entity === 'programme' && name === 'mergerDate'))
      return []
    const plan = PLANNED.has(`${entity}.${name}`) && { plan: true as const }
    // The day on which a contract ends is its supplier's too.
    const { ahead, ...agreed } = field
    const moved = move(row[name], { ...(entity === 'contract' ? agreed : field), ...plan })
    return moved ? [{ field: name, before: row[name] as string | string[], ...moved }] : []
  })
}

type ValueMover = (value: unknown, field: Field) => Moved<string | string[]> | null

/** What the value of a field would become: a day, a text or a list of texts. */
function valueMover(postponement: Postponement): ValueMover {
  const moveText = textMover(postponement)
  return (value, { choices, type, ...field }) => {
    if (choices) return null
    if (Array.isArray(value)) {
      const after = value.map((one) => moveText(String(one))?.after ?? String(one))
      return isDeepStrictEqual(after, value) ? null : { after, exact: false }
    }
    if (typeof value !== 'string') return null
    if (type === 'date') return movedDay(value, field, postponement)
    return type === 'line' || type === 'prose' ? moveText(value) : null
  }
}

/** True for a plan that is history: the system has come there, or the users have moved. */
function isPastPlan(entity: string, field: string, row: Values): boolean {
  if (entity === 'mapping') return field === 'plannedCutOver' && row.actualCutOver !== null
  if (entity !== 'system') return false
  const status = row.status as Status
  if (PLANNED_DATES.some((plan) => plan.field === field && plan.reached.includes(status))) return true
  return field === 'readOnlyUntil' && (status === 'decommissioned' || status === 'retained')
}

/**
 * Moves the day of the merger, and what was chosen of all that hangs on it: each row by its own function, in one request.
 * @throws Refusal `invalid_input` for what no longer hangs there as it was shown, or what a row refuses, named.
 */
export function postponeMerger(
  context: Context,
  version: number,
  { to, reason, items: chosen }: Body<typeof postponeEndpoint>,
): Promise<void> {
  return changeAll(context, (all) =>
    change(all, async ({ tx, today }) => {
      requireVersion(requireRow(await findProgramme(tx), 'programme'), version)
      const { items } = await findPostponement(tx, to, today)
      const moving = chosen.map((asked, index) => {
        const item = items.find(
          ({ entity, entityId, field, before }) =>
            entity === asked.entity &&
            entityId === asked.entityId &&
            field === asked.field &&
            isDeepStrictEqual(before, asked.before),
        )
        if (!item) throw notAsShown(index, asked)
        return item
      })
      const inner = { ...all, idempotency: undefined }
      await patchProgramme(inner, version, { mergerDate: to, reason })
      for (const row of byRow(moving)) await moveRow(inner, tx, row, reason)
    }),
  )
}

function notAsShown(index: number, { entityId, field }: { entityId: string; field: string }): Refusal {
  return new Refusal('invalid_input', {
    errors: [
      fieldProblem(`items.${index}`, 'changed_since', {
        nb: `${entityId}, ${field}: er endret siden det ble vist, eller henger ikke på sammenslåingsdatoen. Se listen på nytt.`,
        en: `${entityId}, ${field}: has changed since it was shown, or does not hang on the merger date. Look at the list anew.`,
      }),
    ],
  })
}

/** What is moved in each row, in the order in which the rows come: parents before children. */
function byRow(items: readonly PostponedItem[]): PostponedItem[][] {
  const rows = new Map<string, PostponedItem[]>()
  for (const item of items) {
    const key = `${item.entity} ${item.entityId}`
    rows.set(key, [...(rows.get(key) ?? []), item])
  }
  return [...rows.values()]
}

async function moveRow(
  context: Context,
  tx: Tx,
  items: readonly PostponedItem[],
  reason: string,
): Promise<void> {
  const [first] = items
  if (!first) return
  const { entity, entityId, label } = first
  const { undo } = CONCEPTS[entity] as AnyConcept
  if ('not' in undo || !undo.patch) return
  const { version } = requireRow(await undo.find(tx, entityId), entityId)
  const fields = Object.fromEntries(items.map(({ field, after }) => [field, after]))
  const { patch } = undo
  await namingRow(entityId, label, () => patch(context, entityId, version, { ...fields, reason }))
}

import type { Entity } from '../../schema/api/changes.js'
import { WRITTEN_FIELDS } from '../../schema/api/loggedFields.js'
import type { Fields } from '../../schema/rules/fields.js'
import { rowNumber } from '../../schema/rules/rowNumbers.js'
import { idOf } from '../../server/domain/concept.js'
import { CONCEPTS } from '../../server/domain/concepts.js'
import type { Reader } from '../../server/engines/store.js'
import type { ChangeRow } from '../../server/store/changes.js'

/** Every copy has a thousand numbers of its own: IKT-042 is IKT-7042 in the seventh. */
const STEP = 1000
/** What belongs to systems, and is there once for each copy of them. */
const MULTIPLIED: readonly Entity[] = [
  ...([
    'system',
    'mapping',
    'archive',
    'privacy',
    'contract',
    'integration',
    'prerequisite',
    'override',
    'risk',
    'wanted_decision',
  ] as const),
]
const NUMBER = /^(.+)-(\d+)$/

type Values = Record<string, unknown>

/** What a row is called in a copy, and what it refers to. */
export interface Shifts {
  /** True for a row of the log that is there once, however many copies are made. */
  isShared(row: ChangeRow): boolean
  isSharedRow(entity: Entity, row: object): boolean
  /** A row of the log as it is in a copy; in copy 0 as it stands. Its place in the chain is the caller's. */
  shiftChange(row: ChangeRow, copy: number): ChangeRow
  shiftRow(entity: Entity, row: object, copy: number): object
}

/** Reads from a register what its copies share: replacements that carry on no system, and what is said of those. */
export async function readShifts({ db, t }: Reader): Promise<Shifts> {
  const replacements = await db.select().from(t.replacements)
  const carried = new Set(
    replacements.flatMap(({ code, continuesSystem }) => (continuesSystem ? [code] : [])),
  )

  function isSharedRow(entity: Entity, row: object): boolean {
    if (MULTIPLIED.includes(entity)) return false
    const { code, replacement } = row as Values
    if (entity === 'replacement') return !carried.has(String(code))
    return entity !== 'series_break' || !carried.has(String(replacement))
  }

  /** A number or a code as a copy has it. */
  function shift(value: unknown, of: 'number' | 'replacement', copy: number): unknown {
    if (Array.isArray(value)) return value.map((one) => shift(one, of, copy))
    if (typeof value !== 'string' || copy === 0) return value
    if (of === 'replacement') return carried.has(value) ? `${value}-${copy}` : value
    const [, prefix = '', digits = ''] = NUMBER.exec(value) ?? []
    if (!prefix || Number(digits) >= STEP)
      throw new Error(`${value} is no number that can be told apart in copies`)
    return rowNumber(prefix, Number(digits) + STEP * copy)
  }

  function shiftRow(entity: Entity, row: object, copy: number): Values {
    const shifted = { ...(row as Values) }
    for (const [name, of] of referencesOf(entity))
      if (name in shifted) shifted[name] = shift(shifted[name], of, copy)
    return shifted
  }

  function shiftChange(row: ChangeRow, copy: number): ChangeRow {
    if (copy === 0) return row
    const entity = row.entity as Entity
    const before = row.before && shiftRow(entity, row.before, copy)
    const after = row.after && shiftRow(entity, row.after, copy)
    const said = after ?? before ?? {}
    return {
      ...row,
      before,
      after,
      requestId: `${row.requestId}-${copy}`,
      undoes: row.undoes && `${row.undoes}-${copy}`,
      entityId: idOf(CONCEPTS[entity].key, said),
      system: shift(row.system, 'number', copy) as string | null,
      label: shiftLabel(row.label, row.after ?? row.before ?? {}, said),
    }
  }

  return {
    isShared: (row) => isSharedRow(row.entity as Entity, row.after ?? {}),
    isSharedRow,
    shiftChange,
    shiftRow,
  }
}

const references = new Map<Entity, [string, 'number' | 'replacement'][]>()

/** The fields of a row that name what is multiplied, its own key among them. */
function referencesOf(entity: Entity): [string, 'number' | 'replacement'][] {
  let found = references.get(entity)
  if (!found) {
    const fields: Fields = WRITTEN_FIELDS[entity]
    const chosen = Object.entries(fields).flatMap(
      ([name, { choices }]): [string, 'number' | 'replacement'][] => {
        if (choices?.from !== 'rows') return []
        if (choices.of === 'system') return [[name, 'number']]
        return choices.of === 'replacement' ? [[name, 'replacement']] : []
      },
    )
    const keys = CONCEPTS[entity].key.map((name): [string, 'number' | 'replacement'] => [
      name,
      entity === 'replacement' ? 'replacement' : 'number',
    ])
    found = [...new Map([...chosen, ...keys])]
    references.set(entity, found)
  }
  return found
}

/** A label with the numbers and codes in it as the copy has them. */
function shiftLabel(label: string, from: object, to: object): string {
  const values = new Map(Object.entries(to))
  const pairs = Object.entries(from).filter(
    ([name, value]) => typeof value === 'string' && values.get(name) !== value,
  )
  return label
    .split(' ')
    .map((word) => {
      const [name] = pairs.find(([, value]) => value === word) ?? []
      return name ? String(values.get(name)) : word
    })
    .join(' ')
}

import { FIXED_PREFIXES } from '../rowNumbers.js'
import { atOnce, eachInTurns, type InTurns } from '../turns.js'
import { type Shape, shapeOf } from './columnShape.js'
import type { Column, ColumnSuggestion, ColumnWhy } from './columns.js'
import { CLEAR, exportedColumn, SCORES } from './columnTable.js'
import { fitValues, knownWords, otherUnit, saysHosting, tellByValues } from './columnValues.js'
import { readHeading } from './headings.js'
import type { Header, SheetRecord } from './layout.js'
import type { ImportRegister } from './register.js'
import type { Imported } from './settings.js'
import { isJoined, type Target } from './targets.js'

/** So many records are enough to know a column by. */
const SOME_RECORDS = 500

/** So many headings of the register's own make an export of it. */
const OWN_HEADINGS = 10
const OWN_SHARE = 0.8

/**
 * What each column of a list is, by its name, the heading above it and what stands in it. No column is left out but those of
 * an export that are computed and those that only count the rows; what is not recognised is kept.
 */
export function suggestColumns<E extends Imported = 'system'>(
  headers: readonly Header[],
  allRecords: readonly SheetRecord[],
  register: ImportRegister,
  entity: E = 'system' as E,
): ColumnSuggestion<E>[] {
  return atOnce(suggestColumnsInTurns(headers, allRecords, register, entity))
}

/** The same with a stop after each few columns. */
export function* suggestColumnsInTurns<E extends Imported>(
  headers: readonly Header[],
  allRecords: readonly SheetRecord[],
  register: ImportRegister,
  entity: E,
): InTurns<ColumnSuggestion<E>[]> {
  const records = allRecords.slice(0, SOME_RECORDS)
  const prefix = prefixOf(entity, register)
  const shapes: Shape[] = []
  yield* eachInTurns(headers, COLUMNS_AT_A_TIME, ({ index }) => {
    const cells = records.map((record) => record.cells[index])
    shapes.push(shapeOf(cells, prefix))
  })
  const exported = ofExport(entity, headers, shapes)
  const suggested =
    exported ?? assigned(entity, yield* lookedAt(entity, headers, records, shapes, register), records.length)
  return suggested as ColumnSuggestion<E>[]
}

/** The letters before the numbers of the register's own rows; null where they have codes. */
function prefixOf(entity: Imported, { systemPrefix, contractPrefix }: ImportRegister): string | null {
  const { mapping, integration } = FIXED_PREFIXES
  const prefixes = { system: systemPrefix, contract: contractPrefix, replacement: null, mapping, integration }
  return prefixes[entity]
}

/** The columns of the register's own export, where the list is one, edited or not; null where it is another. */
function ofExport(
  entity: Imported,
  headers: readonly Header[],
  shapes: readonly Shape[],
): ColumnSuggestion<Imported>[] | null {
  const targets = headers.map(({ name }) => exportedColumn(entity, name))
  const own = targets.filter((target) => target !== null).length
  const numbered = targets.some(
    (target, index) =>
      (target === 'number' || target === 'id') && (shapes[index] as Shape).registerNumbers >= 0.5,
  )
  if (own < headers.length * OWN_SHARE || !(numbered || own >= OWN_HEADINGS)) return null
  const seen = new Set<Target>()
  return headers.map(({ key }, index) => {
    const target = targets[index] ?? null
    if (target === null) return { key, target: 'keep', sure: false, others: [], why: 'unknown' }
    if (target === 'ignore') return { key, target, sure: true, others: [], why: 'computed' }
    if (seen.has(target)) return { key, target: 'keep', sure: false, others: [target], why: 'taken' }
    seen.add(target)
    return { key, target, sure: true, others: [], why: 'exported' }
  })
}

/** So many columns are looked at before others have their turn. */
const COLUMNS_AT_A_TIME = 3

function* lookedAt(
  entity: Imported,
  headers: readonly Header[],
  records: readonly SheetRecord[],
  shapes: readonly Shape[],
  register: ImportRegister,
): InTurns<Column[]> {
  const texts = ({ index }: Header) => records.flatMap(({ cells }) => cells[index]?.text ?? [])
  const columns: Column[] = []
  const look = (header: Header, index: number): Column => {
    const heading = readHeading(entity, header.name, header.group)
    const shape = shapes[index] as Shape
    const unit = otherUnit(entity, heading.candidates, header, register)
    const base = { header, shape, why: heading.grouped ? ('group' as const) : null, others: heading.partly }
    if (heading.besidesRole) return { ...base, candidates: [], kept: 'no_field' }
    if (unit.length > 0) return { ...base, candidates: [], others: unit, kept: 'other_unit' }
    const fitted = fitValues(entity, heading, shape, knownWords(texts(header), register, entity))
    const lost = heading.candidates
      .map(({ target }) => target)
      .filter((one) => !fitted.some(({ target }) => target === one))
    const kept = heading.candidates.length === 0 ? 'unknown' : fitted.length === 0 ? 'values_differ' : 'taken'
    return { ...base, candidates: fitted, others: [...lost, ...heading.partly], kept }
  }
  yield* eachInTurns(headers, COLUMNS_AT_A_TIME, (header, index) => columns.push(look(header, index)))
  return entity === 'system'
    ? tellByValues(columns, ({ header }) => saysHosting(texts(header), register))
    : columns
}

/** Gives each target to the column that it suits best, and each column the best that is left. */
function assigned(entity: Imported, columns: readonly Column[], rows: number): ColumnSuggestion[] {
  const holders = new Map<Target, number>()
  const next = columns.map(() => 0)
  const waiting = columns.map((_, index) => index)
  while (waiting.length > 0) {
    const index = waiting.shift() as number
    const candidate = columns[index]?.candidates[next[index] as number]
    if (!candidate) continue
    const { target } = candidate
    const holder = isJoined(entity, target) ? undefined : holders.get(target)
    if (holder === undefined) {
      if (!isJoined(entity, target)) holders.set(target, index)
      continue
    }
    const keeps = better(columns, next, holder, index)
    const loser = keeps === holder ? index : holder
    holders.set(target, keeps)
    next[loser] = (next[loser] as number) + 1
    waiting.push(loser)
  }
  return columns.map((column, index) => suggestion(columns, column, next[index] as number, rows))
}

/** Which of two columns keeps the target that both come to: what is said before what is guessed, and who has nothing else. */
function better(columns: readonly Column[], next: readonly number[], a: number, b: number): number {
  const rank = (index: number) => {
    const rest = (columns[index] as Column).candidates.slice(next[index])
    const { score } = rest[0] as Column['candidates'][number]
    const elsewhere = rest.slice(1).some((one) => one.score >= SCORES.part)
    return [score >= CLEAR ? 1 : 0, elsewhere ? 0 : 1, score, -index]
  }
  const [first, second] = [rank(a), rank(b)]
  const at = first.findIndex((value, index) => value !== second[index])
  return (first[at] as number) > (second[at] as number) ? a : b
}

function suggestion(columns: readonly Column[], column: Column, at: number, rows: number): ColumnSuggestion {
  const { header, candidates, shape, kept } = column
  const got = candidates[at]
  const others = [...new Set([...candidates.map(({ target }) => target), ...column.others])].filter(
    (target) => target !== got?.target && target !== 'keep' && target !== 'ignore',
  )
  const { key } = header
  if (!got) {
    if (rows > 0 && shape.filled === 0 && kept === 'unknown')
      return { key, target: 'keep', sure: true, others, why: 'empty' }
    return { key, target: 'keep', sure: kept === 'no_field', others, why: kept }
  }
  const { target, score } = got
  if (target === 'keep') return { key, target, sure: true, others, why: 'no_field' }
  const rivalled =
    score < SCORES.alone + 1 &&
    columns.some(
      (other) =>
        other !== column &&
        other.candidates.some((one) => one.score >= SCORES.part && others.includes(one.target)),
    )
  const sure = score >= CLEAR && at === 0 && !rivalled
  const why = column.why ?? reasonOf(score)
  return { key, target, sure, others, why }
}

function reasonOf(score: number): ColumnWhy {
  if (score >= CLEAR) return 'name'
  if (score <= SCORES.values) return 'values'
  return score <= SCORES.part ? 'part_of_name' : 'vague_name'
}

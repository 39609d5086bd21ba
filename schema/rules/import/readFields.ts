import type { Field } from '../fields.js'
import { wholeNumber } from '../rowNumbers.js'
import type { InTurns } from '../turns.js'
import { readAmount } from './amountCells.js'
import { type AmountColumn, describeAmounts } from './amountColumns.js'
import type { Cell } from './cells.js'
import { COLUMN_QUESTIONS } from './columnQuestions.js'
import { readCount } from './countCells.js'
import { readDate } from './dateCells.js'
import { fieldOf } from './fieldOf.js'
import type { Header, SheetRecord } from './layout.js'
import { readCell } from './lostCells.js'
import { readMonths } from './months.js'
import { readNameAndVersion } from './nameCells.js'
import { personFirst, readOwner } from './ownerCells.js'
import { readPeriodCell } from './periodCells.js'
import { readFlag, readWhole } from './plainCells.js'
import type { Reading } from './readings.js'
import { found, UNSAID } from './readings.js'
import type { ImportRegister } from './register.js'
import type { AmountScale, Imported, ImportSettings } from './settings.js'
import { readPair } from './splits.js'
import { suggestWord } from './suggestWord.js'
import { pairOf } from './targets.js'
import { readLine, readList, readProse, readVersion } from './textCells.js'
import { readTwoSystems } from './twoSystems.js'
import { readVendorAndContact } from './vendorCells.js'
import type { WordReading } from './wordReading.js'

/** What cells are read by, beside what stands in them. */
export interface Reads {
  entity: Imported
  register: ImportRegister
  today: string
  /** What words were said to mean, by the field. */
  remembered: ImportSettings['values']
  /** Whether the day stands before the month, by the key of the column. */
  dayFirst: ReadonlyMap<string, boolean>
  /** What is known of the columns of amounts, by their keys. */
  amounts: ReadonlyMap<string, AmountColumn>
  /** Whether the list says the upper end of a number of users in a column of its own. */
  hasUsersTo: boolean
  /** Whether rows are told by the register’s own numbers: then each is of one system, whatever it is called. */
  numbered: boolean
  /** Whether the list is a text file, in which texts that a spreadsheet would run begin with an apostrophe. */
  csv: boolean
  /** What each word of each field was read as: a list has few, many times over. */
  words: Map<string, WordReading>
  /** What cells were read as that are like others of their column, by its key: a column has few of them, many times over. */
  cells: Map<string, Map<string, FieldReading>>
  /** What the note keeps headings between the rows, and cells under no name, by. */
  sectionName: string
  beyondName: string
}

/** What is found out of the columns of a list before its cells are read. */
export type Described = Pick<Reads, 'amounts' | 'hasUsersTo' | 'numbered'>

/** What a cell says for what its column is taken as. `separate`: the value is several fields by their names. */
export type FieldReading = Reading<unknown> & { separate?: true }

/** The longest that texts may be, where it is not 200 letters: as the schema of the API has them. */
export const MOST_LETTERS: Readonly<Record<string, number>> = {
  ...{ productVersion: 100, rollbackPlan: 500, lookupRoles: 500 },
  ...{ 'contract.number': 100, 'contract.kind': 100 },
}
export const LINE_LETTERS = 200
export const PROSE_LETTERS = 4000
export const MOST_IN_LIST = 20
/** So many words the name of a system has at most, where a cell names two. */
const NAME_WORDS = 3
/** So many systems one contract covers at most. */
const MOST_COVERED = 500
/** The most months that a contract may have of notice, or renew itself for. */
const MOST_MONTHS = 120
const LEVELS = { min: 1, max: 4 }

/** The longest that the text of a field may be. */
export function lettersOf(target: string, { type }: Pick<Field, 'type'>): number {
  return type === 'prose' ? PROSE_LETTERS : (MOST_LETTERS[target] ?? LINE_LETTERS)
}

/** Fields that name who answers for something. */
const OWNERS: readonly string[] = ['systemOwner', 'newOwner', 'administrator', 'operations', 'responsible']
/** Days of what has been: one of many years ago is no slip of the pen. */
const PAST: readonly string[] = ['inUseSince', 'contract.start', 'decisionDate']

/** What is found out of whole columns, once. It stops behind each: a list may have tens of thousands of records. */
export function* describeColumns(
  columns: readonly { header: Header; target: string; why: string }[],
  records: readonly SheetRecord[],
  { currency }: ImportRegister,
  { entity, amountsIn }: Pick<ImportSettings, 'entity' | 'amountsIn'>,
): InTurns<Described> {
  const has = (wanted: string) => columns.some(({ target }) => target === wanted)
  const amounts = new Map<string, AmountColumn>()
  for (const { header, target, why } of columns) {
    if (fieldOf(entity, target)?.unit !== 'money') continue
    const cells = records.map((record) => record.cells[header.index] ?? null)
    const said = COLUMN_QUESTIONS.amounts_in.said({ amountsIn }, header.key) as AmountScale | null
    const own = why === 'exported'
    const name = [header.group, header.name].filter(Boolean).join(' ')
    amounts.set(header.key, describeAmounts(cells, { name, currency, said: said ?? undefined, own }))
    yield
  }
  return { amounts, hasUsersTo: has('usersTo'), numbered: has('number') }
}

/** True for a column of days. */
export function isDateTarget(entity: Imported, target: string): boolean {
  return (pairOf(target) ?? [target]).some((field) => fieldOf(entity, field)?.type === 'date')
}

/** The field of codes that a column is read into by its words; null for any other. */
export function wordField(entity: Imported, target: string): string | null {
  const field = fieldOf(entity, target)
  return field && isOfWords(field) && !target.startsWith('contract.') ? target : null
}

const isOfWords = (field: Field) => field.choices !== undefined && field.type !== 'list' && !isOfRows(field)

/** True for a field that names systems or replacements: it is looked for in the register, by number, code or name. */
const isOfRows = ({ choices }: Field) =>
  choices?.from === 'rows' && (choices.of === 'system' || choices.of === 'replacement')

/** So many different cells of a column are kept: one that has more has hardly any twice. */
const MOST_KEPT = 500

/** What a cell says for what its column is taken as, while nobody has said more of it; one that is like another is not read again. */
export function readAlike(target: string, cell: Cell, header: Header, reads: Reads): FieldReading {
  const kept = reads.cells.get(header.key) ?? new Map<string, FieldReading>()
  reads.cells.set(header.key, kept)
  const key = `${cell.kind}${cell.formula ? '=' : ' '}${cell.text}`
  const known = kept.get(key)
  if (known) return known
  const read = readField(target, cell, header, reads, false)
  if (kept.size < MOST_KEPT) kept.set(key, read)
  return read
}

/** Columns of other lists that name systems and municipalities, and are no fields. */
const NAMING: readonly string[] = ['systemName', 'fromSystemName', 'toSystemName', 'replacementName']

/**
 * What a cell says for what its column is taken as.
 * @param answered whether a person has said it: what is read then is what they mean
 */
export function readField(
  target: string,
  cell: Cell,
  header: Header,
  reads: Reads,
  answered: boolean,
): FieldReading {
  const max = MOST_LETTERS[target] ?? LINE_LETTERS
  switch (target) {
    case 'number':
      if (reads.entity !== 'system') break
      return readCell(cell, ({ text }) => found(wholeNumber(text)))
    case 'id':
      return readCell(cell, ({ text }) => found(wholeNumber(text)))
    case 'systemNames':
      return readList(cell, { max, most: MOST_COVERED })
    case 'toMunicipality':
      return word('municipality', cell, reads)
    case 'name':
      return nameOf(cell, answered || reads.numbered)
    case 'name+productVersion':
    case 'product+productVersion':
      return nameAndVersion(cell, target === 'product+productVersion' ? 'product' : 'name', answered)
    case 'contract.start+contract.end':
    case 'start+end':
      return periodOf(target, cell, header, reads)
    case 'vendor+contactRoles':
      return vendorAndContact(cell)
    case 'users':
      return usersOf(cell, reads)
    case 'usersTo':
      return countOf(cell)
    case 'productVersion':
      return readVersion(cell, max)
    case 'externalId':
      return readLine({ ...cell, kind: 'text' }, { max })
  }
  const pair = pairOf(target)
  if (pair) return readTwo(pair, cell, header, reads, answered)
  if (NAMING.includes(target)) return readLine(cell, { max })
  const field = fieldOf(reads.entity, target)
  if (target === 'municipality' && !field) return word(target, cell, reads)
  if (!field) throw new Error(`No target of a list of ${reads.entity}s: ${target}`)
  if (OWNERS.includes(target)) return answered ? readLine(cell, { max }) : readOwner(cell, max)
  return ofType(field, target, cell, header, reads, answered)
}

function ofType(
  field: Field,
  target: string,
  cell: Cell,
  header: Header,
  reads: Reads,
  answered: boolean,
): FieldReading {
  const { type, unit } = field
  const max = MOST_LETTERS[target] ?? LINE_LETTERS
  const { register, today } = reads
  if (isOfRows(field))
    return type === 'list' ? readList(cell, { max, most: MOST_COVERED }) : readLine(cell, { max })
  if (field.choices && type === 'list') return severalWords(target, cell, reads)
  if (field.choices) return word(target, cell, reads)
  switch (type) {
    case 'date': {
      const dayFirst = reads.dayFirst.get(header.key) ?? null
      return readDate(cell, { dayFirst, today, past: PAST.includes(target) || field.done === true })
    }
    case 'number': {
      // What a person has said is what they mean, whatever the column is of.
      const column = answered ? undefined : reads.amounts.get(header.key)
      if (unit === 'money')
        return readAmount(cell, { currency: register.currency, ...(column && { column }) })
      if (unit === 'months') return atMost(readMonths(cell), MOST_MONTHS)
      if (unit === 'level') return readWhole(cell, LEVELS)
      return readWhole(cell, { min: 0, ...(unit === 'hours' && { unit }) })
    }
    case 'flag':
      return readFlag(cell)
    case 'list':
      return readList(cell, { max, most: MOST_IN_LIST })
    case 'prose':
      return readProse(cell, { max: PROSE_LETTERS })
    default:
      return readLine(cell, { max })
  }
}

function atMost(reading: Reading<number>, most: number): FieldReading {
  return reading.is === 'value' && reading.value > most ? { is: 'problem', why: 'too_large' } : reading
}

/** A name: what may name two systems is asked about, unless somebody has said that it is one. */
function nameOf(cell: Cell, answered: boolean): FieldReading {
  return readCell(cell, (one) => {
    const read = readLine({ ...one, kind: one.kind === 'error' ? 'error' : 'text' }, { max: LINE_LETTERS })
    if (answered || read.is !== 'value') return read
    return twoSystems(read.value) ?? read
  })
}

function twoSystems(text: string): Reading<never> | null {
  const two = readTwoSystems(text)
  // Names of systems are short: what says «and» in a sentence names one thing.
  if (!two?.asks || two.candidates.some((parts) => parts.some(isSentence))) return null
  return { is: 'ask', why: 'two_systems', candidates: [...two.candidates, text] as never[] }
}

const isSentence = (text: string) => text.split(' ').length > NAME_WORDS

/** Any two fields in one cell: a person and their role where the first is somebody, else each part by its own reader. */
function readTwo(
  pair: [string, string],
  cell: Cell,
  header: Header,
  reads: Reads,
  answered: boolean,
): FieldReading {
  const parted = OWNERS.includes(pair[0]) ? personFirst(cell) : cell
  const read = readPair(pair, parted, (field, part) => {
    const one = readField(field, part, header, reads, answered)
    // The upper end of a range of users has no place beside another field: it stays in the note.
    return one.is === 'value' && one.separate
      ? { ...one, value: (one.value as Record<string, unknown>)[field], kept: true }
      : one
  })
  return read.is === 'value' ? { ...read, separate: true } : read
}

/** The first and the last day of a contract in one cell. */
function periodOf(target: string, cell: Cell, header: Header, reads: Reads): FieldReading {
  const dayFirst = reads.dayFirst.get(header.key) ?? null
  const read = readPeriodCell(cell, { dayFirst, today: reads.today })
  if (read.is !== 'value') return read
  const { start, end } = read.value
  const [from, to] = target.split('+') as [string, string]
  const value = { ...(start !== undefined && { [from]: start }), ...(end !== undefined && { [to]: end }) }
  return { ...read, separate: true, value }
}

function nameAndVersion(cell: Cell, field: 'name' | 'product', answered: boolean): FieldReading {
  const read = readNameAndVersion(cell, LINE_LETTERS)
  if (read.is !== 'value') return read
  const { name, version } = read.value
  const two = answered || cell.kind !== 'text' || field === 'product' ? null : twoSystems(name)
  if (two) return two
  return {
    ...read,
    separate: true,
    value: { [field]: name, ...(version !== null && { productVersion: version }) },
  }
}

function vendorAndContact(cell: Cell): FieldReading {
  const read = readVendorAndContact(cell, LINE_LETTERS)
  if (read.is === 'ask')
    return { ...read, candidates: read.candidates.map((one) => (one as { vendor: string }).vendor) }
  if (read.is !== 'value') return read
  const { vendor, contact } = read.value
  return { ...read, separate: true, value: { vendor, ...(contact !== null && { contactRoles: [contact] }) } }
}

/** A number of users, with its upper end where the cell says a range and no column of its own says it. */
function usersOf(cell: Cell, { hasUsersTo }: Reads): FieldReading {
  const read = readCount(cell)
  if (read.is === 'ask')
    return { ...read, candidates: read.candidates.map((one) => (one as { users: number }).users) }
  if (read.is !== 'value') return read
  const { users, usersTo } = read.value
  return { ...read, separate: true, value: hasUsersTo ? { users } : { users, usersTo } }
}

function countOf(cell: Cell): FieldReading {
  return readWhole(cell, { min: 0 })
}

/** What a word of a field of codes means. */
function word(target: string, cell: Cell, { register, remembered, entity, words }: Reads): FieldReading {
  return readCell(cell, ({ text }) => {
    const field = target.startsWith('contract.') ? target.slice('contract.'.length) : target
    const named = target === 'municipality' ? ('system' as const) : entity
    const of = target.startsWith('contract.') ? ('contract' as const) : named
    const read = once(words, `${of}\n${field}\n${text}`, () =>
      suggestWord(field, text, register, remembered[target] ?? {}, of),
    )
    if (read.is === 'value')
      return { is: 'value', value: read.code, ...(!read.sure && { told: 'likely_word' as const }) }
    if (read.is === 'ask') return { is: 'ask', why: read.why, candidates: [...read.candidates] }
    return UNSAID
  })
}

function once<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key) ?? make()
  known.set(key, found)
  return found
}

/** Several words of a field of codes in one cell. */
function severalWords(target: string, cell: Cell, reads: Reads): FieldReading {
  const read = readList(cell, { max: LINE_LETTERS, most: 50 })
  if (read.is !== 'value') return read
  const codes: unknown[] = []
  for (const text of read.value) {
    const one = word(target, { kind: 'text', text }, reads)
    if (one.is === 'value') codes.push(one.value)
    else if (one.is !== 'unsaid') return one
  }
  return codes.length > 0 ? found(codes) : UNSAID
}

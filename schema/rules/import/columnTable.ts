import { EXPORT_WORDS, type ExportWord, SYSTEM_EXPORT_WORDS } from '../exports.js'
import { WAITING_FIELDS } from '../lowerings.js'
import type { Words } from '../words.js'
import { KEPT_SYSTEM_COLUMNS, VAGUE_SYSTEM_COLUMNS } from './columnHints.js'
import {
  CONTRACT_COLUMN_WORDS,
  INTEGRATION_COLUMN_WORDS,
  MAPPING_COLUMN_WORDS,
  REPLACEMENT_COLUMN_WORDS,
} from './otherColumnWords.js'
import type { Imported } from './settings.js'
import { SYSTEM_COLUMN_WORDS } from './systemColumnWords.js'
import { IMPORTED_FIELDS, type Target, type Targets } from './targets.js'
import { entriesOf, wordKey, wordsOf } from './wordKey.js'

/** A target that a name may mean, and how well: CLEAR and above is said, below it is guessed. */
export interface Candidate {
  target: Target
  score: number
}

/** How well a name says a target: its own label; a name of the table; one that is meant unless another column is it; one of several. */
export const SCORES = { own: 40, clear: 36, alone: 32, vague: 20, part: 12, values: 10 } as const
export const CLEAR = SCORES.alone

/** The words of the tables, by entity: what a person extends. */
export const COLUMN_WORDS: { readonly [E in Imported]: Readonly<Partial<Record<Targets[E], string>>> } = {
  system: SYSTEM_COLUMN_WORDS,
  contract: CONTRACT_COLUMN_WORDS,
  integration: INTEGRATION_COLUMN_WORDS,
  replacement: REPLACEMENT_COLUMN_WORDS,
  mapping: MAPPING_COLUMN_WORDS,
}

interface Table {
  /** By the key of a name. */
  names: ReadonlyMap<string, readonly Candidate[]>
  /** The clear names by their words, the longest first, to be found in longer ones. */
  phrases: readonly { words: readonly string[]; letters: number; target: Target }[]
}

const tables = new Map<Imported, Table>()

/** What the names of columns mean in a list of such rows. */
export function columnTable(entity: Imported): Table {
  const made = tables.get(entity) ?? makeTable(entity)
  tables.set(entity, made)
  return made
}

function makeTable(entity: Imported): Table {
  const names = new Map<string, Candidate[]>()
  const add = (name: string, target: Target, score: number) => {
    const key = wordKey(name)
    const known = names.get(key) ?? []
    const same = known.find((one) => one.target === target)
    if (same) same.score = Math.max(same.score, score)
    else known.push({ target, score })
    names.set(key, known)
  }
  for (const [name, target] of ownLabels(entity)) add(name, target, SCORES.own)
  const clear = Object.entries(COLUMN_WORDS[entity] as Record<string, string>).flatMap(([target, table]) =>
    entriesOf(table).map((name) => [name, target as Target] as const),
  )
  for (const [name, target] of clear) add(name, target, SCORES.clear)
  if (entity === 'system') {
    for (const { names: vague, targets, clear: alone } of VAGUE_SYSTEM_COLUMNS)
      for (const name of entriesOf(vague))
        for (const [index, target] of targets.entries())
          add(name, target, index > 0 ? SCORES.vague - index : alone ? SCORES.alone : SCORES.vague)
    for (const name of entriesOf(KEPT_SYSTEM_COLUMNS)) add(name, 'keep', SCORES.clear)
  }
  // A name in the API is a heading too, but «responsible» is what lists call an owner.
  for (const target of Object.keys(IMPORTED_FIELDS[entity]))
    if (!names.has(wordKey(target))) add(target, target as Target, SCORES.clear)
  const phrases = [...ownLabels(entity), ...clear]
    .map(([name, target]) => ({ words: wordsOf(name), letters: wordKey(name).length, target }))
    .filter(({ letters }) => letters > 3)
    .sort((a, b) => b.letters - a.letters)
  return { names, phrases }
}

/** The labels of the fields in both languages. */
export function ownLabels(entity: Imported): [name: string, target: Target][] {
  return Object.entries(IMPORTED_FIELDS[entity]).flatMap(([target, { nb, en, ahead }]) =>
    [nb, en, ...(ahead ? [ahead.nb, ahead.en] : [])].map((name): [string, Target] => [
      name,
      target as Target,
    ]),
  )
}

/** The names of columns of exports that are computed, and left out on purpose. */
const leave = (...names: readonly ExportWord[]): Partial<Record<ExportWord, 'ignore'>> =>
  Object.fromEntries(names.map((name) => [name, 'ignore']))
const STAMPS = leave('voidedAt', 'voidReason', 'updatedAt')

/** What the columns of an export are that are no fields of its rows: read, or left out. */
const EXPORTED: { readonly [E in Imported]: Readonly<Partial<Record<ExportWord, Targets[E]>>> } = {
  system: { ...leave(...(Object.keys(SYSTEM_EXPORT_WORDS) as ExportWord[])), number: 'number' },
  contract: {
    ...STAMPS,
    ...leave(
      'covers',
      'state',
      'section',
      'leftAlone',
      'noticeDeadline',
      'missedDeadline',
      'nextEnd',
      'possibleEnd',
    ),
    number: 'id',
  },
  integration: { ...STAMPS, ...leave('from', 'to'), number: 'id' },
  replacement: leave(
    ...([
      'systems',
      'ready',
      'overdue',
      'blocked',
      'dayOne',
      'nextCutOver',
      'waitsFor',
      'updatedAt',
    ] as const),
  ),
  mapping: {
    ...STAMPS,
    ...leave('systemName', 'systemStatus'),
    ...{ number: 'id', system: 'system', replacement: 'replacementName', replacementCode: 'replacement' },
  },
}

const exportedTables = new Map<Imported, ReadonlyMap<string, Target>>()

/** What the headings of an export are, by their keys. */
function exportedTable(entity: Imported): ReadonlyMap<string, Target> {
  const known = exportedTables.get(entity)
  if (known) return known
  const waiting = entity === 'system' ? Object.values<Words>(WAITING_FIELDS) : []
  const named = Object.entries(EXPORTED[entity]).map(
    ([name, target]) => [EXPORT_WORDS[name as ExportWord], target] as [Words, Target],
  )
  const all = [...named, ...waiting.map((words): [Words, Target] => [words, 'ignore'])]
  const made = new Map(
    all.flatMap(([{ nb, en }, target]) => [nb, en].map((name): [string, Target] => [wordKey(name), target])),
  )
  exportedTables.set(entity, made)
  return made
}

/** What a column of the register's own export of such rows is; null for any other name. */
export function exportedColumn(entity: Imported, name: string): Target | null {
  const key = wordKey(name.replace(/\s*\((?:kr|[A-Z]{3})\)\s*$/, ''))
  const { names } = columnTable(entity)
  const full = names.get(wordKey(name)) ?? names.get(key)
  return exportedTable(entity).get(key) ?? full?.find(({ score }) => score === SCORES.own)?.target ?? null
}

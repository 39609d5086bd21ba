import type { Cell } from './cells.js'
import { found, type Reading } from './readings.js'

/** What two fields in one cell are taken apart by, tried in turn: lines, marks with blanks around them, brackets, a comma. */
const PARTERS: readonly RegExp[] = [
  /^([^\n]+?)\s*\n+\s*(.+)$/su,
  /^(.+?)\s*(?:;|\||\s\/\s|\s[-–—]\s)\s*(.+)$/u,
  /^(.+?)\s*[([]([^()[\]]+)[)\]]$/u,
  /^([^,:]+?)\s*[,:]\s+(.+)$/u,
]

/** The two parts of a text; null where it has but one. */
export function partsOfText(text: string): [first: string, second: string] | null {
  for (const parter of PARTERS) {
    const [, first, second] = parter.exec(text.trim()) ?? []
    if (first !== undefined && second !== undefined) return [first.trim(), second.trim()]
  }
  return null
}

/** What two parts of a cell say, each by the reader of its field. */
export type ReadPart = (field: string, cell: Cell) => Reading<unknown>

/**
 * Two fields in one cell: the first part is of the first field and the second of the second, or the other way about where only that
 * can be. A cell of one part is of the first field that takes it, and told. What both ways can be is read as it stands.
 */
export function readPair(
  [first, second]: readonly [string, string],
  cell: Cell,
  read: ReadPart,
): Reading<Record<string, unknown>> {
  const parts = cell.kind === 'text' ? partsOfText(cell.text) : null
  if (!parts) return whole([first, second], cell, read)
  const [a, b] = parts.map((text): Cell => ({ kind: 'text', text })) as [Cell, Cell]
  const ways = [
    [read(first, a), read(second, b)],
    [read(first, b), read(second, a)],
  ] as const
  const way = ways.find((both) => both.every(isSaid)) ?? ways.find((both) => !both.some(isProblem))
  if (!way) return whole([first, second], cell, read)
  const open = way.find((one) => one.is === 'ask')
  if (open?.is === 'ask') return { is: 'ask', why: open.why, candidates: [] }
  const values = [first, second].flatMap((field, at) => {
    const one = way[at]
    return one?.is === 'value' ? [[field, one.value] as const] : []
  })
  const told = way.flatMap((one) => (one.is === 'value' && one.told ? [one.told] : []))[0]
  const kept = way.some((one) => one.is === 'value' && one.kept)
  return values.length === 0 ? { is: 'unsaid' } : found(Object.fromEntries(values), told, kept)
}

const isSaid = ({ is }: Reading<unknown>) => is === 'value' || is === 'unsaid'
const isProblem = ({ is }: Reading<unknown>) => is === 'problem' || is === 'no_end'

function whole(
  [first, second]: readonly [string, string],
  cell: Cell,
  read: ReadPart,
): Reading<Record<string, unknown>> {
  const [one, other] = [read(first, cell), read(second, cell)]
  const field = one.is === 'value' || other.is !== 'value' ? first : second
  const taken = field === first ? one : other
  if (taken.is === 'value') return found({ [field]: taken.value }, taken.told ?? 'not_parted', taken.kept)
  return taken.is === 'ask' ? { ...taken, candidates: [] } : taken
}

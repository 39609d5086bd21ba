import type { Matrix, MatrixCell, MatrixDestination } from '../../../schema/api/matrix.js'
import { DESTINATION_GROUPS } from '../../../schema/rules/progress.js'
import { STAGES, type Stage, stageOf, statusesAt } from '../../../schema/rules/stages.js'
import { STATUSES, type Status } from '../../../schema/rules/status.js'
import type { Words } from '../../../schema/rules/words.js'
import type { Search } from '../../paths.js'

/** What the cells show: where systems go, their status, or how many they are. */
export const SHOWS = ['destination', 'status', 'numbers'] as const
export type Show = (typeof SHOWS)[number]

/** Systems of a cell that go to the same and are as far: what one square stands for, as many times. */
export interface Mark {
  key: string
  destination: MatrixDestination | undefined
  status: Status | undefined
  stage: Stage
  count: number
}

/** More squares than these are no longer seen at a glance: then their numbers stand. */
export const MOST_SQUARES = 24

/** What the squares of a cell are: by destination and how far, or by status; done first. */
export function marksOf(cell: MatrixCell, show: Show, destinations: readonly MatrixDestination[]): Mark[] {
  if (show === 'status')
    return [...STATUSES].reverse().flatMap((status) => {
      const count = sum(cell, (one) => one.status === status)
      return count > 0 ? [{ key: status, destination: undefined, status, stage: stageOf(status), count }] : []
    })
  return destinations.flatMap((destination) =>
    STAGES.flatMap((stage) => {
      const count = sum(cell, (one) => one.destination === destination.value && stageOf(one.status) === stage)
      const key = `${destination.value} ${stage}`
      return count > 0 ? [{ key, destination, status: undefined, stage, count }] : []
    }),
  )
}

function sum(cell: MatrixCell, is: (one: MatrixCell['counts'][number]) => boolean): number {
  return cell.counts.filter(is).reduce((total, { count }) => total + count, 0)
}

/** A group of a cell’s systems that is read as a list: those that go to the same, or are at one status. */
export interface Group {
  key: string
  count: number
  destination: MatrixDestination | undefined
  status: Status | undefined
  /** What of the list of systems they are, beside what the cell is of. */
  filter: Search
}

/** The groups of a cell’s systems, in the order of its squares. */
export function groupsOf(cell: MatrixCell, show: Show, destinations: readonly MatrixDestination[]): Group[] {
  if (show === 'status')
    return marksOf(cell, show, destinations).map(({ key, count, status }) => ({
      ...{ key, count, status, destination: undefined },
      filter: { status: [status as string] },
    }))
  return destinations.flatMap((destination) => {
    const count = sum(cell, (one) => one.destination === destination.value)
    const filter = { destination: [destination.value] }
    return count > 0 ? [{ key: destination.value, count, destination, status: undefined, filter }] : []
  })
}

/** True for what several go to, which a sentence says «to» of; other destinations are what becomes of a system. */
export function isReplacement({ value }: MatrixDestination): boolean {
  return !DESTINATION_GROUPS.some((group) => group === value)
}

/** The cell where a row and a column meet; one without systems is empty. */
export function cellAt(
  { cells }: Pick<Matrix, 'cells'>,
  serviceArea: string,
  municipality: string,
): MatrixCell {
  return (
    cells.find((one) => one.serviceArea === serviceArea && one.municipality === municipality) ?? {
      ...{ serviceArea, municipality, total: 0, ready: 0, counts: [] },
    }
  )
}

/** How many are at each stage. */
export function stagesIn({ byStatus }: Pick<Matrix, 'byStatus'>): Record<Stage, number> {
  const of = (stage: Stage) => statusesAt(stage).reduce((total, status) => total + byStatus[status], 0)
  return { ready: of('ready'), under_way: of('under_way'), undecided: of('undecided') }
}

/** As it stands within a sentence. */
export function inSentence(words: Words): Words {
  return { nb: words.nb.toLocaleLowerCase('nb'), en: words.en.toLocaleLowerCase('en') }
}

import type { Change } from '../../schema/api/changes.js'
import type { Belonging } from '../../schema/rules/belonging.js'
import { groupBy } from '../../schema/rules/groups.js'
import type { Of, Subproject } from '../../schema/rules/may.js'
import type { Reader } from '../engines/store.js'
import type { ChangeRow } from '../store/changes.js'
import { findSubprojects } from '../store/namedSystems.js'
import { systemsDone, undoAsks } from './undo.js'

/**
 * Who can undo each of some changes, which are told together: those of one request hang together. One statement when one of
 * them is of a system.
 */
export async function findWhoUndoes(
  reader: Reader,
  rows: readonly ChangeRow[],
): Promise<(row: ChangeRow) => Change['undo']> {
  const systems = rows.flatMap((row) => Object.values(systemsOf(row)).flat())
  const subprojects = systems.length > 0 ? await findSubprojects(reader, systems) : new Map()
  const theirs = (numbers: readonly string[]): Subproject[] =>
    numbers.map((number) => subprojects.get(number) ?? null)
  const byRequest = groupBy(rows, ({ requestId }) => requestId)
  const doneBy = new Map([...byRequest].map(([id, own]) => [id, systemsDone(own)]))
  return (row) => {
    const asks = undoAsks(row, doneBy.get(row.requestId) ?? systemsDone([row]))
    const { all, some } = systemsOf(row)
    // What is of no system is of its own subproject, or of none.
    const own = belongingsOf(row).flatMap(({ system, subproject }) => (system === null ? [subproject] : []))
    return asks && { asks, of: { all: [...theirs(all), ...own], some: theirs(some) } }
  }
}

/** What a risk or a wanted decision was of before a change, and is after it. */
function belongingsOf({ entity, before, after }: ChangeRow): Belonging[] {
  if (entity !== 'risk' && entity !== 'wanted_decision') return []
  return [before, after].filter((row) => row !== null) as unknown as Belonging[]
}

/** The systems whose subprojects count when a change is undone: of a contract those that it covered, and all that moved. */
function systemsOf(row: ChangeRow): Record<keyof Of, string[]> {
  const { entity, system, fields, before, after } = row
  const belongings = belongingsOf(row)
  if (belongings.length > 0) return { all: belongings.flatMap((one) => one.system ?? []), some: [] }
  if (entity !== 'contract') return { all: system === null ? [] : [system], some: [] }
  const listed = (row: Readonly<Record<string, unknown>> | null) => (row?.systems ?? []) as string[]
  const [from, to] = [listed(before), listed(after)]
  const changed = before !== null && after !== null && fields.includes('systems')
  const moved = [...from, ...to].filter((number) => from.includes(number) !== to.includes(number))
  return { all: changed ? moved : [], some: [...new Set([...from, ...to])] }
}

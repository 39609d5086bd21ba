import { useState } from 'react'
import { listSuggestions, type WaitingSystem } from '../../../schema/api/suggestions.js'
import { useWholeList } from '../../api/queries.js'
import type { SearchOf } from '../../paths.js'

/** As many as fill a screen twice; the rest comes by itself, or as it is scrolled to. */
const PAGE = 100

export type Queue = ReturnType<typeof useQueue>

/**
 * The systems that wait, which of them is looked at, and which are chosen to be mapped together. What is being written is
 * out of the queue at once, and stands there again when it was refused: whoever maps one goes on to the next without
 * waiting.
 */
export function useQueue(search: SearchOf<typeof listSuggestions>, begin: string | undefined) {
  const list = useWholeList(listSuggestions, search, PAGE)
  const [first] = list.data?.pages ?? []
  const [underWay, setUnderWay] = useState<ReadonlySet<string>>(new Set())
  const [at, setAt] = useState(begin)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState<string>()
  const read = list.data?.pages.flatMap(({ items }) => items) ?? []
  const rows = read.filter(({ number }) => !underWay.has(number))
  const found = rows.findIndex(({ number }) => number === at)
  // Only once all is read: it may stand further down.
  const lost = begin !== undefined && at === begin && list.isSuccess && !list.hasNextPage && found < 0
  const index = found < 0 && rows.length > 0 ? 0 : found
  const chosen = rows.filter(({ number }) => picked.has(number))
  const numbers = new Set(chosen.map(({ number }) => number))
  const rowAt = (place: number) => rows[Math.min(Math.max(place, 0), rows.length - 1)]
  return {
    list,
    rows,
    index,
    current: rows[index],
    /** Whether what the address asks for does not wait: another is looked at instead, which is said. */
    lost,
    /** How many wait in all, whatever the filters, and how many match them. */
    waiting: (first?.waiting ?? 0) - underWay.size,
    total: (first?.total ?? 0) - underWay.size,
    systems: first?.systems ?? 0,
    proposed: first?.proposed ?? {},
    select: setAt,
    /** Goes on by so many rows; answers where to. */
    step(by: number): number {
      const row = rowAt(index + by)
      if (row) setAt(row.number)
      return row ? rows.indexOf(row) : -1
    },
    chosen,
    isChosen: (number: string) => numbers.has(number),
    choose(those: Iterable<string>) {
      setPicked(new Set(those))
    },
    toggle(number: string) {
      setLast(number)
      setPicked(
        numbers.has(number) ? new Set([...numbers].filter((one) => one !== number)) : numbers.add(number),
      )
    },
    /** Chooses every row from the one that was chosen last, or looked at, to this one. */
    extend(to: string, from = last ?? rows[index]?.number ?? to) {
      const places = [from, to].map((one) => rows.findIndex(({ number }) => number === one))
      const between = rows.slice(Math.max(0, Math.min(...places)), Math.max(...places) + 1)
      setLast(to)
      setPicked(new Set([...numbers, ...between.map(({ number }) => number)]))
    },
    /** Takes systems out while they are written, and goes on to the first behind them that stays. */
    leave(those: readonly WaitingSystem[]) {
      const leaving = new Set(those.map(({ number }) => number))
      if (rows[index] && leaving.has(rows[index].number)) {
        const stays = (row: WaitingSystem) => !leaving.has(row.number)
        const next = rows.slice(index).find(stays) ?? rows.slice(0, index).findLast(stays)
        setAt(next?.number)
      }
      setUnderWay((before) => new Set([...before, ...leaving]))
    },
    /** What was refused, or taken back, stands in the queue again. */
    comeBack(those: Iterable<string>) {
      const back = new Set(those)
      setUnderWay((before) => new Set([...before].filter((number) => !back.has(number))))
    },
    /** All that is written has been read anew. */
    settle: () => setUnderWay(new Set()),
  }
}

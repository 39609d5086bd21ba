import type { RefObject } from 'react'
import { listServiceAreas } from '../../../schema/api/serviceAreas.js'
import { readSuggestions, type WaitingSystem } from '../../../schema/api/suggestions.js'
import { ofSystem } from '../../../schema/rules/may.js'
import { foldText } from '../../../schema/rules/text.js'
import { useRead } from '../../api/queries.js'
import { useShortcut } from '../../parts/shortcuts.js'
import { useMay } from '../../parts/useMay.js'
import type { Act } from './acts.js'
import type { Opened } from './Dialogs.js'
import { focusRow } from './Queue.js'
import type { Ways } from './Suggested.js'
import type { useMapping } from './useMapping.js'
import type { Queue } from './useQueue.js'

/**
 * What can be done with what is looked at, or with all that are chosen, by buttons and by single keys; null for who may not.
 * The focus stays in the queue.
 */
export function useWays({
  queue,
  mapping,
  frame,
  open,
  mayMap,
}: {
  queue: Queue
  mapping: ReturnType<typeof useMapping>
  frame: RefObject<HTMLElement | null>
  open: (dialog: Opened) => void
  mayMap: boolean
}) {
  const { current, chosen } = queue
  const { may } = useMay()
  const areas = useRead(listServiceAreas)
  const subprojectOf = (row: WaitingSystem) =>
    areas.data?.items.find(({ code }) => code === row.serviceArea)?.subproject ?? null
  const rows = chosen.length > 0 ? chosen : current ? [current] : []
  const isMine =
    mayMap && rows.every((row) => may('edit_mapping', ofSystem({ subproject: subprojectOf(row) })))
  const act = (what: Act) => {
    mapping.perform(what, rows)
    focusRow(frame)
  }
  const ways: Ways | null =
    !isMine || rows.length === 0
      ? null
      : {
          ...(rows.some(({ suggestion }) => suggestion) && { accept: () => act({ does: 'accept' }) }),
          another: () => open('another'),
          split: () => open('split'),
          carryOn: () => act({ does: 'carry_on' }),
          retire: () => open('retire'),
        }
  const together = useTogether(queue, mayMap && chosen.length === 0)
  const choose = () => {
    if (together.length > 0 && current) queue.choose([current, ...together].map(({ number }) => number))
  }
  const step = (by: number) => {
    queue.step(by)
    focusRow(frame)
  }
  const extend = (by: number) => {
    const from = current?.number
    const to = queue.rows[queue.step(by)]?.number
    if (mayMap && from && to) queue.extend(to, from)
    focusRow(frame)
  }
  useShortcut('j', () => step(1))
  useShortcut('k', () => step(-1))
  useShortcut('ArrowDown', () => extend(1), { shift: true })
  useShortcut('ArrowUp', () => extend(-1), { shift: true })
  useShortcut('x', () => mayMap && current && queue.toggle(current.number))
  useShortcut('Escape', () => queue.choose([]))
  useShortcut('a', () => ways?.accept?.())
  useShortcut('e', () => ways?.another())
  useShortcut('d', () => ways?.split())
  useShortcut('v', () => ways?.carryOn())
  useShortcut('p', () => ways?.retire())
  useShortcut('s', choose)
  return { ways, rows, together, choose }
}

/** The others that wait with the same suggestion as the one that is looked at, and are the same product or for the same. */
function useTogether({ current, rows }: Queue, enabled: boolean): readonly WaitingSystem[] {
  const found = useRead(
    readSuggestions,
    { params: { number: current?.number ?? '' } },
    enabled && current !== undefined,
  )
  const target = current?.suggestion?.replacement?.code
  if (!enabled || !current || target === undefined) return []
  const alike = new Set(found.data?.sameFunction.systems.map(({ number }) => number))
  const productOf = (row: WaitingSystem) => foldText(row.product ?? row.name)
  return rows.filter(
    (row) =>
      row !== current &&
      row.suggestion?.replacement?.code === target &&
      (alike.has(row.number) || productOf(row) === productOf(current)),
  )
}

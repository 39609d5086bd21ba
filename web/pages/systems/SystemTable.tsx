import { Checkbox } from '@digdir/designsystemet-react'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { createContext, useContext, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { SystemRow } from '../../../schema/api/systems.js'
import { addDays, daysLeftWords } from '../../../schema/rules/dates.js'
import { SYSTEM_FIELDS, type SystemField } from '../../../schema/rules/systemFields.js'
import {
  SHOWN_COLUMN_NAMES,
  SHOWN_COLUMNS,
  type ShownColumn,
  SYSTEM_SORTS,
} from '../../../schema/rules/systemList.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { formatDate } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import { AppLink } from '../../parts/AppLink.js'
import type { Field } from '../../parts/form/fields.js'
import { useFieldsToRead } from '../../parts/form/useFields.js'
import { useFieldText } from '../../parts/form/useFieldText.js'
import { DayOneTag, HealthLabel, isWorrying, SignalLabel } from '../../parts/SignalLabel.js'
import { StatusLabel } from '../../parts/StatusGlyph.js'
import { useShortcut } from '../../parts/shortcuts.js'
import { useNarrow } from '../../parts/useNarrow.js'
import { usePrinting } from '../../parts/usePrinting.js'
import { paths } from '../../paths.js'
import type { Selection } from './useSelection.js'

const ROW_HEIGHT = 33
const NARROW_ROW_HEIGHT = 84
const OVERSCAN = 12

type ListFields = Record<SystemField, Field>
const SORTS: readonly string[] = SYSTEM_SORTS

/** The day that the list is of. */
const Today = createContext('')

interface Props {
  rows: SystemRow[]
  total: number
  today: string
  stale: boolean
  sort: string
  onSort: (sort: string) => void
  loadMore: () => void
  /** For those who may change many systems at once. */
  selection?: Selection | undefined
  chooseAll: () => void
}

/** The systems as a table; only the rows in sight are drawn. On a narrow screen each is some lines of text. */
export function SystemTable(props: Props) {
  const narrow = useNarrow()
  // Another width has rows of another height: begin anew.
  return (
    <Today value={props.today}>
      <VirtualList key={String(narrow)} narrow={narrow} {...props} />
    </Today>
  )
}

function VirtualList({
  narrow,
  rows,
  total,
  stale,
  sort,
  onSort,
  loadMore,
  selection,
  chooseAll,
}: Props & { narrow: boolean }) {
  const { t } = useLanguage(systemListTexts)
  const frame = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => setTop(frame.current?.offsetTop ?? 0), [])
  const printing = usePrinting()
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (narrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT),
    overscan: OVERSCAN,
    scrollMargin: top,
    getItemKey: (index) => rows[index]?.number ?? index,
  })
  const items = virtual.getVirtualItems()
  // All of it, without waiting for who scrolls: paper cannot wait, and a search in the page finds what is loaded.
  useEffect(() => {
    if (rows.length < total) loadMore()
  })
  useRowKeys(rows, (index) => virtual.scrollToIndex(index), frame, selection)
  const fields = useFieldsToRead()(SYSTEM_FIELDS)

  const drawn = printing ? [...rows.keys()] : items.map(({ index }) => index)
  const before = printing ? 0 : (items[0]?.start ?? top) - top
  const after = printing ? 0 : virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top)
  if (narrow)
    return (
      <div ref={frame} data-stale={stale}>
        <ul className="system-lines" style={{ paddingBlock: `${before}px ${after}px` }}>
          {drawn.map((index) => {
            const row = rows[index]
            return (
              row && (
                <NarrowRow
                  key={row.number}
                  row={row}
                  index={index}
                  measure={virtual.measureElement}
                  fields={fields}
                  selection={selection}
                />
              )
            )
          })}
        </ul>
      </div>
    )
  return (
    <div ref={frame} data-stale={stale}>
      <table className="system-table" aria-rowcount={total + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {selection && <ChooseAll selection={selection} total={total} chooseAll={chooseAll} />}
            {SHOWN_COLUMN_NAMES.map((column) => (
              <HeaderCell key={column} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <tr style={{ height: before }} />
          {drawn.map((index) => {
            const row = rows[index]
            return (
              row && (
                <TableRow
                  key={row.number}
                  row={row}
                  index={index}
                  measure={virtual.measureElement}
                  fields={fields}
                  selection={selection}
                />
              )
            )
          })}
          <tr style={{ height: after }} />
        </tbody>
      </table>
      <p className="subtle small">{t.systems.loaded(rows.length, total)}</p>
    </div>
  )
}

function HeaderCell({ column, sort, onSort }: { column: ShownColumn } & Pick<Props, 'sort' | 'onSort'>) {
  const { t, say } = useLanguage(systemListTexts)
  const [first = ''] = sort.split(',')
  const up = first === column
  const down = first === `-${column}`
  const text = say(SHOWN_COLUMNS[column])
  return (
    <th scope="col" data-column={column} aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      {SORTS.includes(column) ? (
        <button
          type="button"
          aria-label={t.systems.sortBy(text)}
          onClick={() => onSort(up ? `-${column}` : column)}
        >
          {text}
          <span aria-hidden="true">{up ? ' ↑' : down ? ' ↓' : ''}</span>
        </button>
      ) : (
        text
      )}
    </th>
  )
}

/** Every system that the list has, those that are not loaded too, or none. */
function ChooseAll({
  selection: { numbers, clear },
  total,
  chooseAll,
}: {
  selection: Selection
  total: number
  chooseAll: () => void
}) {
  const { t } = useLanguage(bulkTexts)
  const all = numbers.size >= total
  return (
    <th scope="col" data-column="choose">
      <Checkbox
        aria-label={t.bulk.chooseAll(total)}
        checked={all}
        ref={(input) => {
          if (input) input.indeterminate = numbers.size > 0 && !all
        }}
        onChange={all ? clear : chooseAll}
      />
    </th>
  )
}

interface RowProps {
  row: SystemRow
  index: number
  /** Tells the list how high the row became: names may take several lines. */
  measure: (row: Element | null) => void
  fields: ListFields
  selection: Selection | undefined
}

/** Chooses one system; with Shift, all from the one that was chosen last. */
function Choose({ row, selection }: { row: SystemRow; selection: Selection }) {
  const { t } = useLanguage(bulkTexts)
  return (
    <Checkbox
      aria-label={t.bulk.chooseOne(`${row.number} ${row.name}`)}
      checked={selection.numbers.has(row.number)}
      onChange={({ nativeEvent }) =>
        nativeEvent instanceof MouseEvent && nativeEvent.shiftKey
          ? selection.extend(selection.last ?? row.number, row.number)
          : selection.toggle(row.number)
      }
    />
  )
}

function TableRow({ row, index, measure, fields, selection }: RowProps) {
  const chosen = selection?.numbers.has(row.number)
  return (
    <tr ref={measure} aria-rowindex={index + 2} data-index={index} data-chosen={chosen}>
      {selection && (
        <td data-column="choose">
          <Choose row={row} selection={selection} />
        </td>
      )}
      {SHOWN_COLUMN_NAMES.map((column) => (
        <Cell key={column} column={column} row={row} fields={fields} />
      ))}
    </tr>
  )
}

function Cell({ column, row, fields }: { column: ShownColumn; row: SystemRow; fields: ListFields }) {
  const text = useFieldText()
  switch (column) {
    case 'number':
      return <td className="subtle">{row.number}</td>
    case 'name':
      return (
        <th scope="row">
          <span className="system-name">
            <AppLink href={paths.system(row.number)} title={row.name}>
              {row.name}
            </AppLink>
            {row.signals.includes('day_one') && <DayOneTag />}
          </span>
        </th>
      )
    case 'status':
      return (
        <td>
          <StatusLabel status={row.status} />
        </td>
      )
    case 'replacement':
      return (
        <td>
          <Destination row={row} />
        </td>
      )
    case 'targetDate':
      return (
        <td>
          <Planned row={row} />
        </td>
      )
    case 'obstacle':
      return (
        <td>
          <Obstacle row={row} />
        </td>
      )
    default: {
      const value = row[column]
      const shown = value === null ? undefined : text(fields[column], value)
      return <td data-column={column}>{shown}</td>
    }
  }
}

function NarrowRow({ row, index, measure, fields, selection }: RowProps) {
  const { say } = useLanguage()
  const text = useFieldText()
  return (
    <li ref={measure} data-index={index} data-chosen={selection?.numbers.has(row.number)}>
      {selection && <Choose row={row} selection={selection} />}
      <AppLink href={paths.system(row.number)}>
        <span className="row between">
          <span className="system-name">
            <strong>{row.name}</strong>
            {row.signals.includes('day_one') && <DayOneTag />}
          </span>
          <span className="subtle">{row.number}</span>
        </span>
        <span>
          {text(fields.municipality, row.municipality)} <Destination row={row} />
        </span>
        <span className="row">
          <StatusLabel status={row.status} />
          <Obstacle row={row} />
          <span className="spacer" />
          {row.daysOverdue > 0 ? (
            <SignalLabel signal="overdue" words={say(daysLeftWords(-row.daysOverdue))} />
          ) : (
            <Planned row={row} />
          )}
        </span>
      </AppLink>
    </li>
  )
}

/** Where the system goes: its replacements, main one first, or that it is carried on or retired. */
function Destination({ row }: { row: SystemRow }) {
  const { t, language } = useLanguage(systemListTexts)
  if (row.disposition === 'retain') return <span className="subtle">{t.systems.retained}</span>
  if (row.disposition === 'retire') return <span className="subtle">{t.common.retire}</span>
  const names = row.replacements.map((one) => (language === 'nb' ? one.nameNb : one.nameEn))
  if (names.length === 0) return null
  return (
    <span title={names.join(' + ')}>
      <span aria-hidden="true" className="subtle">
        →{' '}
      </span>
      {names[0]}
      {names.length > 1 && <span className="subtle small"> + {names.slice(1).join(' + ')}</span>}
    </span>
  )
}

/** The planned day; of a system that is late the day that it missed, which may be that of another step. */
function Planned({ row }: { row: SystemRow }) {
  const { say } = useLanguage()
  const today = useContext(Today)
  const date = row.daysOverdue > 0 ? addDays(today, -row.daysOverdue) : row.targetDate
  return (
    <span className="planned">
      {date && formatDate(date)}
      {row.daysOverdue > 0 && (
        <span className="small">
          <SignalLabel signal="overdue" words={say(daysLeftWords(-row.daysOverdue))} />
        </span>
      )}
    </span>
  )
}

function Obstacle({ row }: { row: SystemRow }) {
  const signal = (['blocked', 'on_hold', 'unmapped', 'no_date'] as const).find((one) =>
    row.signals.includes(one),
  )
  if (!signal && !isWorrying(row.health)) return null
  return (
    <span className="obstacles">
      {signal && <SignalLabel signal={signal} />}
      <HealthLabel health={row.health} />
    </span>
  )
}

/**
 * j and k go to the next and the previous row; its link has the focus, so Enter opens it. Where rows can be selected, x
 * selects the row, and Shift with an arrow goes on to the next and selects both.
 */
function useRowKeys(
  rows: readonly { number: string }[],
  scrollTo: (index: number) => void,
  frame: React.RefObject<HTMLElement | null>,
  selection: Selection | undefined,
) {
  const [cursor, setCursor] = useState(-1)
  // A row that was reached by Tab or the mouse is where the keys go on from.
  useEffect(() => {
    const list = frame.current
    const focused = ({ target }: FocusEvent) => {
      const row = target instanceof Element && target.closest<HTMLElement>('[data-index]')
      if (row) setCursor(Number(row.dataset.index))
    }
    list?.addEventListener('focusin', focused)
    return () => list?.removeEventListener('focusin', focused)
  }, [frame])
  const move = (by: number) => {
    const index = Math.min(rows.length - 1, Math.max(0, cursor + by))
    if (index < 0) return
    setCursor(index)
    scrollTo(index)
    // The row is drawn once it has been scrolled to.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        frame.current
          ?.querySelector<HTMLElement>(`[data-index="${index}"] a`)
          ?.focus({ preventScroll: true }),
      ),
    )
    return index
  }
  const extend = (by: number) => {
    const from = rows[cursor]
    const index = move(by)
    const to = index === undefined ? undefined : rows[index]
    if (to) selection?.extend(from?.number ?? to.number, to.number)
  }
  const toggle = () => {
    const row = rows[cursor]
    if (row) selection?.toggle(row.number)
  }
  useShortcut('j', () => move(1))
  useShortcut('k', () => move(-1))
  useShortcut('x', toggle)
  useShortcut('ArrowDown', () => extend(1), { shift: true })
  useShortcut('ArrowUp', () => extend(-1), { shift: true })
}

import { Checkbox } from '@digdir/designsystemet-react'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { SystemRow } from '../../../schema/api/systems.js'
import { SYSTEM_FIELDS, type SystemField } from '../../../schema/rules/systemFields.js'
import {
  LIST_COLUMNS,
  type ListColumn,
  SHOWN_COLUMN_NAMES,
  SYSTEM_SORTS,
} from '../../../schema/rules/systemList.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import type { Selection } from '../../parts/bulk/useSelection.js'
import { useFieldsToRead } from '../../parts/form/useFields.js'
import { SortHeader } from '../../parts/SortHeader.js'
import { useNarrow } from '../../parts/useNarrow.js'
import { usePrinting } from '../../parts/usePrinting.js'
import { useRowKeys } from '../../parts/useRowKeys.js'
import { type Cell, cellAt, walkCells } from './cells.js'
import { type CellText, type ListFields, useCellText } from './cellText.js'
import { fieldOf } from './columns.js'
import { type ColumnWidths, useColumnWidths } from './columnWidths.js'
import { Resizer } from './Resizer.js'
import { NarrowRow, TableRow, Today } from './SystemRows.js'

const ROW_HEIGHT = 33
const NARROW_ROW_HEIGHT = 84
/** So many rows are drawn beyond those in sight, on either side: each is part of what a frame of scrolling takes. */
const OVERSCAN = 4
/** The column of the boxes that choose rows, in pixels. */
const CHOOSE_WIDTH = 34

const SORTS: readonly string[] = SYSTEM_SORTS

interface Props {
  rows: SystemRow[]
  total: number
  today: string
  stale: boolean
  columns: readonly ListColumn[]
  sort: string
  onSort: (sort: string) => void
  /** For those who may change many systems at once. */
  selection?: Selection | undefined
  /** How many of the selected the list has no more. */
  outside: number
  chooseAll: () => void
  /** Edits a field of a system where it stands; nothing for those who may not. */
  onEdit?: ((row: SystemRow, field: SystemField) => void) | undefined
  /** Reads on, when there are more rows and the last of these is near. */
  onMore?: (() => void) | undefined
}

/** So many rows before the last the next are asked for. */
const NEAR = 30

/** The systems as a table; only the rows in sight are drawn. On a narrow screen each is some lines of text. */
export function SystemTable(props: Props) {
  const narrow = useNarrow()
  // Asked for here, and not at each row or as rows come into sight.
  const fields = useFieldsToRead()(SYSTEM_FIELDS)
  const text = useCellText(fields)
  // Another width has rows of another height: begin anew.
  return (
    <Today value={props.today}>
      <VirtualList key={String(narrow)} narrow={narrow} fields={fields} text={text} {...props} />
    </Today>
  )
}

function VirtualList({
  narrow,
  fields,
  text,
  rows,
  total,
  stale,
  columns,
  sort,
  onSort,
  selection,
  outside,
  chooseAll,
  onEdit,
  onMore,
}: Props & { narrow: boolean; fields: ListFields; text: CellText }) {
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
    getItemKey: useCallback((index: number) => rows[index]?.number ?? index, [rows]),
  })
  const items = virtual.getVirtualItems()
  useRowKeys(rows, (index) => virtual.scrollToIndex(index), frame, selection)
  const widths = useColumnWidths(rows.reduce((most, { number }) => Math.max(most, number.length), 0))
  // The usual columns share whatever room there is; others need theirs, and scroll where there is less.
  const isUsual = columns.join() === SHOWN_COLUMN_NAMES.join()
  const edit = (cell: Cell | undefined) => {
    const row = cell && rows[cell.index]
    const field = cell && fieldOf(cell.column)
    if (row && field) onEdit?.(row, field)
  }
  const near = (items.at(-1)?.index ?? 0) >= rows.length - NEAR
  useEffect(() => {
    if (near) onMore?.()
  }, [near, onMore])

  const drawn = printing ? [...rows.keys()] : items.map(({ index }) => index)
  const before = printing ? 0 : (items[0]?.start ?? top) - top
  const after = printing ? 0 : virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top)
  const RowOf = narrow ? NarrowRow : TableRow
  const listed = drawn.map((index) => {
    const row = rows[index]
    return (
      row && (
        <RowOf
          key={row.number}
          row={row}
          index={index}
          measure={virtual.measureElement}
          fields={fields}
          text={text}
          columns={columns}
          selection={selection}
        />
      )
    )
  })
  return (
    <div ref={frame} className="system-frame" data-stale={stale} data-wide={!isUsual && !narrow}>
      {narrow ? (
        <ul className="system-lines" style={{ paddingBlock: `${before}px ${after}px` }}>
          {listed}
        </ul>
      ) : (
        <table
          className="system-table"
          role={onEdit ? 'grid' : undefined}
          aria-rowcount={total + 1}
          style={
            isUsual
              ? undefined
              : ({ '--table-width': `${widths.sum(columns) + CHOOSE_WIDTH}px` } as CSSProperties)
          }
          onKeyDown={(event) => walkCells(event, edit)}
          onDoubleClick={({ target }) => edit(cellAt(target))}
        >
          <thead>
            <tr aria-rowindex={1}>
              {selection && (
                <ChooseAll selection={selection} outside={outside} total={total} chooseAll={chooseAll} />
              )}
              {columns.map((column, at) => (
                <HeaderCell
                  key={column}
                  column={column}
                  order={columns.length - at}
                  sort={sort}
                  onSort={onSort}
                  widths={widths}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            <tr style={{ height: before }} />
            {listed}
            <tr style={{ height: after }} />
          </tbody>
        </table>
      )}
      <p className="subtle small">{t.systems.loaded(rows.length, total)}</p>
    </div>
  )
}

function HeaderCell({
  column,
  sort,
  onSort,
  widths,
  order,
}: { column: ListColumn; widths: ColumnWidths; order: number } & Pick<Props, 'sort' | 'onSort'>) {
  const { say } = useLanguage()
  const [first = ''] = sort.split(',')
  const text = say(LIST_COLUMNS[column])
  const field = fieldOf(column)
  const type = field && SYSTEM_FIELDS[field].type
  const width = widths.of(column)
  const style = {
    ...(width !== null && { '--column-width': `${width}px` }),
    '--column-order': order,
  } as CSSProperties
  const resizer = <Resizer name={text} onSet={(width) => widths.set(column, width)} />
  return SORTS.includes(column) ? (
    <SortHeader column={column} type={type} label={text} sort={first} style={style} onSort={onSort}>
      {resizer}
    </SortHeader>
  ) : (
    <th scope="col" data-column={column} data-type={type} style={style}>
      {text}
      {resizer}
    </th>
  )
}

/** Every system that the list has, those that are not loaded too, or none. */
function ChooseAll({
  selection: { numbers, clear },
  outside,
  total,
  chooseAll,
}: {
  selection: Selection
  outside: number
  total: number
  chooseAll: () => void
}) {
  const { t } = useLanguage(bulkTexts)
  const inside = numbers.size - outside
  const all = inside >= total
  return (
    <th scope="col" data-column="choose">
      <Checkbox
        aria-label={t.bulk.chooseAll(total)}
        checked={all}
        ref={(input) => {
          if (input) input.indeterminate = inside > 0 && !all
        }}
        onChange={all ? clear : chooseAll}
      />
    </th>
  )
}

import { Input } from '@digdir/designsystemet-react'
import { createContext, memo, useContext } from 'react'
import type { SystemRow } from '../../../schema/api/systems.js'
import { addDays, daysLeftWords, formatDate } from '../../../schema/rules/dates.js'
import type { ListColumn } from '../../../schema/rules/systemList.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import type { Selection } from '../../parts/bulk/useSelection.js'
import { DayOneTag, HealthLabel, isWorrying, SignalLabel } from '../../parts/SignalLabel.js'
import { StatusLabel } from '../../parts/StatusGlyph.js'
import { paths } from '../../paths.js'
import { type CellText, type ListFields, obstacleOf, useDestination } from './cellText.js'
import { fieldOf } from './columns.js'

/** The day that the list is of. */
export const Today = createContext('')

export interface RowProps {
  row: SystemRow
  index: number
  /** Tells the list how high the row became: names may take several lines. */
  measure: (row: Element | null) => void
  fields: ListFields
  text: CellText
  columns: readonly ListColumn[]
  selection: Selection | undefined
}

/** Chooses one system; with Shift, all from the one that was chosen last. */
function Choose({ row, selection }: { row: SystemRow; selection: Selection }) {
  const { t } = useLanguage(bulkTexts)
  return (
    <Input
      type="checkbox"
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

/** A row of the table. One that stays in sight while others come is not drawn anew. */
export const TableRow = memo(function TableRow({
  row,
  index,
  measure,
  fields,
  text,
  columns,
  selection,
}: RowProps) {
  const chosen = selection?.numbers.has(row.number)
  return (
    <tr ref={measure} aria-rowindex={index + 2} data-index={index} data-chosen={chosen}>
      {selection && (
        <td data-column="choose">
          <Choose row={row} selection={selection} />
        </td>
      )}
      {columns.map((column) => (
        <Cell key={column} column={column} row={row} fields={fields} text={text} />
      ))}
    </tr>
  )
})

type CellProps = Pick<RowProps, 'row' | 'fields' | 'text'> & { column: ListColumn }

/** One cell; what it shows of a field may be edited in it. */
function Cell({ column, row, fields, text }: CellProps) {
  if (column === 'name')
    return (
      <th scope="row" data-column={column} tabIndex={-1}>
        <span className="system-name">
          <AppLink href={paths.system(row.number)} title={row.name}>
            {row.name}
          </AppLink>
          {row.signals.includes('day_one') && <DayOneTag />}
        </span>
      </th>
    )
  const field = fieldOf(column)
  return (
    <td
      data-column={column}
      data-type={field && fields[field].type}
      className={column === 'number' ? 'subtle' : undefined}
      tabIndex={-1}
    >
      <CellContent column={column} row={row} text={text} />
    </td>
  )
}

function CellContent({ column, row, text }: Omit<CellProps, 'fields'>) {
  switch (column) {
    case 'status':
      return <StatusLabel status={row.status} />
    case 'replacement':
      return <Destination row={row} />
    case 'targetDate':
      return <Planned row={row} />
    case 'obstacle':
      return <Obstacle row={row} />
    case 'health':
      return <HealthLabel health={row.health} />
    default:
      return text(row, column)
  }
}

/** A row as some lines of text. */
export const NarrowRow = memo(function NarrowRow({ row, index, measure, text, selection }: RowProps) {
  const { say } = useLanguage()
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
          {text(row, 'municipality')} <Destination row={row} />
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
})

/** Where the system goes: its replacements, main one first, or that it is carried on or retired. */
function Destination({ row }: { row: SystemRow }) {
  const { names, instead } = useDestination()(row)
  if (instead) return <span className="subtle">{instead}</span>
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

/**
 * The planned day, by which the list is sorted and which is exported, and how late the system is; with the day that it missed
 * where that is of another step.
 */
function Planned({ row }: { row: SystemRow }) {
  const { say } = useLanguage()
  const today = useContext(Today)
  const { targetDate, daysOverdue } = row
  const missed = addDays(today, -daysOverdue)
  const late = say(daysLeftWords(-daysOverdue))
  return (
    <span className="planned">
      {targetDate && formatDate(targetDate)}
      {daysOverdue > 0 && (
        <span className="small">
          <SignalLabel
            signal="overdue"
            words={missed === targetDate ? late : `${late} ${formatDate(missed)}`}
          />
        </span>
      )}
    </span>
  )
}

function Obstacle({ row }: { row: SystemRow }) {
  const signal = obstacleOf(row)
  if (!signal && !isWorrying(row.health)) return null
  return (
    <span className="obstacles">
      {signal && <SignalLabel signal={signal} />}
      <HealthLabel health={row.health} />
    </span>
  )
}

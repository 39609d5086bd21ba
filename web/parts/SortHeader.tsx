import type { CSSProperties, ReactNode } from 'react'
import { useLanguage } from '../i18n/language.js'

/** The heading of a column that a list is sorted by when it is pressed: up and down in turn, beginning with `begin`. */
export function SortHeader({
  column,
  label,
  sort,
  begin = 'up',
  type,
  className,
  style,
  children,
  onSort,
}: {
  /** What the order is called; the other way with `-` before it. */
  column: string
  label: string
  /** The order that the list has. */
  sort: string
  begin?: 'up' | 'down'
  /** What the column holds, for how it stands. */
  type?: string | undefined
  className?: string
  style?: CSSProperties | undefined
  /** What else stands in the heading. */
  children?: ReactNode
  onSort: (sort: string) => void
}) {
  const { t } = useLanguage()
  const up = sort === column
  const down = sort === `-${column}`
  const next = begin === 'down' ? (down ? column : `-${column}`) : up ? `-${column}` : column
  return (
    <th
      scope="col"
      data-column={column}
      data-type={type}
      className={className}
      style={style}
      aria-sort={up ? 'ascending' : down ? 'descending' : undefined}
    >
      <button
        type="button"
        className="sort-button"
        aria-label={t.common.sortBy(label)}
        onClick={() => onSort(next)}
      >
        {label}
        <span aria-hidden="true">{up ? ' ↑' : down ? ' ↓' : ''}</span>
      </button>
      {children}
    </th>
  )
}

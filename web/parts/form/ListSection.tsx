import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/language.js'
import { type Asked, QueryStates } from '../QueryStates.js'

/** A column of a table: its heading, and what stands in a row. */
export interface Column<R> {
  name: string
  label: string
  cell: (row: R) => ReactNode
  /** `heading`: it names the row. `plain`: it needs no heading where rows are stacked. */
  as?: 'heading' | 'plain'
}

interface Table<R> {
  rows: readonly R[]
  idOf: (row: R) => string
  columns: readonly Column<R>[]
  /** What can be done with a row, for those who may. */
  ways?: ((row: R) => ReactNode) | undefined
  /** What the column of ways is called for those who hear it. */
  waysLabel?: string
}

/**
 * A part of a page that is a list: its heading with a way to add, and its rows in a table, with ways to change each for
 * those who may. The forms, its children, stand below the table, so that a long one has room.
 */
export function ListSection<R>({
  label,
  heading,
  add,
  query,
  skeleton = 2,
  none,
  children,
  ...table
}: Table<R> & {
  /** What the part is called, when its heading does not say it. */
  label?: string
  heading: ReactNode
  /** Opens the form of a new row, for those who may; `name` says what is added when `label` does not. */
  add?: { id?: string; label: string; name?: string; onOpen: () => void } | undefined
  /** What the rows are read with, if it is not there yet. */
  query?: Asked<unknown>
  /** How many rows to hold room for meanwhile. */
  skeleton?: number
  /** What is said when there are none. */
  none?: ReactNode
  children?: ReactNode
}) {
  const { rows } = table
  const list = rows.length > 0 ? <RowTable {...table} /> : none && <p className="subtle pad">{none}</p>
  return (
    <section aria-label={label}>
      <div className="section-head">
        {heading}
        {add && (
          <button
            type="button"
            id={add.id}
            className="text-button"
            aria-label={add.name}
            onClick={add.onOpen}
          >
            {add.label}
          </button>
        )}
      </div>
      {query ? (
        <QueryStates query={query} rows={skeleton}>
          {() => list}
        </QueryStates>
      ) : (
        list
      )}
      {children}
    </section>
  )
}

/** Rows in a table, which are stacked where there is no room for it. */
export function RowTable<R>({ rows, idOf, columns, ways, waysLabel }: Table<R>) {
  const { t } = useLanguage()
  return (
    <div className="scroll-x">
      <table className="plain stacks">
        <thead>
          <tr>
            {columns.map(({ name, label }) => (
              <th key={name} scope="col">
                {label}
              </th>
            ))}
            {ways && (
              <th scope="col">
                <span className="visually-hidden">{waysLabel ?? t.common.edit}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={idOf(row)}>
              {columns.map(({ name, label, cell, as }) =>
                as === 'heading' ? (
                  <th key={name} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={name} data-label={as === 'plain' ? undefined : label}>
                    {cell(row)}
                  </td>
                ),
              )}
              {ways && <td className="end">{ways(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

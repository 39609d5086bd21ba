import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { newIdempotencyKey } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import { QueryStates } from '../QueryStates.js'
import { useToast } from '../Toast.js'
import type { RecordName } from './Conflict.js'
import type { Field, Row } from './fields.js'
import { RecordForm, type Saving } from './RecordForm.js'
import { useFieldText } from './useFieldText.js'

/** A column of a list: its heading, and what stands in a row. */
export interface ListColumn<R> {
  name: string
  label: string
  cell: (row: R) => ReactNode
}

/** A short list whose rows are added and changed where they stand. */
export function EditableList<R extends object>({
  title,
  query,
  only = () => true,
  keys,
  fields,
  columns: given,
  onlyOnChange = [],
  proposed,
  record,
  may,
  create,
  patch,
}: {
  title: string
  query: UseQueryResult<{ items: R[] }>
  only?: (row: R) => boolean
  /** What a row is known by: written once. */
  keys: Field[]
  fields: Field[]
  /** What is shown of a row; every field, when nothing else is said. The first column names the row. */
  columns?: ListColumn<R>[]
  /** Names of fields that a new row gets by itself. */
  onlyOnChange?: string[]
  proposed: Row
  /** What the change log calls a row. */
  record: (row: R) => RecordName
  may: boolean
  create: (body: Record<string, unknown>, idempotencyKey: string) => Promise<unknown>
  patch: (row: R, saving: Saving) => Promise<void>
}) {
  const { t, say } = useLanguage(setupTexts)
  const text = useFieldText()
  const toast = useToast()
  const [editing, setEditing] = useState<string | null>(null)
  const key = useRef(newIdempotencyKey())
  const written = [...keys, ...fields]
  const columns =
    given ??
    written.map((field) => ({
      name: field.name,
      label: say(field),
      cell: (row: R): ReactNode => text(field, (row as Row)[field.name]),
    }))
  const close = () => {
    key.current = newIdempotencyKey()
    setEditing(null)
  }
  const done = () => {
    toast(t.common.saved)
    close()
  }
  const idOf = (row: Row) => keys.map(({ name }) => String(row[name])).join('/')
  return (
    <section>
      <div className="section-head">
        <h2>{title}</h2>
        {may && (
          <button
            type="button"
            className="text-button"
            aria-label={`${t.setup.add}: ${title}`}
            onClick={() => setEditing('')}
          >
            {t.setup.add}
          </button>
        )}
      </div>
      <QueryStates query={query} rows={3}>
        {({ items }) => {
          const rows = items.filter(only)
          return (
            <>
              {rows.length === 0 && <p className="subtle pad">{t.setup.none}</p>}
              {rows.length > 0 && (
                <div className="scroll-x">
                  <table className="plain stacks">
                    <thead>
                      <tr>
                        {columns.map((column) => (
                          <th key={column.name} scope="col">
                            {column.label}
                          </th>
                        ))}
                        {may && (
                          <th scope="col">
                            <span className="visually-hidden">{t.common.edit}</span>
                          </th>
                        )}
                      </tr>
                    </thead>
                    <tbody>
                      {rows.map((row) => {
                        const record = row as Row
                        return (
                          <tr key={idOf(record)}>
                            {columns.map((column) => (
                              <td key={column.name} data-label={column.label}>
                                {column.cell(row)}
                              </td>
                            ))}
                            {may && (
                              <td className="end">
                                <button
                                  type="button"
                                  className="text-button"
                                  aria-label={`${t.common.edit}: ${idOf(record)}`}
                                  onClick={() => setEditing(idOf(record))}
                                >
                                  {t.common.edit}
                                </button>
                              </td>
                            )}
                          </tr>
                        )
                      })}
                    </tbody>
                  </table>
                </div>
              )}
              {rows
                .filter((row) => editing !== '' && idOf(row as Row) === editing)
                .map((row) => (
                  <div className="editing-row" key={editing}>
                    <h3>{editing}</h3>
                    <RecordForm
                      fields={fields}
                      row={row as Row}
                      record={record(row)}
                      withReason
                      save={(saving) => patch(row, saving)}
                      onDone={close}
                      onCancel={close}
                    />
                  </div>
                ))}
            </>
          )
        }}
      </QueryStates>
      {editing === '' && (
        <div className="editing-row">
          <RecordForm
            fields={written.filter(({ name }) => !onlyOnChange.includes(name))}
            row={proposed}
            submit={t.setup.add}
            unchanged="save"
            save={({ values }) => create(values, key.current)}
            onDone={done}
            onCancel={close}
          />
        </div>
      )}
    </section>
  )
}

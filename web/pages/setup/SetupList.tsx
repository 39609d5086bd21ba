import type { UseQueryResult } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newIdempotencyKey } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import type { RecordName } from '../../parts/form/Conflict.js'
import type { Field, Row } from '../../parts/form/fields.js'
import { RecordForm, type Saving } from '../../parts/form/RecordForm.js'
import { useFieldText } from '../../parts/form/useFieldText.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useToast } from '../../parts/Toast.js'

/** A short list that an administrator adds to and changes. */
export function SetupList<R extends object>({
  title,
  query,
  only = () => true,
  keys,
  fields,
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
  /** Names of fields that a new row gets by itself. */
  onlyOnChange?: string[]
  proposed: Row
  /** What the change log calls a row. */
  record: (row: R) => RecordName
  may: boolean
  create: (body: Record<string, unknown>, idempotencyKey: string) => Promise<unknown>
  patch: (row: R, saving: Saving) => Promise<void>
}) {
  const { t, say } = useLanguage()
  const text = useFieldText()
  const toast = useToast()
  const [editing, setEditing] = useState<string | null>(null)
  const key = useRef(newIdempotencyKey())
  const columns = [...keys, ...fields]
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
                  <table className="plain">
                    <thead>
                      <tr>
                        {columns.map((column) => (
                          <th key={column.name} scope="col">
                            {say(column)}
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
                              <td key={column.name}>{text(column, record[column.name])}</td>
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
            fields={columns.filter(({ name }) => !onlyOnChange.includes(name))}
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

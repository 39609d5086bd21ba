import { type ReactNode, useRef, useState } from 'react'
import { changeNames, type Fields, newNames } from '../../../schema/rules/fields.js'
import type { Written } from '../../../schema/rules/may.js'
import { newIdempotencyKey } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import type { Asked } from '../QueryStates.js'
import { useToast } from '../Toast.js'
import { useMay } from '../useMay.js'
import type { RecordName } from './Conflict.js'
import { type Field, filled, type Row } from './fields.js'
import { type Column, ListSection } from './ListSection.js'
import { RecordForm, type Saving } from './RecordForm.js'
import { useFields, useNewFields } from './useFields.js'
import { useFieldText } from './useFieldText.js'

/** A short list whose rows are added and changed where they stand. */
export function EditableList<R extends object>({
  concept,
  title,
  query,
  only = () => true,
  fields: rules,
  columns: given,
  proposed,
  record,
  create,
  patch,
  removeDialog,
}: {
  concept: Written
  title: string
  query: Asked<{ items: R[] }>
  only?: (row: R) => boolean
  /** What is written of a row. Its keys, together, are what it is known by; people know it by its name where it has one. */
  fields: Fields
  /** What is shown of a row; every field that people write, when nothing else is said. The first column names the row. */
  columns?: Column<R>[]
  proposed: Row
  /** What the change log calls a row. */
  record: (row: R) => RecordName
  create: (body: Record<string, unknown>, idempotencyKey: string) => Promise<unknown>
  patch: (row: R, saving: Saving) => Promise<void>
  /** The dialog in which a row is removed; none where rows are not. */
  removeDialog?: (row: R, close: () => void) => ReactNode
}) {
  const { t, say, language } = useLanguage(setupTexts)
  const { mayWrite } = useMay()
  const text = useFieldText()
  const toast = useToast()
  const [editing, setEditing] = useState<string | null>(null)
  const [removing, setRemoving] = useState<R | null>(null)
  const key = useRef(newIdempotencyKey())
  const fields: Readonly<Record<string, Field>> = useFields(rules)
  const newFields: Readonly<Record<string, Field>> = useNewFields(rules)
  const columns =
    given ??
    Object.values(newFields).map((field) => ({
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
  const may = newNames(rules).some((name) => mayWrite(concept, name))
  const keys = Object.keys(rules).filter((name) => rules[name]?.written === 'key')
  const idOf = (row: Row) => keys.map((name) => String(row[name])).join('/')
  const nameOf = (row: Row) =>
    String(
      (language === 'nb' ? row.nameNb : row.nameEn) ??
        row.name ??
        keys.flatMap((name) => (fields[name] ? text(fields[name], row[name]) : [])).join('/'),
    )
  const rows = (query.data?.items ?? []).filter(only)
  const edited = rows.find((row) => editing !== '' && idOf(row as Row) === editing)
  return (
    <ListSection
      heading={<h2>{title}</h2>}
      add={
        may
          ? { label: t.setup.add, name: `${t.setup.add}: ${title}`, onOpen: () => setEditing('') }
          : undefined
      }
      query={query}
      skeleton={3}
      none={t.setup.none}
      rows={rows}
      idOf={(row) => idOf(row as Row)}
      columns={columns}
      ways={
        may
          ? (row) => (
              <span className="row">
                <button
                  type="button"
                  className="text-button"
                  aria-label={`${t.common.edit}: ${nameOf(row as Row)}`}
                  onClick={() => setEditing(idOf(row as Row))}
                >
                  {t.common.edit}
                </button>
                {removeDialog && (
                  <button
                    type="button"
                    className="text-button"
                    aria-label={`${t.setup.remove}: ${nameOf(row as Row)}`}
                    onClick={() => setRemoving(row)}
                  >
                    {t.setup.remove}
                  </button>
                )}
              </span>
            )
          : undefined
      }
    >
      {removing && removeDialog?.(removing, () => setRemoving(null))}
      {edited && (
        <div className="editing-row" key={editing}>
          <h3>{nameOf(edited as Row)}</h3>
          <RecordForm
            concept={concept}
            fields={changeNames(rules).flatMap((name) => fields[name] ?? [])}
            row={edited as Row}
            record={record(edited)}
            withReason
            save={(saving) => patch(edited, saving)}
            onDone={close}
            onCancel={close}
          />
        </div>
      )}
      {editing === '' && (
        <div className="editing-row">
          <RecordForm
            concept={concept}
            fields={newNames(rules).flatMap((name) => newFields[name] ?? [])}
            row={proposed}
            submit={t.setup.add}
            save={({ values }) => create(filled(values), key.current)}
            onDone={done}
            onCancel={close}
          />
        </div>
      )}
    </ListSection>
  )
}

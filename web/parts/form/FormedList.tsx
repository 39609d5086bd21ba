import { type ReactNode, useState } from 'react'
import { formTexts } from '../../i18n/forms.js'
import { useLanguage } from '../../i18n/language.js'
import type { Asked } from '../QueryStates.js'
import { type Column, ListSection } from './ListSection.js'

/** The field of a form that is to have the focus. */
export interface FormFocus {
  name?: string | undefined
}
/** Closes what it is given to: a form or a dialog. */
type Closing = (close: () => void) => ReactNode

/** Which forms of a list are open: `new`, or that of a row by its id. Several can be. */
export interface OpenForms {
  focusOf: (form: string) => FormFocus | undefined
  open: (form: string) => void
  close: (form: string) => void
}

/** The forms of a list that stands on a page by itself: none is open at first. */
export function useOpenForms(): OpenForms {
  const [opened, setOpened] = useState<Readonly<Record<string, FormFocus>>>({})
  return {
    focusOf: (form) => opened[form],
    open: (form) => setOpened((before) => ({ ...before, [form]: {} })),
    close: (form) => setOpened(({ [form]: _, ...rest }) => rest),
  }
}

/**
 * A list whose rows are added, changed and removed in forms of their own, by those who may. The forms stand below the table,
 * so that a long one has room.
 */
export function FormedList<R extends { id: string }>({
  id,
  label,
  heading,
  none,
  add,
  query,
  rows,
  columns,
  nameOf,
  mayAdd,
  mayChange,
  forms,
  addForm,
  changeForm,
  removeDialog,
}: {
  /** What the button that adds is known by in the page. */
  id: string
  label: string
  heading: ReactNode
  /** What is said when there are none. */
  none: string
  add: string
  query: Asked<unknown>
  rows: readonly R[]
  columns: readonly Column<R>[]
  nameOf: (row: R) => string
  mayAdd: boolean
  /** Whether a row may be changed and removed: one can be another’s. */
  mayChange: (row: R) => boolean
  forms: OpenForms
  addForm: Closing
  changeForm: (row: R, focus: FormFocus, close: () => void) => ReactNode
  removeDialog: (row: R, close: () => void) => ReactNode
}) {
  const adding = forms.focusOf('new')
  return (
    <ListSection
      label={label}
      heading={heading}
      add={mayAdd && !adding ? { id, label: add, onOpen: () => forms.open('new') } : undefined}
      query={query}
      none={none}
      rows={rows}
      idOf={(row) => row.id}
      columns={columns}
      ways={
        rows.some(mayChange)
          ? (row) =>
              mayChange(row) && (
                <RowWays
                  name={nameOf(row)}
                  onEdit={() => forms.open(row.id)}
                  removeDialog={(close) => removeDialog(row, close)}
                />
              )
          : undefined
      }
    >
      {rows.map((row) => {
        const focus = forms.focusOf(row.id)
        return (
          focus && (
            <div key={row.id} className="editing">
              <h3>{nameOf(row)}</h3>
              {changeForm(row, focus, () => forms.close(row.id))}
            </div>
          )
        )
      })}
      {adding && (
        <div className="editing">
          <h3>{add}</h3>
          {addForm(() => forms.close('new'))}
        </div>
      )}
    </ListSection>
  )
}

function RowWays({
  name,
  onEdit,
  removeDialog,
}: {
  name: string
  onEdit: () => void
  removeDialog: Closing
}) {
  const { t } = useLanguage(formTexts)
  const [removing, setRemoving] = useState(false)
  return (
    <span className="row">
      <button type="button" className="text-button" aria-label={`${t.common.edit}: ${name}`} onClick={onEdit}>
        {t.common.edit}
      </button>
      <button
        type="button"
        className="text-button"
        aria-label={`${t.forms.remove} ${name}`}
        onClick={() => setRemoving(true)}
      >
        {t.forms.remove}
      </button>
      {removing && removeDialog(() => setRemoving(false))}
    </span>
  )
}

import { type ReactNode, useState } from 'react'
import type { System } from '../../../../schema/api/systems.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemPartTexts } from '../../../i18n/parts.js'
import { Folded } from '../../../parts/Folded.js'
import { type Column, ListSection } from '../../../parts/form/ListSection.js'
import type { Asked } from '../../../parts/QueryStates.js'
import { useNarrow } from '../../../parts/useNarrow.js'
import { type Forms, isWorkedOn, type Part } from '../editing.js'
import { PartHeading } from '../PartHeading.js'

/** Closes what it is given to: a form or a dialog. */
type Closing = (close: () => void) => ReactNode

/**
 * A list of what hangs on a system: its rows in a table, with a way to add, change and remove for those who may. The
 * forms stand below the table, so that a long one has room.
 */
export function ConnectionSection<R extends { id: string }>({
  system,
  part,
  title,
  note,
  none,
  add,
  query,
  more = [],
  columns,
  nameOf,
  mayAdd,
  mayChange,
  forms,
  addForm,
  changeForm,
  removeDialog,
}: {
  system: System
  part: Part
  title: string
  note?: string | undefined
  /** What is said when there are none. */
  none: string
  add: string
  query: Asked<{ items: R[] }>
  /** Rows beside those of the query. */
  more?: readonly R[]
  columns: readonly Column<R>[]
  nameOf: (row: R) => string
  mayAdd: boolean
  /** Whether a row may be changed and removed: one can be another system’s. */
  mayChange: (row: R) => boolean
  forms: Forms
  addForm: Closing
  changeForm: (row: R, focus: { name?: string | undefined }, close: () => void) => ReactNode
  removeDialog: (row: R, close: () => void) => ReactNode
}) {
  const narrow = useNarrow()
  const rows = [...(query.data?.items ?? []), ...more]
  const adding = forms.opened[`${part}/new`]
  const count = query.data && String(rows.length)
  return (
    <Folded title={title} state={[count, note].filter(Boolean).join(' · ')} open={isWorkedOn(forms, part)}>
      <ListSection
        label={title}
        heading={
          <>
            {/* On a narrow screen the fold has the heading; this one is what one is led to. */}
            <PartHeading system={system} part={part} focus={forms.opened[part]} hidden={narrow}>
              {title}
            </PartHeading>
            {note && !narrow && <span className="subtle note">{note}</span>}
          </>
        }
        add={
          mayAdd && !adding
            ? { id: `add-${part}`, label: add, onOpen: () => forms.open(`${part}/new`) }
            : undefined
        }
        query={query}
        none={none}
        rows={rows}
        idOf={({ id }) => id}
        columns={columns}
        ways={
          rows.some(mayChange)
            ? (row) =>
                mayChange(row) && (
                  <RowWays
                    name={nameOf(row)}
                    onEdit={() => forms.open(`${part}/${row.id}`)}
                    removeDialog={(close) => removeDialog(row, close)}
                  />
                )
            : undefined
        }
      >
        {rows.map((row) => {
          const focus = forms.opened[`${part}/${row.id}`]
          return (
            focus && (
              <div key={row.id} className="editing">
                <h3>{nameOf(row)}</h3>
                {changeForm(row, focus, () => forms.close(`${part}/${row.id}`))}
              </div>
            )
          )
        })}
        {adding && (
          <div className="editing">
            <h3>{add}</h3>
            {addForm(() => forms.close(`${part}/new`))}
          </div>
        )}
      </ListSection>
    </Folded>
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
  const { t } = useLanguage(systemPartTexts)
  const [removing, setRemoving] = useState(false)
  return (
    <span className="row">
      <button type="button" className="text-button" aria-label={`${t.common.edit}: ${name}`} onClick={onEdit}>
        {t.common.edit}
      </button>
      <button
        type="button"
        className="text-button"
        aria-label={`${t.parts.remove} ${name}`}
        onClick={() => setRemoving(true)}
      >
        {t.parts.remove}
      </button>
      {removing && removeDialog(() => setRemoving(false))}
    </span>
  )
}

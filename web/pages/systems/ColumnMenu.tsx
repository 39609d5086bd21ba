import { Button, Checkbox, Dropdown, Textfield } from '@digdir/designsystemet-react'
import { useEffect, useRef, useState } from 'react'
import { LIST_COLUMNS, type ListColumn, SHOWN_COLUMN_NAMES } from '../../../schema/rules/systemList.js'
import { foldText } from '../../../schema/rules/text.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import { type Columns, isLocked, moved } from './columns.js'

/** So many further fields are shown before they are searched for, or all asked for. */
const FEW = 8

/** Which columns the list shows, and in which order. */
export function ColumnMenu({
  columns,
  onChange,
}: {
  columns: Columns
  onChange: (shown: readonly ListColumn[]) => void
}) {
  const { t } = useLanguage(systemListTexts)
  const [open, setOpen] = useState(false)
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger
        variant="tertiary"
        data-color="neutral"
        className="wide-only"
        onClick={() => setOpen(!open)}
      >
        {t.systems.columns}
      </Dropdown.Trigger>
      <Dropdown
        open={open}
        onClose={() => setOpen(false)}
        placement="bottom-end"
        className="column-menu"
        aria-label={t.systems.columns}
      >
        {open && (
          <>
            <Shown columns={columns} onChange={onChange} />
            <More columns={columns} onChange={onChange} />
            {columns.chosen && (
              <Button variant="tertiary" onClick={() => onChange(SHOWN_COLUMN_NAMES)}>
                {t.systems.usualColumns}
              </Button>
            )}
          </>
        )}
      </Dropdown>
    </Dropdown.TriggerContext>
  )
}

type Props = Parameters<typeof ColumnMenu>[0]

/** The columns that are shown: taken away, or moved by dragging or by its buttons. */
function Shown({ columns: { shown }, onChange }: Props) {
  const { t, say, language } = useLanguage(systemListTexts)
  const [dragged, setDragged] = useState<ListColumn>()
  const [told, setTold] = useState('')
  // What is moved is drawn elsewhere, and would lose the focus.
  const pressed = useRef<string>(undefined)
  useEffect(() => {
    if (pressed.current) document.getElementById(pressed.current)?.focus()
    pressed.current = undefined
  })
  const nameOf = (column: ListColumn) => say(LIST_COLUMNS[column])
  const move = (column: ListColumn, to: number) => {
    const next = moved(shown, column, to)
    onChange(next)
    setTold(t.systems.movedTo(nameOf(column), next.indexOf(column) + 1, next.length))
  }
  const press = (column: ListColumn, to: number, id: string) => {
    pressed.current = id
    move(column, to)
  }
  return (
    <section>
      <h2>
        {t.systems.columnsShown} <span className="subtle">{formatNumber(shown.length, language)}</span>
      </h2>
      <ol>
        {shown.map((column, at) => {
          const locked = isLocked(column)
          const [up, down] = [`${column}-up`, `${column}-down`]
          return (
            <li
              key={column}
              draggable={!locked}
              data-dragged={column === dragged}
              // What is drawn anew as a drag begins ends it.
              onDragStart={() => requestAnimationFrame(() => setDragged(column))}
              onDragEnd={() => setDragged(undefined)}
              onDragOver={(event) => dragged && event.preventDefault()}
              onDrop={() => dragged && move(dragged, at)}
            >
              <span className="grip" aria-hidden="true">
                {locked ? '' : '⠿'}
              </span>
              {locked ? (
                <span>
                  {nameOf(column)} <span className="subtle small">{t.systems.locked}</span>
                </span>
              ) : (
                <Checkbox
                  label={nameOf(column)}
                  checked
                  onChange={() => onChange(shown.filter((one) => one !== column))}
                />
              )}
              {!locked && (
                <>
                  <button
                    type="button"
                    id={up}
                    aria-label={t.systems.moveUp(nameOf(column))}
                    onClick={() => press(column, at - 1, up)}
                  >
                    ↑
                  </button>
                  <button
                    type="button"
                    id={down}
                    aria-label={t.systems.moveDown(nameOf(column))}
                    onClick={() => press(column, at + 1, down)}
                  >
                    ↓
                  </button>
                </>
              )}
            </li>
          )
        })}
      </ol>
      <output className="visually-hidden">{told}</output>
    </section>
  )
}

/** The fields that are not shown, searched among since there are many. */
function More({ columns: { shown, offered }, onChange }: Props) {
  const { t, say, language } = useLanguage(systemListTexts)
  const [text, setText] = useState('')
  const [all, setAll] = useState(false)
  const others = offered.filter((column) => !shown.includes(column))
  const asked = foldText(text.trim())
  const found = others.filter((column) => foldText(say(LIST_COLUMNS[column])).includes(asked))
  const drawn = all || asked !== '' ? found : found.slice(0, FEW)
  if (others.length === 0) return null
  return (
    <section>
      <h2>
        {t.systems.moreFields} <span className="subtle">{formatNumber(others.length, language)}</span>
      </h2>
      <Textfield label={t.systems.findField} value={text} onChange={({ target }) => setText(target.value)} />
      <ul>
        {drawn.map((column) => (
          <li key={column}>
            <span className="grip" aria-hidden="true" />
            <Checkbox
              label={say(LIST_COLUMNS[column])}
              checked={false}
              onChange={() => onChange([...shown, column])}
            />
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="subtle">{t.systems.noField(text.trim())}</p>}
      {drawn.length < found.length && (
        <button type="button" className="text-button" onClick={() => setAll(true)}>
          {t.common.showAll(found.length)}
        </button>
      )}
    </section>
  )
}

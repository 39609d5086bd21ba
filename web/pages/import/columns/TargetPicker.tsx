import { Input } from '@digdir/designsystemet-react'
import { type KeyboardEvent, useState } from 'react'
import { foldText } from '../../../../schema/rules/text.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { useListbox } from '../../../parts/useListbox.js'

/**
 * Chooses what a column is taken as: the whole list when it is opened, fewer with each letter. Left without a choice it says
 * again what it is.
 */
export function TargetPicker({
  label,
  value,
  name,
  options,
  onChange,
}: {
  label: string
  value: string
  /** What the value is called. */
  name: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}) {
  const { t } = useLanguage(importTexts)
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const wanted = foldText(typed ?? '')
  const offered = options.filter((option) => foldText(option.label).includes(wanted))
  const list = useListbox(offered)
  const show = (mark: number) => {
    list.mark(mark)
    setOpen(true)
  }
  const close = () => {
    setOpen(false)
    setTyped(null)
  }
  const choose = (option: { value: string }) => {
    close()
    if (option.value !== value) onChange(option.value)
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (open) list.walk(event)
      else {
        event.preventDefault()
        show(offered.findIndex((option) => option.value === value))
      }
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (!open) show(offered.findIndex((option) => option.value === value))
      else if (list.marked) choose(list.marked)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      close()
    }
  }
  return (
    <div className="picker target-picker">
      <Input
        {...list.field}
        aria-label={label}
        aria-expanded={open}
        aria-activedescendant={open ? list.idOf(list.marked) : undefined}
        value={typed ?? name}
        onChange={(event) => {
          setTyped(event.target.value)
          show(0)
        }}
        onClick={() => show(offered.findIndex((option) => option.value === value))}
        onFocus={(event) => event.target.select()}
        onKeyDown={pressed}
        onBlur={close}
      />
      {open && (
        <div className="picker-finds">
          <div role="listbox" id={list.id} aria-label={label} className="finds">
            {offered.map((option) => (
              <div
                key={option.value}
                role="option"
                tabIndex={-1}
                {...list.optionOf(option)}
                // The focus stays in the field.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
                onKeyDown={pressed}
              >
                {option.label}
              </div>
            ))}
          </div>
          {offered.length === 0 && (
            <p role="status" className="subtle small">
              {t.imports.noSuchField}
            </p>
          )}
        </div>
      )}
    </div>
  )
}

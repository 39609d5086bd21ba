import { Field as DsField, Input, Label, ValidationMessage } from '@digdir/designsystemet-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { type Find, type Findable, useFinds, useFound } from '../../api/finders.js'
import { type Choice, useChoices } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { formTexts } from '../../i18n/forms.js'
import { useLanguage } from '../../i18n/language.js'
import { useListbox } from '../useListbox.js'
import { usePaused } from '../usePaused.js'
import type { Field } from './fields.js'

/** So many are offered; more letters make them fewer. */
const OFFERED = 20

/**
 * Chooses one of very many rows of the register: what is typed is searched for on the server, and one of those found is
 * taken by the arrow keys and Enter, or pressed. What was typed and stands for none is not taken for an empty field.
 */
export function Picker({
  field,
  of,
  value,
  error,
  onChange,
  onFind,
}: {
  field: Field
  of: Findable
  value: string
  error?: string | undefined
  onChange: (value: string) => void
  /** Is handed the row itself when it is chosen. */
  onFind?: (find: Find) => void
}) {
  const { t, say, language } = useLanguage(formTexts)
  const id = useId()
  const about = useAbout()
  const { required = false, help, name, without = [] } = field
  const [chosen, setChosen] = useState<Find | null>(null)
  /** What is typed instead of what is chosen; null when nothing is. */
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  /** Enter was pressed, or the field left, before what was typed last had been searched for. */
  const [ending, setEnding] = useState<'enter' | 'leave' | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const text = (typed ?? '').trim()
  const q = usePaused(text)
  const searching = open || ending !== null
  const found = useFinds(of, q, OFFERED + without.length, searching)
  const waiting = q !== text || found.isPlaceholderData || found.isLoading
  const finds = (found.data?.finds ?? []).filter((find) => !without.includes(find.value)).slice(0, OFFERED)
  const list = useListbox(finds)
  const known = useFound(of, value, value !== '' && chosen?.value !== value)
  const current = chosen?.value === value ? chosen : known
  const label = current ? say(current) : value
  const unsettled = !open && ending === null && text !== ''

  const choose = (find: Find) => {
    setChosen(find)
    setTyped(null)
    setOpen(false)
    onChange(find.value)
    onFind?.(find)
  }
  // What is shown may still be the answer to fewer letters: who is done waits for the right one.
  useEffect(() => {
    if (ending === null || (waiting && !found.isError)) return
    setEnding(null)
    const [only, another] = finds
    if (ending === 'enter' && list.marked) choose(list.marked)
    // Who leaves having typed what only one has, has chosen it.
    else if (ending === 'leave' && only && !another) choose(only)
  })
  // The form is not sent with it: what is typed and not chosen would be left out without a word.
  useEffect(() => input.current?.setCustomValidity(text === '' ? '' : t.forms.notChosen))

  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (open) list.walk(event)
      else {
        event.preventDefault()
        show(-1)
      }
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      setEnding('enter')
    } else if (event.key === 'Escape' && open) {
      // By itself it would close the dialog around the form.
      event.preventDefault()
      setOpen(false)
    }
  }
  const show = (mark: number) => {
    list.mark(mark)
    setOpen(true)
  }
  const total = (found.data?.total ?? 0) - (found.data?.finds.length ?? 0) + finds.length
  const wrong = unsettled ? t.forms.notChosen : error
  const hint = help && say(help)
  return (
    <DsField className="picker wide">
      <Label htmlFor={id}>{say(field)}</Label>
      <DsField.Description>{[hint, t.forms.pickerHint].filter(Boolean).join(' ')}</DsField.Description>
      <Input
        {...list.field}
        ref={input}
        id={id}
        name={name}
        required={required}
        aria-expanded={open}
        aria-activedescendant={open ? list.idOf(list.marked) : undefined}
        aria-invalid={wrong !== undefined}
        value={typed ?? label}
        onChange={(event) => {
          setTyped(event.target.value)
          if (value !== '') onChange('')
          show(event.target.value.trim() === '' ? -1 : 0)
        }}
        onClick={() => show(-1)}
        onFocus={(event) => event.target.select()}
        onKeyDown={pressed}
        onBlur={() => {
          setOpen(false)
          if (text === '') setTyped(null)
          else setEnding('leave')
        }}
      />
      {open && (
        <div className="picker-finds">
          <div role="listbox" id={list.id} aria-label={say(field)} className="finds">
            {finds.map((find) => (
              <div
                key={find.value}
                role="option"
                tabIndex={-1}
                {...list.optionOf(find)}
                // The focus stays in the field.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(find)}
                onKeyDown={pressed}
              >
                <span>{say(find)}</span>
                <span className="subtle small">{about(find)}</span>
              </div>
            ))}
          </div>
          <p role="status" className="subtle small">
            {waiting
              ? t.common.loading
              : total > finds.length
                ? t.forms.firstFound(formatNumber(finds.length, language), formatNumber(total, language))
                : t.forms.found(finds.length)}
          </p>
        </div>
      )}
      {wrong && <ValidationMessage>{wrong}</ValidationMessage>}
    </DsField>
  )
}

/** So many service areas of one target are named. */
const AREAS = 2

/** What is known of a row beside its name: what it is, of what area, where it stands and how much it takes already. */
function useAbout(): (find: Find) => string {
  const { t, say } = useLanguage(formTexts)
  const { municipality, serviceArea } = useChoices(true)
  const nameOf = (choices: Choice[], value: string) => {
    const found = choices.find((one) => one.value === value)
    return found ? say(found) : value
  }
  return ({ note, municipality: place, target }) =>
    [
      note && say(note),
      place && nameOf(municipality, place),
      ...(target
        ? [
            ...target.serviceAreas.slice(0, AREAS).map((area) => nameOf(serviceArea, area)),
            say(target.state),
            t.forms.mappedTo(target.systems),
          ]
        : []),
    ]
      .filter(Boolean)
      .join(' · ')
}

import { Field, Label, Select, Textfield, ValidationMessage } from '@digdir/designsystemet-react'
import { useId, useRef, useState } from 'react'
import { LATEST_DATE, meantDate } from '../../../schema/rules/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { onceReleased, useTyped } from './useTyped.js'

/** A filter that is written: used when the user leaves it or presses Enter. */
export function TextFilter({
  label,
  hint,
  value,
  error,
  onSet,
  suggested,
}: {
  label: string
  hint?: string
  value: string
  error?: string | undefined
  onSet: (value: string) => void
  /** What may be meant by what is typed: offered beneath it. */
  suggested?: { of: (text: string) => void; options: { value: string; label: string }[] }
}) {
  const { text, setText, write } = useTyped(value, onSet)
  const list = useId()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        write(text.trim())
      }}
    >
      <Textfield
        label={label}
        value={text}
        placeholder={hint}
        {...(error !== undefined && { error })}
        {...(suggested && { list })}
        onChange={({ target }) => {
          setText(target.value)
          suggested?.of(target.value.trim())
        }}
        onBlur={() => onceReleased(() => write(text.trim()))}
      />
      {suggested && (
        <datalist id={list}>
          {suggested.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </datalist>
      )}
    </form>
  )
}

/**
 * A filter that is a day. One that is typed is used when the user leaves it or presses Enter: the 3 of 31 makes a day too.
 * One that is picked in the calendar is used at once.
 */
export function DateFilter({
  label,
  value,
  error,
  onSet,
}: {
  label: string
  value: string
  error?: string | undefined
  onSet: (value: string) => void
}) {
  const { t } = useLanguage()
  const { text, setText, write } = useTyped(value, onSet)
  const [unread, setUnread] = useState(false)
  const typing = useRef(false)
  const leave = (input: HTMLInputElement) => {
    // A day that is not whole, or that there is not, reads as nothing.
    setUnread(input.validity.badInput)
    if (input.validity.badInput) return
    // 010120 means 2020, as in forms.
    const meant = meantDate(input.value)
    setText(meant)
    write(meant)
  }
  return (
    <Textfield
      label={label}
      type="date"
      // A year has four digits: a browser that is not told so takes six.
      max={LATEST_DATE}
      value={text}
      {...(unread ? { error: t.common.dateUnread } : error !== undefined && { error })}
      onChange={({ target }) => {
        setText(target.value)
        if (!typing.current && !target.validity.badInput) leave(target)
      }}
      onPointerDown={() => {
        typing.current = false
      }}
      onBlur={({ currentTarget }) => onceReleased(() => leave(currentTarget))}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') leave(currentTarget)
        else typing.current = true
      }}
    />
  )
}

/** A filter that is chosen, or all. */
export function ChoiceFilter({
  label,
  value,
  options,
  error,
  required = false,
  onSet,
}: {
  label: string
  value: string
  error?: string | undefined
  /** True where there is no «all». */
  required?: boolean
  options: { value: string; label: string }[]
  onSet: (value: string) => void
}) {
  const { t } = useLanguage()
  // What stands in the address is shown, even when it is not offered.
  const known = value === '' || options.some((option) => option.value === value)
  return (
    <Field>
      <Label>{label}</Label>
      <Select
        value={value}
        aria-invalid={error !== undefined}
        onChange={(event) => onSet(event.target.value)}
      >
        {!required && <Select.Option value="">{t.common.all}</Select.Option>}
        {!known && <Select.Option value={value}>{value}</Select.Option>}
        {options.map((option) => (
          <Select.Option key={option.value} value={option.value}>
            {option.label}
          </Select.Option>
        ))}
      </Select>
      {error && <ValidationMessage>{error}</ValidationMessage>}
    </Field>
  )
}

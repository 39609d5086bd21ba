import { Field, Label, Select, Textfield, ValidationMessage } from '@digdir/designsystemet-react'
import { useId } from 'react'
import { LATEST_DATE, meantDate } from '../../../schema/rules/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { useTyped } from './useTyped.js'

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
        onBlur={() => write(text.trim())}
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

/** The first day that a filter is used for while it is being typed: the first three digits of a year make a day too. */
const FIRST_DAY = '1900-01-01'

/** A filter that is a day: used once it is whole, and when the user leaves it or presses Enter. */
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
  const { text, setText, write } = useTyped(value, onSet)
  const leave = (input: HTMLInputElement) => {
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
      {...(error !== undefined && { error })}
      onChange={({ target }) => {
        setText(target.value)
        // A day that is not whole yet reads as nothing: only one that was emptied is taken out.
        if (target.value === '' ? !target.validity.badInput : target.value >= FIRST_DAY) write(target.value)
      }}
      onBlur={({ currentTarget }) => leave(currentTarget)}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') leave(currentTarget)
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
  onSet,
}: {
  label: string
  value: string
  error?: string | undefined
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
        <Select.Option value="">{t.common.all}</Select.Option>
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

import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react'
import { useLanguage } from '../../i18n/language.js'
import { useTyped } from './useTyped.js'

/** A filter that is written: used when the user leaves it or presses Enter. */
export function TextFilter({
  label,
  hint,
  value,
  onSet,
}: {
  label: string
  hint?: string
  value: string
  onSet: (value: string) => void
}) {
  const { text, setText, write } = useTyped(value, onSet)
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
        onChange={(event) => setText(event.target.value)}
        onBlur={() => write(text.trim())}
      />
    </form>
  )
}

/** The first day that a filter is used for while it is being typed: the first three digits of a year make a day too. */
const FIRST_DAY = '1900-01-01'

/** A filter that is a day: used once it is whole, and when the user leaves it. */
export function DateFilter({
  label,
  value,
  onSet,
}: {
  label: string
  value: string
  onSet: (value: string) => void
}) {
  const { text, setText, write } = useTyped(value, onSet)
  return (
    <Textfield
      label={label}
      type="date"
      value={text}
      onChange={({ target }) => {
        setText(target.value)
        // A day that is not whole yet reads as nothing: only one that was emptied is taken out.
        if (target.value === '' ? !target.validity.badInput : target.value >= FIRST_DAY) write(target.value)
      }}
      onBlur={({ target }) => {
        if (!target.validity.badInput) write(text)
      }}
    />
  )
}

/** A filter that is chosen, or all. */
export function ChoiceFilter({
  label,
  value,
  options,
  onSet,
}: {
  label: string
  value: string
  options: { value: string; label: string }[]
  onSet: (value: string) => void
}) {
  const { t } = useLanguage()
  return (
    <Field>
      <Label>{label}</Label>
      <Select value={value} onChange={(event) => onSet(event.target.value)}>
        <Select.Option value="">{t.common.all}</Select.Option>
        {options.map((option) => (
          <Select.Option key={option.value} value={option.value}>
            {option.label}
          </Select.Option>
        ))}
      </Select>
    </Field>
  )
}

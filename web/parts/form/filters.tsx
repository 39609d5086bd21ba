import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useLanguage } from '../../i18n/language.js'

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
  const [text, setText] = useState(value)
  const [last, setLast] = useState(value)
  if (last !== value) {
    setLast(value)
    setText(value)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSet(text.trim())
      }}
    >
      <Textfield
        label={label}
        value={text}
        placeholder={hint}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => text.trim() !== value && onSet(text.trim())}
      />
    </form>
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

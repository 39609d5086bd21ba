import { Field, Label, Select } from '@digdir/designsystemet-react'
import { useId } from 'react'
import { filterTexts } from '../../i18n/filters.js'
import { useLanguage } from '../../i18n/language.js'
import './choice.css'

/** A choice whose options say what it is of: there is no room for labels above. */
export function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  /** Undefined where something is chosen that is none of the options: the chips say what. */
  value: string | undefined
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}) {
  const { t } = useLanguage(filterTexts)
  const id = useId()
  return (
    <Field className="titled-choice">
      <Label htmlFor={id} className="visually-hidden">
        {label}
      </Label>
      <Select id={id} value={value ?? OTHER} onChange={(event) => onChange(event.target.value)}>
        {value === undefined && (
          <Select.Option value={OTHER} disabled>
            {t.filters.other(label)}
          </Select.Option>
        )}
        {options.map((option) => (
          <Select.Option key={option.value} value={option.value}>
            {option.label}
          </Select.Option>
        ))}
      </Select>
    </Field>
  )
}

/** No value of the register is a space. */
const OTHER = ' '

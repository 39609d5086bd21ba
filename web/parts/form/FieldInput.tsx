import {
  Checkbox,
  Field as DsField,
  Fieldset,
  Label,
  Select,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react'
import { useId } from 'react'
import { LATEST_DATE, meantDate } from '../../../schema/rules/dates.js'
import { formTexts } from '../../i18n/forms.js'
import { useLanguage } from '../../i18n/language.js'
import type { Field } from './fields.js'
import { Picker } from './Picker.js'

/** A choice of more letters than this has no room in a column of a form. */
const LONG = 25

/** The input of one field, with its label and what is wrong with it. */
export function FieldInput({
  field,
  value,
  error,
  onChange,
}: {
  field: Field
  value: string | boolean
  error?: string | undefined
  onChange: (value: string | boolean) => void
}) {
  const { t, say } = useLanguage(formTexts)
  const id = useId()
  const label = say(field)
  const { type, required = false, help } = field
  const hint = help && say(help)
  if (type === 'flag')
    return (
      <Checkbox
        label={label}
        description={hint}
        checked={value === true}
        name={field.name}
        onChange={(event) => onChange(event.target.checked)}
      />
    )
  const text = String(value)
  if (type === 'choice' && field.finds)
    return <Picker field={field} of={field.finds} value={text} error={error} onChange={onChange} />
  if (type === 'choice') {
    const choices = field.choices ?? []
    // What is stored stays selectable, even when it is no longer offered.
    const known = text === '' || choices.some((choice) => choice.value === text)
    const long = choices.some((choice) => say(choice).length > LONG)
    const chosen = choices.find((choice) => choice.value === text)
    return (
      <DsField className={long ? 'wide' : undefined}>
        <Label htmlFor={id}>{label}</Label>
        {hint && <DsField.Description>{hint}</DsField.Description>}
        <Select
          id={id}
          value={text}
          required={required}
          name={field.name}
          aria-invalid={error !== undefined}
          // On the narrowest phones it is cut.
          title={long && chosen ? say(chosen) : undefined}
          onChange={(event) => onChange(event.target.value)}
        >
          {(!required || text === '') && <Select.Option value="">{t.common.choose}</Select.Option>}
          {!known && <Select.Option value={text}>{text}</Select.Option>}
          {choices.map((choice) => (
            <Select.Option key={choice.value} value={choice.value}>
              {say(choice)}
            </Select.Option>
          ))}
        </Select>
        {error && <ValidationMessage>{error}</ValidationMessage>}
      </DsField>
    )
  }
  if (type === 'list' && field.choices && field.choices.length > 0)
    return <ChoiceList field={field} text={text} error={error} onChange={onChange} />
  const shared = {
    label,
    value: text,
    required,
    name: field.name,
    ...(error !== undefined && { error }),
  }
  if (type === 'prose' || type === 'list')
    return (
      <Textfield
        {...shared}
        className="wide"
        multiline
        rows={3}
        description={type === 'list' ? [hint, t.forms.linesHint].filter(Boolean).join(' ') : hint}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  if (type === 'date')
    return (
      <Textfield
        {...shared}
        description={hint}
        type="date"
        // A year has four digits: a browser that is not told so takes six.
        max={LATEST_DATE}
        onChange={(event) => onChange(event.target.value)}
        // 010120 is shown as what it means before it is saved.
        onBlur={() => onChange(meantDate(text))}
      />
    )
  return (
    <Textfield
      {...shared}
      description={hint}
      type="text"
      inputMode={type === 'number' ? 'numeric' : undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** Several of a list of choices, each ticked or not; the value has a line for each. */
function ChoiceList({
  field: { name, choices = [], help, ...words },
  text,
  error,
  onChange,
}: {
  field: Field
  text: string
  error: string | undefined
  onChange: (value: string) => void
}) {
  const { say } = useLanguage(formTexts)
  const chosen = text.split('\n').filter(Boolean)
  // What is stored stays ticked, even when it is no longer offered.
  const stored = chosen.filter((value) => choices.every((choice) => choice.value !== value))
  const offered = [...choices, ...stored.map((value) => ({ value, nb: value, en: value }))]
  const turn = (value: string, on: boolean) =>
    onChange(
      offered
        .map((choice) => choice.value)
        .filter((one) => (one === value ? on : chosen.includes(one)))
        .join('\n'),
    )
  return (
    <Fieldset className="wide">
      <Fieldset.Legend>{say(words)}</Fieldset.Legend>
      {help && <Fieldset.Description>{say(help)}</Fieldset.Description>}
      {offered.map((choice) => (
        <Checkbox
          key={choice.value}
          label={say(choice)}
          name={name}
          value={choice.value}
          checked={chosen.includes(choice.value)}
          onChange={(event) => turn(choice.value, event.target.checked)}
        />
      ))}
      {error && <ValidationMessage>{error}</ValidationMessage>}
    </Fieldset>
  )
}

import { Button } from '@digdir/designsystemet-react'
import type { SystemField } from '../../../schema/rules/systemFields.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { useLanguage } from '../../i18n/language.js'
import { FieldInput } from '../form/FieldInput.js'
import type { Field } from '../form/fields.js'
import { type What, WhatSelect } from './WhatSelect.js'

/** One more field that is changed together with the first; without a name until it is chosen. */
export interface More {
  name: SystemField | ''
  input: string | boolean
}

/** The fields that are changed beside the first, each chosen and written. */
export function MoreFields({
  more,
  onChange,
  inputOf,
  fieldOf,
  taken,
}: {
  more: readonly More[]
  onChange: (more: readonly More[]) => void
  inputOf: (name: SystemField) => string | boolean
  fieldOf: (name: SystemField) => Field
  taken: readonly What[]
}) {
  const { t, say } = useLanguage(bulkTexts)
  const set = (place: number, next: More | null) =>
    onChange(more.flatMap((one, at) => (at !== place ? [one] : next ? [next] : [])))
  return (
    <>
      {more.map(({ name, input }, place) => (
        <div className="stack" key={name || 'new'}>
          <WhatSelect
            what={name}
            onlyFields
            without={taken}
            onChange={(next) => {
              const chosen = next as SystemField
              set(place, { name: chosen, input: inputOf(chosen) })
            }}
          />
          {name !== '' && (
            <FieldInput
              field={fieldOf(name)}
              value={input}
              onChange={(value) => set(place, { name, input: value })}
            />
          )}
          <button type="button" className="text-button" onClick={() => set(place, null)}>
            {t.bulk.removeField(name === '' ? '' : say(fieldOf(name)))}
          </button>
        </div>
      ))}
      {more.every(({ name }) => name !== '') && (
        <div>
          <Button
            type="button"
            variant="secondary"
            data-color="neutral"
            onClick={() => onChange([...more, { name: '', input: '' }])}
          >
            {t.bulk.another}
          </Button>
        </div>
      )}
    </>
  )
}

import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { type Entity, listChanges } from '../../../schema/api/changes.js'
import { useRead } from '../../api/queries.js'
import { formTexts } from '../../i18n/forms.js'
import { useLanguage } from '../../i18n/language.js'
import { useFormats } from '../settings.js'
import { type Field, type FormValues, fromInput, isSame, type Row } from './fields.js'
import { useFieldText } from './useFieldText.js'

/** What the change log calls a row. */
export interface RecordName {
  entity: Entity
  entityId: string
}

/** Both versions of a row that two people changed: for each field that differs, which one is to hold. */
export function Conflict({
  fields,
  row,
  mine,
  theirs,
  record,
  onSettle,
}: {
  fields: readonly Field[]
  /** The row as it was when the form opened. */
  row: Row
  mine: FormValues
  theirs: Row
  record?: RecordName | undefined
  /** Called with the names of the fields in which mine is kept. */
  onSettle: (kept: ReadonlySet<string>) => void
}) {
  const { t, say } = useLanguage(formTexts)
  const text = useFieldText()
  const touched = fields.filter((field) => !isSame(fromInput(field, mine[field.name]), row[field.name]))
  const [kept, setKept] = useState(() => new Set(touched.map(({ name }) => name)))
  const differing = fields.filter(
    (field) =>
      !isSame(theirs[field.name], row[field.name]) ||
      (touched.includes(field) && !isSame(fromInput(field, mine[field.name]), theirs[field.name])),
  )
  const choose = (name: string, keep: boolean) => {
    const next = new Set(kept)
    if (keep) next.add(name)
    else next.delete(name)
    setKept(next)
  }
  return (
    <Alert data-color="warning" role="alert" className="conflict">
      <Heading level={3} data-size="2xs">
        {t.forms.conflict}
      </Heading>
      <Paragraph>
        {record && <LastChange record={record} />} {t.forms.conflictText}
      </Paragraph>
      {differing.map((field) => {
        const { name } = field
        // Not the field's own name: the form finds its inputs by those.
        const choice = `conflict-${name}`
        const now = text(field, theirs[name])
        return (
          <fieldset key={name}>
            <legend>{say(field)}</legend>
            {touched.includes(field) ? (
              <>
                <label>
                  <input
                    type="radio"
                    name={choice}
                    checked={kept.has(name)}
                    onChange={() => choose(name, true)}
                  />
                  <span>
                    <span className="subtle">{t.forms.keepMine}:</span>{' '}
                    {text(field, fromInput(field, mine[name]))}
                  </span>
                </label>
                <label>
                  <input
                    type="radio"
                    name={choice}
                    checked={!kept.has(name)}
                    onChange={() => choose(name, false)}
                  />
                  <span>
                    <span className="subtle">{t.forms.useTheirs}:</span> {now}
                  </span>
                </label>
              </>
            ) : (
              <p>
                <span className="subtle">{t.forms.conflictTheirs}:</span> {now}
              </p>
            )}
          </fieldset>
        )
      })}
      <Button variant="secondary" onClick={() => onSettle(kept)}>
        {t.forms.settle}
      </Button>
    </Alert>
  )
}

/** Who was first, and when. */
function LastChange({ record: { entity, entityId } }: { record: RecordName }) {
  const { t } = useLanguage(formTexts)
  const formats = useFormats()
  const changes = useRead(listChanges, { query: { entity: [entity], entityId, limit: 1 } })
  const [last] = changes.data?.items ?? []
  return last ? t.forms.conflictBy(last.actorName, formats.moment(last.at)) : null
}

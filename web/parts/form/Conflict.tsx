import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useLanguage } from '../../i18n/language.js'
import { type Field, type FormValues, fromInput, isSame, type Row } from './fields.js'
import { useFieldText } from './useFieldText.js'

/** Both versions of a row that two people changed: for each field that differs, which one is to hold. */
export function Conflict({
  fields,
  row,
  mine,
  theirs,
  onSettle,
}: {
  fields: readonly Field[]
  /** The row as it was when the form opened. */
  row: Row
  mine: FormValues
  theirs: Row
  /** Called with the names of the fields in which mine is kept. */
  onSettle: (kept: ReadonlySet<string>) => void
}) {
  const { t, say } = useLanguage()
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
        {t.system.conflict}
      </Heading>
      <Paragraph>{t.system.conflictText}</Paragraph>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t.system.field}</th>
            <th scope="col">{t.system.conflictMine}</th>
            <th scope="col">{t.system.conflictTheirs}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((field) => {
            const { name } = field
            const contested = touched.includes(field)
            return (
              <tr key={name}>
                <th scope="row">{say(field)}</th>
                <td>
                  {contested && (
                    <label className="row">
                      <input
                        type="radio"
                        name={name}
                        checked={kept.has(name)}
                        onChange={() => choose(name, true)}
                      />
                      <span>
                        {text(field, fromInput(field, mine[name]))}{' '}
                        <span className="subtle">{t.system.keepMine}</span>
                      </span>
                    </label>
                  )}
                </td>
                <td>
                  {contested ? (
                    <label className="row">
                      <input
                        type="radio"
                        name={name}
                        checked={!kept.has(name)}
                        onChange={() => choose(name, false)}
                      />
                      <span>
                        {text(field, theirs[name])} <span className="subtle">{t.system.useTheirs}</span>
                      </span>
                    </label>
                  ) : (
                    text(field, theirs[name])
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Button variant="secondary" onClick={() => onSettle(kept)}>
        {t.system.settle}
      </Button>
    </Alert>
  )
}

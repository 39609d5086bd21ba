import { useLanguage } from '../../i18n/language.js'
import { type Field, nameOf, type Row } from './fields.js'
import { useFieldText } from './useFieldText.js'

/** Fields of a row as they read on a day, each under its name: what lies ahead is planned and not done. */
export function FactList({ fields, row, today }: { fields: readonly Field[]; row: Row; today: string }) {
  const { say } = useLanguage()
  const text = useFieldText()
  return (
    <dl className="facts">
      {fields.map((field) => (
        <div key={field.name}>
          <dt>{say(nameOf(field, row[field.name], today))}</dt>
          <dd>{text(field, row[field.name], today)}</dd>
        </div>
      ))}
    </dl>
  )
}

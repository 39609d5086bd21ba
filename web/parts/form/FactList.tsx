import { vendorOf } from '../../../schema/rules/vendorNames.js'
import { useLanguage } from '../../i18n/language.js'
import { paths } from '../../paths.js'
import { AppLink } from '../AppLink.js'
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
          <dd>
            <Fact field={field} value={row[field.name]} text={text(field, row[field.name], today)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The fields that name a vendor. */
const VENDORS: readonly string[] = ['vendor', 'supplier']

/** What a field says; a vendor leads to all that is from it. */
function Fact({ field: { name }, value, text }: { field: Field; value: Row[string]; text: string }) {
  if (!VENDORS.includes(name) || typeof value !== 'string' || vendorOf(value) === null) return text
  return <AppLink href={paths.vendor(value)}>{text}</AppLink>
}

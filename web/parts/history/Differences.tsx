import type { Change } from '../../../schema/api/changes.js'
import { formTexts } from '../../i18n/forms.js'
import { useLanguage } from '../../i18n/language.js'
import { useChangeWords } from './useChangeWords.js'
import './history.css'

/** Each changed field before and after, told apart by «−» and «+» as well as by tint, and why unless that is said elsewhere. */
export function Differences({ change, why = true }: { change: Change; why?: boolean }) {
  const { t } = useLanguage(formTexts)
  const rows = useChangeWords().differences(change)
  const wordOf = (value: string) => (value === t.common.none ? <em>{t.common.emptyValue}</em> : value)
  return (
    <>
      {rows.length > 0 && (
        <table className="plain differences">
          <thead>
            <tr>
              <th scope="col">{t.forms.field}</th>
              <th scope="col">{t.forms.before}</th>
              <th scope="col">{t.forms.after}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ field, label, before, after }) => (
              <tr key={field}>
                <th scope="row">{label}</th>
                <td>{change.before && <del className="difference before">− {wordOf(before)}</del>}</td>
                <td>{change.after && <ins className="difference after">+ {wordOf(after)}</ins>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {why && <Reason of={change} />}
    </>
  )
}

/** Why something was changed, where that was said. */
export function Reason({ of: { reason } }: { of: Pick<Change, 'reason'> }) {
  const { t } = useLanguage()
  if (!reason) return null
  return (
    <p>
      <span className="subtle">{t.common.reason}:</span> {reason}
    </p>
  )
}

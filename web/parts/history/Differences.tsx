import type { Change } from '../../../schema/contracts/changes.js'
import { useLanguage } from '../../i18n/language.js'
import { useChangeWords } from './useChangeWords.js'

/** Each changed field before and after, told apart by «−» and «+» as well as by tint. */
export function Differences({ change }: { change: Change }) {
  const { t } = useLanguage()
  const rows = useChangeWords().differences(change)
  return (
    <>
      {rows.length > 0 && (
        <table className="plain differences">
          <thead>
            <tr>
              <th scope="col">{t.system.field}</th>
              <th scope="col">{t.system.before}</th>
              <th scope="col">{t.system.after}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ field, label, before, after }) => (
              <tr key={field}>
                <th scope="row">{label}</th>
                <td>{before !== t.common.none && <del className="difference before">− {before}</del>}</td>
                <td>{after !== t.common.none && <ins className="difference after">+ {after}</ins>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {change.reason && (
        <p>
          <span className="subtle">{t.common.reason}:</span> {change.reason}
        </p>
      )}
    </>
  )
}

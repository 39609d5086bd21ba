import type { CheckFindings, CheckHistory } from '../../../schema/api/checks.js'
import { SEVERITIES, SEVERITY_WORDS } from '../../../schema/rules/checkFacts.js'
import { findingTexts } from '../../i18n/findings.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { paths } from '../../paths.js'
import { SeverityGlyph } from './SeverityGlyph.js'

/** The checks that find something, by how bad that is; those that find nothing, or of which all is said not to be needed, below. */
export function CheckList({
  checks,
  chosen,
  history,
}: {
  checks: readonly CheckFindings[]
  chosen: string | undefined
  history: readonly CheckHistory[]
}) {
  const { t, say, language } = useLanguage(findingTexts)
  const clean = checks.filter(({ count }) => count === 0)
  const changeOf = new Map(history.map((one) => [one.code, one]))
  return (
    <section className="findings-list" aria-label={t.findings.list}>
      {SEVERITIES.map((severity) => {
        const some = checks.filter((check) => check.severity === severity && check.count > 0)
        if (some.length === 0) return null
        const sum = some.reduce((total, { count }) => total + count, 0)
        return (
          <table key={severity} className="plain">
            <caption>
              <h2>
                <SeverityGlyph severity={severity} /> {say(SEVERITY_WORDS[severity])}{' '}
                <span className="subtle">{formatNumber(sum, language)}</span>
              </h2>
            </caption>
            <thead>
              <tr>
                <th scope="col">{t.findings.finding}</th>
                <th scope="col" className="end">
                  {t.findings.count}
                </th>
                <th scope="col" className="end">
                  {t.findings.week}
                </th>
                <th scope="col" className="end">
                  {t.findings.unfollowed}
                </th>
              </tr>
            </thead>
            <tbody>
              {some.map(({ code, nb, en, count, followed }) => (
                <tr key={code} data-chosen={code === chosen}>
                  <th scope="row">
                    <AppLink
                      href={paths.findings({ check: code })}
                      aria-current={code === chosen ? 'true' : undefined}
                    >
                      {say({ nb, en })}
                    </AppLink>
                  </th>
                  <td className="end count">{formatNumber(count, language)}</td>
                  <td className="end">
                    <Change history={changeOf.get(code)} />
                  </td>
                  <td className="end">{formatNumber(count - followed, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
      {clean.length > 0 && (
        <details>
          <summary>{t.findings.clean(clean.length)}</summary>
          <ul>
            {clean.map(({ code, what, nb, en, notNeeded }) => (
              <li key={code}>
                {notNeeded > 0 ? (
                  <AppLink href={paths.findings({ check: code, only: 'not_needed' })}>
                    {say({ nb, en })}
                  </AppLink>
                ) : (
                  <span>{say({ nb, en })}</span>
                )}{' '}
                <span className="subtle small">{say(what)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** How many of a check's findings came and went in a week; nothing until it is known, or where the register is younger. */
function Change({ history }: { history: CheckHistory | undefined }) {
  const { t } = useLanguage(findingTexts)
  if (!history || history.opened === null || history.closed === null) return null
  const { opened, closed } = history
  const parts = [
    ...(opened > 0 ? [t.findings.opened(opened)] : []),
    ...(closed > 0 ? [t.findings.closed(closed)] : []),
  ]
  return parts.length > 0 ? parts.join(', ') : <span className="subtle">{t.findings.unchanged}</span>
}

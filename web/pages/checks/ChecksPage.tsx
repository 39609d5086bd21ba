import { type CheckFindings, listChecks } from '../../../schema/api/checks.js'
import { listSystems } from '../../../schema/api/systems.js'
import { SEVERITIES, SEVERITY_WORDS } from '../../../schema/rules/checkFacts.js'
import { useRead } from '../../api/queries.js'
import { findingTexts } from '../../i18n/findings.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import { ExportMenu } from '../../parts/ExportMenu.js'
import { usePastDay } from '../../parts/moment.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { Finding } from './Finding.js'
import './checks.css'

/** What the checks find in the register, the worst first; each number leads to its systems. */
export function ChecksPage() {
  const { t } = useLanguage(findingTexts)
  useTitle(t.findings.title)
  const checks = useRead(listChecks)
  return (
    <div className="page stack">
      <div className="row between">
        <h1>{t.findings.title}</h1>
        <ExportMenu list="findings" />
      </div>
      <QueryStates query={checks} rows={12}>
        {({ items, meta }) => <Findings checks={items} today={meta.today} />}
      </QueryStates>
    </div>
  )
}

/** Nothing is found where nothing is, and nothing is said before that is known. */
function NothingFound({ today }: { today: string }) {
  const { t } = useLanguage(findingTexts, systemListTexts)
  const day = usePastDay(today)
  const systems = useRead(listSystems, { query: { limit: 1 } })
  return systems.data && (systems.data.total === 0 ? t.systems.empty(day) : t.findings.none(day))
}

function Findings({ checks, today }: { checks: readonly CheckFindings[]; today: string }) {
  const { t, say, language } = useLanguage(findingTexts)
  const finding = checks.filter(({ count }) => count > 0)
  const clean = checks.filter(({ count }) => count === 0)
  const sum = (some: readonly CheckFindings[]) =>
    formatNumber(
      some.reduce((total, { count }) => total + count, 0),
      language,
    )
  return (
    <>
      <p className="subtle">
        {finding.length === 0 ? (
          <NothingFound today={today} />
        ) : (
          t.findings.found(sum(finding), finding.length, checks.length)
        )}
      </p>
      {SEVERITIES.map((severity) => {
        const some = finding.filter((check) => check.severity === severity)
        if (some.length === 0) return null
        return (
          <section key={severity} className="findings" data-severity={severity}>
            <div className="section-head">
              <h2>
                {say(SEVERITY_WORDS[severity])} <span className="subtle">{sum(some)}</span>
              </h2>
            </div>
            <ul>
              {some.map((check) => (
                <Finding key={check.code} check={check} />
              ))}
            </ul>
          </section>
        )
      })}
      {clean.length > 0 && (
        <details>
          <summary>{t.findings.clean(clean.length)}</summary>
          <ul>
            {clean.map(({ code, what, law: _law, place: _place, ...words }) => (
              <li key={code}>
                <span>{say(words)}</span> <span className="subtle small">{say(what)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

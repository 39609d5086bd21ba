import type { CheckFindings } from '../../../schema/api/checks.js'
import { useChoices } from '../../api/queries.js'
import { findingTexts } from '../../i18n/findings.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { paths } from '../../paths.js'

/** So many systems are named here; the list has them all. */
const NAMED = 20

/** One check that finds something: how many systems, what it means, what to do, and which they are. */
export function Finding({ check }: { check: CheckFindings }) {
  const { t, say, language } = useLanguage(findingTexts)
  const { code, what, law, place, count, systems, ...words } = check
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const list = paths.systems({ check: [code] })
  const number = formatNumber(count, language)
  return (
    <li className="finding">
      <AppLink
        href={list}
        className="finding-count"
        aria-label={`${say(words)}: ${t.findings.systems(number)}`}
      >
        {number}
      </AppLink>
      <div>
        <h3>{say(words)}</h3>
        <p>
          {say(what)} {law && <span className="subtle small">{say(law)}</span>}
        </p>
        <details>
          <summary>{t.findings.show}</summary>
          <ul className="finding-systems">
            {systems.slice(0, NAMED).map(({ number, name, municipality, detail }) => (
              <li key={number}>
                <AppLink href={paths.system(number, place)}>{name}</AppLink>{' '}
                <span className="subtle small">
                  {number} · {municipalities.get(municipality) ?? municipality}
                </span>
                {detail && <div className="small">{say(detail)}</div>}
              </li>
            ))}
          </ul>
          {count > NAMED && <AppLink href={list}>{t.findings.showAll(number)}</AppLink>}
        </details>
      </div>
    </li>
  )
}

import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'

/** What the bars stand for. */
export function Legend() {
  const { t } = useLanguage(planTexts)
  const { ready, left, late, readOnly } = t.plan.legend
  return (
    <ul className="plan-legend" aria-hidden="true">
      <li>
        <Sample>
          <rect className="ready" y="2" width="22" height="8" />
        </Sample>
        {ready}
      </li>
      <li>
        <Sample>
          <rect className="gone" y="2" width="12" height="8" />
          <rect className="left" x="12.5" y="2.5" width="9" height="7" />
        </Sample>
        {left}
      </li>
      <li>
        <Sample>
          <rect className="late" x=".5" y="2.5" width="21" height="7" />
        </Sample>
        {late}
      </li>
      <li>
        <Sample>
          <rect className="read-only" y="2" width="22" height="8" />
        </Sample>
        {readOnly}
      </li>
    </ul>
  )
}

function Sample({ children }: { children: React.ReactNode }) {
  return (
    <svg className="plan-bar" width="22" height="12" aria-hidden="true">
      {children}
    </svg>
  )
}

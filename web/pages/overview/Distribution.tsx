import { isReady, STATUS_WORDS, type Status } from '../../../schema/rules/status.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { overviewTexts } from '../../i18n/overview.js'
import { AppLink } from '../../parts/AppLink.js'
import { BAR_ORDER } from '../../parts/DistributionBar.js'
import { StatusGlyph } from '../../parts/StatusGlyph.js'
import { paths } from '../../paths.js'

/** All systems as one bar in three groups, done first, with a legend in the bar's own order. */
export function Distribution({ byStatus }: { byStatus: Partial<Record<Status, number>> }) {
  const { t, say, language } = useLanguage(overviewTexts)
  const count = (status: Status) => byStatus[status] ?? 0
  const groups = [
    { label: t.common.groupReady, statuses: BAR_ORDER.filter(isReady) },
    {
      label: t.overview.groupMoving,
      statuses: BAR_ORDER.filter((status) => !isReady(status) && isDecided(status)),
    },
    { label: t.overview.groupUndecided, statuses: BAR_ORDER.filter((status) => !isDecided(status)) },
  ]
  return (
    <section aria-label={t.common.status} className="distribution">
      <div className="distribution-groups">
        {groups.map(({ label, statuses }) => {
          const sum = statuses.reduce((all, status) => all + count(status), 0)
          if (sum === 0) return null
          return (
            <div key={label} style={{ flexGrow: sum }}>
              <AppLink href={paths.systems({ status: statuses })}>
                <strong>{formatNumber(sum, language)}</strong> {label}
              </AppLink>
              <div className="distribution-bar" aria-hidden="true">
                {statuses
                  .filter((status) => count(status) > 0)
                  .map((status) => (
                    <span
                      key={status}
                      className="bar-part"
                      data-status={status}
                      style={{ flexGrow: count(status) }}
                    >
                      <span>{formatNumber(count(status), language)}</span>
                    </span>
                  ))}
              </div>
            </div>
          )
        })}
      </div>
      <ul className="legend">
        {BAR_ORDER.map((status) => (
          <li key={status}>
            <AppLink href={paths.systems({ status: [status] })} className="labelled">
              <StatusGlyph status={status} />
              {say(STATUS_WORDS[status])} <strong>{formatNumber(count(status), language)}</strong>
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

function isDecided(status: Status): boolean {
  return status !== 'registered' && status !== 'assessed'
}

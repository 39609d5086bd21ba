import { listMilestones } from '../../../schema/api/milestones.js'
import { daysBetween, formatDate } from '../../../schema/rules/dates.js'
import { useRead } from '../../api/queries.js'
import { formatMonthYear } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { overviewTexts } from '../../i18n/overview.js'
import { useDaysLeft } from '../../parts/moment.js'
import { QueryStates } from '../../parts/QueryStates.js'

/** The dates that the whole programme works towards. */
export function Milestones({ today }: { today: string }) {
  const { t, language } = useLanguage(overviewTexts)
  const daysLeft = useDaysLeft()
  const milestones = useRead(listMilestones)
  return (
    <section>
      <div className="section-head">
        <h2>{t.overview.milestones}</h2>
      </div>
      <QueryStates query={milestones} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="subtle">{t.overview.milestonesNone}</p>
          ) : (
            <ul className="milestones">
              {items.map((milestone) => {
                const days = daysBetween(today, milestone.date)
                return (
                  <li key={milestone.code}>
                    <time dateTime={milestone.date}>
                      {milestone.precision === 'day'
                        ? formatDate(milestone.date)
                        : formatMonthYear(milestone.date, language)}
                    </time>
                    <span>
                      {language === 'nb' ? milestone.nameNb : milestone.nameEn}
                      {milestone.precision === 'day' && days >= 0 && (
                        <span className="subtle small"> {daysLeft(days)}</span>
                      )}
                      {milestone.source && <div className="subtle small">{milestone.source}</div>}
                    </span>
                  </li>
                )
              })}
            </ul>
          )
        }
      </QueryStates>
    </section>
  )
}

import { type MyDay, readMyDay } from '../../../schema/api/myDay.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { useMe, useRead } from '../../api/queries.js'
import { formatWeekday } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { myDayTexts } from '../../i18n/myDay.js'
import { AppLink } from '../../parts/AppLink.js'
import { usePastDay } from '../../parts/moment.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { paths } from '../../paths.js'
import { DayList } from './DayList.js'
import { DoneToday } from './DoneToday.js'
import { WaitingForList } from './WaitingForList.js'
import './myDay.css'

/** What waits for whoever is signed in, for whom they wait, and what they have done today. */
export function MyDayPage() {
  const { t, language } = useLanguage(myDayTexts)
  useTitle(t.myDay.title)
  const day = useRead(readMyDay)
  return (
    <div className="page">
      <h1 className="my-day-title">
        {t.myDay.title}{' '}
        {day.data && (
          <span className="subtle">
            {formatWeekday(day.data.meta.today, language)} {formatDate(day.data.meta.today)}
          </span>
        )}
      </h1>
      <QueryStates query={day} rows={12}>
        {(data) => (
          <>
            <Headline day={data} />
            <div className="my-day-columns">
              <DayList day={data} />
              <aside className="my-day-side">
                <WaitingForList day={data} />
                <DoneToday today={data.meta.today} />
              </aside>
            </div>
          </>
        )}
      </QueryStates>
    </div>
  )
}

/** How many things wait and how many of them are urgent; and what comes next where nothing does. */
function Headline({ day: { total, urgent, next, systems, meta } }: { day: MyDay }) {
  const { t } = useLanguage(myDayTexts)
  const past = usePastDay(meta.today)
  const me = useMe().data
  return (
    <div className="my-day-headline">
      <p className="lead" role="status">
        {total > 0 ? (
          <>
            <strong>{t.myDay.lead(total, past)}</strong>
            {t.myDay.urgent(urgent)}
          </>
        ) : (
          <>
            <strong>{t.myDay.none(past)}</strong>
            {next && (
              <>
                {' '}
                {t.myDay.next} <time dateTime={next.due}>{formatDate(next.due)}</time>{' '}
                <AppLink href={paths.system(next.number)}>{next.name}</AppLink>
              </>
            )}
          </>
        )}
      </p>
      {me && systems > 0 && (
        <AppLink href={paths.systems({ responsible: [me.name] })}>{t.myDay.own(systems)}</AppLink>
      )}
      {systems === 0 && <span className="subtle">{t.myDay.noSystems}</span>}
    </div>
  )
}

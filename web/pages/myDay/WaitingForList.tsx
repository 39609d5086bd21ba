import type { MyDay, WaitingFor } from '../../../schema/api/myDay.js'
import { daysBetween } from '../../../schema/rules/dates.js'
import { useChoices } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { myDayTexts } from '../../i18n/myDay.js'
import { AppLink } from '../../parts/AppLink.js'
import { useDaysLeft } from '../../parts/moment.js'
import { DayOneTag } from '../../parts/SignalLabel.js'
import { paths } from '../../paths.js'

/** For whom the user waits: of each system who has to do what, and which systems must come first. */
export function WaitingForList({ day: { waitingFor, systems, meta } }: { day: MyDay }) {
  const { t } = useLanguage(myDayTexts)
  const { total, items } = waitingFor
  return (
    <section aria-labelledby="my-day-waiting">
      <div className="section-head">
        <h2 id="my-day-waiting">
          {t.myDay.waiting} <span className="subtle">{total}</span>
        </h2>
      </div>
      {total === 0 && (
        <p className="subtle pad">{systems > 0 ? t.myDay.waitingNone : t.myDay.waitingNobody}</p>
      )}
      <ul className="my-day-waiting">
        {items.map((item) => (
          <Waiting key={item.number} item={item} today={meta.today} />
        ))}
      </ul>
      {total > items.length && <p className="subtle pad">{t.myDay.more(total - items.length)}</p>}
    </section>
  )
}

function Waiting({ item, today }: { item: WaitingFor; today: string }) {
  const { t, say } = useLanguage(myDayTexts)
  const daysLeft = useDaysLeft()
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const { number, name, municipality, dayOneCritical, due, asks, requires } = item
  return (
    <li>
      <div className="my-day-waiting-head">
        <span>
          <AppLink href={paths.system(number)}>{name}</AppLink>{' '}
          <span className="subtle">{municipalities.get(municipality)}</span> {dayOneCritical && <DayOneTag />}
        </span>
        {due && <span className="subtle small">{daysLeft(daysBetween(today, due))}</span>}
      </div>
      <ul>
        {asks.map(({ who, ...what }) => (
          <li key={what.nb}>
            <strong>{who.length > 0 ? who.map(say).join(t.myDay.or) : t.myDay.administrator}</strong>
            {': '}
            {say(what)}
          </li>
        ))}
        {requires.map((one) => (
          <li key={one.number}>
            <strong>{one.responsible ?? t.myDay.nobody}</strong>
            {': '}
            <AppLink href={paths.system(one.number)}>{t.myDay.must(one.name)}</AppLink>
          </li>
        ))}
      </ul>
    </li>
  )
}

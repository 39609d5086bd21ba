import type { Plan, PlanDeadline } from '../../../schema/api/plan.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { formatMoney, formatNumber, formatTick } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { AppLink } from '../../parts/AppLink.js'
import { deadlinesPassed } from '../../parts/deadlines.js'
import { usePastDay } from '../../parts/moment.js'
import { Bell } from '../../parts/NoticeDeadline.js'
import { useSettings } from '../../parts/settings.js'
import { paths } from '../../paths.js'
import { MilestoneMarks } from './MilestoneMarks.js'
import type { Milestone } from './moves.js'
import { endsAt, FLAG_ROW, heightOf, placeFlags, placeInRows, ROW, type Scale } from './scale.js'

/** The height of the row of the months, in pixels. */
const MONTHS = 26

/** The months, the milestones and the days until which notice can be given: on the same scale as all that stands below. */
export function TopLanes({
  plan: { deadlines, mergerDate, meta },
  milestones,
  scale,
  narrow,
  isFiltered,
}: {
  plan: Plan
  milestones: readonly Milestone[]
  scale: Scale
  narrow: boolean
  /** The contracts are those of the systems that filters find: no list is of them alone. */
  isFiltered: boolean
}) {
  const { t, language } = useLanguage(planTexts)
  const { currency } = useSettings()
  const { today } = meta
  const past = usePastDay(today)
  if (narrow) return null
  const within = ({ date }: { date: string }) => date >= scale.from && date <= scale.to
  const bells = placeInRows(deadlines.filter(within), (one) => endsAt(scale, one.date, bellText(one)))
  const flags = placeFlags(scale, [
    {
      name: 'today',
      date: today,
      text: past ? t.plan.asOf(past) : t.plan.today(formatDate(today).slice(0, 6)),
    },
    ...(mergerDate
      ? [{ name: 'merger', date: mergerDate, text: t.plan.merger(formatDate(mergerDate)) }]
      : []),
  ])
  const flagRows = Math.max(...flags.map(({ row }) => row))
  const drawn = milestones.filter(within)
  const words = ({ date, contracts, annualCost, missed }: PlanDeadline) => {
    const say = missed ? t.plan.missed : t.plan.deadline
    return say(contracts, formatDate(date), formatMoney(annualCost, currency, language))
  }
  return (
    <thead>
      <tr className="plan-months">
        <td />
        <td className="plan-track" aria-hidden="true" style={{ height: MONTHS + flagRows * FLAG_ROW }}>
          {scale.ticks.map((date) => (
            <span key={date} style={{ left: scale.x(date) }}>
              {formatTick(date, language)}
            </span>
          ))}
          {flags.map(({ item: { name, date, text }, row }) => (
            <strong
              key={name}
              className={name}
              style={{ left: scale.x(date), top: row * FLAG_ROW + 3 }}
              data-turned={endsAt(scale, date, text).turned || undefined}
            >
              {text}
            </strong>
          ))}
        </td>
      </tr>
      <tr>
        <th scope="row">
          <div className="plan-lane-name">
            {t.plan.milestones}
            {drawn.length < milestones.length && (
              <span className="plan-counts">
                <AppLink href={paths.waves()}>
                  {t.plan.outside(formatNumber(milestones.length - drawn.length, language))}
                </AppLink>
              </span>
            )}
          </div>
        </th>
        <td className="plan-track">
          <MilestoneMarks milestones={drawn} scale={scale} today={today} />
        </td>
      </tr>
      <tr>
        <th scope="row">{t.plan.deadlines}</th>
        <td className="plan-track">
          <ul className="plan-points" style={{ height: heightOf(bells) }}>
            {bells.map(({ item, row }) => (
              <li
                key={`${item.date} ${item.missed}`}
                style={{ left: scale.x(item.date), top: row * ROW + 3 }}
                data-missed={item.missed || undefined}
                data-turned={endsAt(scale, item.date, bellText(item)).turned || undefined}
              >
                <Deadlines item={item} words={words(item)} isFiltered={isFiltered} />
              </li>
            ))}
          </ul>
        </td>
      </tr>
    </thead>
  )
}

/** How many can be told off until a day, leading to them. */
function Deadlines({ item, words, isFiltered }: { item: PlanDeadline; words: string; isFiltered: boolean }) {
  const { contracts, date, missed } = item
  const said = (
    <>
      <Bell tone={null} />
      <strong>{contracts}</strong> {formatDate(date).slice(0, 6)}
      <span className="visually-hidden">{`: ${words}`}</span>
    </>
  )
  if (isFiltered) return <span title={words}>{said}</span>
  const period = { deadlineFrom: date, deadlineTo: date }
  const state = missed ? deadlinesPassed : { state: ['not_begun', 'active', 'assigned'] as const }
  return (
    <AppLink href={paths.contracts({ ...state, ...period } as object)} title={words}>
      {said}
    </AppLink>
  )
}

const bellText = ({ contracts }: PlanDeadline) => `${contracts} 00.00.`

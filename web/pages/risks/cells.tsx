import type { Risk } from '../../../schema/api/risks.js'
import { daysBetween, formatDate } from '../../../schema/rules/dates.js'
import { useChoices } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { riskTexts } from '../../i18n/risks.js'
import { AppLink } from '../../parts/AppLink.js'
import { useDaysLeft } from '../../parts/moment.js'
import { DayOneTag, SignalLabel } from '../../parts/SignalLabel.js'
import { paths } from '../../paths.js'

/** What a risk or a wanted decision is of: its system, its subproject, or the whole programme. */
export function Belongs({ row: { about, subproject } }: { row: Pick<Risk, 'about' | 'subproject'> }) {
  const { t, say } = useLanguage(riskTexts)
  const { municipality } = useChoices(true)
  if (!about) return subproject ?? t.risks.programme
  const named = municipality.find(({ value }) => value === about.municipality)
  return (
    <>
      <AppLink href={paths.system(about.number)}>{about.name}</AppLink>{' '}
      {about.dayOneCritical && <DayOneTag />}
      <div className="subtle small">
        {[named && say(named), about.subproject].filter(Boolean).join(' · ')}
      </div>
    </>
  )
}

/** By which day something is to be done, marked once that has passed; plain where it is `done`. */
export function DueDay({ day, today, done }: { day: string | null; today: string; done: boolean }) {
  const { t } = useLanguage()
  const daysLeft = useDaysLeft()
  if (day === null) return t.common.none
  const days = daysBetween(today, day)
  return (
    <>
      <time dateTime={day}>{formatDate(day)}</time>
      {!done && (
        <div className="small">
          {days < 0 ? (
            <SignalLabel signal="overdue" words={daysLeft(days)} />
          ) : (
            <span className="subtle">{daysLeft(days)}</span>
          )}
        </div>
      )}
    </>
  )
}

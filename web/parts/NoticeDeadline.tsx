import type { Contract } from '../../schema/api/contracts.js'
import { SOON_DAYS } from '../../schema/rules/attention.js'
import { daysBetween, formatDate } from '../../schema/rules/dates.js'
import { contractTexts } from '../i18n/contracts.js'
import { useLanguage } from '../i18n/language.js'
import { useDaysLeft } from './moment.js'

/** The last day for notice and how far it is; and the day that was missed, where the contract renews itself for that. */
export function NoticeDeadline({ contract, today }: { contract: Contract; today: string }) {
  const { t } = useLanguage(contractTexts)
  const daysLeft = useDaysLeft()
  const { noticeDeadline, missedDeadline } = contract
  if (noticeDeadline === null) return t.common.none
  const days = daysBetween(today, noticeDeadline)
  const tone = days <= SOON_DAYS ? 'warning' : 'neutral'
  return (
    <>
      <time dateTime={noticeDeadline}>{formatDate(noticeDeadline)}</time>
      <div className="small labelled deadline" data-tone={tone}>
        {tone === 'warning' && <Bell />}
        <span>{daysLeft(days)}</span>
      </div>
      {missedDeadline && <div className="subtle small">{t.contracts.missed(formatDate(missedDeadline))}</div>}
    </>
  )
}

/** The shape of a notice deadline, in the colour of what stands around it where it has no tone. */
export function Bell({ tone = 'warning' }: { tone?: 'warning' | null }) {
  return (
    <svg className="glyph" data-tone={tone ?? undefined} viewBox="0 0 16 16" aria-hidden="true">
      <path d="M3.5 11.5h9L11 9.5V7a3 3 0 0 0-6 0v2.5zM7 13.5h2" fill="none" />
    </svg>
  )
}

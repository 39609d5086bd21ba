import { STATUS_WORDS, STATUSES, type Status } from '../../schema/rules/status.js'
import { useLanguage } from '../i18n/language.js'

/** Status counts as one bar, done first. The numbers stand in words for those who cannot see it. */
export function DistributionBar({ counts }: { counts: Partial<Record<Status, number>> }) {
  const { say } = useLanguage()
  const present = BAR_ORDER.map((status) => ({ status, count: counts[status] ?? 0 })).filter(
    ({ count }) => count > 0,
  )
  if (present.length === 0) return null
  const label = present.map(({ status, count }) => `${say(STATUS_WORDS[status])} ${count}`).join(', ')
  return (
    <span className="bar" role="img" aria-label={label}>
      {present.map(({ status, count }) => (
        <span key={status} className="bar-part" data-status={status} style={{ flexGrow: count }} />
      ))}
    </span>
  )
}

/** Ready first, then on their way, then undecided: the bar's and the legend's order. */
export const BAR_ORDER: readonly Status[] = [
  'retained',
  ...[...STATUSES].reverse().filter((s) => s !== 'retained'),
]

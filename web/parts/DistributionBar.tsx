import { PHASES, statusesOf } from '../../schema/rules/phases.js'
import { STATUS_WORDS, type Status } from '../../schema/rules/status.js'
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

/** Done first, as in the overview's own bar. */
const BAR_ORDER = PHASES.flatMap(statusesOf).reverse()

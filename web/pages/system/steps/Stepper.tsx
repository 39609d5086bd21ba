import type { System } from '../../../../schema/api/systems.js'
import { formatDate } from '../../../../schema/rules/dates.js'
import { passedStatuses, STATUS_WORDS, STATUSES, type Status } from '../../../../schema/rules/status.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemTexts } from '../../../i18n/system.js'
import { SignalGlyph } from '../../../parts/SignalLabel.js'
import { StatusGlyph } from '../../../parts/StatusGlyph.js'
import { useNarrow } from '../../../parts/useNarrow.js'

const WAY: readonly Status[] = STATUSES.filter((status) => status !== 'retained')

/** Where the system stands, when it came there, and when the coming steps are planned. */
export function Stepper({ system }: { system: System }) {
  const { t, say } = useLanguage(systemTexts)
  const narrow = useNarrow()
  const passed = passedStatuses(system)
  const steps = (
    <ol className="stepper" aria-label={t.system.steps}>
      {STATUSES.map((status) => (
        <li
          key={status}
          data-passed={passed.includes(status)}
          data-end={status === 'retained'}
          aria-current={status === system.status ? 'step' : undefined}
        >
          <span className="step-mark">
            <StatusGlyph status={status} />
          </span>
          <span className="step-name">{say(STATUS_WORDS[status])}</span>
          <StepDate system={system} status={status} passed={passed.includes(status)} />
        </li>
      ))}
    </ol>
  )
  if (!narrow) return steps
  const position = WAY.indexOf(system.status) + 1
  return (
    <details className="stepper-narrow">
      <summary>
        <span className="labelled">
          <StatusGlyph status={system.status} /> <strong>{say(STATUS_WORDS[system.status])}</strong>
          {position > 0 && <span className="subtle"> · {t.system.stepOf(position, WAY.length)}</span>}
        </span>
        <span className="step-bar" aria-hidden="true">
          {WAY.map((status) => (
            <span key={status} data-passed={passed.includes(status)} />
          ))}
        </span>
        <span className="subtle small">{t.system.allSteps}</span>
      </summary>
      {steps}
    </details>
  )
}

function StepDate({ system, status, passed }: { system: System; status: Status; passed: boolean }) {
  const { t } = useLanguage(systemTexts)
  const entered = passed ? system.statusDates[status] : undefined
  if (entered)
    return (
      <time className="subtle small" dateTime={entered}>
        {formatDate(entered)}
      </time>
    )
  if (passed) return <span className="subtle small">{t.common.none}</span>
  if (!isRelevant(system, status)) return <span className="subtle small">{t.system.notRelevant}</span>
  const planned: Partial<Record<Status, string | null>> = {
    cut_over: system.targetDate,
    retained: system.targetDate,
    read_only: system.plannedReadOnly,
    decommissioned: system.plannedDecommission,
  }
  const date = planned[status]
  if (!date) return <span className="subtle small">{t.common.none}</span>
  const late = date < system.meta.today
  return (
    <span className="labelled small" data-tone={late ? 'danger' : undefined}>
      {late && <SignalGlyph signal="overdue" />}
      {t.system.plannedFor(formatDate(date))}
    </span>
  )
}

/** A system that is carried on ends at «retained»; one that is not never comes there; one retired is never cut over. */
function isRelevant({ disposition }: System, status: Status): boolean {
  if (status === 'retained') return disposition === 'retain'
  if (disposition === 'retain') return WAY.indexOf(status) <= WAY.indexOf('decided')
  return disposition !== 'retire' || (status !== 'migrating' && status !== 'cut_over')
}

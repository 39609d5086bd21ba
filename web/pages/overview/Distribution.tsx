import type { Progress } from '../../../schema/api/progress.js'
import { FORMALITIES_WORDS, PHASE_WORDS, PHASES, statusesOf } from '../../../schema/rules/phases.js'
import { STATUS_WORDS, type Status } from '../../../schema/rules/status.js'
import type { Words } from '../../../schema/rules/words.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { StatusGlyph } from '../../parts/StatusGlyph.js'
import { paths } from '../../paths.js'

/** All systems as one bar, done first, and beneath it the five phases with the statuses that each is made of. */
export function Distribution({ progress }: { progress: Progress }) {
  const { t, language } = useLanguage()
  const number = (count: number) => formatNumber(count, language)
  const phases = partsOfPhases(progress)
  return (
    <section aria-label={t.common.status} className="distribution">
      <div className="distribution-bar" aria-hidden="true">
        {phases
          .filter(({ phase }) => progress.byPhase[phase] > 0)
          .map(({ phase, parts }) => (
            <span key={phase} className="bar-phase" style={{ flexGrow: progress.byPhase[phase] }}>
              {parts
                .filter(({ count }) => count > 0)
                .map(({ key, status, count }) => (
                  <span
                    key={key}
                    className="bar-part"
                    data-status={status}
                    data-formal={key !== status}
                    style={{ flexGrow: count }}
                  >
                    <span>{number(count)}</span>
                  </span>
                ))}
            </span>
          ))}
      </div>
      <Legend progress={progress} phases={phases} number={number} />
    </section>
  )
}

function Legend({
  progress,
  phases,
  number,
}: {
  progress: Progress
  phases: ReturnType<typeof partsOfPhases>
  number: (count: number) => string
}) {
  const { say } = useLanguage()
  return (
    <ul className="phases">
      {phases.map(({ phase, parts }) => (
        <li key={phase}>
          <AppLink href={paths.systems({ status: statusesOf(phase) })} className="phase">
            <strong>{number(progress.byPhase[phase])}</strong> {say(PHASE_WORDS[phase])}
          </AppLink>
          <ul>
            {parts.map(({ key, status, count, filter, words }) => (
              <li key={key}>
                <AppLink href={paths.systems(filter)} className="labelled">
                  <StatusGlyph status={status} />
                  <span>
                    {say(words)} <strong>{number(count)}</strong>
                  </span>
                </AppLink>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

/** A count that leads to what it counts. */
interface Part {
  key: string
  status: Status
  count: number
  filter: Parameters<typeof paths.systems>[0]
  words: Words
}

/** The phases, done first, each with its statuses; what only awaits formalities is apart from what is decided. */
function partsOfPhases({ byStatus, formalities }: Progress) {
  return [...PHASES].reverse().map((phase) => ({
    phase,
    parts: statusesOf(phase)
      .reverse()
      .flatMap((status): Part[] => {
        const count = byStatus[status]
        const part = { key: status, status, count, filter: { status: [status] }, words: STATUS_WORDS[status] }
        if (status !== 'decided' || formalities === 0) return [part]
        return [
          { ...part, count: count - formalities, filter: { status: [status], formalities: 'false' } },
          {
            ...{ key: 'formalities', status, count: formalities },
            ...{ filter: { formalities: 'true' }, words: FORMALITIES_WORDS },
          },
        ]
      }),
  }))
}

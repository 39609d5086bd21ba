import type { ReactNode } from 'react'
import { listPrerequisites, type Prerequisite } from '../../../schema/api/prerequisites.js'
import type { Replacement } from '../../../schema/api/replacements.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { groupBy } from '../../../schema/rules/groups.js'
import type { ReplacementField } from '../../../schema/rules/replacements.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import { useRows } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { AppLink } from '../../parts/AppLink.js'
import { Pieces } from '../../parts/Pieces.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { SignalGlyph } from '../../parts/SignalLabel.js'
import { StatusGlyph } from '../../parts/StatusGlyph.js'
import { useMay } from '../../parts/useMay.js'
import { paths } from '../../paths.js'

type Step = Replacement['steps'][number]

/** So many of the systems that are waited for are listed at first, and so many of those that wait are named. */
const SHOWN = 8
const NAMED = 3

/** What must be there before systems move in, and the other systems that those wait for: what is lacking first. */
export function Prerequisites({
  replacement,
  onEdit,
}: {
  replacement: Replacement
  /** Opens the form of the replacement at a field. */
  onEdit: (field: ReplacementField) => void
}) {
  const { t, language } = useLanguage(replacementTexts)
  const query = useRows(listPrerequisites, { replacement: [replacement.code] })
  const required = [...groupBy(query.data?.items ?? [], ({ requires }) => requires).values()]
  const unmet = required.filter((rows) => rows.some(({ met }) => !met))
  const { steps } = replacement
  const met = steps.filter(({ done }) => done).length + required.length - unmet.length
  const number = (count: number) => formatNumber(count, language)
  return (
    <section>
      <div className="section-head">
        <h2>{t.replacements.prerequisites}</h2>
        <span className="subtle note">
          {t.replacements.metOf(number(met), number(steps.length + required.length))}
        </span>
      </div>
      <ul className="replacement-steps">
        {steps.map((step) => (
          <StepLine key={step.nb} step={step} replacement={replacement} onEdit={onEdit} />
        ))}
      </ul>
      <QueryStates query={query} rows={2}>
        {() => (
          <Pieces rows={unmet} size={SHOWN} of={replacement.code}>
            {(drawn) =>
              drawn.length > 0 && (
                <ul className="replacement-steps">
                  {drawn.map((rows) => (
                    <Waited key={rows[0]?.requires} rows={rows} />
                  ))}
                </ul>
              )
            }
          </Pieces>
        )}
      </QueryStates>
      {required.length > unmet.length && (
        <p className="subtle small pad">{t.replacements.waitedMet(number(required.length - unmet.length))}</p>
      )}
    </section>
  )
}

function StepLine({
  step,
  replacement,
  onEdit,
}: {
  step: Step
  replacement: Replacement
  onEdit: (field: ReplacementField) => void
}) {
  const { t, say } = useLanguage(replacementTexts)
  const { mayWrite } = useMay()
  const { done, date, planned, field } = step
  const { continuesSystem } = replacement
  const words = say(step)
  const shown = date && (
    <time dateTime={date}>{planned ? t.common.plannedOn(formatDate(date)) : formatDate(date)}</time>
  )
  // The duties of what carries a system on are kept on that system.
  const onSystem = continuesSystem !== null && field !== 'state'
  return (
    <Line glyph={<StatusGlyph status={done ? 'decommissioned' : 'assessed'} />} done={done}>
      {words}
      <span className="visually-hidden"> ({done ? t.replacements.stepDone : t.replacements.stepOpen})</span>{' '}
      <span className="subtle small">{shown}</span>
      {!done &&
        (onSystem ? (
          <AppLink className="small" href={paths.system(continuesSystem, { part: 'privacy', field: null })}>
            {t.replacements.onSystem(continuesSystem)}
          </AppLink>
        ) : (
          mayWrite('replacement', field) && (
            <button
              type="button"
              className="text-button small"
              aria-label={`${t.common.edit}: ${words}`}
              onClick={() => onEdit(field)}
            >
              {t.common.edit}
            </button>
          )
        ))}
    </Line>
  )
}

/** A system that others wait for: how far it must come, where it is, and whom it holds. */
function Waited({ rows }: { rows: readonly Prerequisite[] }) {
  const { t, say, language } = useLanguage(replacementTexts)
  const open = rows.filter(({ met }) => !met)
  const [first] = open
  if (!first) return null
  const { number, name, status } = first.required
  const named = open.slice(0, NAMED).map(({ waiting }) => `${waiting.name} ${waiting.number}`)
  const held = new Intl.ListFormat(language, { type: 'conjunction' }).format([
    ...named,
    ...(open.length > NAMED ? [t.replacements.more(formatNumber(open.length - NAMED, language))] : []),
  ])
  return (
    <Line glyph={<SignalGlyph signal="blocked" />} done={false}>
      <AppLink href={paths.system(number)}>{name}</AppLink> <span className="subtle small">{number}</span>
      <div className="small subtle">
        {t.replacements.mustBe(say(STATUS_WORDS[first.status]), say(STATUS_WORDS[status]))}
      </div>
      <div className="small subtle">{t.replacements.holds(held)}</div>
    </Line>
  )
}

function Line({ glyph, done, children }: { glyph: ReactNode; done: boolean; children: ReactNode }) {
  return (
    <li data-done={done}>
      {glyph}
      <div>{children}</div>
    </li>
  )
}

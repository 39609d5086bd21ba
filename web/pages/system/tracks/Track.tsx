import type { ReactNode } from 'react'
import type { System } from '../../../../schema/api/systems.js'
import { formatDate } from '../../../../schema/rules/dates.js'
import type { Fields } from '../../../../schema/rules/fields.js'
import type { TrackStep } from '../../../../schema/rules/trackSteps.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemPartTexts } from '../../../i18n/parts.js'
import { FactList } from '../../../parts/form/FactList.js'
import { isEmpty, type Row } from '../../../parts/form/fields.js'
import { useFieldsToRead } from '../../../parts/form/useFields.js'
import type { Part } from '../editing.js'
import { PartHeading } from '../PartHeading.js'

/** All that is filled in of a track, for those who want more than its steps. */
export function TrackFacts({ fields, row, today }: { fields: Fields; row: Row; today: string }) {
  const { t } = useLanguage(systemPartTexts)
  const shown = Object.values(useFieldsToRead()(fields)).filter(({ name }) => !isEmpty(row[name]))
  return (
    <details className="small">
      <summary>{t.parts.allFacts}</summary>
      <FactList fields={shown} row={row} today={today} />
    </details>
  )
}

/** A track as a short list: what is done, what comes next, and who answers for it. */
export function Track({
  system,
  part,
  title,
  state,
  steps,
  owner,
  edit,
  children,
}: {
  system: System
  /** The part of the page whose track it is; none where that part stands elsewhere. */
  part?: Part
  title: string
  state: string
  steps: readonly TrackStep[]
  owner: string
  /** Opens its form, for those who may. */
  edit?: { id: string; label: string; onOpen: () => void } | undefined
  children?: ReactNode
}) {
  const { t, say } = useLanguage(systemPartTexts)
  const next = steps.findIndex(({ done }) => !done)
  return (
    <section className="track">
      <div className="section-head">
        {part ? (
          <PartHeading system={system} part={part}>
            {title}
          </PartHeading>
        ) : (
          <h2>{title}</h2>
        )}
        {edit && (
          <button
            type="button"
            id={edit.id}
            className="text-button"
            aria-label={edit.label}
            onClick={edit.onOpen}
          >
            {t.common.edit}
          </button>
        )}
      </div>
      <p className="subtle">{state}</p>
      <ol>
        {steps.map((step, index) => (
          <li
            key={step.nb}
            data-done={step.done}
            data-failed={step.failed === true}
            aria-current={index === next ? 'step' : undefined}
          >
            <span>
              {say(step)}
              <span className="visually-hidden"> ({step.done ? t.parts.stepDone : t.parts.stepOpen})</span>
            </span>
            {step.date && (
              <span className="subtle small">
                <time dateTime={step.date}>
                  {step.planned ? t.common.plannedOn(formatDate(step.date)) : formatDate(step.date)}
                </time>
              </span>
            )}
          </li>
        ))}
      </ol>
      <p className="subtle small">{owner}</p>
      {children}
    </section>
  )
}

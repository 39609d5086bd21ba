import { Button } from '@digdir/designsystemet-react'
import { formatDate } from '../../../schema/rules/dates.js'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { useLanguage } from '../../i18n/language.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import { FieldInput } from '../../parts/form/FieldInput.js'
import { useFields } from '../../parts/form/useFields.js'
import { DECISION_FIELDS, NO_DECISION, useDecision } from './decision.js'

/** The decision that all that follow belong to: written once, in sight, and cleared when it is another. */
export function DecisionFields() {
  const { t } = useLanguage(workbenchTexts)
  const [decision, keep] = useDecision()
  const fields = useFields(SYSTEM_FIELDS)
  const { decisionReference, decisionDate, decisionRole } = decision
  const written = [decisionReference, decisionDate && formatDate(decisionDate), decisionRole].filter(Boolean)
  return (
    <details className="decision">
      <summary>
        {written.length > 0 ? t.workbench.decisionIs(written.join(' · ')) : t.workbench.writeDecision}
      </summary>
      <div className="stack">
        <h2 className="visually-hidden">{t.workbench.decision}</h2>
        <p className="subtle">
          {t.workbench.decisionText} {written.length === 0 && t.workbench.decisionNone}
        </p>
        <div className="form-grid">
          {DECISION_FIELDS.map((name) => (
            <FieldInput
              key={name}
              field={fields[name]}
              value={decision[name]}
              onChange={(value) => keep({ ...decision, [name]: String(value) })}
            />
          ))}
        </div>
        {written.length > 0 && (
          <div>
            <Button variant="secondary" onClick={() => keep(NO_DECISION)}>
              {t.workbench.clearDecision}
            </Button>
          </div>
        )}
      </div>
    </details>
  )
}

import { useRef } from 'react'
import {
  createWantedDecision,
  patchWantedDecision,
  type WantedDecision,
} from '../../../schema/api/wantedDecisions.js'
import { ofBelonging } from '../../../schema/rules/may.js'
import { WANTED_DECISION_FIELDS } from '../../../schema/rules/wantedDecisions.js'
import { newIdempotencyKey, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { riskTexts } from '../../i18n/risks.js'
import type { FormFocus } from '../../parts/form/FormedList.js'
import { RecordForm } from '../../parts/form/RecordForm.js'
import { useFields } from '../../parts/form/useFields.js'
import { usePatch } from '../../parts/form/usePatch.js'
import { useUndo } from '../../parts/useUndo.js'
import { useOwnSubproject } from './RiskForm.js'
import { type Endings, withEndings, withoutEndings } from './stateFields.js'

const ENDINGS: Endings = { decidedOn: ['decided'], outcome: ['decided', 'withdrawn'] }

/** Changes a wanted decision, what was decided included. */
export function ChangeWantedDecision({
  row,
  focus,
  onClose,
}: {
  row: WantedDecision
  focus: FormFocus
  onClose: () => void
}) {
  const patch = usePatch(patchWantedDecision)
  return (
    <RecordForm
      concept="wanted_decision"
      of={ofBelonging(row)}
      fields={withEndings(useFields(WANTED_DECISION_FIELDS), ENDINGS)}
      row={row}
      record={{ entity: 'wanted_decision', entityId: row.id }}
      focus={focus}
      withReason
      save={(saving) => patch({ id: row.id }, withoutEndings(saving, row, ENDINGS))}
      onDone={onClose}
      onCancel={onClose}
    />
  )
}

/** Asks for a decision. */
export function AddWantedDecision({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage(riskTexts)
  const key = useRef(newIdempotencyKey())
  const creating = useWrite(createWantedDecision)
  const undo = useUndo()
  const { state: _state, decidedOn: _day, outcome: _outcome, ...fields } = useFields(WANTED_DECISION_FIELDS)
  return (
    <RecordForm
      concept="wanted_decision"
      fields={Object.values(fields)}
      row={{ subproject: useOwnSubproject() }}
      submit={t.risks.addDecision}
      // What a form holds is checked by the server, field by field.
      save={async ({ values }) =>
        undo(await creating.mutateAsync({ body: values as never, idempotencyKey: key.current }))
      }
      onDone={onClose}
      onCancel={onClose}
    />
  )
}

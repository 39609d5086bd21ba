import { useRef } from 'react'
import { createRisk, patchRisk, type Risk } from '../../../schema/api/risks.js'
import type { System } from '../../../schema/api/systems.js'
import { EVERYBODYS, ofBelonging, ofSystem } from '../../../schema/rules/may.js'
import { RISK_FIELDS } from '../../../schema/rules/risks.js'
import { newIdempotencyKey, useMe, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { riskTexts } from '../../i18n/risks.js'
import type { FormFocus } from '../../parts/form/FormedList.js'
import { RecordForm } from '../../parts/form/RecordForm.js'
import { useFields } from '../../parts/form/useFields.js'
import { usePatch } from '../../parts/form/usePatch.js'
import { useUndo } from '../../parts/useUndo.js'
import { type Endings, withEndings, withoutEndings } from './stateFields.js'

const ENDINGS: Endings = { closedOn: ['closed'], outcome: ['closed'] }

/** Changes a risk, closing it included. */
export function ChangeRisk({ row, focus, onClose }: { row: Risk; focus: FormFocus; onClose: () => void }) {
  const patch = usePatch(patchRisk)
  return (
    <RecordForm
      concept="risk"
      of={ofBelonging(row)}
      fields={withEndings(useFields(RISK_FIELDS), ENDINGS)}
      row={row}
      record={{ entity: 'risk', entityId: row.id }}
      focus={focus}
      withReason
      save={(saving) => patch({ id: row.id }, withoutEndings(saving, row, ENDINGS))}
      onDone={onClose}
      onCancel={onClose}
    />
  )
}

/** Adds a risk: of a system on the page of one, else of what is chosen, first the subproject that one leads. */
export function AddRisk({ system, onClose }: { system?: System; onClose: () => void }) {
  const { t } = useLanguage(riskTexts)
  const key = useRef(newIdempotencyKey())
  const creating = useWrite(createRisk)
  const undo = useUndo()
  const own = useOwnSubproject()
  const { state: _state, closedOn: _closedOn, outcome: _outcome, ...fields } = useFields(RISK_FIELDS)
  const { system: _system, subproject: _subproject, ...ofThis } = fields
  return (
    <RecordForm
      concept="risk"
      of={system ? ofSystem(system) : EVERYBODYS}
      fields={Object.values(system ? ofThis : fields)}
      row={system ? {} : { subproject: own }}
      submit={t.risks.addRisk}
      save={async ({ values }) => {
        const added = await creating.mutateAsync({
          // What a form holds is checked by the server, field by field.
          body: { ...values, ...(system && { system: system.number }) } as never,
          idempotencyKey: key.current,
        })
        undo(added)
      }}
      onDone={onClose}
      onCancel={onClose}
    />
  )
}

/** The subproject that somebody leads and no other; null for who leads several, or all. */
export function useOwnSubproject(): string | null {
  const [first = null, ...others] = useMe().data?.scope ?? []
  return others.length === 0 ? first : null
}

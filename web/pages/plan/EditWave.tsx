import { listWaves, patchWave } from '../../../schema/api/waves.js'
import { changeNames } from '../../../schema/rules/fields.js'
import { WAVE_FIELDS } from '../../../schema/rules/waves.js'
import { useRead } from '../../api/queries.js'
import { RecordForm } from '../../parts/form/RecordForm.js'
import { useFields } from '../../parts/form/useFields.js'
import { usePatch } from '../../parts/form/usePatch.js'
import { QueryStates } from '../../parts/QueryStates.js'

/** A wave as a form, where it stands in the plan. */
export function EditWave({ code, onDone }: { code: string; onDone: () => void }) {
  const waves = useRead(listWaves)
  const patch = usePatch(patchWave)
  const fields = useFields(WAVE_FIELDS)
  return (
    <div className="plan-edit">
      <QueryStates query={waves} rows={3}>
        {({ items }) => {
          const wave = items.find((one) => one.code === code)
          return (
            wave && (
              <RecordForm
                concept="wave"
                fields={changeNames(WAVE_FIELDS).map((name) => fields[name])}
                row={wave}
                record={{ entity: 'wave', entityId: code }}
                withReason
                save={(saving) => patch({ code }, saving)}
                onDone={onDone}
                onCancel={onDone}
              />
            )
          )
        }}
      </QueryStates>
    </div>
  )
}

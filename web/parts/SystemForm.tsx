import { patchSystem, type System } from '../../schema/api/systems.js'
import { isSameDay } from '../../schema/rules/days.js'
import { ofSystem } from '../../schema/rules/may.js'
import { SYSTEM_FIELDS, type SystemField } from '../../schema/rules/systemFields.js'
import { useLanguage } from '../i18n/language.js'
import { systemTexts } from '../i18n/system.js'
import { RecordForm } from './form/RecordForm.js'
import { useFields } from './form/useFields.js'
import { usePatch } from './form/usePatch.js'

/** A form over some fields of a system; the mappings that are planned for its day may be moved along with it. */
export function SystemForm({
  system,
  names,
  focus,
  onClose,
}: {
  system: System
  names: readonly SystemField[]
  focus?: { name?: string | undefined }
  onClose: () => void
}) {
  const { t } = useLanguage(systemTexts)
  const patch = usePatch(patchSystem)
  const fields = useFields(SYSTEM_FIELDS)
  const alike = system.mappings.filter((mapping) => isSameDay(system.targetDate, mapping)).length
  return (
    <RecordForm
      concept="system"
      of={ofSystem(system)}
      fields={names.filter((name) => name in fields).map((name) => fields[name])}
      row={system}
      record={{ entity: 'system', entityId: system.number }}
      {...(focus && { focus })}
      withReason
      offer={(changes) => ('targetDate' in changes && alike > 0 ? t.system.moveMappings(alike) : null)}
      save={(saving) => patch({ number: system.number }, saving)}
      onDone={onClose}
      onCancel={onClose}
    />
  )
}

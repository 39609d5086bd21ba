import { patchSystem, type System } from '../../../schema/contracts/systems.js'
import {
  FIELD_GROUP_WORDS,
  FIELD_GROUPS,
  type FieldGroup,
  SYSTEM_FIELD_NAMES,
  SYSTEM_FIELDS,
  type SystemField,
} from '../../../schema/rules/systems.js'
import { useMe, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { RecordForm } from '../../parts/form/RecordForm.js'
import { useSystemFields } from '../../parts/form/systemFields.js'
import { useFieldText } from '../../parts/form/useFieldText.js'
import { useUndo } from '../../parts/useUndo.js'
import type { Editing } from './editing.js'

/** Every fact of a system in its groups, edited where it stands by those who may. */
export function Facts({
  system,
  editing,
  onEdit,
}: {
  system: System
  editing: { group: FieldGroup; field?: SystemField } | null
  onEdit: (editing: Editing) => void
}) {
  const { t, say } = useLanguage()
  return (
    <aside className="system-facts" aria-label={t.system.facts}>
      {system.warnings.length > 0 && (
        <section>
          <div className="section-head">
            <h2>{t.system.warnings}</h2>
          </div>
          <ul className="warnings">
            {system.warnings.map((warning) => (
              <li key={`${warning.code}-${warning.field}`}>{say(warning)}</li>
            ))}
          </ul>
        </section>
      )}
      {FIELD_GROUPS.map((group) =>
        editing?.group === group ? (
          <GroupForm key={group} system={system} editing={editing} onClose={() => onEdit(null)} />
        ) : (
          <Group key={group} system={system} group={group} onEdit={onEdit} />
        ),
      )}
    </aside>
  )
}

function Group({
  system,
  group,
  onEdit,
}: {
  system: System
  group: FieldGroup
  onEdit: (editing: Editing) => void
}) {
  const { t, say } = useLanguage()
  const me = useMe()
  const fields = useSystemFields(true)
  const text = useFieldText()
  const names = fieldsOf(group)
  const editable = system.voidedAt === null && names.some((name) => me.data?.fields.includes(name))
  const filled = names.filter((name) => !isEmpty(system[name]))
  const title = say(FIELD_GROUP_WORDS[group])
  return (
    <section>
      <div className="section-head">
        <h2>{title}</h2>
        {editable && (
          <button
            type="button"
            className="text-button"
            aria-label={t.system.editGroup(title)}
            onClick={() => onEdit({ group })}
          >
            {t.common.edit}
          </button>
        )}
      </div>
      {filled.length === 0 && <p className="subtle pad">{t.system.nothingYet}</p>}
      <dl className="facts">
        {filled.map((name) => (
          <div key={name}>
            <dt>{say(fields[name])}</dt>
            <dd>{text(fields[name], system[name])}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function GroupForm({
  system,
  editing,
  onClose,
}: {
  system: System
  editing: { group: FieldGroup; field?: SystemField }
  onClose: () => void
}) {
  const { t, say } = useLanguage()
  const me = useMe()
  const undo = useUndo(patchSystem)
  const fields = useSystemFields()
  const saving = useWrite(patchSystem)
  const names = fieldsOf(editing.group).filter((name) => me.data?.fields.includes(name))
  const title = say(FIELD_GROUP_WORDS[editing.group])
  return (
    <section className="editing" aria-label={t.system.editGroup(title)}>
      <div className="section-head">
        <h2>{title}</h2>
      </div>
      <RecordForm
        // Another failing gate of the same group moves the focus there.
        key={editing.field}
        fields={names.map((name) => fields[name])}
        row={system}
        focus={editing.field}
        withReason
        save={async ({ changes, before, version, reason }) => {
          const params = { number: system.number }
          const saved = await saving.mutateAsync({
            params,
            version,
            body: { ...changes, ...(reason && { reason }) },
          })
          undo({ params, version: saved.version, body: before })
        }}
        onDone={onClose}
        onCancel={onClose}
      />
    </section>
  )
}

function fieldsOf(group: FieldGroup): SystemField[] {
  return SYSTEM_FIELD_NAMES.filter((name) => SYSTEM_FIELDS[name].group === group)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

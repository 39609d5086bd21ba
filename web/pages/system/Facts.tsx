import type { ReactNode } from 'react'
import type { System } from '../../../schema/api/systems.js'
import { ofSystem } from '../../../schema/rules/may.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS, type SystemField } from '../../../schema/rules/systemFields.js'
import { FIELD_GROUP_WORDS, FIELD_GROUPS, type FieldGroup } from '../../../schema/rules/systems.js'
import { useLanguage } from '../../i18n/language.js'
import { systemTexts } from '../../i18n/system.js'
import { FactList } from '../../parts/form/FactList.js'
import { isEmpty } from '../../parts/form/fields.js'
import { useFieldsToRead } from '../../parts/form/useFields.js'
import { SystemForm } from '../../parts/SystemForm.js'
import { useMay } from '../../parts/useMay.js'
import type { Forms } from './editing.js'

/** The facts of a system in their groups, edited where it stands by those who may. */
export function Facts({ system, forms }: { system: System; forms: Forms }) {
  const { t, say } = useLanguage(systemTexts)
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
      {FACT_GROUPS.map((group) => (
        <FactGroup key={group} system={system} group={group} forms={forms} />
      ))}
    </aside>
  )
}

/** The groups of facts that stand together; the plan of the move stands beside the next step. */
export const FACT_GROUPS = FIELD_GROUPS.filter((group) => group !== 'move')

interface GroupParts {
  system: System
  group: FieldGroup
  /** Fields that are shown although nothing is written in them. */
  always?: readonly SystemField[]
  /** What stands under the facts. */
  children?: ReactNode
}

/** A group of facts, or its form where that is open. */
export function FactGroup({ forms, ...parts }: GroupParts & { forms: Forms }) {
  const { system, group } = parts
  const form = `facts/${group}` as const
  const focus = forms.opened[form]
  return focus ? (
    <GroupForm system={system} group={group} focus={focus} onClose={() => forms.close(form)} />
  ) : (
    <Group {...parts} onOpen={() => forms.open(form)} />
  )
}

function Group({ system, group, always = [], children, onOpen }: GroupParts & { onOpen: () => void }) {
  const { t, say } = useLanguage(systemTexts)
  const { mayWrite } = useMay()
  const fields = useFieldsToRead()(SYSTEM_FIELDS)
  const names = fieldsOf(group, system).filter((name) => name in fields)
  const editable =
    system.voidedAt === null && names.some((name) => mayWrite('system', name, ofSystem(system)))
  const filled = names.filter((name) => always.includes(name) || !isEmpty(system[name]))
  const title = say(FIELD_GROUP_WORDS[group])
  return (
    <section>
      <div className="section-head">
        <h2>{title}</h2>
        {editable && (
          <button
            type="button"
            id={`edit-${group}`}
            className="text-button"
            aria-label={t.system.editGroup(title)}
            onClick={onOpen}
          >
            {t.common.edit}
          </button>
        )}
      </div>
      {filled.length === 0 && <p className="subtle pad">{t.system.nothingYet}</p>}
      <FactList fields={filled.map((name) => fields[name])} row={system} today={system.meta.today} />
      {children}
    </section>
  )
}

function GroupForm({
  system,
  group,
  focus,
  onClose,
}: {
  system: System
  group: FieldGroup
  focus: { name?: string | undefined }
  onClose: () => void
}) {
  const { t, say } = useLanguage(systemTexts)
  const title = say(FIELD_GROUP_WORDS[group])
  return (
    <section className="editing" aria-label={t.system.editGroup(title)}>
      <div className="section-head">
        <h2>{title}</h2>
      </div>
      <SystemForm system={system} names={fieldsOf(group, system)} focus={focus} onClose={onClose} />
    </section>
  )
}

/** What is asked of a system that has parts; what is written already is always there. */
const OF_PARTS: readonly SystemField[] = ['partsCoverAll', 'restReason']

/** The fields of a group. How far parts cover the system is asked of one that has parts. */
function fieldsOf(group: FieldGroup, system: System): SystemField[] {
  const hasParts =
    system.restReason !== null || system.mappings.some(({ coverage }) => coverage === 'partial')
  return SYSTEM_FIELD_NAMES.filter(
    (name) => SYSTEM_FIELDS[name].group === group && (hasParts || !OF_PARTS.includes(name)),
  )
}

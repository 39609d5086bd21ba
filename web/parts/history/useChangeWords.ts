import {
  CHANGE_ACTION_WORDS,
  type Change,
  ENTITY_WORDS,
  type FieldChange,
} from '../../../schema/api/changes.js'
import { OVERRIDE_FIELD_WORDS } from '../../../schema/api/overrides.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import { useChoices, useReplacementChoices } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { integrationFields, prerequisiteFields } from '../form/connectionFields.js'
import { contractFields } from '../form/contractFields.js'
import type { Field } from '../form/fields.js'
import { mappingFields, replacementFields } from '../form/linkFields.js'
import { waveFields } from '../form/planFields.js'
import { STATUS_FIELD, useSystemFields } from '../form/systemFields.js'
import { archiveFields, privacyFields } from '../form/trackFields.js'
import { useFieldText } from '../form/useFieldText.js'

const OVERRIDE: Record<string, Field> = Object.fromEntries(
  Object.entries(OVERRIDE_FIELD_WORDS).map(([name, words]) => [name, { name, type: 'line', ...words }]),
)

const DISCHARGE: Record<string, Field> = {
  dischargedByName: { name: 'dischargedByName', type: 'line', nb: 'Arkivet fritatt av', en: 'Discharged by' },
  dischargedOn: { name: 'dischargedOn', type: 'date', nb: 'Arkivet fritatt', en: 'Discharged on' },
}

/** What hangs on a system: the names of its fields do not say what was changed. */
const WITHIN_SYSTEM: readonly string[] = ['archive', 'privacy', 'contract', 'integration', 'prerequisite']

/** Ids of who did something: the name beside says it. */
const UNSAID: readonly string[] = ['dischargedById', 'byId']

/** A field that a change touched, before and after, in words. */
export interface Difference {
  field: string
  label: string
  before: string
  after: string
}

/** Puts rows of the change log into words: what was done, and each field before and after. */
export function useChangeWords() {
  const { t, say } = useLanguage()
  const text = useFieldText()
  const system = useSystemFields(true)
  const replacements = useReplacementChoices()
  const choices = useChoices(true)
  const mapping = mappingFields(replacements)
  const replacement = replacementFields()
  const known: Record<string, Record<string, Field>> = {
    system: { ...system, status: STATUS_FIELD },
    mapping,
    replacement,
    archive: { ...archiveFields(choices), ...DISCHARGE },
    privacy: privacyFields(choices.municipality),
    contract: contractFields(choices.municipality),
    integration: integrationFields([], replacements),
    prerequisite: prerequisiteFields(),
    override: OVERRIDE,
    wave: waveFields(),
  }
  const fieldOf = (entity: string, name: string): Field =>
    known[entity]?.[name] ?? { name, nb: name, en: name, type: 'line' }

  /** What a change is about; a mapping's label in the log has its replacement's code, people know the name. */
  const labelOf = ({ entity, label }: Change): string => {
    if (entity !== 'mapping') return label
    const [system = '', code = ''] = label.split(' → ')
    const named = replacements.find(({ value }) => value === code)
    return named ? `${system} → ${say(named)}` : label
  }

  return {
    labelOf,
    /** What a field of an entity is called. */
    fieldName: (entity: string, name: string): string => say(fieldOf(entity, name)),
    /** For each field that differs what it is called, and «10 til 20». */
    becomes: (entity: string, changes: readonly FieldChange[]): { label: string; becomes: string }[] =>
      changes
        .filter(({ field }) => !UNSAID.includes(field))
        .map(({ field: name, before, after }) => {
          const field = fieldOf(entity, name)
          const becomes = `${text(field, before)} ${t.common.movedTo} ${text(field, after)}`
          return { label: say(field), becomes }
        }),
    /** «Status: Planlagt til Under migrering», «Opprettet: Gerica», or the names of the changed fields. */
    summary(change: Change): string {
      const subject = `${say(ENTITY_WORDS[change.entity])} ${labelOf(change)}`
      if (change.action === 'transition' && change.statusFrom && change.statusTo)
        return `${say(STATUS_FIELD)}: ${say(STATUS_WORDS[change.statusFrom])} ${t.common.movedTo} ${say(STATUS_WORDS[change.statusTo])}`
      if (change.action !== 'update') return `${say(CHANGE_ACTION_WORDS[change.action])}: ${subject}`
      const names = change.fields
        .filter((name) => !UNSAID.includes(name))
        .map((name) => say(fieldOf(change.entity, name)))
      const within = WITHIN_SYSTEM.includes(change.entity) ? `${say(ENTITY_WORDS[change.entity])}: ` : ''
      return (
        within +
        (names.length > 3 ? `${names.slice(0, 3).join(', ')} +${names.length - 3}` : names.join(', '))
      )
    },
    differences(change: Change): Difference[] {
      // The action and its reason say it all.
      if (change.action === 'void' || change.action === 'restore') return []
      const names = change.action === 'create' ? Object.keys(known[change.entity] ?? {}) : change.fields
      return names
        .filter((name) => !UNSAID.includes(name))
        .map((name) => {
          const field = fieldOf(change.entity, name)
          return {
            field: name,
            label: say(field),
            before: text(field, change.before?.[name]),
            after: text(field, change.after?.[name]),
          }
        })
        .filter(({ before, after }) => before !== after)
    },
  }
}

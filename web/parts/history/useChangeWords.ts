import { CHANGE_ACTION_WORDS, type Change, ENTITY_WORDS } from '../../../schema/contracts/changes.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import { useChoices, useReplacementChoices } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import type { Field } from '../form/fields.js'
import { mappingFields, replacementFields } from '../form/linkFields.js'
import { contractFields, waveFields } from '../form/planFields.js'
import { choicesOf, useSystemFields } from '../form/systemFields.js'
import { useFieldText } from '../form/useFieldText.js'

const STATUS: Field = {
  name: 'status',
  nb: 'Status',
  en: 'Status',
  type: 'choice',
  choices: choicesOf(STATUS_WORDS),
}
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
  const mapping = mappingFields(replacements)
  const replacement = replacementFields()
  const known: Record<string, Record<string, Field>> = {
    system: { ...system, status: STATUS },
    mapping,
    replacement,
    contract: contractFields(useChoices(true).municipality),
    wave: waveFields(),
  }
  const fieldOf = (change: Change, name: string): Field =>
    known[change.entity]?.[name] ?? { name, nb: name, en: name, type: 'line' }

  /** What a change is about; a mapping's label in the log has its replacement's code, people know the name. */
  const labelOf = ({ entity, label }: Change): string => {
    if (entity !== 'mapping') return label
    const [system = '', code = ''] = label.split(' → ')
    const named = replacements.find(({ value }) => value === code)
    return named ? `${system} → ${say(named)}` : label
  }

  return {
    labelOf,
    /** «Status: Planlagt til Under migrering», «Opprettet: Gerica», or the names of the changed fields. */
    summary(change: Change): string {
      const subject = `${say(ENTITY_WORDS[change.entity])} ${labelOf(change)}`
      if (change.action === 'transition' && change.statusFrom && change.statusTo)
        return `${say(STATUS)}: ${say(STATUS_WORDS[change.statusFrom])} ${t.overview.movedTo} ${say(STATUS_WORDS[change.statusTo])}`
      if (change.action !== 'update') return `${say(CHANGE_ACTION_WORDS[change.action])}: ${subject}`
      const names = change.fields.map((name) => say(fieldOf(change, name)))
      return names.length > 3 ? `${names.slice(0, 3).join(', ')} +${names.length - 3}` : names.join(', ')
    },
    differences(change: Change): Difference[] {
      // The action and its reason say it all.
      if (change.action === 'void' || change.action === 'restore') return []
      const names = change.action === 'create' ? Object.keys(known[change.entity] ?? {}) : change.fields
      return names
        .map((name) => {
          const field = fieldOf(change, name)
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

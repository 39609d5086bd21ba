import {
  actionWords,
  type Change,
  ENTITY_WORDS,
  type Entity,
  type FieldChange,
} from '../../../schema/api/changes.js'
import { LOGGED_FIELDS } from '../../../schema/api/loggedFields.js'
import { asksField } from '../../../schema/rules/countries/all.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import { useLanguage } from '../../i18n/language.js'
import { type Field, nameOf } from '../form/fields.js'
import { useFieldsToRead } from '../form/useFields.js'
import { useFieldText } from '../form/useFieldText.js'
import { useFormats, useSettings } from '../settings.js'
import { type Labelled, labelIn } from './labels.js'
import { useKnown } from './useKnown.js'

/** What hangs on a system: the names of its fields do not say what was changed. */
const WITHIN_SYSTEM: readonly Entity[] = ['archive', 'privacy', 'contract', 'integration', 'prerequisite']

/** Said otherwise: who did something by the name beside its id, why a row was removed by the reason of the change. */
const UNSAID: readonly string[] = ['dischargedById', 'byId', 'voidReason']

/** A field that a change touched, before and after, in words. */
export interface Difference {
  field: string
  label: string
  before: string
  after: string
}

/** Puts rows of the change log into words: what was done, and each field before and after. */
export function useChangeWords() {
  const { t, say, language } = useLanguage()
  const text = useFieldText()
  const fieldsOf = useFieldsToRead(true)
  const { ruleSet } = useSettings()
  const { dateOf } = useFormats()
  const known = useKnown()
  const fieldOf = (entity: string, name: string): Field => {
    const rule = LOGGED_FIELDS[entity as Entity]?.[name]
    return (rule && fieldsOf({ [name]: rule })[name]) ?? { name, nb: name, en: name, type: 'line' }
  }

  /** A value of the log; nothing is said in words, since a dash could be what was written. */
  const saidOf = (field: Field, value: unknown, today: string): string => {
    const said = text(field, value, today)
    return said === t.common.none ? t.common.emptyValue : said
  }

  /** What a change is about. */
  const labelOf = (about: Labelled): string => labelIn(language, about, known)

  /** What a field is called that a change set to this on this day. */
  const nameOn = (entity: string, name: string, value: unknown, day: string): string =>
    say(nameOf(fieldOf(entity, name), value, day))

  /** Each field that differs with what it is called, before and after, on the day on which it is asked. */
  const changed = (entity: string, changes: readonly FieldChange[], today: string): Difference[] =>
    changes
      .filter(({ field }) => !UNSAID.includes(field))
      .map(({ field: name, before, after }) => {
        const field = fieldOf(entity, name)
        return {
          field: name,
          label: nameOn(entity, name, after, today),
          before: saidOf(field, before, today),
          after: saidOf(field, after, today),
        }
      })

  return {
    labelOf,
    changed,
    /** What a field of an entity is called. */
    fieldName: (entity: string, name: string): string => say(fieldOf(entity, name)),
    /**
     * For each field that differs what it is called, and «10 til 20», on the day on which it is asked; a row that is removed or
     * brought back says that alone.
     */
    becomes: (
      entity: string,
      changes: readonly FieldChange[],
      today: string,
    ): { label: string; becomes: string }[] =>
      changes
        .filter(({ field }) => !UNSAID.includes(field))
        .flatMap((one) => {
          if (one.field !== 'voidedAt')
            return changed(entity, [one], today).map(({ label, before, after }) => ({
              label,
              becomes: `${before} ${t.common.movedTo} ${after}`,
            }))
          const action = one.after === null ? 'restore' : 'void'
          return [{ label: say(actionWords({ action, entity: entity as Entity })), becomes: '' }]
        }),
    /** «Status: Planlagt til Under migrering», «Opprettet: Gerica», or the names of the changed fields. */
    summary(change: Change): string {
      const subject = `${say(ENTITY_WORDS[change.entity])} ${labelOf(change)}`
      if (change.action === 'transition' && change.statusFrom && change.statusTo)
        return `${say(fieldOf(change.entity, 'status'))}: ${say(STATUS_WORDS[change.statusFrom])} ${t.common.movedTo} ${say(STATUS_WORDS[change.statusTo])}`
      if (change.action !== 'update') return `${say(actionWords(change))}: ${subject}`
      const names = change.fields
        .filter((name) => !UNSAID.includes(name))
        .map((name) => nameOn(change.entity, name, change.after?.[name], dateOf(change.at)))
      const within = WITHIN_SYSTEM.includes(change.entity) ? `${say(ENTITY_WORDS[change.entity])}: ` : ''
      return (
        within +
        (names.length > 3 ? `${names.slice(0, 3).join(', ')} +${names.length - 3}` : names.join(', '))
      )
    },
    differences(change: Change): Difference[] {
      // The action and its reason say it all.
      if (change.action === 'void' || change.action === 'restore') return []
      const made = Object.entries(LOGGED_FIELDS[change.entity]).filter(
        // What is not asked for has its default, which nobody wrote.
        ([name, { written }]) => written !== 'key' && asksField(ruleSet, name),
      )
      const names = change.action === 'create' ? made.map(([name]) => name) : change.fields
      return names
        .filter((name) => !UNSAID.includes(name))
        .map((name) => {
          const field = fieldOf(change.entity, name)
          return {
            field: name,
            label: nameOn(change.entity, name, change.after?.[name], dateOf(change.at)),
            before: text(field, change.before?.[name], dateOf(change.at)),
            after: text(field, change.after?.[name], dateOf(change.at)),
          }
        })
        .filter(({ before, after }) => before !== after)
    },
  }
}

import {
  CHANGE_ACTION_WORDS,
  type ChangeAction,
  type ChangeWay,
  ENTITY_WORDS,
  type Entity,
  WAY_WORDS,
} from '../../../schema/api/changes.js'
import { LOGGED_FIELDS } from '../../../schema/api/loggedFields.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { changeTexts } from '../../i18n/changes.js'
import { filterTexts } from '../../i18n/filters.js'
import { useLanguage } from '../../i18n/language.js'
import { useChangeWords } from '../../parts/history/useChangeWords.js'
import type { ToldFilter } from './logSearch.js'

/** What the filters of the log and their values are called, in the language of the page. */
export function useLogWords() {
  const { t, say } = useLanguage(changeTexts, filterTexts)
  const { fieldName } = useChangeWords()
  const { facets, from, to, action, row, request } = t.changes

  /** A field of one kind of row, `system.targetDate`, or of any: what it is called, and what it is a field of. */
  const fieldOf = (value: string): { name: string; of: string } => {
    const [entity = '', name] = value.split('.')
    if (name !== undefined)
      return { name: fieldName(entity, name), of: isEntity(entity) ? say(ENTITY_WORDS[entity]) : '' }
    const having = Object.entries(LOGGED_FIELDS).find(([, fields]) => value in fields)
    return { name: having ? fieldName(having[0], value) : value, of: '' }
  }

  const names: Record<ToldFilter, string> = {
    ...facets,
    q: t.filters.searchFor,
    system: t.common.system,
    entityId: row,
    requestId: request,
    ...{ action, from, to },
  }
  const said: Partial<Record<ToldFilter, (value: string) => string>> = {
    entity: (value) => (isEntity(value) ? say(ENTITY_WORDS[value]) : value),
    way: (value) => (value in WAY_WORDS ? say(WAY_WORDS[value as ChangeWay]) : value),
    action: (value) =>
      value in CHANGE_ACTION_WORDS ? say(CHANGE_ACTION_WORDS[value as ChangeAction]) : value,
    field: (value) => {
      const { name, of } = fieldOf(value)
      return of ? `${name} (${of})` : name
    },
    from: formatDate,
    to: formatDate,
  }
  return {
    fieldOf,
    nameOf: (filter: ToldFilter) => names[filter],
    wordOf: (filter: ToldFilter, value: string) => said[filter]?.(value) ?? value,
  }
}

const isEntity = (value: string): value is Entity => value in ENTITY_WORDS

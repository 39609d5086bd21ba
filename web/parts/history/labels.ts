import { GATE_WORDS } from '../../../schema/rules/gates.js'
import { ERASED_VIEW } from '../../../schema/rules/savedViews.js'
import { ERASED_TOKEN, userWords } from '../../../schema/rules/users.js'
import type { Words } from '../../../schema/rules/words.js'
import type { Language } from '../../i18n/format.js'

/** What a row of the log is about. */
export interface Labelled {
  entity: string
  entityId?: string
  label: string
}

/** What a label may name that the register has in both languages. */
export interface Known {
  /** What a row is called; undefined where it is not known. */
  named: (entity: string, id: string) => Words | undefined
  checks: readonly Words[]
}

/**
 * What a change is about, in a language. A label is kept in the log as it was in Norwegian, with codes of gates and
 * replacements in it: what the register has in both languages is said in that of the page, what users typed as it stands.
 */
export function labelIn(language: Language, { entity, entityId, label }: Labelled, known: Known): string {
  switch (entity) {
    case 'user':
      return entityId ? userWords({ id: entityId, name: label })[language] : label
    case 'token':
      return label === ERASED_TOKEN.nb ? ERASED_TOKEN[language] : label
    case 'saved_view':
      return label === ERASED_VIEW.nb ? ERASED_VIEW[language] : label
    case 'override':
      return withLast(label, ': ', (code) => GATE_WORDS[code]?.[language])
    case 'follow_up': {
      const check = known.checks.find(({ nb }) => label.endsWith(`: ${nb}`))
      return check ? label.slice(0, -check.nb.length) + check[language] : label
    }
    case 'mapping':
    case 'series_break':
      return withLast(label, ' → ', (code) => known.named('replacement', code)?.[language])
    default:
      // What it was called then, which only the Norwegian name tells.
      if (language === 'nb' || entityId === undefined) return label
      return known.named(entity, entityId)?.[language] ?? label
  }
}

/** A text with what stands after the last of these signs said otherwise, where that is known. */
function withLast(text: string, sign: string, say: (last: string) => string | undefined): string {
  const at = text.lastIndexOf(sign) + sign.length
  const said = at < sign.length ? undefined : say(text.slice(at))
  return said === undefined ? text : text.slice(0, at) + said
}

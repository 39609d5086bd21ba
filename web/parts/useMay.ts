import type { Access, Action, Asked } from '../../schema/rules/access.js'
import {
  askedFor,
  may,
  type Of,
  outsideWords,
  ownFields,
  scopeWords,
  type Written,
  whoMay,
} from '../../schema/rules/may.js'
import type { Words } from '../../schema/rules/words.js'
import { useMe } from '../api/queries.js'
import { useAsOf } from './moment.js'

const NOBODY: Access = { roles: [], scope: [] }

interface May {
  /** Whether the user may do something at all, or with a row that is `of` some systems. */
  may: (asked: Action | Asked, of?: Of) => boolean
  /** Whether they may write a field of a row. */
  mayWrite: (concept: Written, field: string, of?: Of) => boolean
  /** Those of the fields of a form that they may write. */
  own: <F extends { name: string }>(concept: Written, fields: readonly F[], of?: Of) => F[]
  /** Why a row is not theirs to write although others of their role may, and who may; null where it is. */
  outside: (of: Of) => Words | null
  /** What is said before many systems are written: which of them stay as they are. */
  within: (asked: Asked | null) => Words | null
  /** The roles that can be asked by who may not. */
  whoMay: (asked: Asked, of?: Of) => Words[]
}

/**
 * What the user may write, by the rules that the server refuses by: buttons and fields are offered by nothing else. Nothing
 * before it is known who they are, or while the past is looked at.
 */
export function useMay(): May {
  const me = useMe()
  const readsOnly = useAsOf() !== undefined
  const access = me.data ? { roles: me.data.roles, scope: me.data.scope, readsOnly } : NOBODY
  return {
    may: (asked, of) => may(access, typeof asked === 'string' ? { action: asked } : asked, of),
    mayWrite: (concept, field, of) => may(access, askedFor(concept, field), of),
    own: (concept, fields, of) => {
      const own = ownFields(
        access,
        concept,
        fields.map(({ name }) => name),
        of,
      )
      return fields.filter(({ name }) => own.includes(name))
    },
    outside: (of) => outsideWords(access, of),
    within: (asked) => scopeWords(access, asked),
    whoMay: (asked, of) => whoMay(access, asked, of),
  }
}

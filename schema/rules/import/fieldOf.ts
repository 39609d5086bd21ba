import { CONTRACT_FIELDS } from '../contracts.js'
import type { Field, Fields } from '../fields.js'
import type { Imported } from './settings.js'
import { IMPORTED_FIELDS } from './targets.js'

const CONTRACT = 'contract.'

/** The field that a target writes; that of a contract for `contract.…`. Undefined for what is no single field. */
export function fieldOf(entity: Imported, target: string): Field | undefined {
  const ofContract = entity === 'system' && target.startsWith(CONTRACT)
  const fields: Fields = ofContract ? CONTRACT_FIELDS : IMPORTED_FIELDS[entity]
  return fields[ofContract ? target.slice(CONTRACT.length) : target]
}

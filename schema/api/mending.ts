import { AGREE_ACTIONS, type Asked, mappingAction } from '../rules/access.js'
import type { PARTS } from '../rules/gateFacts.js'
import type { LowerableField } from '../rules/lowerings.js'
import { askedFor } from '../rules/may.js'
import { dischargeArchive, patchArchive } from './archives.js'
import { actionOf, type Endpoint } from './endpoint.js'
import { patchIntegration } from './integrations.js'
import { patchMapping } from './mappings.js'
import { patchPrerequisite } from './prerequisites.js'
import { patchPrivacy } from './privacy.js'

type Part = (typeof PARTS)[number]
/** Where a failing gate is mended, as an answer tells it. */
interface Place {
  part: Part
  field: string | null
}

/** What writes each part, other than the facts: who may call it may mend there. */
const MENDED_BY = {
  mappings: patchMapping,
  archive: patchArchive,
  privacy: patchPrivacy,
  integrations: patchIntegration,
  prerequisites: patchPrerequisite,
} as const satisfies Record<Exclude<Part, 'system' | 'replacement' | 'contracts'>, Endpoint>

/** What is agreed to in a track. */
const LOWERED_IN = {
  archive: 'archiveDuty',
  privacy: 'privacyClass',
} as const satisfies Partial<Record<Part, LowerableField>>

/** What mending at this place asks for; null where there is nothing to write. */
export function askedAt({ part, field }: Place): Asked | null {
  if (part === 'system') return field === null ? null : askedFor(part, field)
  if (part === 'mappings') return { action: mappingAction(field) }
  if (part === 'replacement') return askedFor(part, field ?? '')
  if (part === 'contracts')
    return field === null ? { action: 'register_contract' } : askedFor('contract', field)
  if (field === 'agree' && (part === 'archive' || part === 'privacy'))
    return { action: AGREE_ACTIONS[LOWERED_IN[part]] }
  const action = actionOf(field === 'discharge' ? dischargeArchive : MENDED_BY[part])
  return action && { action }
}

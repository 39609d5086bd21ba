import { archiveOn } from './archives.js'
import { CONTRACT_FIELDS } from './contracts.js'
import { countedOn } from './days.js'
import type { GateFacts, GateMapping } from './gateFacts.js'
import { MAPPING_FIELDS } from './mappings.js'
import { privacyOn } from './privacy.js'
import { REPLACEMENT_FIELDS, replacementStateOn } from './replacements.js'
import { SYSTEM_FIELDS } from './systemFields.js'

/** What a link has of its own and of the replacement behind it. */
const LINK_FIELDS = { ...MAPPING_FIELDS, ...REPLACEMENT_FIELDS }

function linkOn<M extends GateMapping>(today: string, given: M): M {
  const row = countedOn(today, LINK_FIELDS, given)
  const replacementState = replacementStateOn(today, given.replacementState, given.goLiveActual)
  return replacementState === row.replacementState ? row : { ...row, replacementState }
}

/** The facts about a system as they count today: every gate, signal and check looks at these. */
export function countedFacts<F extends GateFacts>(facts: F): F {
  const { today, system, mappings, archive, privacy, contracts } = facts
  return {
    ...facts,
    system: countedOn(today, SYSTEM_FIELDS, system),
    mappings: mappings.map((row) => linkOn(today, row)),
    archive: archiveOn(today, archive),
    privacy: privacyOn(today, privacy),
    contracts: contracts.map((row) => countedOn(today, CONTRACT_FIELDS, row)),
  }
}

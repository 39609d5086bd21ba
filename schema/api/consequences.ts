import * as z from 'zod'
import { CONSEQUENCE_CODES } from '../rules/consequences.js'
import { code, mappingId, systemNumber } from './common.js'
import { endpoint } from './endpoint.js'
import { consequence } from './errors.js'

/** The codes of the consequences that the user has seen and ticked; each one that there is must be named. */
export const confirmed = z.array(z.enum(CONSEQUENCE_CODES)).max(CONSEQUENCE_CODES.length).optional()

const reply = z.object({ consequences: z.array(consequence) })

export const readSystemConsequences = endpoint({
  id: 'readSystemConsequences',
  method: 'GET',
  path: '/api/v1/systems/:number/consequences',
  summary: 'What else is touched when a system is voided',
  action: 'read',
  params: z.object({ number: systemNumber }),
  reply,
})

export const readMappingConsequences = endpoint({
  id: 'readMappingConsequences',
  method: 'GET',
  path: '/api/v1/mappings/:id/consequences',
  summary: 'What else is touched when a mapping is removed or pointed at another replacement',
  action: 'read',
  params: z.object({ id: mappingId }),
  reply,
})

export const readReplacementConsequences = endpoint({
  id: 'readReplacementConsequences',
  method: 'GET',
  path: '/api/v1/replacements/:code/consequences',
  summary: 'What else is touched when a replacement is retired',
  action: 'read',
  params: z.object({ code }),
  reply,
})

import * as z from 'zod'
import { SEVERITIES } from '../rules/checkFacts.js'
import { CHECK_CODES } from '../rules/checks.js'
import { all, onlyAsOf, systemNumber, words } from './common.js'
import { endpoint } from './endpoint.js'
import { gatePlace } from './errors.js'

/** A check of the whole register, and the systems that it finds. */
const checkFindings = words.extend({
  code: z.enum(CHECK_CODES),
  severity: z.enum(SEVERITIES),
  /** What it means, and what to do. */
  what: words,
  /** The law behind it: that of today, or of the day of the merger. */
  law: words.nullable(),
  /** Where what is found of a system is mended, when that is one place. */
  place: gatePlace.nullable(),
  /** How many systems it finds: the total of the list with `check=` this code. */
  count: z.int(),
  systems: z.array(
    z.object({
      number: systemNumber,
      name: z.string(),
      municipality: z.string(),
      /** What was found, where the check alone does not say it. */
      detail: words.optional(),
    }),
  ),
})
export type CheckFindings = z.output<typeof checkFindings>

export const listChecks = endpoint({
  id: 'listChecks',
  method: 'GET',
  path: '/api/v1/checks',
  summary:
    'Check the whole register: every check with the systems it finds, the worst first, those that find nothing too',
  action: 'read',
  query: onlyAsOf,
  reply: all(checkFindings),
  etag: 'sequence',
})

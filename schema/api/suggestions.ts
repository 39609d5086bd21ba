import * as z from 'zod'
import { STATUSES } from '../rules/status.js'
import { STRENGTHS, SUGGESTION_RULES } from '../rules/suggestions/facts.js'
import { DISPOSITIONS } from '../rules/systems.js'
import {
  asOf,
  many,
  meta,
  money,
  onlyAsOf,
  page,
  paging,
  queryInt,
  systemNumber,
  textFilter,
  words,
} from './common.js'
import { endpoint } from './endpoint.js'
import { mappingReplacement } from './mappings.js'
import { systemRow } from './systems.js'

const strength = z.enum(STRENGTHS)

/** Where a system may go, in short. */
const shortSuggestion = z.object({
  /** Null: the system is carried on by itself. */
  replacement: mappingReplacement.nullable(),
  strength,
  /** How many things speak for it, and how many against. */
  speaksFor: z.int(),
  speaksAgainst: z.int(),
})

/** A system that waits for a mapping or a decision, as the queue shows it. */
const waitingSystem = z.object({
  number: systemNumber,
  name: z.string(),
  municipality: z.string(),
  serviceArea: z.string().nullable(),
  product: z.string().nullable(),
  vendor: z.string().nullable(),
  descriptionNb: z.string().nullable(),
  descriptionEn: z.string().nullable(),
  kind: z.string(),
  status: z.enum(STATUSES),
  disposition: z.enum(DISPOSITIONS),
  dayOneCritical: z.boolean(),
  version: z.int(),
  /** Null where nothing speaks for any, or not enough: the strength is then `none`. */
  suggestion: shortSuggestion.nullable(),
})
export type WaitingSystem = z.output<typeof waitingSystem>

export const listSuggestions = endpoint({
  id: 'listSuggestions',
  method: 'GET',
  path: '/api/v1/suggestions',
  summary:
    'List the systems that have no mapping and no decision that needs none, each with where it may go: the strongest suggestion first, what is critical on day one first among equals',
  action: 'read',
  query: z.strictObject({
    q: textFilter.optional(),
    municipality: many(textFilter),
    serviceArea: many(textFilter),
    strength: many(strength),
    ...paging,
    limit: queryInt(1, 1000).default(50),
    asOf,
  }),
  reply: page(waitingSystem).extend({
    /** How many systems wait in all, whatever the filters, and how many systems there are. */
    waiting: z.int(),
    systems: z.int(),
    /** How many of those that wait are suggested to go to each replacement, by its code; with the first page alone. */
    proposed: z.record(z.string(), z.int()).optional(),
  }),
  etag: 'sequence',
})

/** One thing that speaks for a suggestion or against it. */
const reason = words.extend({ code: z.enum(SUGGESTION_RULES), speaks: z.enum(['for', 'against']) })

/** What follows when a system goes to a replacement. */
const consequences = z.object({
  /** Open integrations from or to it, which move. */
  integrations: z.int(),
  /** Running contracts that notice can be given of, with the next deadline and the end that it leads to. */
  contracts: z.array(
    z.object({
      id: z.string(),
      supplier: z.string(),
      noticeDeadline: z.string().nullable(),
      possibleEnd: z.string().nullable(),
    }),
  ),
  /** What it costs a year, which lapses; null where nobody has said. */
  annualCost: money.nullable(),
})

const suggestion = shortSuggestion.extend({
  /** What speaks for it, and then what speaks against it. */
  reasons: z.array(reason),
  /** The other replacements that systems like it are divided among. */
  besides: z.array(mappingReplacement),
  /** Null where it is carried on: nothing moves. */
  consequences: consequences.nullable(),
})

/** A system beside others that are for the same. */
const comparedSystem = systemRow.extend({
  /** What it has open integrations with, by name. */
  integrations: z.array(z.string()),
})

export const readSuggestions = endpoint({
  id: 'readSuggestions',
  method: 'GET',
  path: '/api/v1/systems/:number/suggestions',
  summary:
    'The best few places that a system may go, with all that speaks for and against each and what follows, and the systems that are for the same in the former municipalities',
  action: 'read',
  params: z.object({ number: systemNumber }),
  query: onlyAsOf,
  reply: z.object({
    number: systemNumber,
    /** The best first; those that not enough speaks for have the strength `none`. */
    items: z.array(suggestion),
    sameFunction: z.object({
      /** What they are for, in the shortest words of one of them; null where none says it. */
      purpose: z.object({ nb: z.string().nullable(), en: z.string().nullable() }),
      /** The system itself and those most like it, at most a few of each municipality, in the order of the municipalities. */
      systems: z.array(comparedSystem),
      /** How many more are for the same. */
      more: z.int(),
    }),
    meta,
  }),
  etag: 'sequence',
})
export type SystemSuggestions = z.output<typeof readSuggestions.reply>

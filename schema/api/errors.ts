import * as z from 'zod'
import { CONSEQUENCE_CODES } from '../rules/consequences.js'
import { PARTS } from '../rules/gateFacts.js'
import { REFUSALS, type RefusalCode } from '../rules/refusals.js'
import type { Words } from '../rules/words.js'
import { words } from './common.js'

/** Refusals that pass by themselves: the same request is worth sending again a little later. */
export const PASSING: readonly RefusalCode[] = ['unavailable', 'overloaded']

/** One thing wrong with one field. `path` is the field, dotted; empty for the whole. */
export const fieldError = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  nb: z.string(),
  en: z.string(),
})
export type FieldError = z.output<typeof fieldError>

/** A part of what is known about a system, and a field in it. */
export const gatePlace = z.object({ part: z.enum(PARTS), field: z.string().nullable() })

export const gateResult = z.object({
  code: z.string(),
  holds: z.boolean(),
  /** The rows that fail it: ids, of replacements their codes. */
  rows: z.array(z.string()),
  place: gatePlace.nullable(),
  /** What mends it there, in a word or two. */
  act: words.nullable(),
  law: words.nullable(),
  overridable: z.boolean(),
  overridden: z
    .object({ id: z.string(), by: z.string(), reason: z.string(), evidence: z.string() })
    .nullable(),
  nb: z.string(),
  en: z.string(),
})

/** One kind of thing that a change touches elsewhere. */
export const consequence = z.object({
  code: z.enum(CONSEQUENCE_CODES),
  count: z.int(),
  items: z.array(z.object({ id: z.string(), label: z.string() })),
  nb: z.string(),
  en: z.string(),
})
export type Consequence = z.output<typeof consequence>
/** A later change of what an undo would take back. */
const collision = z.object({
  entity: z.string(),
  entityId: z.string(),
  label: z.string(),
  field: z.string(),
  seq: z.int(),
  requestId: z.string(),
  actorName: z.string(),
})
export type Collision = z.output<typeof collision>

/** The one error shape (RFC 9457), the same at every door. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  nb: z.string(),
  en: z.string(),
  errors: z.array(fieldError),
  requestId: z.string(),
  /** With `gates_failed`: the gates that do not hold. */
  gates: z.array(gateResult).optional(),
  /** With `consequences_unconfirmed`: everything that the change touches elsewhere. */
  consequences: z.array(consequence).optional(),
  /** With `version_conflict`: the row as it is now. */
  current: z.unknown().optional(),
  /** With `later_changes`: the changes that are in the way. */
  collisions: z.array(collision).optional(),
})
export type Problem = z.output<typeof problem>

/** What a refusal carries besides its code. */
export interface RefusalDetails {
  errors?: FieldError[]
  gates?: z.output<typeof gateResult>[]
  consequences?: Consequence[]
  current?: unknown
  collisions?: Collision[]
  /** What the refusal is about, added to its sentence: «Finnes ikke: IKT-999». */
  about?: string
}

/** A request that is refused. Knows nothing of HTTP; the doors translate it. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly details: RefusalDetails = {},
  ) {
    super(`${code}${details.about ? `: ${details.about}` : ''}`)
  }
}

/** What a refusal says, with what it is about. */
export function refusalWords({ code, details: { about } }: Refusal): Words {
  const end = about ? ` (${about})` : ''
  return { nb: `${REFUSALS[code].nb}${end}`, en: `${REFUSALS[code].en}${end}` }
}

/** A field error with one sentence in each language. */
export function fieldProblem(path: string, code: string, sentence: Words): FieldError {
  return { path, code, message: sentence.en, ...sentence }
}

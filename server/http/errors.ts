import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fieldProblem, PASSING, type Problem, Refusal, refusalWords } from '../../schema/api/errors.js'
import { MEDIA_TYPES } from '../../schema/api/mediaTypes.js'
import { REFUSALS, type RefusalCode } from '../../schema/rules/refusals.js'
import { isDamaged, isUnavailable } from '../engines/open.js'
import { type Store, WritesRefused } from '../engines/store.js'
import { InvalidCursor } from '../store/cursor.js'

/** The HTTP status of every refusal. */
const STATUS: Record<RefusalCode, number> = {
  invalid_input: 400,
  not_signed_in: 401,
  link_unusable: 401,
  provider_unavailable: 503,
  provider_untrusted: 401,
  sign_in_not_begun: 401,
  sign_in_cancelled: 401,
  sign_in_too_weak: 401,
  not_allowed: 403,
  field_not_allowed: 403,
  cross_site: 403,
  other_address: 403,
  out_of_scope: 403,
  session_required: 403,
  sign_in_again: 403,
  password_wrong: 401,
  passwords_off: 403,
  demo_only: 403,
  code_required: 401,
  code_wrong: 401,
  second_factor_there: 409,
  user_locked: 403,
  user_unknown: 403,
  user_of_another: 403,
  link_used: 401,
  link_expired: 401,
  administrator_exists: 401,
  signed_in_as_other: 409,
  last_administrator: 422,
  token_above_owner: 422,
  user_not_locked: 422,
  user_erased: 422,
  lock_first: 422,
  erases_oneself: 422,
  user_not_known: 422,
  not_found: 404,
  method_not_allowed: 405,
  already_exists: 409,
  version_conflict: 412,
  later_changes: 409,
  not_undoable: 422,
  not_migrating: 422,
  not_reversible: 422,
  no_longer_valid: 422,
  day_ahead: 422,
  passed_day_moved: 422,
  lowered_unexplained: 422,
  notice_there: 409,
  nothing_to_end: 422,
  nothing_to_confirm: 409,
  nothing_to_agree: 409,
  plan_reached: 422,
  log_moved: 412,
  bulk_refused: 422,
  import_changed: 412,
  import_cancelled: 409,
  import_unanswered: 422,
  file_unreadable: 422,
  file_gone: 410,
  report_file_gone: 410,
  version_required: 428,
  malformed_request: 400,
  headers_too_large: 431,
  request_timeout: 408,
  too_large: 413,
  unsupported_media_type: 415,
  idempotency_conflict: 422,
  unknown_reference: 422,
  gates_failed: 422,
  not_a_next_status: 422,
  coverage_conflict: 422,
  system_voided: 422,
  replacement_retired: 422,
  replacement_voided: 422,
  self_replacement: 422,
  mapping_cycle: 422,
  state_incomplete: 422,
  reason_required: 422,
  consequences_unconfirmed: 422,
  gate_not_overridable: 422,
  finding_always_counts: 422,
  archive_state_not_next: 422,
  prefix_in_use: 409,
  archive_state_unlawful: 422,
  archive_duty_conflict: 422,
  archive_not_dischargeable: 422,
  archive_discharged: 409,
  archive_not_discharged: 409,
  archive_decommissioned: 409,
  integration_ends: 422,
  integration_self: 422,
  integration_moved_where: 422,
  prerequisite_self: 422,
  prerequisite_cycle: 422,
  prerequisite_exists: 409,
  series_break_exists: 409,
  system_or_subproject: 422,
  risk_closed_how: 422,
  risk_not_closed: 422,
  wanted_decision_decided_how: 422,
  wanted_decision_not_decided: 422,
  too_many_views: 422,
  too_many_shared_views: 422,
  view_of_another: 403,
  mapping_exists: 409,
  voided: 409,
  not_voided: 409,
  replacement_in_use: 409,
  continued_not_retained: 409,
  system_in_use: 409,
  rate_limited: 429,
  too_much_work: 429,
  unavailable: 503,
  overloaded: 503,
  register_damaged: 503,
  register_moved: 503,
  internal: 500,
}

/** How long a caller is asked to wait with what passes by itself. */
const RETRY_SECONDS = 2

/** Every error leaves through here, in one shape, whichever door it came by. */
export function handleErrors(app: FastifyInstance, store: Store): void {
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    const refusal = asRefusal(error)
    // What cannot be read may be what a write builds on.
    if (isDamaged(error)) store.refuseWrites()
    // Who has left before the end of an answer is told nothing, and neither is the log.
    if (request.raw.socket.destroyed) return reply.hijack()
    if (STATUS[refusal.code] >= 500 && refusal.code !== 'overloaded')
      request.log.error({ requestId: request.id, error: withoutData(error) }, 'request failed')
    if (PASSING.includes(refusal.code)) reply.header('retry-after', RETRY_SECONDS)
    return sendProblem(request, reply, refusal)
  })
}

/** Answers a refusal as problem+json. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = problemOf(refusal, request.id)
  return reply.code(problem.status).headers(PROBLEM_HEADERS).send(JSON.stringify(problem))
}

/** The headers of every problem. */
export const PROBLEM_HEADERS = {
  'content-type': MEDIA_TYPES.problem,
  'cache-control': 'no-store',
}

/** A refusal as a problem document. */
export function problemOf(refusal: Refusal, requestId: string): Problem {
  const { code, details } = refusal
  const words = refusalWords(refusal)
  return {
    type: `urn:harmoni:problem:${code}`,
    title: REFUSALS[code].en,
    status: STATUS[code],
    detail: words.en,
    code,
    ...words,
    errors: details.errors ?? [],
    requestId,
    ...(details.gates && { gates: details.gates }),
    ...(details.consequences && { consequences: details.consequences }),
    ...(details.collisions && { collisions: details.collisions }),
    ...(details.current !== undefined && { current: details.current }),
  }
}

/** What a thrown error means to the caller. What we did not foresee tells nothing but its request id. */
function asRefusal(error: FastifyError | Refusal): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof WritesRefused) return new Refusal(error.why)
  if (isDamaged(error)) return new Refusal('register_damaged')
  if (isUnavailable(error)) return new Refusal('unavailable')
  if (error instanceof InvalidCursor) return new Refusal('invalid_input', { errors: [OTHER_CURSOR] })
  if (UNREADABLE_BODY.includes(error.code)) return new Refusal('invalid_input', { errors: [NOT_JSON] })
  const byStatus: Record<number, RefusalCode> = {
    404: 'not_found',
    413: 'too_large',
    415: 'unsupported_media_type',
    429: 'rate_limited',
  }
  const status = error.statusCode ?? 500
  if (status >= 500) return new Refusal('internal')
  return new Refusal(byStatus[status] ?? 'invalid_input')
}

const UNREADABLE_BODY = [
  'FST_ERR_CTP_INVALID_JSON_BODY',
  'FST_ERR_CTP_EMPTY_JSON_BODY',
  'FST_ERR_CTP_INVALID_CONTENT_LENGTH',
]
const NOT_JSON = fieldProblem('', 'invalid_json', {
  nb: 'Innholdet er ikke gyldig JSON. Send ett JSON-objekt.',
  en: 'The body is not valid JSON. Send one JSON object.',
})

const OTHER_CURSOR = fieldProblem('cursor', 'invalid_cursor', {
  nb: 'Markøren hører ikke til denne listen og sorteringen. Begynn på første side.',
  en: 'The cursor does not belong to this list and order. Begin at the first page.',
})

/** What is logged of an error: what went wrong and where. A failed query quotes its values, which are not the log's. */
export function withoutData(error: Error): { message: string; code?: unknown; frames: string[] } {
  let root = error
  while (root.cause instanceof Error) root = root.cause
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line))
  return { message: root.message, code: (root as { code?: unknown }).code, frames }
}

import type { Kit } from './columns.js'

/** What a row carries that can be voided: since when (UTC ISO 8601) and why; null while it counts. */
export function voidStamp(kit: Kit) {
  return { voidedAt: kit.text('voided_at'), voidReason: kit.text('void_reason') }
}

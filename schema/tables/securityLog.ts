import type { SecurityKind, SecurityOutcome } from '../rules/securityLog.js'
import type { Kit } from './columns.js'

/**
 * Who came in or tried to, and what they did that auditors ask about: beside the change log, as nothing of the register changes
 * by it. Append-only by trigger, but for its beginning, which ends as `security_ends` says; each row carries the hash of the row
 * before it. Moments are the real clock's. It holds no secret and nothing of what was sent.
 */
export const securityEventsTable = (kit: Kit) =>
  kit.table(
    'security_events',
    {
      seq: kit.integer('seq').primaryKey(),
      at: kit.text('at').notNull(),
      kind: kit.text('kind').$type<SecurityKind>().notNull(),
      outcome: kit.text('outcome').$type<SecurityOutcome>().notNull(),
      /** Who it was, as far as that is known, by a session or a token: the id, and the name as text. */
      userId: kit.text('user_id'),
      userName: kit.text('user_name'),
      /** The endpoint that was called, and, when it was refused, why. */
      endpoint: kit.text('endpoint').notNull(),
      code: kit.text('code'),
      /** Where from: the address, and what the browser is. */
      address: kit.text('address').notNull(),
      agent: kit.text('agent').notNull(),
      requestId: kit.text('request_id').notNull(),
      prevHash: kit.text('prev_hash').notNull(),
      hash: kit.text('hash').notNull(),
    },
    (table) => [
      kit.index('security_events_by_user').on(table.userId, table.seq),
      kit.index('security_events_by_time').on(table.at, table.seq),
    ],
  )

/**
 * Through which row the security log has ended, each time that old rows of it went. Append-only by trigger, and chained: the event
 * about it in the security log carries the hash of the record. Moments are the real clock's.
 */
export const securityEndsTable = (kit: Kit) =>
  kit.table('security_ends', {
    /** The number and hash of the last row that went: the first that is left follows it. */
    seq: kit.integer('seq').primaryKey(),
    hash: kit.text('hash').notNull(),
    /** How many went with this. */
    rows: kit.integer('rows').notNull(),
    /** All that went was older. */
    before: kit.text('before').notNull(),
    at: kit.text('at').notNull(),
    /** The number of the event that tells of it. */
    event: kit.integer('event').notNull(),
    /** The hash of the record before this, and of this. */
    prevRecord: kit.text('prev_record').notNull(),
    record: kit.text('record').notNull(),
  })

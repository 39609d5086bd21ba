import { sql } from 'drizzle-orm'
import type { Status } from '../rules/status.js'
import type { Kit } from './columns.js'

/** A stored row, or what is left of it in the log: plain JSON. */
export type Snapshot = Record<string, unknown>

/**
 * The systems that each row of the log concerns: it follows from the row alone, and is kept so that the history of a
 * system is found at once.
 */
export const concernsTable = (kit: Kit, { changes }: { changes: ReturnType<typeof changesTable> }) =>
  kit.table(
    'concerns',
    {
      system: kit.text('system').notNull(),
      seq: kit
        .integer('seq')
        .notNull()
        .references(() => changes.seq),
    },
    (table) => [
      kit.primaryKey({ columns: [table.system, table.seq] }),
      kit.index('concerns_by_change').on(table.seq),
    ],
  )

/** The change log. Append-only by trigger; each row carries the hash of the row before it. */
export const changesTable = (kit: Kit) =>
  kit.table(
    'changes',
    {
      seq: kit.integer('seq').primaryKey(),
      at: kit.text('at').notNull(),
      actorId: kit.text('actor_id').notNull(),
      actorName: kit.text('actor_name').notNull(),
      requestId: kit.text('request_id').notNull(),
      action: kit.text('action').notNull(),
      entity: kit.text('entity').notNull(),
      entityId: kit.text('entity_id').notNull(),
      label: kit.text('label').notNull(),
      system: kit.text('system'),
      fields: kit.json<string[]>('fields').notNull(),
      statusFrom: kit.text('status_from').$type<Status>(),
      statusTo: kit.text('status_to').$type<Status>(),
      before: kit.json<Snapshot>('before'),
      after: kit.json<Snapshot>('after'),
      reason: kit.text('reason'),
      /** The request that this change took back. */
      undoes: kit.text('undoes'),
      prevHash: kit.text('prev_hash').notNull(),
      hash: kit.text('hash').notNull(),
    },
    (table) => [
      kit.index('changes_by_system').on(table.system, table.seq),
      kit.index('changes_by_entity').on(table.entity, table.entityId, table.seq),
      kit.index('changes_by_request').on(table.requestId),
      kit.index('changes_by_time').on(table.at, table.seq),
      // Few rows of the log are steps of a status, and every overview and page of a system reads them.
      kit
        .index('changes_status_steps')
        .on(table.system, table.seq)
        .where(sql`status_from is not null or status_to is not null`),
    ],
  )

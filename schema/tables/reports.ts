import type { JobKind, JobState } from '../rules/jobs.js'
import type { KeptFormat, KeptOrder, KeptReport } from '../rules/reports.js'
import type { Words } from '../rules/words.js'
import { type Kit, rowStamp } from './columns.js'

/** The reports that were made: of what, as what, and the hash of the file. They are neither changed nor removed. */
export const reportsTable = (kit: Kit) =>
  kit.table(
    'reports',
    {
      /** `R-2019-007`. */
      id: kit.text('id').primaryKey(),
      /** The number in it, which goes on from year to year. */
      serial: kit.integer('serial').notNull(),
      report: kit.text('report').$type<KeptReport>().notNull(),
      format: kit.text('format').$type<KeptFormat>().notNull(),
      /** All that the file was made of. */
      order: kit.json<KeptOrder>('order_json').notNull(),
      asOf: kit.text('as_of').notNull(),
      sequence: kit.integer('sequence').notNull(),
      /** The templates and the program that it was made by. */
      template: kit.integer('template').notNull(),
      program: kit.text('program').notNull(),
      /** SHA-256 of the file, in hex, and how many bytes it has. */
      fileHash: kit.text('file_hash').notNull(),
      fileSize: kit.integer('file_size').notNull(),
      ...rowStamp(kit),
    },
    (table) => [kit.uniqueIndex('reports_by_serial').on(table.serial)],
  )

/** The files of the reports, and what each says, to be compared with what it would say when it is made anew. */
export const reportFilesTable = (kit: Kit, { reports }: { reports: ReturnType<typeof reportsTable> }) =>
  kit.table('report_files', {
    report: kit
      .text('report')
      .primaryKey()
      .references(() => reports.id),
    /** In base64: the same text on both engines. */
    content: kit.text('content').notNull(),
    /** What the file was written of, as JSON. */
    said: kit.text('said').notNull(),
  })

/** Long work: what is asked for, who asked, and how far it has come. Its ends are remembered for a time. */
export const jobsTable = (kit: Kit) =>
  kit.table(
    'jobs',
    {
      id: kit.text('id').primaryKey(),
      kind: kit.text('kind').$type<JobKind>().notNull(),
      state: kit.text('state').$type<JobState>().notNull(),
      /** What is to be done, by its kind. */
      asked: kit.json<object>('asked').notNull(),
      /** What came of it; null until it is done. */
      result: kit.json<object | null>('result'),
      /** Why nothing came of it, in words; null unless it failed. */
      problem: kit.json<Words | null>('problem'),
      done: kit.integer('done').notNull(),
      total: kit.integer('total').notNull(),
      byId: kit.text('by_id').notNull(),
      byName: kit.text('by_name').notNull(),
      tries: kit.integer('tries').notNull(),
      /** When it was asked for, and when it was last heard of; UTC ISO 8601 by the real clock. */
      askedAt: kit.text('asked_at').notNull(),
      heardAt: kit.text('heard_at').notNull(),
    },
    (table) => [kit.index('jobs_by_state').on(table.state, table.askedAt)],
  )

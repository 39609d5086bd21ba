import { sql } from 'drizzle-orm'
import type { FileFormat } from '../rules/import/cells.js'
import type { ImportCounts } from '../rules/import/counts.js'
import type { Answer, Imported, ImportSettings } from '../rules/import/settings.js'
import { type Kit, rowStamp } from './columns.js'
import { idNumber } from './ids.js'
import { voidStamp } from './rows.js'

/** The imports that were carried out: of which file, how it was read, and what came of it. One that was undone is voided. */
export const importsTable = (kit: Kit) =>
  kit.table(
    'imports',
    {
      id: kit.text('id').primaryKey(),
      fileName: kit.text('file_name').notNull(),
      /** SHA-256 of the file, in hex, and how many bytes it has. */
      fileHash: kit.text('file_hash').notNull(),
      fileSize: kit.integer('file_size').notNull(),
      format: kit.text('format').$type<FileFormat>().notNull(),
      entity: kit.text('entity').$type<Imported>().notNull(),
      /** The profile that it was read by, and its version; null where it was read by none. */
      profile: kit.text('profile'),
      profileVersion: kit.integer('profile_version'),
      /** How it was read, whole: with the file, the same preview comes of it. */
      settings: kit.json<ImportSettings>('settings').notNull(),
      answers: kit.json<Answer[]>('answers').notNull(),
      counts: kit.json<ImportCounts>('counts').notNull(),
      /** The request that wrote it all, and that an undo takes back. */
      requestId: kit.text('request_id').notNull(),
      ...voidStamp(kit),
      ...rowStamp(kit),
    },
    (table) => [kit.index('imports_by_number').on(idNumber(table.id))],
  )

/** How lists are read, under a name. Each version of one is in the change log. */
export const importProfilesTable = (kit: Kit) =>
  kit.table(
    'import_profiles',
    {
      id: kit.text('id').primaryKey(),
      name: kit.text('name').notNull(),
      /** The name, folded: two that are read alike are one. */
      nameKey: kit.text('name_key').notNull(),
      entity: kit.text('entity').$type<Imported>().notNull(),
      settings: kit.json<ImportSettings>('settings').notNull(),
      ...voidStamp(kit),
      ...rowStamp(kit),
    },
    (table) => [kit.uniqueIndex('import_profiles_by_name').on(table.nameKey).where(sql`voided_at is null`)],
  )

/** The files themselves, each once, however often it is imported. They go when they are old; what is known of them stays. */
export const importFilesTable = (kit: Kit) =>
  kit.table('import_files', {
    hash: kit.text('hash').primaryKey(),
    /** In base64: the same text on both engines. */
    content: kit.text('content').notNull(),
    /** When it was last sent or imported, UTC ISO 8601 by the real clock. */
    keptAt: kit.text('kept_at').notNull(),
  })

/** What somebody is about to import: the file, and how far they have come. It goes with the import, or when it is old. */
export const importDraftsTable = (kit: Kit) =>
  kit.table(
    'import_drafts',
    {
      id: kit.text('id').primaryKey(),
      /** Id of the user whose it is. */
      owner: kit.text('owner').notNull(),
      fileName: kit.text('file_name').notNull(),
      fileHash: kit.text('file_hash').notNull(),
      fileSize: kit.integer('file_size').notNull(),
      profile: kit.text('profile'),
      settings: kit.json<ImportSettings>('settings').notNull(),
      answers: kit.json<Answer[]>('answers').notNull(),
      ...rowStamp(kit),
    },
    (table) => [kit.index('import_drafts_by_owner').on(table.owner)],
  )

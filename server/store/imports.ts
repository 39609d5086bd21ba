import { and, desc, eq, getTableColumns, isNull, lt, notInArray, sql } from 'drizzle-orm'
import type { Row } from '../../schema/tables/all.js'
import { prepared, type Reader, type Tx } from '../engines/store.js'
import { type Page, readCursor, writeCursor } from './cursor.js'
import { digitsOf, idNumber } from './ids.js'

/** An import that was carried out, as it is stored. */
export type ImportRecord = Row<'imports'>
/** A profile as it is stored. */
export type ImportProfileRecord = Row<'importProfiles'>
/** An import that is begun, as it is stored. */
export type ImportDraftRecord = Row<'importDrafts'>

/** An import that was carried out, with who did it by the log, and whether its file is kept. */
export type ImportWithAuthor = ImportRecord & { importedBy: string; fileKept: boolean }

/** The import with this id, an undone one too; undefined when there is none. One statement. */
export async function findImport(reader: Reader, id: string): Promise<ImportRecord | undefined> {
  const { imports } = reader.t
  const [row] = await reader.db.select().from(imports).where(eq(imports.id, id))
  return row
}

const withAuthor = ({ db, t: { imports, changes, importFiles } }: Reader) =>
  db
    .select({
      ...getTableColumns(imports),
      importedBy: sql<string | null>`${changes.actorName}`,
      kept: importFiles.hash,
    })
    .from(imports)
    .leftJoin(
      changes,
      and(eq(changes.entity, 'import'), eq(changes.entityId, imports.id), eq(changes.action, 'create')),
    )
    .leftJoin(importFiles, eq(importFiles.hash, imports.fileHash))

type Found = ImportRecord & { importedBy: string | null; kept: string | null }
const asView = ({ kept, importedBy, ...row }: Found): ImportWithAuthor => ({
  ...row,
  importedBy: importedBy ?? '',
  fileKept: kept !== null,
})

/** The same with who did it and whether its file is kept. One statement. */
export async function findImportWithAuthor(
  reader: Reader,
  id: string,
): Promise<ImportWithAuthor | undefined> {
  const [row] = await withAuthor(reader).where(eq(reader.t.imports.id, id))
  return row && asView(row)
}

/** A page of the imports that were carried out, the newest first. Two statements. */
export async function listImports(
  reader: Reader,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<ImportWithAuthor>> {
  const { imports } = reader.t
  const [before] = readCursor(cursor, 'imports', ['integer'])
  const number = idNumber(imports.id)
  const [[counted], rows] = await Promise.all([
    reader.db.select({ total: sql<number>`count(*)` }).from(imports),
    withAuthor(reader)
      .where(before === undefined ? undefined : lt(number, Number(before)))
      .orderBy(desc(number))
      .limit(limit + 1),
  ])
  const items = rows.slice(0, limit).map(asView)
  const last = items.at(-1)
  const more = last !== undefined && rows.length > limit
  return {
    items,
    total: counted?.total ?? 0,
    next: more ? writeCursor('imports', [digitsOf(last.id)]) : null,
  }
}

/** Writes an import that is carried out. One statement. */
export async function insertImport(tx: Tx, row: ImportRecord): Promise<void> {
  await tx.db.insert(tx.t.imports).values(row)
}

/** Writes every column of an import anew. One statement. */
export async function updateImport(tx: Tx, row: ImportRecord): Promise<void> {
  await tx.db.update(tx.t.imports).set(row).where(eq(tx.t.imports.id, row.id))
}

/** The profile with this id, a voided one too; undefined when there is none. One statement. */
export async function findImportProfile(
  reader: Reader,
  id: string,
): Promise<ImportProfileRecord | undefined> {
  const { importProfiles } = reader.t
  const [row] = await reader.db.select().from(importProfiles).where(eq(importProfiles.id, id))
  return row
}

/** Every profile that is in use, oldest first. One statement. */
export async function findImportProfiles(reader: Reader): Promise<ImportProfileRecord[]> {
  const { importProfiles: p } = reader.t
  return reader.db.select().from(p).where(isNull(p.voidedAt)).orderBy(idNumber(p.id))
}

/** Writes a new profile. One statement. */
export async function insertImportProfile(tx: Tx, row: ImportProfileRecord): Promise<void> {
  await tx.db.insert(tx.t.importProfiles).values(row)
}

/** Writes every column of a profile anew. One statement. */
export async function updateImportProfile(tx: Tx, row: ImportProfileRecord): Promise<void> {
  await tx.db.update(tx.t.importProfiles).set(row).where(eq(tx.t.importProfiles.id, row.id))
}

/** The import that somebody has begun; undefined when it is not theirs, or is gone. One statement. */
export async function findImportDraft(
  reader: Reader,
  owner: string,
  id: string,
): Promise<ImportDraftRecord | undefined> {
  const { importDrafts: d } = reader.t
  const [row] = await reader.db
    .select()
    .from(d)
    .where(and(eq(d.id, id), eq(d.owner, owner)))
  return row
}

/** What somebody has begun and not carried out, the newest first. One statement. */
export async function findImportDrafts(reader: Reader, owner: string): Promise<ImportDraftRecord[]> {
  const { importDrafts: d } = reader.t
  return reader.db.select().from(d).where(eq(d.owner, owner)).orderBy(desc(d.createdAt), desc(d.id))
}

/** Writes an import that is begun. One statement. */
export async function insertImportDraft(tx: Tx, row: ImportDraftRecord): Promise<void> {
  await tx.db.insert(tx.t.importDrafts).values(row)
}

/** Writes every column of an import that is begun anew. One statement. */
export async function updateImportDraft(tx: Tx, row: ImportDraftRecord): Promise<void> {
  await tx.db.update(tx.t.importDrafts).set(row).where(eq(tx.t.importDrafts.id, row.id))
}

/** Lets go of an import that is begun. One statement. */
export async function deleteImportDraft(tx: Tx, id: string): Promise<void> {
  await tx.db.delete(tx.t.importDrafts).where(eq(tx.t.importDrafts.id, id))
}

/** A file, in base64; undefined when it is not kept. One statement. */
export async function findImportFile(reader: Reader, hash: string): Promise<string | undefined> {
  const statement = prepared(reader, 'findImportFile', ({ db, t: { importFiles: f } }) =>
    db
      .select({ content: f.content })
      .from(f)
      .where(eq(f.hash, sql.placeholder('hash'))),
  )
  const [row] = await statement.execute({ hash })
  return row?.content
}

/** Keeps a file, or keeps it on from now. One statement. */
export async function keepImportFile(
  tx: Tx,
  file: { hash: string; content: string; keptAt: string },
): Promise<void> {
  const { importFiles: f } = tx.t
  await tx.db
    .insert(f)
    .values(file)
    .onConflictDoUpdate({ target: f.hash, set: { keptAt: file.keptAt } })
}

/** Keeps a file on from now. One statement. */
export async function touchImportFile(tx: Tx, hash: string, keptAt: string): Promise<void> {
  const { importFiles: f } = tx.t
  await tx.db.update(f).set({ keptAt }).where(eq(f.hash, hash))
}

/**
 * Lets go of what is old: imports that were begun before `begun`, and files that were kept before `kept`, or that nothing
 * refers to any more. Two statements.
 */
export async function deleteOldImports(
  tx: Tx,
  { begun, kept }: { begun: string; kept: string },
): Promise<void> {
  const { importDrafts: d, importFiles: f, imports: i } = tx.t
  await tx.db.delete(d).where(lt(d.updatedAt, begun))
  const drafted = tx.db.select({ hash: d.fileHash }).from(d)
  const carriedOut = tx.db.select({ hash: i.fileHash }).from(i)
  await tx.db
    .delete(f)
    .where(
      and(notInArray(f.hash, drafted), sql`(${lt(f.keptAt, kept)} or ${notInArray(f.hash, carriedOut)})`),
    )
}

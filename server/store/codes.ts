import { and, eq } from 'drizzle-orm'
import type { CodeList } from '../../schema/rules/codeLists.js'
import type { Row } from '../../schema/tables/all.js'
import { insertMany } from '../engines/manyRows.js'
import type { Reader, Tx } from '../engines/store.js'

/** A row of `codes` as it is stored. */
export type CodeRecord = Row<'codes'>

/** The entry of a code list, active or not; undefined when there is none. One statement. */
export async function findCode(
  reader: Reader,
  list: CodeList,
  code: string,
): Promise<CodeRecord | undefined> {
  const { codes } = reader.t
  const [row] = await reader.db
    .select()
    .from(codes)
    .where(and(eq(codes.list, list), eq(codes.code, code)))
  return row
}

/** Every entry of every code list, in its list's order. */
export async function listCodes(reader: Reader): Promise<CodeRecord[]> {
  const { codes } = reader.t
  return reader.db.select().from(codes).orderBy(codes.list, codes.position)
}

/** Writes new entries of code lists. One prepared statement for each hundred. */
export async function insertCodes(tx: Tx, rows: readonly CodeRecord[]): Promise<void> {
  await insertMany(tx, ({ codes }) => codes, rows)
}

/** Writes every column of a entry of a code list anew. One statement. */
export async function updateCode(tx: Tx, row: CodeRecord): Promise<void> {
  const { codes } = tx.t
  await tx.db
    .update(codes)
    .set(row)
    .where(and(eq(codes.list, row.list), eq(codes.code, row.code)))
}

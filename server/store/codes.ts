import { and, eq, sql } from 'drizzle-orm'
import type { CodeList } from '../../schema/rules/codeLists.js'
import type { Row } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'

export type CodeRecord = Row<'codes'>

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

/** The position behind the last entry of a list. */
export async function findNextPosition(reader: Reader, list: CodeList): Promise<number> {
  const { codes } = reader.t
  const [row] = await reader.db
    .select({ next: sql<number>`coalesce(max(${codes.position}), 0) + 1` })
    .from(codes)
    .where(eq(codes.list, list))
  return row?.next ?? 1
}

export async function insertCode(tx: Tx, row: CodeRecord): Promise<void> {
  await tx.db.insert(tx.t.codes).values(row)
}

export async function updateCode(tx: Tx, row: CodeRecord): Promise<void> {
  const { codes } = tx.t
  await tx.db
    .update(codes)
    .set(row)
    .where(and(eq(codes.list, row.list), eq(codes.code, row.code)))
}

import { findStray } from '../engines/references.js'
import type { Store } from '../engines/store.js'
import { countRows, insertRows, iterateRows, type TableName } from '../store/copy.js'
import { TABLES } from './concepts.js'
import { type SecurityVerification, verifySecurityLog, whereBroken } from './securityLog.js'
import { type Verification, verifyChanges } from './verify.js'

/** Said to the user as it is: the register was not copied, and the target is as it was. */
export class NotCopied extends Error {}

/** Every table but what was done with the rows of this place: the target has been through the same. */
const COPIED = TABLES.filter(({ table }) => table !== 'upgrades')

/** What was copied: the rows of each table, and what the checks of the logs said. */
export interface Copied {
  rows: Record<TableName, number>
  log: Verification
  security: SecurityVerification
}

/**
 * Copies a whole register, as it stands at one moment, into an empty one, on either engine. All or nothing: its rows
 * are counted and its logs are verified before it is kept.
 * @param tell told of each table how many rows of how many are there
 * @throws NotCopied when the target is not empty, or what has arrived is not what was sent
 */
export async function copyRegister(
  from: Store,
  to: Store,
  tell: (table: TableName, done: number, total: number) => void,
): Promise<Copied> {
  const source = await from.snapshot()
  try {
    if ((await countRows(source.reader, 'programme')) === 0)
      throw new NotCopied('There is nothing to copy: the source holds no programme yet.')
    return await to.transaction(async (tx) => {
      for (const { table: name } of COPIED)
        if ((await countRows(tx, name)) > 0)
          throw new NotCopied(`The target is not empty: it has rows in ${name}. Name a new place.`)
      const rows = {} as Record<TableName, number>
      for (const { table: name, key } of COPIED) {
        const total = await countRows(source.reader, name)
        rows[name] = 0
        tell(name, 0, total)
        for await (const batch of iterateRows(source.reader, name, key)) {
          await insertRows(tx, name, batch)
          rows[name] += batch.length
          tell(name, rows[name], total)
        }
        const arrived = await countRows(tx, name)
        if (arrived !== total || rows[name] !== total)
          throw new NotCopied(`Of the ${total} rows in ${name}, ${arrived} arrived. Nothing was kept.`)
      }
      const stray = await findStray(tx)
      if (stray) throw new NotCopied(`The source does not hold together: ${stray}. Nothing was kept.`)
      const log = await verifyChanges(tx)
      const sent = await verifyChanges(source.reader)
      refuseUnlike('change', log, sent, `from row ${sent.broken?.seq}`)
      const security = await verifySecurityLog(tx)
      const sentSecurity = await verifySecurityLog(source.reader)
      refuseUnlike('security', security, sentSecurity, whereBroken(sentSecurity))
      return { rows, log, security }
    })
  } finally {
    await source.close()
  }
}

/**
 * @param where from where on the log of the source does not hold, if it does not
 * @throws NotCopied when a log did not hold before it was sent, or is another now
 */
function refuseUnlike(
  name: 'change' | 'security',
  arrived: Pick<Verification, 'ok' | 'head'>,
  sent: Pick<Verification, 'ok' | 'head'>,
  where: string,
): void {
  if (!sent.ok)
    throw new NotCopied(
      `The ${name} log of the source does not hold ${where}. See: harmoni verify. Nothing was kept.`,
    )
  if (!arrived.ok || arrived.head !== sent.head)
    throw new NotCopied(`The ${name} log that arrived is not the one that was sent. Nothing was kept.`)
}

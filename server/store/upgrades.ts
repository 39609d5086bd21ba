import type { Reader, Tx } from '../engines/store.js'

/** The names of the upgrades that the rows of the register have been through. One statement. */
export async function listUpgrades(reader: Reader): Promise<string[]> {
  const { upgrades } = reader.t
  const rows = await reader.db.select({ name: upgrades.name }).from(upgrades)
  return rows.map(({ name }) => name)
}

/** Keeps that an upgrade is done. One statement. */
export async function insertUpgrade(tx: Tx, name: string, appliedAt: string): Promise<void> {
  await tx.db.insert(tx.t.upgrades).values({ name, appliedAt })
}

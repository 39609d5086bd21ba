import { DatabaseUnusable, type Store, type Tx } from '../engines/store.js'
import { insertUpgrade, listUpgrades } from '../store/upgrades.js'
import { nameOwners, nameRoles } from './accessUpgrades.js'
import { dateArchives, nameUnpreserved } from './archiveUpgrades.js'
import { composeTexts } from './composed.js'
import { fillConcerns } from './concerns.js'
import { fillDerived } from './derived.js'

/** Something that is done once with the rows that a register has, in TypeScript: what SQL cannot say. */
export interface Upgrade {
  /** Kept in the register. Never changed once it has landed, as its work is not. */
  name: string
  /** Reads in batches, so that it takes no more memory in a large register than in a small one. */
  run(tx: Tx, now: Date): Promise<void>
}

/** Every upgrade, in the order that they are done. */
const UPGRADES: readonly Upgrade[] = [
  { name: '0001_concerns', run: fillConcerns },
  { name: '0002_folding', run: fillDerived },
  { name: '0003_composed', run: composeTexts },
  { name: '0004_sort_keys', run: fillDerived },
  { name: '0005_plain_forms', run: fillDerived },
  { name: '0006_archive_days', run: dateArchives },
  { name: '0007_not_preserved', run: nameUnpreserved },
  { name: '0008_replacement_search', run: fillDerived },
  { name: '0009_people', run: nameRoles },
  { name: '0010_owners', run: nameOwners },
]

/**
 * Does what the rows of a register lack, all in one transaction: one of several servers that start at once does it, the
 * others wait, and one that is stopped in the midst leaves nothing of it.
 * @throws DatabaseUnusable when a newer version has been here
 */
export async function upgradeRegister(
  store: Store,
  now: Date,
  upgrades: readonly Upgrade[] = UPGRADES,
): Promise<void> {
  const missing = (done: readonly string[]) => upgrades.filter(({ name }) => !done.includes(name))
  const done = await listUpgrades(store)
  if (done.some((name) => upgrades.every((upgrade) => upgrade.name !== name)))
    throw new DatabaseUnusable(
      'The database was made by a newer version of Harmoni. Start that version, or restore a backup from this one.',
    )
  if (missing(done).length === 0) return
  await store.transaction(
    async (tx) => {
      for (const { name, run } of missing(await listUpgrades(tx))) {
        await run(tx, now)
        await insertUpgrade(tx, name, now.toISOString())
      }
    },
    { patient: true },
  )
}

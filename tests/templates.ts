import { loadDemo } from '../seeds/demo.js'
import { readConfig } from '../server/config.js'
import { copyRegister } from '../server/domain/copy.js'
import { openServices } from '../server/start.js'
import type { Beginning } from './engines.js'
import { setUpRegister } from './server.js'

const open = (database: string) => openServices(readConfig({ HARMONI_DATABASE: database }))

/**
 * Makes the register that tests begin with, at a place where nothing is. On PostgreSQL the demo is a copy of the one in
 * `demo`, a file: to load it there takes many times as long.
 */
export async function fillTemplate(beginning: Beginning, database: string, demo: string): Promise<void> {
  const services = await open(database)
  if (beginning === 'small') await setUpRegister(services)
  if (beginning === 'demo' && database === demo) await loadDemo(services.store, services.clock())
  if (beginning === 'demo' && database !== demo) {
    const loaded = await open(demo)
    await copyRegister(loaded.store, services.store, () => undefined)
    await loaded.store.close()
  }
  await services.store.close()
}

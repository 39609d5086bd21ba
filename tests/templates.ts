import { loadDemo } from '../seeds/demo.js'
import { readConfig } from '../server/config.js'
import { copyRegister } from '../server/domain/copy.js'
import { openServices } from '../server/start.js'
import type { Beginning } from './engines.js'
import { setUpRegister } from './server.js'

const open = (database: string) => openServices(readConfig({ HARMONI_DATABASE: database }))

/**
 * Makes the register that tests begin with, at a place where nothing is. The demo is loaded, or copied from a `loaded`
 * one: on PostgreSQL loading takes many times as long.
 */
export async function fillTemplate(beginning: Beginning, database: string, loaded?: string): Promise<void> {
  const services = await open(database)
  if (beginning === 'small') await setUpRegister(services)
  if (beginning === 'demo' && !loaded) await loadDemo(services, services.clock())
  if (beginning === 'demo' && loaded) {
    const source = await open(loaded)
    await copyRegister(source.store, services.store, () => undefined)
    await source.store.close()
  }
  await services.store.close()
}

import { readConfig } from '../server/config.js'
import { openServices, startServer } from '../server/start.js'
import { demoDatabase, test } from './engines.js'

test('a server computes what the rules say of the register before anybody asks', async (t) => {
  let told = () => {}
  const computed = new Promise<void>((resolve) => {
    told = resolve
  })
  const config = readConfig({
    ...{ HARMONI_DATABASE: await demoDatabase(t), HARMONI_PORT: '0', HARMONI_LOG: 'silent' },
  })
  const services = await openServices(config, {
    onStatement: (sql) => {
      if (/from "archives"/.test(sql)) told()
    },
  })
  const { url, stop } = await startServer(services)
  await computed
  t.match(url, /^http/, 'nobody has asked it')
  await stop()
})

import { readConfig } from '../server/config.js'
import { logSecurity } from '../server/domain/securityLog.js'
import { createSystem } from '../server/domain/systems.js'
import { lookForDamage, openServices, startServer } from '../server/start.js'
import { demoDatabase, newRegister, test } from './engines.js'
import { addressOf, openTestServices, SYSTEM, systemFields, testContext } from './server.js'
import { dropTriggers, runSql } from './sql.js'

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

test('a server ends what is too old in the security log before anybody asks', async (t) => {
  let told = () => {}
  const ended = new Promise<void>((resolve) => {
    told = resolve
  })
  const config = readConfig({
    ...{ HARMONI_DATABASE: await newRegister(t, 'small'), HARMONI_PORT: '0', HARMONI_LOG: 'silent' },
  })
  const services = await openServices(config, {
    onStatement: (sql) => {
      if (/^delete from "security_events"/.test(sql)) told()
    },
  })
  await logSecurity(services.store, {
    ...{ at: '2020-01-01T00:00:00.000Z', kind: 'sign_in', outcome: 'done', userId: null, userName: null },
    ...{ endpoint: 'createSession', code: null, address: '10.0.0.1', agent: '', requestId: 'x' },
  })
  const { stop } = await startServer(services)
  await ended
  t.pass('nobody has asked it')
  await stop()
})

test('what is wrong with the end of the log, or with a table, is found before a register is served', async (t) => {
  const lastBut3 = '(SELECT max(seq) - 3 FROM changes)'
  for (const [statement, problem] of [
    ['SELECT 1', null],
    [`UPDATE changes SET reason = 'another' WHERE seq = ${lastBut3}`, /^row \d+ of the change log is not as/],
    [`DELETE FROM changes WHERE seq = ${lastBut3}`, /^row \d+ of the change log is not as/],
    ['ALTER TABLE milestones DROP COLUMN source', /column/],
  ] as const) {
    const services = await openTestServices(t, { database: await newRegister(t, 'small') })
    for (let users = 1; users <= 5; users += 1)
      await createSystem(testContext(services), systemFields({ ...SYSTEM, users }))
    await dropTriggers(addressOf(services.config))
    await runSql(addressOf(services.config), statement)
    const told: string[] = []
    await lookForDamage(services, (sentence) => told.push(sentence))
    t.match(told, problem ? [/^The register is damaged/] : [], statement)
    t.equal(services.store.readOnly(), problem && 'register_damaged', statement)
    if (problem) t.match(told[0]?.replace(/^The register is damaged \(/, ''), problem, statement)
  }
})

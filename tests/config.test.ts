import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fastify from 'fastify'
import t from 'tap'
import { readConfig, SETTINGS, SetupError } from '../server/config.js'
import { openServices, startServer } from '../server/start.js'
import { newRegister, temporaryFolder } from './engines.js'

type Name = keyof typeof SETTINGS

/** The settings that are numbers, and one that each may be. */
const NUMBERS = Object.entries(SETTINGS).filter(([, setting]) => /^\d+$/.test(setting.default))

t.test('a setting that is a number is written in digits', async (t) => {
  t.ok(NUMBERS.length >= 5)
  for (const [name, setting] of NUMBERS) {
    t.doesNotThrow(() => readConfig({ [name]: setting.default }), name)
    for (const value of ['', ' ', '1e1', '0x10', '1 0', '12,5', 'three', '-1', 'Infinity'])
      t.throws(
        () => readConfig({ [name]: value }),
        { message: new RegExp(`^${name} is “${value}”, which cannot be used`) },
        `${name}: ${JSON.stringify(value)}`,
      )
  }
})

const NO_NUMBER = ['banana', '', '-1', '1e400', 'NaN', '99999999999', '1\n2']
/** What makes no sense as the value of each setting; of those that may be any text nothing is known before they are used. */
const NONSENSE: Record<Name, readonly string[]> = {
  HARMONI_DATABASE: [
    '',
    'postgres:/harmoni',
    'postgres://localhost',
    'mysql://localhost/harmoni',
    'POSTGRES://a/b',
    'host=localhost password=x',
    'postgres://a@b/c?sslmode=require',
  ],
  HARMONI_DATABASE_PASSWORD: [],
  HARMONI_DATABASE_PASSWORD_FILE: ['/nowhere/password', '/', ' '],
  HARMONI_COPY_FROM_PASSWORD_FILE: ['/nowhere/password', '/', ' '],
  HARMONI_COPY_TO_PASSWORD_FILE: ['/nowhere/password', '/', ' '],
  HARMONI_DATABASE_POOL: [...NO_NUMBER, '1', '2.5'],
  HARMONI_DATABASE_TLS: ['banana', '', 'on', 'Require', 'verify-full'],
  HARMONI_DATABASE_TLS_AUTHORITIES: [],
  HARMONI_DATABASE_CONNECT_TIMEOUT: [...NO_NUMBER, '0'],
  HARMONI_DATABASE_STATEMENT_TIMEOUT: [...NO_NUMBER, '0'],
  HARMONI_HOST: [''],
  HARMONI_PORT: [...NO_NUMBER, '65536', '80.5'],
  HARMONI_URL: [
    'banana',
    'harmoni.example.no',
    'ftp://harmoni.example.no',
    'https://',
    'https://harmoni.example.no/register',
    'https://harmoni.example.no/?a=b',
    'https://harmoni.example.no/#a',
    'https://somebody@harmoni.example.no',
    'https://harmoni.example.no:99999',
  ],
  HARMONI_PROXIES: [
    'banana',
    '10.0.0.0/8,banana',
    '10.0.0.300',
    '10.0.0.0/0',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/255.0.255.0',
    '10.0.0.0/0.0.0.0',
    'fd00::/129',
    'fd00::/255.0.0.0',
    'fd00:::1',
    'Loopback',
    'true',
    '1',
    '*',
    '10.0.0.4:80',
    '10.0.0.4 10.0.0.5',
    'proxy.example.no',
  ],
  HARMONI_CLIENT_SECONDS: [...NO_NUMBER, '0'],
  HARMONI_CONNECTIONS: [...NO_NUMBER, '9', '100.5'],
  HARMONI_SESSION_HOURS: [...NO_NUMBER, '0'],
  HARMONI_SESSION_IDLE_MINUTES: [...NO_NUMBER, '0'],
  HARMONI_SECURITY_LINES: ['banana', '', 'true', 'On'],
  // What is in the file is looked at when the server starts (tests/providers/settings.test.ts).
  HARMONI_SECURITY_LOG_DAYS: [...NO_NUMBER, '89', '0', '365.5', '36501'],
  HARMONI_IMPORT_FILE_DAYS: ['0', '1.5', 'x', '36501'],
  HARMONI_REPORT_FILE_DAYS: [...NO_NUMBER, '-1', '1.5', '36501'],
  HARMONI_OIDC: [],
  HARMONI_PASSWORDS: ['banana', '', 'ON', 'true'],
  HARMONI_LOG: ['banana', '', 'WARN', 'debug'],
}

t.test(
  'a setting that makes no sense is named in one sentence, with its value and what it may be',
  async (t) => {
    for (const name of Object.keys(SETTINGS) as Name[])
      for (const value of NONSENSE[name]) {
        const message = messageOf(() => readConfig({ [name]: value }))
        t.ok(message?.startsWith(`${name} is “`), `${name}: ${value}: ${message}`)
        t.ok(message?.endsWith(SETTINGS[name].sentence), `${name}: ${value}: what it may be`)
        if (!/PASSWORD|@|=|^postgres:/i.test(name + value))
          t.ok(message?.includes(`“${value}”`), `${name}: ${value}: what it is`)
      }
  },
)

/** What a setup is refused with; undefined when it is not. */
function messageOf(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    return error instanceof SetupError ? error.message : `no sentence: ${error}`
  }
}

t.test('a place to listen on that is none is named when it is tried', async (t) => {
  for (const host of ['banana.invalid', '300.1.1.1', 'http://127.0.0.1', '127.0.0.1:80', '192.0.2.1']) {
    const config = readConfig({
      HARMONI_DATABASE: await newRegister(t, 'small'),
      HARMONI_HOST: host,
      HARMONI_PORT: '0',
      HARMONI_LOG: 'silent',
    })
    const services = await openServices(config)
    await t.rejects(startServer(services), { constructor: SetupError, message: /Check HARMONI_HOST/ }, host)
    await services.store.close()
  }
})

t.test('authorities that are none are named, and no others trusted instead', async (t) => {
  const file = join(temporaryFolder(t), 'authorities.pem')
  for (const content of ['', 'banana', '-----BEGIN PRIVATE KEY-----']) {
    writeFileSync(file, content)
    const settings = { HARMONI_DATABASE_TLS: 'verify', HARMONI_DATABASE_TLS_AUTHORITIES: file }
    const opening = openServices(readConfig({ HARMONI_DATABASE: 'postgres://a@127.0.0.1:1/b', ...settings }))
    await t.rejects(opening, { message: /no certificate in PEM.*Check HARMONI_DATABASE_TLS_AUTHORITIES/ })
  }
})

t.test('proxies are named by all that is understood of them, and trusted by that', async (t) => {
  for (const [proxies, address, isTrusted] of [
    ['10.0.0.4', '10.0.0.4', true],
    ['10.0.0.4', '10.0.0.5', false],
    ['10.0.0.0/8', '10.9.9.9', true],
    ['10.0.0.0/255.0.0.0', '10.9.9.9', true],
    ['10.0.0.0/255.0.0.0', '11.9.9.9', false],
    ['::1', '::1', true],
    ['fd00::/8', 'fd00::4', true],
    ['fd00::/8', 'fe80::4', false],
    ['::ffff:10.0.0.4', '10.0.0.4', true],
    ['loopback', '127.0.0.1', true],
    ['loopback', '10.0.0.4', false],
    ['linklocal', '169.254.1.1', true],
    ['uniquelocal', '192.168.1.1', true],
    [' loopback , 10.0.0.4,, ', '10.0.0.4', true],
    ['', '127.0.0.1', false],
  ] as const) {
    const app = fastify({ trustProxy: readConfig({ HARMONI_PROXIES: proxies }).proxies })
    app.get('/', async (request) => request.ip)
    const { body } = await app.inject({
      url: '/',
      remoteAddress: address,
      headers: { 'x-forwarded-for': '198.51.100.7' },
    })
    t.equal(body, isTrusted ? '198.51.100.7' : address, `${proxies} for ${address}`)
    await app.close()
  }
})

t.test('the address that users reach the server at is kept as a browser says it', (t) => {
  for (const [text, origin] of [
    ['', ''],
    ['https://harmoni.example.no', 'https://harmoni.example.no'],
    ['https://harmoni.example.no/', 'https://harmoni.example.no'],
    ['HTTPS://Harmoni.Example.NO:443', 'https://harmoni.example.no'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['https://hærmoni.example.no', 'https://xn--hrmoni-pua.example.no'],
  ] as const)
    t.equal(readConfig({ HARMONI_URL: text }).url, origin, text)
  t.end()
})

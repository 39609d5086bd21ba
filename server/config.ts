import { readFileSync } from 'node:fs'
import { isIP, isIPv4 } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { readAddress } from './engines/address.js'

/** Said to the user as one sentence, with exit code 1: a setting, a file or a port that cannot be used. */
export class SetupError extends Error {}

/** The folder of the package: where package.json, the migrations and the built web are. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)))

/** A number as a setting is written: digits, and decimals behind a full stop. */
const number = z
  .string()
  .regex(/^\d+(\.\d+)?$/, { error: 'not a number' })
  .transform(Number)

/** A file with a password: what it holds, without the end of its line; nothing when none is named. */
const passwordFile = z.string().transform((file, context) => {
  if (file === '') return undefined
  try {
    const password = readFileSync(resolve(packageRoot, file), 'utf8').replace(/\r?\n$/, '')
    if (password !== '') return password
    context.addIssue({ code: 'custom', message: 'the file is empty' })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    context.addIssue({ code: 'custom', message: `the file cannot be read: ${code}` })
  }
  return z.NEVER
})

/** The settings of a server, each with its name in the environment, its default and what it is for. */
export const SETTINGS = {
  HARMONI_DATABASE: {
    default: 'data/harmoni.db',
    sentence:
      'The register: a file, relative to the folder of the package, or a PostgreSQL database such as postgres://user@host:5432/harmoni.',
    schema: z.string().min(1).refine(isPlace, {
      error:
        'neither a file nor an address: in an address only host= may follow a ?, and what stands for itself in a name or a password, such as / ? # @ or %, is written %2F %3F %23 %40 %25',
    }),
  },
  HARMONI_DATABASE_PASSWORD: {
    default: '',
    sentence:
      'PostgreSQL: the password of the user in the address, where neither that nor a file has it; empty: that of PGPASSWORD, if there is one.',
    schema: z.string(),
  },
  HARMONI_DATABASE_PASSWORD_FILE: {
    default: '',
    sentence: 'PostgreSQL: a file with the password, and nothing else in it; empty: none.',
    schema: passwordFile,
  },
  HARMONI_COPY_FROM_PASSWORD_FILE: {
    default: '',
    sentence:
      'PostgreSQL: a file with the password of the place that “copy” reads; empty: none, or that of the register when it is the same place.',
    schema: passwordFile,
  },
  HARMONI_COPY_TO_PASSWORD_FILE: {
    default: '',
    sentence:
      'PostgreSQL: a file with the password of the place that “copy” writes; empty: none, or that of the register when it is the same place.',
    schema: passwordFile,
  },
  HARMONI_DATABASE_POOL: {
    default: '10',
    sentence: 'PostgreSQL: the most connections that one server holds; exports have four more of their own.',
    schema: number.pipe(z.int().min(2).max(1000)),
  },
  HARMONI_DATABASE_TLS: {
    default: 'off',
    sentence:
      'PostgreSQL: off, require (encrypted, and not checked who answers, so whoever can stand in between can pose as the server) or verify (encrypted, and the certificate must be good for the name of the server).',
    schema: z.enum(['off', 'require', 'verify']),
  },
  HARMONI_DATABASE_TLS_AUTHORITIES: {
    default: '',
    sentence:
      'PostgreSQL: a file with the certificates (PEM) that verify trusts; empty means those that Node trusts.',
    schema: z.string(),
  },
  HARMONI_DATABASE_CONNECT_TIMEOUT: {
    default: '5',
    sentence: 'PostgreSQL: how long to wait for a connection, in seconds.',
    schema: number.pipe(z.number().min(0.1).max(300)),
  },
  HARMONI_DATABASE_STATEMENT_TIMEOUT: {
    default: '30',
    sentence:
      'PostgreSQL: how long a statement may take, in seconds, waiting for other writers included; then the request is answered with 503.',
    schema: number.pipe(z.number().min(0.1).max(3600)),
  },
  HARMONI_HOST: {
    default: '127.0.0.1',
    sentence: 'The address to listen on.',
    schema: z.string().min(1),
  },
  HARMONI_PORT: {
    default: '3000',
    sentence: 'The port to listen on; 0 takes any free one.',
    schema: number.pipe(z.int().min(0).max(65535)),
  },
  HARMONI_URL: {
    default: '',
    sentence:
      'The address that users reach the server at, such as https://harmoni.example.no; empty means host and port. With https the session cookie is sent over https only.',
    schema: z.union([z.literal(''), z.string().refine(isOrigin).transform(originOf)], {
      error: 'not http:// or https:// with a host alone',
    }),
  },
  HARMONI_PROXIES: {
    default: '',
    sentence:
      'The proxies in front of the server, whose word for who is calling and how is taken, separated by commas: addresses (10.0.0.4), ranges (10.0.0.0/8, fd00::/8), loopback, linklocal or uniquelocal; empty: none.',
    schema: z
      .string()
      .transform((text) =>
        text
          .split(',')
          .map((proxy) => proxy.trim())
          .filter(Boolean),
      )
      .refine((proxies) => proxies.every(isProxy), { error: 'not an address, a range or one of the words' }),
  },
  HARMONI_CLIENT_SECONDS: {
    default: '30',
    sentence:
      'How long a caller may take to send a request, and may take nothing of its answer, in seconds; then the connection is closed.',
    schema: number.pipe(z.number().min(0.1).max(3600)),
  },
  HARMONI_CONNECTIONS: {
    default: '1000',
    sentence:
      'How many connections the server holds at most; one that comes beyond them takes the place of the one that has waited longest for its caller.',
    schema: number.pipe(z.int().min(10).max(100_000)),
  },
  HARMONI_SESSION_HOURS: {
    default: '12',
    sentence: 'How long a sign-in lasts at most, in hours.',
    schema: number.pipe(z.number().min(0.01).max(720)),
  },
  HARMONI_SESSION_IDLE_MINUTES: {
    default: '60',
    sentence: 'How long a sign-in lasts that nothing is asked by, in minutes.',
    schema: number.pipe(z.number().min(1).max(43_200)),
  },
  HARMONI_PASSWORDS: {
    default: 'on',
    sentence:
      'Whether people may sign in by a password that they choose themselves: on or off. Off where everybody comes through an identity provider.',
    schema: z.enum(['on', 'off']),
  },
  HARMONI_SECURITY_LINES: {
    default: 'off',
    sentence:
      'Whether each row of the security log is written to standard error too, as a line of JSON: off or stderr. For what collects logs, such as journald or syslog.',
    schema: z.enum(['off', 'stderr']),
  },
  HARMONI_SECURITY_LOG_DAYS: {
    default: '730',
    sentence:
      'How many days the events of the security log are kept, 90 at least; older ones end by themselves, which the log tells of.',
    schema: number.pipe(z.int().min(90).max(36_500)),
  },
  HARMONI_IMPORT_FILE_DAYS: {
    default: '730',
    sentence:
      'How many days the files of imports are kept, 1 at least; what is known of an import, and the hash of its file, stays.',
    schema: number.pipe(z.int().min(1).max(36_500)),
  },
  HARMONI_REPORT_FILE_DAYS: {
    default: '0',
    sentence:
      'How many days the files of reports are kept; 0: for good. The report, its order and the hash of its file stay.',
    schema: number.pipe(z.int().min(0).max(36_500)),
  },
  HARMONI_OIDC: {
    default: '',
    sentence:
      'A file (JSON), relative to the folder of the package, with the identity providers that people sign in through by OpenID Connect, as docs/signing-in.md says; empty: none. It needs HARMONI_URL.',
    schema: z.string(),
  },
  HARMONI_LOG: {
    default: 'warn',
    sentence: 'How much the server writes to standard error: silent, error, warn or info.',
    schema: z.enum(['silent', 'error', 'warn', 'info']),
  },
} as const

/** How many answers are made of a snapshot while they are sent, at once: exports. */
const SNAPSHOTS = 4

/** The settings as the server uses them, read and checked once. */
export interface Config {
  /** The path of a file, or a `postgres://` address, never with its password. */
  database: string
  /** How a database that is not a file is reached. */
  connection: {
    /** Undefined: there is none. */
    password: string | undefined
    poolSize: number
    snapshots: number
    tls: 'off' | 'require' | 'verify'
    tlsAuthorities: string
    connectTimeoutSeconds: number
    statementTimeoutSeconds: number
  }
  /** The passwords of the places that are copied from and to, where they are given apart. */
  copyPasswords: { from: string | undefined; to: string | undefined }
  /** The password of every place that has no other. */
  anyPassword: string | undefined
  host: string
  port: number
  url: string
  proxies: string[]
  clientSeconds: number
  /** The most that are held. */
  connections: number
  /** How long a sign-in lasts: at most, and without being used. */
  session: { hours: number; idleMinutes: number }
  /** Whether people may sign in by a password. */
  passwords: boolean
  /** Whether it is served for anybody to try, which only the demo can be. */
  demo: boolean
  /** Whether the security log is written to standard error too. */
  securityLines: boolean
  /** How long the events of the security log are kept, in days. */
  securityLogDays: number
  /** How long the files of imports are kept, in days. */
  importFileDays: number
  reportFileDays: number
  /** The file with the identity providers; empty when there are none. */
  providersFile: string
  log: 'silent' | 'error' | 'warn' | 'info'
}

/** The migrations of every engine. */
export const migrationsFolder = join(packageRoot, 'schema/migrations')

/** The version in package.json. */
export const packageVersion: string = JSON.parse(
  readFileSync(join(packageRoot, 'package.json'), 'utf8'),
).version

/**
 * Reads the settings. The only reader of the environment.
 * @throws SetupError naming the setting, its value and what it may be.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const read = <N extends keyof typeof SETTINGS>(name: N): z.output<(typeof SETTINGS)[N]['schema']> => {
    const value = environment[name] ?? SETTINGS[name].default
    const parsed = SETTINGS[name].schema.safeParse(value)
    if (!parsed.success)
      throw new SetupError(
        // Where the name of a file belongs, somebody may have written the password itself.
        `${name} is “${/PASSWORD/.test(name) ? '…' : shown(value)}”, which cannot be used (${parsed.error.issues[0]?.message}). ${SETTINGS[name].sentence}`,
      )
    return parsed.data as z.output<(typeof SETTINGS)[N]['schema']>
  }
  const place = databasePlace(read('HARMONI_DATABASE'), packageRoot)
  const passwords = {
    HARMONI_DATABASE: place.password,
    HARMONI_DATABASE_PASSWORD: read('HARMONI_DATABASE_PASSWORD') || undefined,
    HARMONI_DATABASE_PASSWORD_FILE: read('HARMONI_DATABASE_PASSWORD_FILE'),
  }
  const [[, password] = [], ...more] = Object.entries(passwords).filter(([, given]) => given !== undefined)
  if (more.length > 0)
    throw new SetupError(
      `There is more than one password of the database: take it out of ${more.map(([name]) => name).join(' and ')}, or of what else names one (${Object.keys(passwords).join(', ')}).`,
    )
  const anyPassword = environment.PGPASSWORD || undefined
  return {
    database: place.database,
    connection: {
      password: password ?? anyPassword,
      poolSize: read('HARMONI_DATABASE_POOL'),
      snapshots: SNAPSHOTS,
      tls: read('HARMONI_DATABASE_TLS'),
      tlsAuthorities: read('HARMONI_DATABASE_TLS_AUTHORITIES'),
      connectTimeoutSeconds: read('HARMONI_DATABASE_CONNECT_TIMEOUT'),
      statementTimeoutSeconds: read('HARMONI_DATABASE_STATEMENT_TIMEOUT'),
    },
    copyPasswords: {
      from: read('HARMONI_COPY_FROM_PASSWORD_FILE'),
      to: read('HARMONI_COPY_TO_PASSWORD_FILE'),
    },
    anyPassword,
    host: read('HARMONI_HOST'),
    port: read('HARMONI_PORT'),
    url: read('HARMONI_URL'),
    proxies: read('HARMONI_PROXIES'),
    clientSeconds: read('HARMONI_CLIENT_SECONDS'),
    connections: read('HARMONI_CONNECTIONS'),
    session: { hours: read('HARMONI_SESSION_HOURS'), idleMinutes: read('HARMONI_SESSION_IDLE_MINUTES') },
    passwords: read('HARMONI_PASSWORDS') === 'on',
    demo: false,
    securityLines: read('HARMONI_SECURITY_LINES') === 'stderr',
    securityLogDays: read('HARMONI_SECURITY_LOG_DAYS'),
    importFileDays: read('HARMONI_IMPORT_FILE_DAYS'),
    reportFileDays: read('HARMONI_REPORT_FILE_DAYS'),
    providersFile: providersPlace(read('HARMONI_OIDC')),
    log: read('HARMONI_LOG'),
  }
}

/** Where a register is, as it is written: an address as it stands but for its password, or a path from `folder` on. */
export function databasePlace(
  place: string,
  folder: string,
): { database: string; password: string | undefined } {
  const read = readAddress(place)
  return read
    ? { database: read.address, password: read.password }
    : { database: resolve(folder, place), password: undefined }
}

const providersPlace = (file: string) => (file ? resolve(packageRoot, file) : '')

/**
 * True for what names a file or an address. What is only meant as an address, and may have a password in it, is no file: its
 * name would be shown, and made.
 */
export function isPlace(place: string): boolean {
  if (readAddress(place)) return true
  const isDrive = process.platform === 'win32' && /^[A-Za-z]:[\\/]/.test(place)
  const isMeant =
    /:\/\/|^\W*postgres(ql)?:|\bpassword\s*=/i.test(place) || (/:/.test(place) && /@/.test(place))
  return isDrive || !isMeant
}

/** What somebody wrote, as it may be shown: of what may be meant as an address, nothing in which a password may be. */
export function shown(text: string): string {
  const [scheme = ''] = /^\W*\w+:\/\/|^\W*postgres(ql)?:/i.exec(text) ?? []
  const rest = text.slice(scheme.length)
  const isPlain = /^https?:\/\/$/i.test(scheme) || !scheme ? !/[@=]/.test(rest) : /^[\w./-]*$/.test(rest)
  return isPlain ? text : `${scheme}…`
}

/** True for where users reach a server: how, and the host with its port. */
function isOrigin(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false
  const { pathname, search, hash, username, password } = new URL(text)
  return pathname === '/' && !search && !hash && !username && !password && !/[?#]$/.test(text)
}

function originOf(text: string): string {
  return new URL(text).origin
}

/** True for what proxies may be named by: an address, a range of them, or a word for one. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [, address = '', range] = /^([^/]*)(?:\/(.*))?$/.exec(text) ?? []
  const version = isIP(address)
  if (version === 0 || range === undefined) return version !== 0
  if (version === 4 && isIPv4(range)) return isNetmask(range)
  return /^\d{1,3}$/.test(range) && Number(range) >= 1 && Number(range) <= (version === 4 ? 32 : 128)
}

/** True for a mask such as 255.255.0.0: ones, and zeros behind them. */
function isNetmask(text: string): boolean {
  const bits = text.split('.').map((part) => Number(part).toString(2).padStart(8, '0'))
  return /^1+0*$/.test(bits.join(''))
}

function findRoot(folder: string): string {
  try {
    readFileSync(join(folder, 'package.json'))
    return folder
  } catch {
    const parent = dirname(folder)
    if (parent === folder) throw new SetupError('package.json was not found above the server’s own folder.')
    return findRoot(parent)
  }
}

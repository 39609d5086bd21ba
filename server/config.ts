import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

/** A number as a setting is written: digits, and decimals behind a full stop. */
const number = z
  .string()
  .regex(/^\d+(\.\d+)?$/, { error: 'not a number' })
  .transform(Number)

/** The settings of a server, each with its name in the environment, its default and what it is for. */
export const SETTINGS = {
  HARMONI_DATABASE: {
    default: 'data/harmoni.db',
    sentence:
      'The register: a file, relative to the folder of the package, or a PostgreSQL database such as postgres://user:password@host:5432/harmoni.',
    schema: z
      .string()
      .min(1)
      .refine((text) => !/^postgres(ql)?:/.test(text) || isAddress(text), { error: 'not an address' }),
  },
  HARMONI_DATABASE_POOL: {
    default: '10',
    sentence: 'PostgreSQL: the most connections that one server holds; exports have four more of their own.',
    schema: number.pipe(z.int().min(2).max(1000)),
  },
  HARMONI_DATABASE_TLS: {
    default: 'off',
    sentence:
      'PostgreSQL: off, require (encrypted) or verify (encrypted, and the certificate must be good for the name of the server).',
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
    schema: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  },
  HARMONI_PROXIES: {
    default: '',
    sentence:
      'The addresses of proxies in front of the server, separated by commas, whose word for who is calling is taken; empty: none.',
    schema: z.string().transform((text) =>
      text
        .split(',')
        .map((address) => address.trim())
        .filter(Boolean),
    ),
  },
  HARMONI_CLIENT_SECONDS: {
    default: '30',
    sentence:
      'How long a caller may take to send a request, and may take nothing of its answer, in seconds; then the connection is closed.',
    schema: number.pipe(z.number().min(0.1).max(3600)),
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
  HARMONI_SECURITY_LINES: {
    default: 'off',
    sentence:
      'Whether each row of the security log is written to standard error too, as a line of JSON: off or stderr. For what collects logs, such as journald or syslog.',
    schema: z.enum(['off', 'stderr']),
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
  /** The path of a file, or a `postgres://` address. */
  database: string
  /** How a database that is not a file is reached. */
  connection: {
    poolSize: number
    snapshots: number
    tls: 'off' | 'require' | 'verify'
    tlsAuthorities: string
    connectTimeoutSeconds: number
    statementTimeoutSeconds: number
  }
  host: string
  port: number
  url: string
  proxies: string[]
  clientSeconds: number
  /** How long a sign-in lasts: at most, and without being used. */
  session: { hours: number; idleMinutes: number }
  /** Whether the security log is written to standard error too. */
  securityLines: boolean
  log: 'silent' | 'error' | 'warn' | 'info'
}

/** Said to the user as one sentence, with exit code 1: a setting, a file or a port that cannot be used. */
export class SetupError extends Error {}

/** The folder of the package: where package.json, the migrations and the built web are. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)))

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
        `${name} is “${shown(value)}”, which cannot be used (${parsed.error.issues[0]?.message}). ${SETTINGS[name].sentence}`,
      )
    return parsed.data as z.output<(typeof SETTINGS)[N]['schema']>
  }
  const database = read('HARMONI_DATABASE')
  return {
    database: databasePlace(database, packageRoot),
    connection: {
      poolSize: read('HARMONI_DATABASE_POOL'),
      snapshots: SNAPSHOTS,
      tls: read('HARMONI_DATABASE_TLS'),
      tlsAuthorities: read('HARMONI_DATABASE_TLS_AUTHORITIES'),
      connectTimeoutSeconds: read('HARMONI_DATABASE_CONNECT_TIMEOUT'),
      statementTimeoutSeconds: read('HARMONI_DATABASE_STATEMENT_TIMEOUT'),
    },
    host: read('HARMONI_HOST'),
    port: read('HARMONI_PORT'),
    url: read('HARMONI_URL'),
    proxies: read('HARMONI_PROXIES'),
    clientSeconds: read('HARMONI_CLIENT_SECONDS'),
    session: { hours: read('HARMONI_SESSION_HOURS'), idleMinutes: read('HARMONI_SESSION_IDLE_MINUTES') },
    securityLines: read('HARMONI_SECURITY_LINES') === 'stderr',
    log: read('HARMONI_LOG'),
  }
}

/** Where a register is, as it is written: an address as it stands, a path from `folder` on. */
export function databasePlace(place: string, folder: string): string {
  return isAddress(place) ? place : resolve(folder, place)
}

/** True for the address of a PostgreSQL database. */
function isAddress(database: string): boolean {
  return /^postgres(ql)?:\/\/.+\/.+/.test(database) && URL.canParse(database)
}

/** A value as it may be shown: an address without its password. */
function shown(value: string): string {
  return value.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1:…@')
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

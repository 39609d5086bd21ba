import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

/** The settings of a server, each with its name in the environment, its default and what it is for. */
export const SETTINGS = {
  HARMONI_DATABASE: {
    default: 'data/harmoni.db',
    sentence: 'The file that holds the register, relative to the folder of the package.',
    schema: z.string().min(1),
  },
  HARMONI_HOST: {
    default: '127.0.0.1',
    sentence: 'The address to listen on.',
    schema: z.string().min(1),
  },
  HARMONI_PORT: {
    default: '3000',
    sentence: 'The port to listen on; 0 takes any free one.',
    schema: z.coerce.number().int().min(0).max(65535),
  },
  HARMONI_URL: {
    default: '',
    sentence:
      'The address that users reach the server at, such as https://harmoni.example.no; empty means host and port. With https the session cookie is sent over https only.',
    schema: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  },
  HARMONI_SESSION_HOURS: {
    default: '12',
    sentence: 'How long a sign-in lasts, in hours.',
    schema: z.coerce.number().min(0.01).max(720),
  },
  HARMONI_LOG: {
    default: 'warn',
    sentence: 'How much the server writes to standard error: silent, error, warn or info.',
    schema: z.enum(['silent', 'error', 'warn', 'info']),
  },
} as const

export interface Config {
  database: string
  host: string
  port: number
  url: string
  sessionHours: number
  log: 'silent' | 'error' | 'warn' | 'info'
}

/** Said to the user as one sentence, with exit code 1: a setting, a file or a port that cannot be used. */
export class SetupError extends Error {}

/** The folder of the package: where package.json, the migrations and the built web are. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)))

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
        `${name} is “${value}”, which cannot be used (${parsed.error.issues[0]?.message}). ${SETTINGS[name].sentence}`,
      )
    return parsed.data as z.output<(typeof SETTINGS)[N]['schema']>
  }
  return {
    database: resolve(packageRoot, read('HARMONI_DATABASE')),
    host: read('HARMONI_HOST'),
    port: read('HARMONI_PORT'),
    url: read('HARMONI_URL'),
    sessionHours: read('HARMONI_SESSION_HOURS'),
    log: read('HARMONI_LOG'),
  }
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

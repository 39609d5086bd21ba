import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.js'
import { type Config, migrationsFolder, SetupError } from './config.js'
import { endOldImports } from './domain/imports/begun.js'
import { endSecurityEvents } from './domain/securityEnds.js'
import { findUnsound } from './domain/soundness.js'
import { upgradeRegister } from './domain/upgrades.js'
import { isDamaged, openStore } from './engines/open.js'
import type { EngineOptions } from './engines/store.js'
import type { Services } from './http/bind.js'
import { writeSecurityLine } from './http/securityLog.js'
import { findMoment } from './store/programme.js'
import { findStandings } from './views/standings.js'

/**
 * Opens the register that the settings name, brought up to date; makes it when it is not there, unless told not to.
 * @throws DatabaseUnusable
 */
export async function openServices(
  config: Config,
  options: Partial<Pick<EngineOptions, 'create' | 'onlyRead' | 'onStatement' | 'tell'>> = {},
): Promise<Services> {
  const store = await openStore({
    database: config.database,
    connection: config.connection,
    migrations: migrationsFolder,
    create: options.create ?? true,
    onlyRead: options.onlyRead,
    onStatement: options.onStatement,
    tell: options.tell,
  })
  try {
    await upgradeRegister(store, new Date())
  } catch (error) {
    await store.close()
    throw error
  }
  return { store, config, clock: () => new Date() }
}

/**
 * Looks at a register before it is served, at what it cannot do without, and answers what looks at all of it: for when
 * it is served, since that takes a core and the file. One that is found to be damaged is told of, and only read from then on.
 */
export async function lookForDamage(
  { store }: Services,
  tell: (sentence: string) => void,
): Promise<() => void> {
  const found = (problem: string | null) => {
    if (problem === null) return
    store.refuseWrites()
    tell(
      `The register is damaged (${problem}). It is only read from now on: keep it as it is, restore a backup, and see what that lacks.`,
    )
  }
  const failed = (error: unknown) => {
    if (!isDamaged(error)) throw error
    found(rootOf(error).message)
  }
  await store.read(findUnsound).then(found, failed)
  return () => {
    if (store.readOnly() === null)
      store
        .findDamage()
        .then(found, failed)
        .catch(() => undefined)
  }
}

/** What is behind an error: a failed query quotes itself and its values before it comes to the point. */
export function rootOf(error: unknown): Error {
  let root = error instanceof Error ? error : new Error(String(error))
  while (root.cause instanceof Error) root = root.cause
  return root
}

/** A server that answers. */
export interface Running {
  /** Where users reach the server. */
  url: string
  /** Ends it when what runs is done, or its time is up. */
  stop(): Promise<void>
}

/** How long what runs may take when the server is told to end; whoever is connected after that is cut off. */
const STOP_SECONDS = 5

/**
 * Serves the register until it is closed.
 * @throws SetupError when the port is taken or may not be used.
 */
export async function startServer(services: Services): Promise<Running> {
  const { config } = services
  const app = await buildApp(services)
  try {
    const address = await app.listen({ host: config.host, port: config.port })
    const leave = [keepStandings(services), keepSecurityEnd(services, app), keepImportEnd(services, app)]
    const stop = () => {
      for (const end of leave) end()
      return stopServer(app, services)
    }
    return { url: config.url || address, stop }
  } catch (error) {
    await app.close()
    throw new SetupError(listenProblem(error as NodeJS.ErrnoException, config))
  }
}

/** How long after its start, and how often from then on, a server looks whether the standings of the register are known. */
const SOON_MILLISECONDS = 500
const AGAIN_MILLISECONDS = 60_000

/**
 * Computes what the rules say of the whole register before somebody waits for it: soon after the start, and when a day
 * begins. Answers what ends that.
 */
function keepStandings({ store, clock }: Services): () => void {
  return repeat(() =>
    store
      .read(async (reader) => findStandings(reader, await findMoment(reader, clock())))
      // What is wrong is told to whoever asks.
      .catch(() => undefined)
      .then(() => AGAIN_MILLISECONDS),
  )
}

/** How long the next of many old events wait for those before them, and how often a server looks whether there are any. */
const REST_MILLISECONDS = 100
const HOUR_MILLISECONDS = 3_600_000

/** Ends what of the security log is older than the settings keep it, some of it at a time. Answers what ends that. */
function keepSecurityEnd(services: Services, app: FastifyInstance): () => void {
  return repeat(async () => {
    try {
      return (await endOldEvents(services)) ? REST_MILLISECONDS : HOUR_MILLISECONDS
    } catch (error) {
      app.log.error({ message: rootOf(error).message }, 'old events of the security log could not be ended')
      return HOUR_MILLISECONDS
    }
  })
}

/** Ends some of the old events of the security log, if there are any, and answers whether there were. */
export async function endOldEvents({ store, clock, config }: Services): Promise<boolean> {
  if (store.readOnly() !== null) return false
  const event = await endSecurityEvents(store, config.securityLogDays, clock())
  if (event) writeSecurityLine(config, event)
  return event !== null
}

/** Lets go of imports that were begun and left, and of files that are older than the settings keep them. Answers what ends that. */
function keepImportEnd({ store, clock, config }: Services, app: FastifyInstance): () => void {
  return repeat(async () => {
    try {
      if (store.readOnly() === null) await endOldImports(store, config.importFileDays, clock())
    } catch (error) {
      app.log.error({ message: rootOf(error).message }, 'old files of imports could not be let go')
    }
    return HOUR_MILLISECONDS
  })
}

/** Does something soon, and again after so many milliseconds as it answers each time. Answers what ends that. */
function repeat(look: () => Promise<number>): () => void {
  let timer: NodeJS.Timeout | undefined
  let left = false
  const wait = (milliseconds: number) => {
    if (!left) timer = setTimeout(() => look().then(wait), milliseconds).unref()
  }
  wait(SOON_MILLISECONDS)
  return () => {
    left = true
    clearTimeout(timer)
  }
}

async function stopServer(app: FastifyInstance, { store }: Services): Promise<void> {
  const limit = setTimeout(() => app.server.closeAllConnections(), STOP_SECONDS * 1000).unref()
  await app.close()
  clearTimeout(limit)
  await store.close()
}

function listenProblem(error: NodeJS.ErrnoException, { host, port }: Config): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use by another program. Stop it, or set HARMONI_PORT to another port.`
  if (error.code === 'EACCES')
    return `Port ${port} may not be used by this user. Set HARMONI_PORT to a port above 1023.`
  return `The server cannot listen on ${host}:${port} (${error.message}). Check HARMONI_HOST and HARMONI_PORT.`
}

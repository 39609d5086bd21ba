import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.js'
import { type Config, migrationsFolder, SetupError } from './config.js'
import { upgradeRegister } from './domain/upgrades.js'
import { openStore } from './engines/open.js'
import type { Services } from './http/bind.js'

/**
 * Opens the register that the settings name, brought up to date; makes it when it is not there, unless told not to.
 * @throws DatabaseUnusable
 */
export async function openServices(
  config: Config,
  options: { create?: boolean; onStatement?: ((sql: string) => void) | undefined } = {},
): Promise<Services> {
  const store = await openStore({
    database: config.database,
    connection: config.connection,
    migrations: migrationsFolder,
    create: options.create ?? true,
    onStatement: options.onStatement,
  })
  try {
    await upgradeRegister(store, new Date())
  } catch (error) {
    await store.close()
    throw error
  }
  return { store, config, clock: () => new Date() }
}

/** A server that answers; closing `app` ends it. */
export interface Running {
  app: FastifyInstance
  /** Where users reach the server. */
  url: string
}

/**
 * Serves the register until it is closed.
 * @throws SetupError when the port is taken or may not be used.
 */
export async function startServer(services: Services): Promise<Running> {
  const { config } = services
  const app = await buildApp(services)
  try {
    const address = await app.listen({ host: config.host, port: config.port })
    return { app, url: config.url || address }
  } catch (error) {
    await app.close()
    throw new SetupError(listenProblem(error as NodeJS.ErrnoException, config))
  }
}

function listenProblem(error: NodeJS.ErrnoException, { host, port }: Config): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use by another program. Stop it, or set HARMONI_PORT to another port.`
  if (error.code === 'EACCES')
    return `Port ${port} may not be used by this user. Set HARMONI_PORT to a port above 1023.`
  return `The server cannot listen on ${host}:${port} (${error.message}). Check HARMONI_HOST and HARMONI_PORT.`
}

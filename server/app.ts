import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { Refusal } from '../schema/api/errors.js'
import { MEDIA_TYPES } from '../schema/api/mediaTypes.js'
import { packageRoot, packageVersion } from './config.js'
import { makeBind, type Services } from './http/bind.js'
import { compressAnswers } from './http/compression.js'
import { limitConnections } from './http/connections.js'
import { readBodies, refuseUnreadableAddress, routedUrl } from './http/encoding.js'
import { handleErrors } from './http/errors.js'
import { tellOfProxy } from './http/failures.js'
import { serveHealth } from './http/health.js'
import { clientLimits, endStalled } from './http/limits.js'
import { answerOddRequests, READ_OPTIONS, refuseMalformed } from './http/malformed.js'
import { openApi } from './http/openapi.js'
import { takeTurns } from './http/pressure.js'
import { attemptStore } from './http/rateLimit.js'
import { SECURITY_HEADERS } from './http/securityHeaders.js'
import { serveWeb } from './http/static.js'
import { makeJobRunner } from './jobRunner.js'
import { readProviders } from './providers/settings.js'
import { makeProviders } from './providers/signIn.js'
import { archiveRoutes } from './routes/archives.js'
import { bulkRoutes } from './routes/bulk.js'
import { changeRoutes } from './routes/changes.js'
import { checkRoutes } from './routes/checks.js'
import { codeRoutes } from './routes/codes.js'
import { comparisonRoutes } from './routes/comparisons.js'
import { consequenceRoutes } from './routes/consequences.js'
import { contractRoutes } from './routes/contracts.js'
import { credentialRoutes } from './routes/credentials.js'
import { decisionRoutes } from './routes/decisions.js'
import { duplicateRoutes } from './routes/duplicates.js'
import { exportRoutes } from './routes/exports.js'
import { followUpRoutes } from './routes/followUps.js'
import { functionRoutes } from './routes/functions.js'
import { importRoutes } from './routes/imports.js'
import { integrationRoutes } from './routes/integrations.js'
import { landscapeRoutes } from './routes/landscape.js'
import { mappingRoutes } from './routes/mappings.js'
import { matrixRoutes } from './routes/matrix.js'
import { milestoneRoutes } from './routes/milestones.js'
import { municipalityRoutes } from './routes/municipalities.js'
import { myDayRoutes } from './routes/myDay.js'
import { overrideRoutes } from './routes/overrides.js'
import { planRoutes } from './routes/plan.js'
import { prerequisiteRoutes } from './routes/prerequisites.js'
import { privacyRoutes } from './routes/privacy.js'
import { programmeRoutes } from './routes/programme.js'
import { progressRoutes } from './routes/progress.js'
import { providerRoutes } from './routes/providers.js'
import { replacementRoutes } from './routes/replacements.js'
import { reportRoutes } from './routes/reports.js'
import { riskRoutes } from './routes/risks.js'
import { savedViewRoutes } from './routes/savedViews.js'
import { securityEventRoutes } from './routes/securityEvents.js'
import { seriesBreakRoutes } from './routes/seriesBreaks.js'
import { serviceAreaRoutes } from './routes/serviceAreas.js'
import { sessionRoutes } from './routes/sessions.js'
import { suggestionRoutes } from './routes/suggestions.js'
import { systemRoutes } from './routes/systems.js'
import { tokenRoutes } from './routes/tokens.js'
import { transitionRoutes } from './routes/transitions.js'
import { userRoutes } from './routes/users.js'
import { variantRoutes } from './routes/variants.js'
import { vendorRoutes } from './routes/vendors.js'
import { verificationRoutes } from './routes/verification.js'
import { wantedDecisionRoutes } from './routes/wantedDecisions.js'
import { waveRoutes } from './routes/waves.js'

/** Contracts are read and answered by `bind`: Fastify has no schema to compile, and need not load what would. */
const NO_SCHEMAS = {
  compilersFactory: { buildValidator: refuseSchema, buildSerializer: refuseSchema },
}

function refuseSchema(): never {
  throw new Error('A route has a schema of Fastify’s: describe it by an endpoint instead.')
}

/**
 * Builds the server: every plugin and every route, in order. Production and tests build it here.
 * @throws SetupError when the identity providers cannot be read.
 */
export async function buildApp(services: Services): Promise<FastifyInstance> {
  const { config, clock } = services
  const limits = clientLimits(config)
  const known = readProviders(config.providersFile, config.url)
  const app = fastify({
    logger: services.config.log === 'silent' ? false : { level: services.config.log, stream: process.stderr },
    logController: new LogController({ disableRequestLogging: true }),
    // One for all requests: whoever writes to it names the request, and making another takes as long as reading who asks.
    childLoggerFactory: (logger) => logger,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    // What still comes on an open connection is answered, and the connection closed: Fastify’s own words have no shape of ours.
    return503OnClosing: false,
    bodyLimit: 1024 * 1024,
    trustProxy: services.config.proxies.length > 0 && services.config.proxies,
    // Any part of an address that can be read: what it may be is its contract's to say.
    routerOptions: { maxParamLength: READ_OPTIONS.maxHeaderSize },
    rewriteUrl: routedUrl,
    schemaController: NO_SCHEMAS,
    ...limits,
    clientErrorHandler: refuseMalformed,
    http: { ...limits.http, ...READ_OPTIONS },
  })

  // Before all else: what is refused on its way has them too.
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(SECURITY_HEADERS)
    done()
  })
  readBodies(app)
  app.addHook('onRequest', refuseUnreadableAddress)
  handleErrors(app, services.store)
  answerOddRequests(app)
  compressAnswers(app)
  endStalled(app)
  limitConnections(app, services.config.connections)
  takeTurns(app)
  tellOfProxy(app)
  await app.register(cookie)
  await app.register(rateLimit, {
    global: false,
    store: attemptStore(services),
    errorResponseBuilder: () => new Refusal('rate_limited'),
  })

  serveHealth(app, services)
  const providers = makeProviders(known, config.url, {
    clock,
    tell: (about, what) => app.log.warn(about, what),
  })
  const bind = makeBind(app, services)
  systemRoutes(bind)
  bulkRoutes(bind)
  comparisonRoutes(bind)
  duplicateRoutes(bind)
  variantRoutes(bind)
  vendorRoutes(bind)
  transitionRoutes(bind)
  decisionRoutes(bind)
  mappingRoutes(bind)
  replacementRoutes(bind)
  archiveRoutes(bind)
  privacyRoutes(bind)
  contractRoutes(bind)
  integrationRoutes(bind)
  prerequisiteRoutes(bind)
  seriesBreakRoutes(bind)
  riskRoutes(bind)
  wantedDecisionRoutes(bind)
  landscapeRoutes(bind)
  functionRoutes(bind)
  matrixRoutes(bind)
  planRoutes(bind)
  waveRoutes(bind)
  overrideRoutes(bind)
  followUpRoutes(bind)
  consequenceRoutes(bind)
  changeRoutes(bind)
  progressRoutes(bind)
  checkRoutes(bind)
  suggestionRoutes(bind)
  exportRoutes(bind)
  const runner = makeJobRunner(services, (error) => app.log.error(error, 'long work failed'))
  // Only where it is served: what others left is taken up, too.
  app.addHook('onListen', async () => runner.begin())
  app.addHook('onClose', () => runner.close())
  reportRoutes(runner)(bind)
  verificationRoutes(runner)(bind)
  importRoutes(bind)
  savedViewRoutes(bind)
  myDayRoutes(bind)
  programmeRoutes(bind)
  municipalityRoutes(bind)
  serviceAreaRoutes(bind)
  codeRoutes(bind)
  milestoneRoutes(bind)
  sessionRoutes(bind, providers)
  providerRoutes(bind, providers)
  userRoutes(bind)
  tokenRoutes(bind)
  credentialRoutes(bind)
  securityEventRoutes(bind)

  let description: string | undefined
  app.get('/api/v1/openapi.json', (_request, reply) => {
    description ??= JSON.stringify(openApi(packageVersion))
    return reply.header('content-type', MEDIA_TYPES.json).send(description)
  })
  serveWeb(app, join(packageRoot, 'dist/web'))
  return app
}

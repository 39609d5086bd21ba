import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ENDPOINTS } from '../../schema/api/all.js'
import { Refusal } from '../../schema/api/errors.js'
import { PAGES } from '../../schema/api/pages.js'
import { isReadable } from './encoding.js'
import { sendProblem } from './errors.js'

/**
 * Serves the built web app from `folder`. Every page has its own address, which is answered with the app. An address that
 * leads nowhere is 404: with the app, which says so, to who asks for a page, and with a problem to others.
 */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  if (built)
    await app.register(fastifyStatic, {
      root: folder,
      // No file has such a name, and it is no more than an address that leads nowhere.
      allowedPath: (path) => !path.includes('\0'),
      preCompressed: true,
      cacheControl: false,
      setHeaders(response, path) {
        // Names of assets carry a hash of their content; index.html names the newest ones.
        const immutable = path.includes('/assets/')
        response.setHeader('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  app.setNotFoundHandler((request, reply) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const page = built && isRead && isPage(request.originalUrl)
    if (page || (built && isRead && asksForPage(request)))
      return reply.code(page ? 200 : 404).sendFile('index.html')
    const methods = methodsOf(request.url)
    // What takes this method and was not answered has an address that the router does not take: a part is too long.
    if (methods.length === 0 || methods.includes(request.method))
      return sendProblem(
        request,
        reply,
        new Refusal('not_found', { about: `${request.method} ${request.url}` }),
      )
    reply.header('allow', [...methods, 'OPTIONS'].join(', '))
    if (request.method === 'OPTIONS') return reply.code(204).send()
    return sendProblem(request, reply, new Refusal('method_not_allowed', { about: request.method }))
  })
}

const PAGE_PATTERNS = PAGES.map((path) => new RegExp(`^${path.replace(/\$\w+/g, '[^/]+')}/?$`))

/** True for the address of a page of the web. */
function isPage(url: string): boolean {
  const [path = ''] = url.split('?')
  return isReadable(path) && PAGE_PATTERNS.some((pattern) => pattern.test(path))
}

/** True for a browser that is led somewhere, rather than for a script, or for a part of a page. */
function asksForPage({ url, headers }: FastifyRequest): boolean {
  return !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html')
}

const ADDRESSES = ENDPOINTS.map(({ method, path }) => ({
  methods: method === 'GET' ? ['GET', 'HEAD'] : [method],
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`),
}))

/** What is read beside the API's own addresses and the pages. */
const READ_ALONE = ['/healthz', '/readyz', '/api/v1/openapi.json']

/** The methods that an address takes; none when there is nothing at it. */
function methodsOf(url: string): string[] {
  const [path = ''] = url.split('?')
  const methods = ADDRESSES.filter(({ pattern }) => pattern.test(path)).flatMap((address) => address.methods)
  if (isPage(path) || READ_ALONE.includes(path)) methods.push('GET', 'HEAD')
  return [...new Set(methods)]
}

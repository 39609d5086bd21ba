import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ENDPOINTS } from '../../schema/api/all.js'
import { Refusal } from '../../schema/api/errors.js'
import { PAGES } from '../../schema/api/pages.js'
import { isReadable } from './encoding.js'
import { sendProblem } from './errors.js'
import { readFiles, sendBuiltFile } from './files.js'

/**
 * Serves the built web app from `folder`. Every page has its own address, which is answered with the app. An address that
 * leads nowhere is 404: with the app, which says so, to who asks for a page, and with a problem to others.
 */
export function serveWeb(app: FastifyInstance, folder: string): void {
  const files = readFiles(folder)
  const web = files.get('/index.html')
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      const file = files.get(pathOf(request.originalUrl))
      if (file) return sendBuiltFile(request, reply.code(200), file)
      const page = isPage(request.originalUrl)
      if (web && (page || asksForPage(request)))
        return sendBuiltFile(request, reply.code(page ? 200 : 404), web)
    }
    const methods = methodsOf(request.url)
    if (methods.length === 0)
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

/** The path of an address as it was written. */
function pathOf(url: string): string {
  const [path = ''] = url.split('?')
  return path
}

const PAGE_PATTERNS = PAGES.map((path) => new RegExp(`^${path.replace(/\$\w+/g, '[^/]+')}/?$`))

/** True for the address of a page of the web. */
function isPage(url: string): boolean {
  const path = pathOf(url)
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
  const path = pathOf(url)
  const methods = ADDRESSES.filter(({ pattern }) => pattern.test(path)).flatMap((address) => address.methods)
  if (isPage(path) || READ_ALONE.includes(path)) methods.push('GET', 'HEAD')
  return [...new Set(methods)]
}

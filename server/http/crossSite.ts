import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../schema/api/errors.js'
import type { Config } from '../config.js'
import { isInner } from './inner.js'

/**
 * Refuses a write that another site made the browser send. A script with a token has no browser to be misled.
 * @throws Refusal `cross_site`, or `other_address` where what is in front of the server hides what the browser asked
 */
export function refuseCrossSite(request: FastifyRequest, config: Pick<Config, 'url'>): void {
  if (request.headers.authorization !== undefined) return
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site === 'cross-site' || site === 'same-site') throw new Refusal('cross_site')
  if (origin === undefined) return
  const asked = originOf(origin)
  const here = config.url || originOf(`${request.protocol}://${request.host}`)
  if (asked !== null && asked === here) return
  if (asked === null || here === null || !isHidden(request, config, asked, here))
    throw new Refusal('cross_site')
  throw new Refusal('other_address', { about: `${asked} ≠ ${here}` })
}

/** The scheme, host and port of an address, as a browser says them; null for what is neither http nor https. */
function originOf(text: string): string | null {
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).origin : null
}

/**
 * True where it is not another site that asks, but one whose address does not come through to us: the browser itself says
 * that it is the same, or what we were asked by is an address that no user has. A browser that says nothing may be led by
 * another site: it is refused either way.
 */
function isHidden(
  request: FastifyRequest,
  config: Pick<Config, 'url'>,
  asked: string,
  here: string,
): boolean {
  if (request.headers['sec-fetch-site'] !== undefined) return true
  const { hostname } = new URL(here)
  return new URL(asked).hostname === hostname || (!config.url && isInner(hostname))
}

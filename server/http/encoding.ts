import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'

/** A body whose bytes are no UTF-8: read as such, letters would be lost without a word. */
const NOT_UTF8 = fieldProblem('', 'invalid_utf8', {
  nb: 'Innholdet er ikke UTF-8. Lagre eller send det som UTF-8.',
  en: 'The body is not UTF-8. Save or send it as UTF-8.',
})

/** Bodies are JSON in UTF-8 and nothing else: another encoding that is declared is 415, compression too; one that is not is 400. */
export function readBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const packed = request.headers['content-encoding']
    if (packed !== undefined && packed !== 'identity')
      return done(new Refusal('unsupported_media_type', { about: `Content-Encoding: ${packed}` }))
    const declared = charsetOf(request.headers['content-type'])
    if (declared !== undefined && !['utf-8', 'utf8'].includes(declared))
      return done(new Refusal('unsupported_media_type', { about: `charset=${declared}` }))
    const text = decode(body)
    return text === null
      ? done(new Refusal('invalid_input', { errors: [NOT_UTF8] }))
      : parse(request, text, done)
  })
}

function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(contentType ?? '')?.[1]?.toLowerCase()
}

/** The text of bytes that are UTF-8; null for any other. */
function decode(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return null
  }
}

/**
 * The address as the router is given it, which would answer one that it cannot decode before anything of ours is asked:
 * what does not decode in its path stands for itself. `refuseUnreadableAddress` sees it as it was sent.
 */
export function routedUrl({ url = '' }: IncomingMessage): string {
  const [path = '', ...query] = url.split('?')
  if (isReadable(path)) return url
  const read = path.split('/').map((part) => (isReadable(part) ? part : part.replaceAll('%', '%25')))
  return [read.join('/'), ...query].join('?')
}

/** An address in which nothing is encoded, nor need be. */
const PLAIN = /^[!-$&-~]*$/

/**
 * Refuses an address whose letters cannot be read: read somehow, it would answer for another word than was meant. The path
 * of a page leads nowhere, as that of any page that is not there.
 */
export async function refuseUnreadableAddress({ originalUrl }: FastifyRequest): Promise<void> {
  if (PLAIN.test(originalUrl)) return
  const [path = '', query = ''] = originalUrl.split(/\?(.*)/s)
  const places = path.startsWith('/api/') ? path.split('/') : []
  const wrong = [...places.map((value) => ['', value]), ...query.split('&').map((part) => part.split('='))]
    .filter((part) => !isReadable(part.join('=')))
    .map(([name = '', value = '']) =>
      fieldProblem(decodedPart(name) ?? '', 'invalid_encoding', {
        nb: `«${printable(value)}» er ikke prosentkodet UTF-8. Skriv for eksempel Å som %C3%85.`,
        en: `“${printable(value)}” is not percent-encoded UTF-8. Write Å, for one, as %C3%85.`,
      }),
    )
  if (wrong.length > 0) throw new Refusal('invalid_input', { errors: wrong })
}

/** True for what is ASCII and decodes. */
export function isReadable(part: string): boolean {
  return decodedPart(part) !== null
}

/** A part of an address, decoded; null for what is not ASCII, or does not decode. */
function decodedPart(part: string): string | null {
  if (/[^ -~]/.test(part)) return null
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

/** What was written, as far as it can be shown. */
function printable(value: string): string {
  return value.replace(/[^ -~]/g, '?').slice(0, 60)
}

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'

/** A body whose bytes are no UTF-8: read as such, letters would be lost without a word. */
const NOT_UTF8 = fieldProblem('', 'invalid_utf8', {
  nb: 'Innholdet er ikke UTF-8. Lagre eller send det som UTF-8.',
  en: 'The body is not UTF-8. Save or send it as UTF-8.',
})

/** Bodies are JSON in UTF-8 and nothing else: another encoding that is declared is 415, one that is not is 400. */
export function readBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const declared = charsetOf(request.headers['content-type'])
    if (declared !== undefined && !['utf-8', 'utf8', 'us-ascii'].includes(declared))
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

/** Refuses a query whose letters cannot be read: read somehow, it would answer for another word than was meant. */
export async function refuseUnreadableAddress({ raw: { url = '' } }: FastifyRequest): Promise<void> {
  const start = url.indexOf('?')
  if (start < 0) return
  const wrong = url
    .slice(start + 1)
    .split('&')
    .filter((part) => !isReadable(part))
  if (wrong.length === 0) return
  throw new Refusal('invalid_input', {
    errors: wrong.map((part) => {
      const [name = '', value = ''] = part.split('=')
      return fieldProblem(decodedPart(name) ?? '', 'invalid_encoding', {
        nb: `«${printable(value)}» er ikke prosentkodet UTF-8. Skriv for eksempel Å som %C3%85.`,
        en: `“${printable(value)}” is not percent-encoded UTF-8. Write Å, for one, as %C3%85.`,
      })
    }),
  })
}

function isReadable(part: string): boolean {
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

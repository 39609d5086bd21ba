import { createHash, randomBytes } from 'node:crypto'

/** What the database keeps of a secret. The secrets are 256 random bits, so a plain hash is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** A secret that nobody guesses: 256 random bits, as they may stand in an address or a header. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** An id that is given to one thing alone, and opens nothing: what it is, and 32 random bits. */
export function makeId(what: 'user' | 'token' | 'session'): string {
  return `${what}-${randomBytes(4).toString('hex')}`
}

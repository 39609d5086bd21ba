import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Provider } from './settings.js'

/** What a browser is given to keep: for what, of which provider. */
type Purpose = 'begun' | 'signed_in'
type Keeper = Pick<Provider, 'id' | 'clientId' | 'clientSecret' | 'issuer'>

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * What the server would keep of a sign-in, sealed so that a browser can keep it: nobody reads or alters it. The key
 * follows from the secret of the provider, which all servers of a register have: whichever the browser comes back to opens it.
 */
export function seal(provider: Keeper, purpose: Purpose, value: object): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, keyOf(provider, purpose), nonce)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return `${provider.id}.${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')}`
}

/** The id of the provider that something is sealed for, as it says; only opening it shows whether that is true. */
export function providerOf(sealed: string): string {
  return sealed.slice(0, sealed.indexOf('.'))
}

/** Opens what was sealed; null when it was sealed for something else, with another secret, or altered. */
export function open(provider: Keeper, purpose: Purpose, sealed: string): unknown {
  try {
    const bytes = Buffer.from(sealed.slice(provider.id.length + 1), 'base64url')
    const decipher = createDecipheriv(CIPHER, keyOf(provider, purpose), bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8')
    return JSON.parse(text + decipher.final('utf8'))
  } catch {
    return null
  }
}

function keyOf({ id, issuer, clientId, clientSecret }: Keeper, purpose: Purpose): Buffer {
  const whose = JSON.stringify([id, issuer, clientId])
  return Buffer.from(hkdfSync('sha256', clientSecret, whose, `harmoni ${purpose}`, 32))
}

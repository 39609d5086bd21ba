import { isIP } from 'node:net'

/** True for the name or address of a machine that is called by its own network alone: itself, a private one, an upstream. */
export function isInner(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIP(name) === 4) return /^(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168)\./.test(name)
  if (isIP(name) === 6) return /^(::1$|f[cd]|fe[89ab])/i.test(name)
  return !name.includes('.') || /\.(internal|local|localhost)$/i.test(name)
}

import { hash } from 'node:crypto'

/** The keys of an object that JSON was read into: in which order they are written, and what stands before each value. */
interface Shape {
  keys: readonly string[]
  order: readonly number[]
  before: readonly string[]
}

/** Rows of a table have the same keys in the same order, so what is known of them is few shapes, by their number of keys. */
const shapes = new Map<number, Shape[]>()
const MOST_SHAPES = 20

/**
 * What is stored as JSON, or was read of it, as canonical JSON (RFC 8785): as `canonicalize` writes it, and in a fifth of the
 * time. Half a surrogate pair, which that refuses and no text of ours has, is written as JSON writes it.
 */
export function canonicalText(value: unknown): string {
  if (typeof value === 'string') return ESCAPED.test(value) ? JSON.stringify(value) : `"${value}"`
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map((one) => canonicalText(one ?? null)).join()}]`
  const values = Object.values(value)
  const { order, before } = shapeOf(Object.keys(value))
  let text = ''
  for (const at of order) {
    const one = values[at]
    if (one === undefined) continue
    text += before[at]
    text += one === null ? 'null' : canonicalText(one)
  }
  // The first comma is one too many.
  return `{${text.slice(1)}}`
}

/** What JSON escapes in a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ESCAPED = /["\\\x00-\x1f\ud800-\udfff]/

function shapeOf(keys: readonly string[]): Shape {
  const alike = shapes.get(keys.length) ?? []
  const known = alike.find((shape) => keys.every((key, index) => key === shape.keys[index]))
  if (known) return known
  const at = new Map(keys.map((key, index) => [key, index]))
  const shape = {
    keys,
    order: [...keys].sort().map((key) => at.get(key) ?? 0),
    before: keys.map((key) => `,${JSON.stringify(key)}:`),
  }
  shapes.set(keys.length, [shape, ...alike.slice(0, MOST_SHAPES - 1)])
  return shape
}

/** SHA-256 of bytes, in hex. */
export function sha256Of(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex')
}

/** SHA-256 of a text, in hex. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex')
}

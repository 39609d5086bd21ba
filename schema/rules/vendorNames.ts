import { readUnsaid } from './import/unsaid.js'
import { vendorKey } from './vendorKey.js'

/** The key of the vendor that a text names; null of one that names none, as «ikke bekreftet» or «–» do. */
export function vendorOf(text: string | null): string | null {
  return text === null || readUnsaid(text) ? null : vendorKey(text)
}

/** True for a name of one of these vendors, however any of them is written. */
export function isOfVendor(names: readonly string[]): (name: string | null) => boolean {
  const keys = new Set(names.map(vendorKey))
  return (name) => {
    const key = vendorKey(name)
    return key !== null && keys.has(key)
  }
}

import { foldText } from './text.js'

/** What companies end in, and what follows a product that says nothing of which it is. */
const TRIMMINGS = /^(?:as|asa|ab|oy|oyj|aps|gmbh|ag|bv|nv|ltd|inc|sa|v?\d[\d.]*)$/u

/** The words of a name, folded, without what says nothing of which it is. */
export function nameWords(text: string): string[] {
  const words = foldText(text).match(/[\p{L}\p{N}+.&]+/gu) ?? []
  const meant = words.filter((word, at) => at === 0 || !TRIMMINGS.test(word))
  return meant.map((word) => word.replace(/\.+$/, ''))
}

/** A vendor folded, without what its kind of company is called. */
export function vendorKey(vendor: string | null): string | null {
  return (vendor && nameWords(vendor.replace(/\([^)]*\)/g, ' ')).join(' ')) || null
}

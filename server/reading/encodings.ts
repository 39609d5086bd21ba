import type { Encoding } from '../../schema/rules/import/cells.js'

/** So many bytes tell whether a text is written in two bytes for each character. */
const SAMPLE = 64 * 1024

/** Finds how the bytes of a text are to be read: by its mark, by what it is valid as, by what it would be else. */
export function encodingOf(bytes: Uint8Array): Encoding {
  return (
    markOf(bytes)?.encoding ?? twoByteEncoding(bytes) ?? (isUtf8(bytes) ? 'utf-8' : oneByteEncoding(bytes))
  )
}

/** Reads the bytes of a text. What is none of that encoding becomes U+FFFD, which is told as such where it stands. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  const mark = markOf(bytes)
  const rest = mark?.encoding === encoding ? bytes.subarray(mark.length) : bytes
  const text = isOneByte(encoding)
    ? Buffer.from(rest.buffer, rest.byteOffset, rest.byteLength).toString('latin1')
    : new TextDecoder(encoding, { ignoreBOM: true }).decode(rest)
  const read = encoding === 'windows-1252' ? asWindows(text) : text
  // What a program left behind the end of a file, so that it fills its place on the disk.
  return read.replace(/\0+$/, '')
}

const isOneByte = (encoding: Encoding) => encoding === 'windows-1252' || encoding === 'iso-8859-1'

/**
 * What windows-1252 has where ISO 8859-1 has nothing to be seen; � where it has nothing either. The decoder of Node reads the one as
 * the other in many versions (nodejs/node#56542).
 */
const WINDOWS_LETTERS = '€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ'
const windowsLetter = (character: string) => WINDOWS_LETTERS[character.charCodeAt(0) - 0x80] ?? '\uFFFD'

/** A text whose bytes were taken for ISO 8859-1 and are windows-1252. */
export const asWindows = (text: string) => text.replace(/[\x80-\x9f]/g, windowsLetter)

const MARKS: readonly { encoding: Encoding; bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

function markOf(bytes: Uint8Array): { encoding: Encoding; length: number } | null {
  const mark = MARKS.find((one) => one.bytes.every((byte, index) => bytes[index] === byte))
  return mark ? { encoding: mark.encoding, length: mark.bytes.length } : null
}

/** UTF-16 without a mark: of most letters here one byte of the two is nothing, always the same one. */
function twoByteEncoding(bytes: Uint8Array): Encoding | null {
  const pairs = Math.floor(Math.min(bytes.length, SAMPLE) / 2)
  let first = 0
  let second = 0
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) first += 1
    if (bytes[at + 1] === 0) second += 1
  }
  if (second > pairs * 0.4 && first < pairs * 0.05) return 'utf-16le'
  return first > pairs * 0.4 && second < pairs * 0.05 ? 'utf-16be' : null
}

/**
 * True for UTF-8, a last character that was cut off aside; and for what is clearly meant as it: a few characters are
 * broken where many others are whole, as when lists were pasted into each other.
 */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes)
    const broken = text.match(/\uFFFD/g)?.length ?? 0
    const whole = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0
    return whole > broken * 10
  }
}

/** The two differ in the bytes 0x80 to 0x9F alone, which ISO 8859-1 has no letters for. */
function oneByteEncoding(bytes: Uint8Array): Encoding {
  return bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) ? 'windows-1252' : 'iso-8859-1'
}

import { crc32, inflateRawSync } from 'node:zlib'
import type { Limits } from './limits.js'
import { damaged, UnreadableFile } from './unreadable.js'

/** The parts of a workbook, which is an archive (ZIP) of files. Nothing is unpacked before it is asked for. */
export interface Parts {
  /** As the archive has them, with `/`. */
  names: readonly string[]
  /** The part of that name, in whichever case, or null. Throws `UnreadableFile` for one that is damaged. */
  read(name: string): Uint8Array | null
}

interface Entry {
  name: string
  method: number
  crc: number
  packed: number
  unpacked: number
  /** Where its own header stands. */
  at: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const END_64_PLACE = 0x07064b50
const LISTED = 0x02014b50
const LOCAL = 0x04034b50
const MEGABYTE = 1024 * 1024
/** Stands for a number that is too great for its place, and is said elsewhere. */
const ELSEWHERE = 0xffffffff

/**
 * Opens an archive by the list at its end. What it says of itself is checked before anything is unpacked: how many parts, how
 * large together, none within another; and as a part is unpacked, that it is no larger than was said and what it was.
 */
export function openZip(bytes: Uint8Array, limits: Limits): Parts {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readEntries(view, limits)
  const sum = entries.reduce((total, { unpacked }) => total + unpacked, 0)
  if (sum > limits.unpackedBytes) throw tooLarge(limits)
  const places = placesOf(view, entries)
  const known = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  return {
    names: entries.map(({ name }) => name),
    read(name) {
      const entry = known.get(name.toLowerCase())
      return entry ? unpack(view, entry, places.get(entry) ?? 0) : null
    },
  }
}

const tooLarge = ({ unpackedBytes }: Limits) =>
  new UnreadableFile('unpacks_too_large', { most: unpackedBytes / MEGABYTE })

/** Reads the list at the end of the archive. */
function readEntries(view: Buffer, limits: Limits): Entry[] {
  const { count, from } = readEnd(view)
  if (count > limits.parts) throw new UnreadableFile('too_many_parts', { most: limits.parts })
  const entries: Entry[] = []
  const names = new Set<string>()
  let at = from
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== LISTED) throw damaged()
    const flags = view.readUInt16LE(at + 8)
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((place) => view.readUInt16LE(at + place))
    const next = at + 46 + (nameLength ?? 0) + (extraLength ?? 0) + (noteLength ?? 0)
    if (next > view.length) throw damaged()
    const name = view.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)).replaceAll('\\', '/')
    // A folder has nothing in it.
    if (!name.endsWith('/')) {
      if (flags & 1) throw new UnreadableFile('encrypted')
      // Of two parts with one name programs take one or the other.
      if (names.has(name.toLowerCase())) throw damaged(name)
      names.add(name.toLowerCase())
      const entry = {
        name,
        method: view.readUInt16LE(at + 10),
        crc: view.readUInt32LE(at + 16),
        packed: view.readUInt32LE(at + 20),
        unpacked: view.readUInt32LE(at + 24),
        at: view.readUInt32LE(at + 42),
      }
      entries.push(withGreatNumbers(view, entry, at + 46 + (nameLength ?? 0), extraLength ?? 0))
    }
    at = next
  }
  return entries
}

/** Finds the end of the list, which a note may follow. */
function readEnd(view: Buffer): { count: number; from: number } {
  for (let at = view.length - 22; at >= Math.max(0, view.length - 22 - 0xffff); at -= 1) {
    if (view.readUInt32LE(at) !== END || at + 22 + view.readUInt16LE(at + 20) !== view.length) continue
    const count = view.readUInt16LE(at + 10)
    const from = view.readUInt32LE(at + 16)
    if (count !== 0xffff && from !== ELSEWHERE) return { count, from }
    if (at < 20 || view.readUInt32LE(at - 20) !== END_64_PLACE) throw damaged()
    const far = Number(view.readBigUInt64LE(at - 12))
    if (far + 56 > view.length || view.readUInt32LE(far) !== END_64) throw damaged()
    return { count: Number(view.readBigUInt64LE(far + 32)), from: Number(view.readBigUInt64LE(far + 48)) }
  }
  throw damaged()
}

/** Reads the numbers of an entry that stand in its extra field, as some programs write them for small files too. */
function withGreatNumbers(view: Buffer, entry: Entry, from: number, length: number): Entry {
  const great = (['unpacked', 'packed', 'at'] as const).filter((name) => entry[name] === ELSEWHERE)
  if (great.length === 0) return entry
  const read = { ...entry }
  for (let at = from; at + 4 <= from + length; at += 4 + view.readUInt16LE(at + 2)) {
    if (view.readUInt16LE(at) !== 1) continue
    if (view.readUInt16LE(at + 2) < great.length * 8 || at + 4 + great.length * 8 > view.length) break
    for (const [index, name] of great.entries()) read[name] = Number(view.readBigUInt64LE(at + 4 + index * 8))
    return read
  }
  throw damaged(entry.name)
}

/** Where the bytes of each part begin. No two parts share any: a few bytes could stand for any number of large parts. */
function placesOf(view: Buffer, entries: readonly Entry[]): Map<Entry, number> {
  const places = new Map<Entry, number>()
  let end = 0
  for (const entry of [...entries].sort((a, b) => a.at - b.at)) {
    const { at, name, packed } = entry
    if (at < end || at + 30 > view.length || view.readUInt32LE(at) !== LOCAL) throw damaged(name)
    const begins = at + 30 + view.readUInt16LE(at + 26) + view.readUInt16LE(at + 28)
    end = begins + packed
    if (end > view.length) throw damaged(name)
    places.set(entry, begins)
  }
  return places
}

const STORED = 0
const DEFLATED = 8

function unpack(view: Buffer, { name, method, crc, packed, unpacked }: Entry, begins: number): Uint8Array {
  const bytes = view.subarray(begins, begins + packed)
  const whole = method === STORED ? bytes : inflate(bytes, method, name, unpacked)
  if (whole.length !== unpacked || crc32(whole) !== crc) throw damaged(name)
  return whole
}

function inflate(bytes: Buffer, method: number, name: string, size: number): Buffer {
  if (method !== DEFLATED) throw damaged(name)
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, size) })
  } catch {
    throw damaged(name)
  }
}

import { CFB } from '@e965/xlsx'
import { UnreadableFile } from './unreadable.js'
import type { WrongFormat } from './wrongFormats.js'
import { isXlsx } from './xlsx.js'
import type { Parts } from './zip.js'

/** What a file is, told by what it begins with, whatever it is called. */
export type Container = 'zip' | 'compound' | 'old_excel' | 'text'

const starts = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, index) => bytes[index] === byte)
const startsWith = (bytes: Uint8Array, text: string) =>
  starts(bytes, ...[...text].map((character) => character.charCodeAt(0)))

/** What begins with bytes of its own, and is no list. */
const SIGNATURES: readonly [WrongFormat, ...(string | readonly number[])[]][] = [
  ['pdf', '%PDF'],
  ['rtf', '{\\rtf'],
  [
    'image',
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    'GIF8',
    [0x49, 0x49, 0x2a, 0],
    [0x4d, 0x4d, 0, 0x2a],
  ],
  [
    'archive',
    [0x1f, 0x8b],
    '7z\u00bc\u00af',
    'Rar!',
    'BZh',
    [0xfd, 0x37, 0x7a, 0x58, 0x5a],
    'PK\u0007\u0008',
  ],
  ['database', 'SQLite format 3', [0, 1, 0, 0, 0x53, 0x74, 0x61, 0x6e, 0x64, 0x61, 0x72, 0x64]],
  ['program', 'MZ', [0x7f, 0x45, 0x4c, 0x46]],
]

/** The first bytes of a workbook of Excel 2 to 4, which is no compound file: the record that it begins with. */
const OLD_EXCEL = [
  [9, 0, 4, 0],
  [9, 2, 6, 0],
  [9, 4, 6, 0],
  [9, 8, 8, 0],
] as const

/** Tells what a file is. Throws `UnreadableFile` for an empty one, and for what is known and is no list. */
export function containerOf(bytes: Uint8Array): Container {
  if (bytes.length === 0) throw new UnreadableFile('empty')
  if (startsWith(bytes, 'PK\u0003\u0004') || startsWith(bytes, 'PK\u0005\u0006')) return 'zip'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'compound'
  if (OLD_EXCEL.some((signature) => starts(bytes, ...signature))) return 'old_excel'
  for (const [format, ...signatures] of SIGNATURES)
    for (const signature of signatures)
      if (typeof signature === 'string' ? startsWith(bytes, signature) : starts(bytes, ...signature))
        if (format !== 'program' || bytes.subarray(0, 256).includes(0))
          // A list may begin with letters that a program begins with, but has no such bytes behind them.
          throw wrong(format)
  return 'text'
}

const wrong = (format: WrongFormat) => new UnreadableFile('wrong_format', { format })

/** What archives hold that are no workbooks of ours: a part that they have, or what their type begins with. */
const ARCHIVES: readonly [WrongFormat, RegExp][] = [
  ['xlsb', /^xl\/workbook\.bin$/i],
  ['word', /^word\//i],
  ['slides', /^ppt\//i],
  ['numbers', /^(Index\/.+\.iwa|Index\.zip)$/i],
]
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.'
const MIME_TYPES: readonly [string, WrongFormat][] = [
  [`${OPEN_DOCUMENT}text`, 'text_document'],
  [`${OPEN_DOCUMENT}presentation`, 'slides'],
  [`${OPEN_DOCUMENT}graphics`, 'image'],
  [`${OPEN_DOCUMENT}image`, 'image'],
  [`${OPEN_DOCUMENT}base`, 'database'],
]

/** Tells which workbook an archive holds. Throws `UnreadableFile` for one that holds none. */
export function archiveFormat(parts: Parts): 'xlsx' | 'ods' {
  const type = mimeType(parts)
  if (type.startsWith(`${OPEN_DOCUMENT}spreadsheet`)) return 'ods'
  for (const [beginning, format] of MIME_TYPES) if (type.startsWith(beginning)) throw wrong(format)
  for (const [format, form] of ARCHIVES) if (parts.names.some((name) => form.test(name))) throw wrong(format)
  if (isXlsx(parts)) return 'xlsx'
  throw wrong('archive')
}

/** What an OpenDocument file says that it is; the list of its parts says so too, where that alone is left. */
function mimeType(parts: Parts): string {
  const said = parts.read('mimetype')
  if (said) return Buffer.from(said.subarray(0, 200)).toString('latin1').trim()
  const manifest = parts.read('META-INF/manifest.xml')
  if (!manifest) return ''
  const text = Buffer.from(manifest.subarray(0, 10_000)).toString('utf8')
  return /application\/vnd\.oasis\.opendocument\.[\w-]+/.exec(text)?.[0] ?? ''
}

/** What compound files hold that are no workbooks: a stream that they have. */
const STREAMS: readonly [RegExp, UnreadableFile][] = [
  [/^EncryptedPackage$/i, new UnreadableFile('encrypted')],
  [/^WordDocument$/i, wrong('word')],
  [/^PowerPoint Document$/i, wrong('slides')],
  [/^__(properties_version1\.0|nameid_version1\.0)$/i, wrong('mail')],
]

/** Makes sure that a compound file, as Office was until 2003, holds a workbook. */
export function checkCompound(bytes: Uint8Array): void {
  const names = streamNames(bytes)
  if (names.some((name) => /^(Workbook|Book)$/i.test(name))) return
  for (const [form, refusal] of STREAMS) if (names.some((name) => form.test(name))) throw refusal
  throw wrong('unknown')
}

function streamNames(bytes: Uint8Array): string[] {
  try {
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const { FileIndex } = CFB.read(view, { type: 'buffer' })
    return FileIndex.map(({ name }: { name: string }) => name)
  } catch {
    throw new UnreadableFile('damaged')
  }
}

/** What a text may be that is no list. Its first letters decide. */
const TEXTS: readonly [WrongFormat, RegExp][] = [
  ['html', /^(<!doctype html|<html|<(head|body|table|meta|div)\b)/i],
  ['xml_spreadsheet', /^<(\?xml|Workbook).{0,2000}urn:schemas-microsoft-com:office:spreadsheet/is],
  ['flat_ods', /^<(\?xml|office:document).{0,2000}opendocument\.spreadsheet/is],
  ['html', /^<\?xml.{0,1000}<html\b/is],
  ['xml', /^<\?xml\b/i],
  ['mail', /^(MIME-Version|Received|Return-Path|Delivered-To): /i],
]
/** So much of a text tells what it is. */
const BEGINNING = 4_000

/** Makes sure that a text may be a list. Throws `UnreadableFile` for what is known to be none, and for bytes that are no text. */
export function checkText(text: string): void {
  const beginning = text.slice(0, BEGINNING).trimStart()
  if (beginning === '' && text.trim() === '') throw new UnreadableFile('empty')
  for (const [format, form] of TEXTS) if (form.test(beginning)) throw wrong(format)
  if (/^[{[]\s*["{[\]}]/.test(beginning) && isJson(text)) throw wrong('json')
  if (!isText(text)) throw wrong('unknown')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** So much of a text is looked at for what no text has, and of that there may be one in so many characters. */
const LOOKED_AT = 100_000
const RARE = 100

/** True for a text with hardly a control character but tabs and line breaks: one or two may have come by accident. */
function isText(text: string): boolean {
  const looked = text.slice(0, LOOKED_AT)
  const strange = looked.match(/[^\P{Cc}\t\n\r\f\v]|\p{Cs}|\p{Noncharacter_Code_Point}/gu)?.length ?? 0
  return strange <= 2 || strange * RARE < looked.length
}

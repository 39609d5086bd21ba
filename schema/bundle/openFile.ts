import { unzipSync } from 'fflate'

/** Where a bundle has the change log: a row as it was hashed on each line. */
export const LOG_FILE = 'log/changes.ndjson'

/** What a file says of itself: the number of the report, and the row of the log with its hash, whole or its two ends. */
interface Said {
  number: string
  sequence: number | undefined
  hash: string | undefined
}

/** A file that somebody has: what it is, what it says of itself, and what is in it. */
export interface OpenedFile {
  kind: 'pdf' | 'xlsx' | 'bundle' | 'other'
  said: Said | null
  /** The files of a bundle. */
  entries: ReadonlyMap<string, Uint8Array>
}

/** No more is unpacked than this, in bytes: what is packed small may be made to be huge. */
const MOST_BYTES = 1024 ** 3

const NOTHING = new Map<string, Uint8Array>()

/** Opens a report or a bundle, wherever it is from. Whatever else it is, it says nothing. */
export function openFile(bytes: Uint8Array): OpenedFile {
  const begins = (text: string) => [...text].every((letter, at) => bytes[at] === letter.charCodeAt(0))
  if (begins('%PDF-')) return { kind: 'pdf', said: saidInPdf(latinOf(bytes)), entries: NOTHING }
  if (!begins('PK')) return { kind: 'other', said: null, entries: NOTHING }
  const entries = unpack(bytes)
  const manifest = entries.get('manifest.json')
  if (manifest) return { kind: 'bundle', said: saidInManifest(textOf(manifest)), entries }
  const sheets = [...entries].filter(([path]) => path.startsWith('xl/') && path.endsWith('.xml'))
  if (sheets.length > 0) {
    const said = saidInSheets(sheets.map(([, one]) => textOf(one)))
    return { kind: 'xlsx', said, entries: NOTHING }
  }
  return { kind: 'other', said: null, entries }
}

function unpack(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  let size = 0
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize
        return size <= MOST_BYTES && !name.endsWith('/')
      },
    })
    return new Map(Object.entries(files))
  } catch {
    // What is cut off or no ZIP at all says nothing.
    return NOTHING
  }
}

const NUMBER = /R-\d{4}-\d{3,6}/

/** What the keywords of a PDF of ours say: «R-2019-007, Per 15.10.2019, Endring #4 110, Hash 3f9a7c21 … d06be5b0». */
function saidInPdf(text: string): Said | null {
  const keywords = /<pdf:Keywords>([^<]*)</.exec(text)?.[1]
  const number = NUMBER.exec(keywords ?? '')?.[0]
  if (!keywords || !number) return null
  const sequence = /#(\d{1,3}(?:(?:,|[^\d,.]{1,2})\d{3})*)/.exec(keywords)?.[1]
  const ends = /Hash ([0-9a-f ]+)[^0-9a-f ,]+([0-9a-f ]+)/.exec(keywords)
  return {
    number,
    sequence: sequence === undefined ? undefined : Number(sequence.replace(/\D/g, '')),
    hash: ends ? `${ends[1]}…${ends[2]}`.replaceAll(' ', '') : undefined,
  }
}

function saidInSheets(texts: readonly string[]): Said | null {
  const find = (pattern: RegExp) => texts.map((text) => pattern.exec(text)?.[0]).find(Boolean)
  const number = find(NUMBER)
  if (!number) return null
  return { number, sequence: undefined, hash: find(/\b[0-9a-f]{64}\b/) }
}

function saidInManifest(text: string): Said | null {
  try {
    const { evidence } = JSON.parse(text) as { evidence: { number: string; sequence: number; hash: string } }
    const { number, sequence, hash } = evidence
    return typeof number === 'string' && NUMBER.test(number) && Number.isInteger(sequence)
      ? { number, sequence, hash: String(hash) }
      : null
  } catch {
    return null
  }
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const latinOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)

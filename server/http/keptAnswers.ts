import { LRUCache } from 'lru-cache'
import { onceForAll } from '../engines/turns.js'
import { compress, type Encoding } from './compression.js'

interface KeptAnswer {
  etag: string
  payload: Buffer
  encoding: Encoding | null
}

/** What is asked for: an address, compressed or not, by somebody who is told all of it or less. */
interface Asked {
  url: string
  /** Whether all of it is told, where some are told less. */
  whole: boolean
  encoding: Encoding | null
}

/** Answers that are kept until the log or the day moves on, by the address that was asked for, plain and compressed. */
export interface KeptAnswers {
  /** The answer that is kept for what is asked, when it is the one that the tag names. */
  find(asked: Asked, etag: string): KeptAnswer | undefined
  /** Makes an answer, once for all who ask for the same meanwhile, and keeps it. */
  make(
    asked: Asked,
    etag: string,
    answer: () => Promise<{ etag: string; payload: Buffer }>,
  ): Promise<KeptAnswer>
}

/** What all kept answers may take together, in bytes. */
const KEPT_BYTES = 32 * 1024 * 1024

/** Makes room for answers, KEPT_BYTES in all; the least recently asked for go first. */
export function makeKeptAnswers(): KeptAnswers {
  const kept = new LRUCache<string, KeptAnswer>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ payload }, key) => payload.length + key.length,
  })
  const together = onceForAll<KeptAnswer>()
  const keyOf = ({ url, encoding, whole }: Asked) => `${encoding ?? ''}${whole ? '' : ' less'} ${url}`

  const find: KeptAnswers['find'] = (asked, etag) => {
    const answer = kept.get(keyOf(asked))
    return answer?.etag === etag ? answer : undefined
  }
  const make: KeptAnswers['make'] = (asked, etag, answer) =>
    together(`${etag} ${keyOf(asked)}`, async () => {
      // A compressed one is made of the plain one, so that the register is read once for all encodings.
      const plain = { ...asked, encoding: null }
      const { etag: newest, payload } = asked.encoding
        ? (find(plain, etag) ?? (await make(plain, etag, answer)))
        : await answer()
      const made = { etag: newest, ...(await compress(payload, asked.encoding)) }
      kept.set(keyOf(asked), made)
      return made
    })
  return { find, make }
}

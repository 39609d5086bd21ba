import { LRUCache } from 'lru-cache'
import { onceForAll } from '../engines/turns.js'

interface KeptAnswer {
  etag: string
  payload: Buffer
}

/** Answers that are kept until the log or the day moves on, by the address that was asked for. */
export interface KeptAnswers {
  /** The answer that is kept for an address, when it is the one that the tag names. */
  find(url: string, etag: string): KeptAnswer | undefined
  /** Makes an answer, once for all who ask for the same meanwhile, and keeps it. */
  make(url: string, etag: string, answer: () => Promise<KeptAnswer>): Promise<KeptAnswer>
}

/** What all kept answers may take together, in bytes. */
const KEPT_BYTES = 32 * 1024 * 1024

/** Makes room for answers, KEPT_BYTES in all; the least recently asked for go first. */
export function makeKeptAnswers(): KeptAnswers {
  const kept = new LRUCache<string, KeptAnswer>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ payload }, url) => payload.length + url.length,
  })
  const together = onceForAll<KeptAnswer>()
  return {
    find(url, etag) {
      const answer = kept.get(url)
      return answer?.etag === etag ? answer : undefined
    },
    make(url, etag, answer) {
      return together(`${etag} ${url}`, async () => {
        const made = await answer()
        kept.set(url, made)
        return made
      })
    },
  }
}

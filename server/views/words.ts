import { setImmediate } from 'node:timers/promises'
import { addTo } from '../../schema/rules/groups.js'
import { partitionPoint } from '../../schema/rules/sorted.js'
import { searchWords, wordForms } from '../../schema/rules/text.js'

/** Which of many folded texts a search finds, without a look at each: at the list of all words in them instead. */
export interface WordIndex {
  /** The places of the texts in which every word of `q` stands, as a part of one of theirs, the first ones first. */
  find(q: string): number[]
}

/** How many texts are taken in at a stretch; others are served between two. */
const BATCH = 1000

/** What stands between two words, in a text and in the list; no word of a search has it in it. */
const BETWEEN = ' '

/** Takes in texts as they are stored to be searched in. */
export async function indexWords(texts: readonly string[]): Promise<WordIndex> {
  const places = new Map<string, number[]>()
  for (const [place, text] of texts.entries()) {
    if (place > 0 && place % BATCH === 0) await setImmediate()
    for (const word of new Set(text.split(BETWEEN))) addTo(places, word, place)
  }
  const list = [...places.keys()].join(BETWEEN)
  const lists = [...places.values()]
  const starts = startsOf(places.keys())

  /** The places of the words that have this in them. */
  function* havingPart(part: string): Generator<readonly number[]> {
    for (let at = list.indexOf(part); at >= 0; ) {
      const word = wordAt(starts, at)
      yield lists[word] ?? []
      const next = starts[word + 1]
      if (next === undefined) return
      at = list.indexOf(part, next)
    }
  }

  return {
    find(q) {
      const words = searchWords(q)
      // How many of the words stand in each text, those before one that does not.
      const had = new Uint16Array(texts.length)
      for (const [before, word] of words.entries())
        for (const form of wordForms(word))
          for (const texts of havingPart(form))
            for (const place of texts) if (had[place] === before) had[place] = before + 1
      const found: number[] = []
      for (let place = 0; place < had.length; place += 1) if (had[place] === words.length) found.push(place)
      return found
    },
  }
}

/** True for a text that the same search finds. */
export function hasWords(text: string, q: string): boolean {
  return searchWords(q).every((word) => wordForms(word).some((form) => text.includes(form)))
}

/** Where each word begins in the list of them. */
function startsOf(words: Iterable<string>): number[] {
  const starts: number[] = []
  let start = 0
  for (const word of words) {
    starts.push(start)
    start += word.length + BETWEEN.length
  }
  return starts
}

/** Which word stands at a place in the list: the last that begins there or before. */
function wordAt(starts: readonly number[], at: number): number {
  return partitionPoint(starts.length, (word) => (starts[word] ?? 0) <= at) - 1
}

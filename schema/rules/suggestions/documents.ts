import { eachInTurns, type InTurns } from '../turns.js'
import { Compounds, stemOf, stemsOf } from './tokens.js'

/** The languages in which a purpose is said. */
const LANGUAGES = ['nb', 'en'] as const
type Language = (typeof LANGUAGES)[number]

/** The stems of a text, each with a word that it was written as. */
type Words = ReadonlyMap<string, string>

/** What a text says in each language. */
export type Document = Readonly<Record<Language, Words>>

/** The words of a text in both languages; null and undefined are no text. */
export function documentOf(nb: readonly (string | null)[], en: readonly (string | null)[]): Document {
  return { nb: stemsOf(nb.filter(Boolean).join('\n')), en: stemsOf(en.filter(Boolean).join('\n')) }
}

/** A text without these words, such as the names of the places that it speaks of. */
export function withoutWords({ nb, en }: Document, stems: ReadonlySet<string>): Document {
  const left = (words: Words) => new Map([...words].filter(([stem]) => !stems.has(stem)))
  return { nb: left(nb), en: left(en) }
}

/** What a name says of a purpose: those of its words that others are described by, or that are made of such. */
export function namedIn(name: string, vocabulary: Vocabulary): Document {
  const isMadeOfKnown = (stem: string) => {
    const parts = vocabulary.compounds.of(stem)
    return parts.reduce((sum, part) => sum + part.length, 0) >= MADE_OF * stem.length
  }
  const known = [...stemsOf(name)].filter(([stem]) => vocabulary.isKnown(stem) || isMadeOfKnown(stem))
  return { nb: new Map(known), en: new Map() }
}

/** How much of a word its parts must be: the beginning of a brand alone says nothing. */
const MADE_OF = 0.8

/** What of one text is found in another. */
export interface Overlap {
  /** 0 to 1: how much of the weight of its words. */
  share: number
  /** The words that are found there, the heaviest first. */
  words: readonly string[]
  /** Those that are not. */
  missing: readonly string[]
}

/** What is made of stems once, so that they are found as wholes and as parts. */
interface Features {
  stems: ReadonlySet<string>
  parts: ReadonlySet<string>
}

/** A word with how much it says, and its parts. */
interface Weighted {
  stem: string
  word: string
  whole: number
  parts: readonly { part: string; weight: number }[]
}

/** How much a word that is found counts: as it is, as a part of the other’s, or when both have a part in common. */
const WHOLE = 1
const PART = 0.75
const SHARED = 0.5

/** So many texts are taken in before others have their turn. */
const AT_A_TIME = 250

/** How rare the words of a register are, so that what everybody says weighs little. */
export class Vocabulary {
  readonly #inDocuments = new Map<string, number>()
  readonly #documents: number
  readonly #features = new WeakMap<Words, Features>()
  readonly #weights = new WeakMap<Words, { each: readonly Weighted[]; total: number }>()
  compounds = new Compounds([])

  constructor(documents: number) {
    this.#documents = documents
  }

  /** Takes in the words of these texts. */
  static *of(documents: readonly Document[]): InTurns<Vocabulary> {
    const made = new Vocabulary(documents.length)
    const stems = new Set<string>()
    for (const one of documents)
      for (const language of LANGUAGES) for (const stem of one[language].keys()) stems.add(stem)
    yield
    made.compounds = new Compounds(stems)
    yield* eachInTurns(documents, AT_A_TIME, (one) => {
      for (const feature of new Set(LANGUAGES.flatMap((language) => made.featuresOf(one[language]))))
        made.#inDocuments.set(feature, (made.#inDocuments.get(feature) ?? 0) + 1)
    })
    return made
  }

  /** What some stems are found by: themselves and their parts. */
  featuresOf(stems: Words): string[] {
    const { stems: whole, parts } = this.#split(stems)
    return [...new Set([...whole, ...parts])]
  }

  /** How much a stem says, from 0 up: nothing that stands in every text, most that stands in one. */
  weightOf(stem: string): number {
    return Math.log((this.#documents + 1) / ((this.#inDocuments.get(stem) ?? 0) + 0.5))
  }

  /** The same of a word as it was written. */
  weightOfWord(word: string): number {
    return this.weightOf(stemOf(word))
  }

  isKnown(stem: string): boolean {
    return this.#inDocuments.has(stem)
  }

  /** How alike two texts are, 0 to 1, in the languages that both have; across the languages where they share none. */
  likeness(a: Document, b: Document): number {
    return inLanguages(a, b, (one, other) => {
      const weight = this.#weighted(one).total + this.#weighted(other).total
      return weight === 0 ? 0 : (this.#found(one, other) + this.#found(other, one)) / weight
    })
  }

  /** How much of a text another covers, in the languages that both have. */
  coverage(a: Document, b: Document): number {
    return inLanguages(a, b, (one, other) => {
      const { total } = this.#weighted(one)
      return total === 0 ? 0 : this.#found(one, other) / total
    })
  }

  /** Which words of a text another has. */
  overlap(a: Words, b: Words): Overlap {
    const { each, total } = this.#weighted(a)
    const other = this.#split(b)
    let found = 0
    const words: [string, number][] = []
    const missing: [string, number][] = []
    for (const one of each) {
      const counts = match(one, other)
      found += counts
      if (counts > 0) words.push([one.word, counts])
      else missing.push([one.word, one.whole])
    }
    return { share: total === 0 ? 0 : found / total, words: heaviest(words), missing: heaviest(missing) }
  }

  /** How much of the weight of some words is found in others. */
  #found(a: Words, b: Words): number {
    const other = this.#split(b)
    let found = 0
    for (const one of this.#weighted(a).each) found += match(one, other)
    return found
  }

  /** Words with what they weigh: made once of each text, since it is compared with many. */
  #weighted(words: Words): { each: readonly Weighted[]; total: number } {
    const kept = this.#weights.get(words)
    if (kept) return kept
    const each = [...words].map(([stem, word]) => ({
      ...{ stem, word, whole: this.weightOf(stem) },
      parts: this.compounds.of(stem).map((part) => ({ part, weight: this.weightOf(part) })),
    }))
    const made = { each, total: each.reduce((sum, { whole }) => sum + whole, 0) }
    this.#weights.set(words, made)
    return made
  }

  #split(stems: Words): Features {
    const kept = this.#features.get(stems)
    if (kept) return kept
    const whole = new Set(stems.keys())
    const features = { stems: whole, parts: new Set([...whole].flatMap((stem) => this.compounds.of(stem))) }
    this.#features.set(stems, features)
    return features
  }
}

/** How much of a word counts as found in a text. */
function match({ stem, whole, parts: own }: Weighted, { stems, parts }: Features): number {
  if (stems.has(stem)) return WHOLE * whole
  if (parts.has(stem)) return PART * whole
  let most = 0
  for (const { part, weight } of own) {
    const counts = stems.has(part) ? PART : parts.has(part) ? SHARED : 0
    most = Math.max(most, counts * Math.min(whole, weight))
  }
  return most
}

/** The mean of what comes of the languages that both texts have; of all their words where they share none. */
function inLanguages(a: Document, b: Document, compare: (a: Words, b: Words) => number): number {
  const [nb, en] = [a.nb.size > 0 && b.nb.size > 0, a.en.size > 0 && b.en.size > 0]
  if (nb && en) return (compare(a.nb, b.nb) + compare(a.en, b.en)) / 2
  if (nb || en) return nb ? compare(a.nb, b.nb) : compare(a.en, b.en)
  return compare(a.nb.size > 0 ? a.nb : a.en, b.nb.size > 0 ? b.nb : b.en)
}

function heaviest(words: [string, number][]): string[] {
  return words.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([word]) => word)
}

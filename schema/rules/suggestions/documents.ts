import { Compounds, stemOf, stemsOf } from './tokens.js'

/** The languages in which a purpose is said. */
const LANGUAGES = ['nb', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The stems of a text in each language, each with a word that it was written as. */
export type Document = Readonly<Record<Language, ReadonlyMap<string, string>>>

/** The words of a text in both languages; null and undefined are no text. */
export function documentOf(nb: readonly (string | null)[], en: readonly (string | null)[]): Document {
  return { nb: stemsOf(nb.filter(Boolean).join('\n')), en: stemsOf(en.filter(Boolean).join('\n')) }
}

/** A text without these words, such as the names of the places that it speaks of. */
export function withoutWords({ nb, en }: Document, stems: ReadonlySet<string>): Document {
  const left = (words: ReadonlyMap<string, string>) =>
    new Map([...words].filter(([stem]) => !stems.has(stem)))
  return { nb: left(nb), en: left(en) }
}

/** What a name says of a purpose: those of its words that others are described by. */
export function namedIn(name: string, vocabulary: Vocabulary): Document {
  const known = [...stemsOf(name)].filter(
    ([stem]) => vocabulary.isKnown(stem) || vocabulary.compounds.of(stem).length > 0,
  )
  return { nb: new Map(known), en: new Map() }
}

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

/** How much a word that is found counts: as it is, as a part of the other’s, or when both have a part in common. */
const WHOLE = 1
const PART = 0.75
const SHARED = 0.5

/** How rare the words of a register are, so that what everybody says weighs little. */
export class Vocabulary {
  readonly #inDocuments = new Map<string, number>()
  readonly #documents: number
  readonly #features = new WeakMap<ReadonlyMap<string, string>, Features>()
  readonly compounds: Compounds

  constructor(documents: readonly Document[]) {
    this.#documents = documents.length
    const stems = new Set(
      documents.flatMap((one) => LANGUAGES.flatMap((language) => [...one[language].keys()])),
    )
    this.compounds = new Compounds(stems)
    for (const one of documents)
      for (const feature of new Set(LANGUAGES.flatMap((language) => this.featuresOf(one[language]))))
        this.#inDocuments.set(feature, (this.#inDocuments.get(feature) ?? 0) + 1)
  }

  /** What some stems are found by: themselves and their parts. */
  featuresOf(stems: ReadonlyMap<string, string>): string[] {
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
    const both = LANGUAGES.filter((language) => a[language].size > 0 && b[language].size > 0)
    if (both.length === 0) return this.#alike(allOf(a), allOf(b))
    const each = both.map((language) => this.#alike(a[language], b[language]))
    return each.reduce((sum, one) => sum + one, 0) / each.length
  }

  /** How much of a text another covers, in the languages that both have. */
  coverage(a: Document, b: Document): number {
    const both = LANGUAGES.filter((language) => a[language].size > 0 && b[language].size > 0)
    if (both.length === 0) return this.overlap(allOf(a), allOf(b)).share
    const each = both.map((language) => this.overlap(a[language], b[language]).share)
    return each.reduce((sum, one) => sum + one, 0) / each.length
  }

  #alike(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): number {
    const [ab, ba] = [this.#found(a, b), this.#found(b, a)]
    const weight = ab.weight + ba.weight
    return weight === 0 ? 0 : (ab.found + ba.found) / weight
  }

  /** Which words of a text another has. */
  overlap(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): Overlap {
    const { found, weight, words, missing } = this.#found(a, b)
    return { share: weight === 0 ? 0 : found / weight, words, missing }
  }

  #found(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>) {
    const other = this.#split(b)
    let [found, weight] = [0, 0]
    const words: [string, number][] = []
    const missing: [string, number][] = []
    for (const [stem, word] of a) {
      const whole = this.weightOf(stem)
      const counts = this.#match(stem, whole, other)
      weight += whole
      found += counts
      if (counts > 0) words.push([word, counts])
      else missing.push([word, whole])
    }
    return { found, weight, words: heaviest(words), missing: heaviest(missing) }
  }

  #match(stem: string, whole: number, { stems, parts }: Features): number {
    if (stems.has(stem)) return WHOLE * whole
    if (parts.has(stem)) return PART * whole
    let most = 0
    for (const part of this.compounds.of(stem)) {
      const weight = Math.min(whole, this.weightOf(part))
      if (stems.has(part)) most = Math.max(most, PART * weight)
      else if (parts.has(part)) most = Math.max(most, SHARED * weight)
    }
    return most
  }

  #split(stems: ReadonlyMap<string, string>): Features {
    const kept = this.#features.get(stems)
    if (kept) return kept
    const whole = new Set(stems.keys())
    const features = { stems: whole, parts: new Set([...whole].flatMap((stem) => this.compounds.of(stem))) }
    this.#features.set(stems, features)
    return features
  }
}

export function allOf({ nb, en }: Document): ReadonlyMap<string, string> {
  return nb.size === 0 ? en : en.size === 0 ? nb : new Map([...nb, ...en])
}

function heaviest(words: [string, number][]): string[] {
  return words.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([word]) => word)
}

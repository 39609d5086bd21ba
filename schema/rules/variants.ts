import { compareKeys, foldText } from './text.js'

/** The fields in which the same is written in several ways. */
export const VARIANT_FIELDS = ['vendor', 'product'] as const
export type VariantField = (typeof VARIANT_FIELDS)[number]

/** A name as it is written, and how often. */
export interface Spelling {
  text: string
  count: number
}

/** What a company is by law, in the countries that vendors come from. */
const LEGAL_FORMS = new Set([
  ...['as', 'asa', 'ans', 'da', 'sa', 'nuf', 'ks', 'ab', 'aps', 'is', 'oy', 'oyj', 'ay', 'ehf', 'hf'],
  ...['gmbh', 'ag', 'kg', 'se', 'bv', 'nv', 'ltd', 'limited', 'llc', 'inc', 'corp', 'plc', 'co'],
  ...['sarl', 'sas', 'srl', 'spa'],
])
/** Behind a name, where the company sells or that it is several: it is the same one. */
const PLACES = new Set([
  ...[
    'norge',
    'noreg',
    'norway',
    'norden',
    'nordic',
    'scandinavia',
    'sverige',
    'sweden',
    'danmark',
    'denmark',
  ],
  ...['suomi', 'finland', 'deutschland', 'germany', 'nederland', 'international'],
  ...['group', 'gruppen', 'konsern', 'konsernet', 'holding'],
])
/** A shorter word with one other letter is another word. */
const SHORTEST_EDITED = 5

/**
 * Groups of spellings that may be of the same, the one of most first, in each the commonest first: the same letters whatever
 * the case, spaces and punctuation; legal forms and countries behind aside; the same words in another order; one letter that is
 * other, missing, too many or swapped in a longer word; and each of two names that a slash joins. That two share a word does
 * not make them the same. It takes as long as there are spellings.
 */
export function findVariants(spellings: readonly Spelling[]): Spelling[][] {
  const groups = new Groups(spellings.length)
  const firstOf = new Map<string, number>()
  const join = (key: string, place: number) => {
    const first = firstOf.get(key)
    if (first === undefined) firstOf.set(key, place)
    else groups.join(first, place)
  }
  const names = spellings.map(({ text }) =>
    namesIn(text).map((words) => [...words].sort(compareKeys).join(' ')),
  )
  for (const [place, own] of names.entries()) for (const name of own) join(`=${name}`, place)
  for (const [place, own] of names.entries())
    for (const name of own) {
      const { alike, shorter } = editsOf(name)
      for (const key of alike) join(key, place)
      // Two that each lack another letter of the same are not alike: only the shorter name itself is.
      for (const less of shorter) if (firstOf.has(`=${less}`)) join(`=${less}`, place)
    }
  return groups
    .list()
    .filter((group) => group.length > 1)
    .map((group) => group.map((place) => spellings[place] as Spelling).sort(commonestFirst))
    .sort((a, b) => sum(b) - sum(a) || commonestFirst(a[0] as Spelling, b[0] as Spelling))
}

const commonestFirst = (a: Spelling, b: Spelling) => b.count - a.count || compareKeys(a.text, b.text)
const sum = (group: readonly Spelling[]) => group.reduce((total, { count }) => total + count, 0)

/** The names that a text has, each in its words: one, or those on both sides of a slash. */
function namesIn(text: string): string[][] {
  const folded = foldText(text).replace(/\b(a)\/(s)\b/gu, '$1$2')
  const parts = folded.split('/').map(wordsOf)
  // «HR/AS» or «5/6» is one name: what stands beside a slash must be a word of its own.
  const areNames = parts.length > 1 && parts.every((words) => words.join('').length > 2)
  return areNames ? parts : [wordsOf(folded)]
}

/** The words of a name without what says nothing of which it is. */
function wordsOf(name: string): string[] {
  const words = name.replace(/[.'"]/gu, '').match(/[\p{L}\p{N}+#&]+/gu) ?? []
  const kept = [...words]
  for (let last = kept.at(-1); kept.length > 1 && last !== undefined; last = kept.at(-1)) {
    if (!LEGAL_FORMS.has(last) && !PLACES.has(last)) break
    kept.pop()
  }
  return kept
}

/**
 * What names have in common that differ by one letter, and what a name is that has one letter less: made of each alone, so that
 * no two need be compared.
 */
function editsOf(name: string): { alike: string[]; shorter: string[] } {
  const [alike, shorter]: [string[], string[]] = [[], []]
  const letters = [...name]
  for (const [at, letter] of letters.entries()) {
    if (!mayDiffer(letters, at)) continue
    const [before, after] = [letters.slice(0, at).join(''), letters.slice(at + 1).join('')]
    shorter.push(`${before}${after}`)
    alike.push(`?${at} ${before}_${after}`)
    const next = letters[at + 1]
    if (next !== undefined && next !== ' ' && mayDiffer(letters, at + 1))
      alike.push(`~${at} ${before}${[letter, next].sort(compareKeys).join('')}${after.slice(next.length)}`)
  }
  return { alike, shorter }
}

/** True for a letter of a word that is long enough and has no digits: another version is another product. */
function mayDiffer(letters: readonly string[], at: number): boolean {
  if (letters[at] === ' ') return false
  const start = letters.lastIndexOf(' ', at) + 1
  const end = letters.indexOf(' ', at)
  const word = letters.slice(start, end < 0 ? letters.length : end)
  return word.length >= SHORTEST_EDITED && !word.some((letter) => /\p{N}/u.test(letter))
}

/** Places that are joined, by twos. */
class Groups {
  readonly #above: number[]

  constructor(size: number) {
    this.#above = [...Array(size).keys()]
  }

  #topOf(place: number): number {
    let top = place
    while (this.#above[top] !== top) {
      const next = this.#above[top] as number
      this.#above[top] = this.#above[next] as number
      top = next
    }
    return top
  }

  join(a: number, b: number): void {
    this.#above[this.#topOf(b)] = this.#topOf(a)
  }

  list(): number[][] {
    const found = new Map<number, number[]>()
    for (const place of this.#above.keys()) {
      const top = this.#topOf(place)
      const group = found.get(top)
      if (group) group.push(place)
      else found.set(top, [place])
    }
    return [...found.values()]
  }
}

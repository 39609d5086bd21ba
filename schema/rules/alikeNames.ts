import { addTo } from './groups.js'
import { readUnsaid } from './import/unsaid.js'
import { compareKeys, foldText } from './text.js'

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
 * Names of which some may be of the same: the same letters whatever the case, spaces and punctuation; legal forms and
 * countries behind aside; the same words in another order; one letter that is other, missing, too many or swapped in a longer
 * word; and each of two names that a slash joins. That two share a word does not make them the same, nor that both say that
 * nothing is known. Which are alike does not
 * hang on the order in which they are added, and it takes as long as there are names.
 */
export class AlikeNames {
  readonly #places = new Map<string, number>()
  readonly #groups = new Groups()
  /** The first that has what names have in common that are alike. */
  readonly #firstOf = new Map<string, number>()
  /** Those of which a name has one letter less than they. */
  readonly #longer = new Map<string, number[]>()

  /** Adds a name; one that is there already, or names nothing, changes nothing. */
  add(name: string): void {
    if (this.#places.has(name) || readUnsaid(name)) return
    const place = this.#groups.add()
    this.#places.set(name, place)
    for (const words of namesIn(name)) {
      this.#join(words.join(''), place)
      const inOrder = [...words].sort(compareKeys).join(' ')
      this.#join(`=${inOrder}`, place)
      for (const longer of this.#longer.get(inOrder) ?? []) this.#groups.join(longer, place)
      const { alike, shorter } = editsOf(inOrder)
      for (const key of alike) this.#join(key, place)
      for (const less of shorter) this.#lack(less, place)
    }
  }

  /** What a name that was added has in common with all that are alike, and with no other. */
  groupOf(name: string): number | undefined {
    const place = this.#places.get(name)
    return place === undefined ? undefined : this.#groups.of(place)
  }

  #join(key: string, place: number): void {
    const first = this.#firstOf.get(key)
    if (first === undefined) this.#firstOf.set(key, place)
    else this.#groups.join(first, place)
  }

  /** Two that each lack another letter of the same are not alike: only the shorter name itself is. */
  #lack(less: string, place: number): void {
    const first = this.#firstOf.get(`=${less}`)
    if (first !== undefined) this.#groups.join(first, place)
    addTo(this.#longer, less, place)
  }
}

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
export class Groups {
  readonly #above: number[] = []

  /** The place of one more, alone so far. */
  add(): number {
    return this.#above.push(this.#above.length) - 1
  }

  /** The same for all that are joined with a place, and for no other. */
  of(place: number): number {
    let top = place
    while (this.#above[top] !== top) {
      const next = this.#above[top] as number
      this.#above[top] = this.#above[next] as number
      top = next
    }
    return top
  }

  join(a: number, b: number): void {
    this.#above[this.of(b)] = this.of(a)
  }
}

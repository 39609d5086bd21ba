import { outsideBrackets } from './textCells.js'

/** How a cell may name several systems. */
export interface TwoSystems {
  /** The names that it may be parted into, the best first. */
  candidates: readonly (readonly string[])[]
  /**
   * True where it must be asked: nothing is written before. False where it is more likely one («Økonomi HR og Lønn»): taken as
   * it stands, and told (`may_be_two`).
   */
  asks: boolean
}

/** What stands between two names, and hardly ever inside of one. */
const SURE = /\n+|\s*;\s*|\s+\+\s+|\s+\/\s+|\s+\|\s+|(?<=\p{L}{3})\+(?=\p{Lu})/u
/** What stands between two names, and inside of one too. */
const AND = /\s+(?:og|and|och|und|en|ja|et|&|samt|m\/|med|with|inkl\.?)\s+/iu
const SLASH = /(?<=\p{L})\/(?=\p{L})/u
const COMMA = /,\s+/

/** A text longer than this is a remark, and no name. */
const LONGEST = 1000

/** A product by its looks: capitals within («SendUt»), digits, a long word in capitals, or several capitalised words. */
function isDistinct(part: string): boolean {
  return /\p{Ll}\p{Lu}|\d|\p{Lu}{5}/u.test(part) || /^\p{Lu}\S*(?: \S+)* \p{Lu}/u.test(part)
}
function isName(part: string): boolean {
  return /^[\p{Lu}\d]/u.test(part) || /^\p{Ll}+\p{Lu}/u.test(part)
}
/** «SendUt» and «SendInn»: one word each that begins with the same word, as the two halves of one system do. */
function areHalves(parts: readonly string[]): boolean {
  const heads = parts.map((part) => /^(\p{L}{3,}?)(?=\p{Lu})[^\s]+$/u.exec(part)?.[1])
  return heads[0] !== undefined && heads.every((head) => head === heads[0])
}
function isOneWord(part: string): boolean {
  return !part.includes(' ')
}

/**
 * Whether a name may be of two systems, by its form alone. Signs between names that begin with capitals are asked about, and
 * so is «and» where each side can stand alone; where the second side is an ordinary word, the whole is more likely one name.
 * Null where nothing says that it is two. Nothing is ever parted here.
 */
export function readTwoSystems(text: string): TwoSystems | null {
  if (text.length > LONGEST) return null
  const sure = parted(text, SURE)
  if (sure) return { candidates: [sure], asks: sure.every(isName) }
  const list = parted(text, COMMA)
  if (list?.every(isName))
    return {
      candidates: [list],
      asks: list.length > 2 || list.every((part) => isDistinct(part) || isOneWord(part)),
    }
  const names = parted(text, AND)
  if (names) return byAnd(names, / (?:&|m\/|med|with|inkl\.?) /iu.test(text))
  const slashed = parted(text, SLASH)
  return slashed?.every(isName)
    ? { candidates: [slashed], asks: slashed.map(bare).every(isDistinct) && !areHalves(slashed.map(bare)) }
    : null
}

function byAnd(names: readonly string[], isWeak: boolean): TwoSystems | null {
  if (!names.every(isName)) return null
  const [first = '', ...others] = names.map(bare)
  const alike = others.every((other) => !isOneWord(other) && other.split(' ')[0] === first.split(' ')[0])
  // «Tavla og Lekser»: a word each. «Vigo Flyktning og Voksenopplæring»: the second is of what the first begins with.
  const aWordEach = [first, ...others].every((name) => isOneWord(name) && /^\p{Lu}/u.test(name))
  const standAlone = others.every(isDistinct)
  return {
    candidates: [names],
    asks: !isWeak && !areHalves([first, ...others]) && (alike || aWordEach || standAlone),
  }
}

/** A name without what is said of it in brackets. */
function bare(name: string): string {
  return name.replace(/\s*\([^()]*\)$/, '')
}

/** The parts of a text between marks outside of brackets; null where it has fewer than two. */
function parted(text: string, mark: RegExp): readonly string[] | null {
  const parts = outsideBrackets(text.trim().replace(/[,;]+$/, ''), mark).filter((part) =>
    /[\p{L}\d]/u.test(part),
  )
  return parts.length > 1 ? parts : null
}

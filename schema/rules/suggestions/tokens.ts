import { foldText } from '../text.js'

const ENDINGS = /(?:enes|anes|ene|ane|ens|ets|ers|er|ar|or|en|et|es|e|a|n|s|t)$/u
/** A stem is no shorter: what remains of a shorter word means something else. */
const SHORTEST = 4

/** Words that join others and say nothing of what a system does, in the languages that registers are written in. */
const JOINING = new Set(
  `alle and andre auf aus av bei biter blant ble bruk brukes brukt but das dei deira den denne der deres des det dette die
  din disse eg ein eine einer eit ella eller ellers en er et etter fra for från före för für før hans har hos ikkje ikke
  inkl inn inom into its ja kan kun med mellem mellom met mit mot når nach niet nog noe noen och oder of og også om on ook
  op or os over på que som sowie ja joka the their til till tilsvarande to u um und under uten van vara ved via voor was
  with vid von zum zur å är även över`.split(/\s+/),
)

/** Words that every other system is described by: alone they never make two systems alike. */
const GENERAL = new Set(
  [
    ...['system', 'systemet', 'fagsystem', 'fagsystemet', 'støttesystem', 'løsning', 'løsningen', 'løysing'],
    ...[
      'felles',
      'digital',
      'digitalt',
      'digitale',
      'elektronisk',
      'elektroniske',
      'modul',
      'nett',
      'nytt',
      'ny',
    ],
    ...['hele', 'heile', 'kommune', 'kommunen', 'kommunens', 'kommuner', 'kommunal', 'kommunale', 'tjeneste'],
    ...['tjenesten', 'tjenester', 'teneste', 'tenester', 'administrativt'],
    ...[
      'system',
      'systems',
      'solution',
      'service',
      'services',
      'shared',
      'joint',
      'new',
      'electronic',
      'whole',
    ],
    ...['municipal', 'municipality', 'municipalities', 'administrative', 'module', 'application', 'software'],
    ...[
      'tjänst',
      'tjänster',
      'lösning',
      'gemensam',
      'gemensamt',
      'verksamhetssystem',
      'kommunens',
      'løsning',
    ],
    ...[
      'fælles',
      'fagsystemer',
      'lösung',
      'gemeinsame',
      'gemeinsames',
      'fachverfahren',
      'verfahren',
      'gemeinde',
    ],
    ...['oplossing', 'gemeente', 'gezamenlijk', 'järjestelmä', 'yhteinen', 'kunta', 'kunnan', 'palvelu'],
  ].map(stemOf),
)

/** Words after which something is named that is left out. */
const EXCLUDING =
  /(?:^|[\s,;(])(?:unntatt|unnateke|utenom|utanom|bortsett fra|med unntak av|gjelder ikke|gjeld ikkje|omfatter ikke|omfattar ikkje|except|excluding|not for|other than|does not cover|apart from|utom|undantaget|omfattar inte|gäller inte|undtagen|omfatter ikke|gælder ikke|außer|ausgenommen|nicht für|behalve|uitgezonderd|niet voor|paitsi|lukuun ottamatta)(?=\s)/u

/** A plain «not» that begins what is said, and is no «not only»: «Ikke fastlegers journal», «journal, men ikke for fastleger». */
const NOT =
  /(?:^\s*|[,(–]\s*|\s-\s+|\s(?:men|but|aber|maar|mutta)\s+)(?:ikke|ikkje|inte|not|nicht|niet|ei)(?!\s+(?:bare|berre|kun|alene|bara|only|just|nur|alleen|slechts|vain|lenger|lengre|längre|any))(?=\s)/u

/** A word without its ending, however it is bent: «biblioteket» and «biblioteks» are «bibliotek». */
export function stemOf(word: string): string {
  if (/\d/.test(word)) return word
  const stem = word.replace(ENDINGS, '')
  return stem.length >= SHORTEST ? stem : word
}

/** The stems of a text that say something, in their order, without repeats, each with the word that it was first written as. */
export function stemsOf(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const word of foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (word.length < 2 || JOINING.has(word) || /^\d+$/.test(word)) continue
    const stem = stemOf(word)
    if (!GENERAL.has(stem) && !found.has(stem)) found.set(stem, word)
  }
  return found
}

/** A text in what it names and what it leaves out: «Alle skjema | oppvekst». */
export function dividedText(text: string): { named: string; excluded: string } {
  const divided = { named: '', excluded: '' }
  for (const clause of foldText(text).split(/[.;)\n]+/)) {
    const [found] = [EXCLUDING, NOT]
      .map((form) => form.exec(clause))
      .filter((one) => one !== null)
      .sort((a, b) => a.index - b.index)
    divided.named += ` ${found ? clause.slice(0, found.index) : clause}`
    if (found) divided.excluded += ` ${clause.slice(found.index + found[0].length)}`
  }
  return divided
}

/**
 * What splits the compounds of a register, from its own words: «møtebehandling» has the part «møte» when others begin
 * with it or it stands alone. Languages that write compounds in one word need no list of words.
 */
export class Compounds {
  readonly #known = new Set<string>()
  readonly #parts = new Map<string, readonly string[]>()

  constructor(stems: Iterable<string>) {
    const long: string[] = []
    for (const stem of stems) {
      if (stem.length >= SHORTEST) this.#known.add(stem)
      if (stem.length >= 2 * SHORTEST) long.push(stem)
    }
    const heads = new Map<string, Set<string>>()
    for (const stem of long)
      for (let at = SHORTEST; at <= stem.length - SHORTEST; at += 1) {
        const head = stem.slice(0, at)
        const next = heads.get(head) ?? new Set()
        heads.set(head, next.add(stem.charAt(at)))
      }
    // Where different letters follow, a word ends.
    for (const [head, next] of heads) if (next.size > 1 && head.length > SHORTEST) this.#known.add(head)
    for (const [head, next] of heads) if (next.size > 2) this.#known.add(head)
  }

  /** The parts of a stem that are words of the register: its longest beginning and its longest end. */
  of(stem: string): readonly string[] {
    const kept = this.#parts.get(stem)
    if (kept) return kept
    const parts = this.#split(stem)
    this.#parts.set(stem, parts)
    return parts
  }

  #split(stem: string): readonly string[] {
    if (stem.length < 2 * SHORTEST) return []
    const parts = new Set<string>()
    for (let at = stem.length - SHORTEST; at >= SHORTEST; at -= 1) {
      const known = this.#find(stem.slice(0, at))
      if (!known) continue
      parts.add(known)
      break
    }
    for (let at = SHORTEST; at <= stem.length - SHORTEST; at += 1) {
      const known = this.#find(stem.slice(at))
      if (!known) continue
      parts.add(known)
      break
    }
    return [...parts].filter((part) => !GENERAL.has(part))
  }

  /** A part as the register knows it, with the letter that joins it or without. */
  #find(part: string): string | undefined {
    return [part, stemOf(part)].find((form) => this.#known.has(form))
  }
}

import { addTo } from '../groups.js'
import { compareKeys } from '../text.js'
import { eachInTurns, type InTurns } from '../turns.js'
import { vendorOf } from '../vendorNames.js'
import { type Document, documentOf, namedIn, Vocabulary, withoutWords } from './documents.js'
import type { SuggestedReplacement, SuggestedSystem, SuggestionFacts } from './facts.js'
import { productKeys } from './products.js'
import { dividedText, stemOf, stemsOf } from './tokens.js'

/** What becomes of a system of which something has been decided: a replacement by its code, or one of these. */
export const CARRIED_ON = ' carried on'
export const RETIRED = ' retired'

/** What a decided system teaches: that one like it goes to this target. */
interface Lesson {
  target: string
  system: SuggestedSystem
}

/** A text that several systems may be described by. */
interface Purpose {
  document: Document
  systems: SuggestedSystem[]
  lessons: Lesson[]
}

/** What is known of a target. */
interface Target {
  code: string
  replacement: SuggestedReplacement | undefined
  /** What it says of itself. */
  document: Document
  /** What it says that it does not take. */
  excluded: ReadonlyMap<string, string>
  areas: ReadonlySet<string>
}

/** What speaks for one target. */
export interface Evidence {
  target: Target
  /** The systems of the same product that go there, and 0 to 1 how much they say. */
  product: number
  sameProduct: readonly SuggestedSystem[]
  /** 0 to 1: how alike the system is to the one that is most like it and goes there, and those as good. */
  likeness: number
  alike: readonly SuggestedSystem[]
  /** 0 to 1: how much of the system’s purpose the replacement’s own words cover. */
  covered: number
  /** 1 for the same service area, less for another; nobody knows: between. */
  area: number
  score: number
}

/** A system of another area is less like one, and a target of which nobody knows the areas is believed less. */
const OTHER_AREA = 0.6
const UNKNOWN_AREA = 0.85
/** How much systems of the same product say that are used for something else elsewhere. */
const OTHER_PURPOSE = 0.4
const SAME_PURPOSE = 0.9
/** Below it two purposes have next to nothing in common. */
const UNLIKE = 0.2
/** What no more speaks for is no place to go. */
const LITTLE = 0.05
/** From it on two purposes are one function. */
export const SAME_FUNCTION = 0.45
/** What more texts than these have in common finds none of them: it says too little, and takes too long. */
const FEW = 50
const COMMON = 0.02
/** Alike no less than the most alike, or as good as. */
const AS_GOOD = 0.05

/** So many systems or texts are taken in before others have their turn. */
const AT_A_TIME = 250

/** What a register has to say of where its systems go: made once, asked of each. */
export class Lessons {
  vocabulary = new Vocabulary(0)
  systems: ReadonlyMap<string, SuggestedSystem> = new Map()
  targets: ReadonlyMap<string, Target> = new Map()
  readonly #purposes: Purpose[] = []
  readonly #places = new Map<string, number>()
  readonly #purposeOf = new Map<string, number>()
  readonly #byFeature = new Map<string, number[]>()
  readonly #targetsByFeature = new Map<string, string[]>()
  readonly #keys = new Map<string, readonly string[]>()
  readonly #byProduct = new Map<string, Lesson[]>()
  readonly #alike = new Map<number, readonly (readonly [Purpose, number])[]>()
  readonly #covered = new Map<number, ReadonlyMap<string, number>>()
  #areaWords: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map()

  private constructor() {}

  /** Takes in what a register says. */
  static *of(facts: SuggestionFacts): InTurns<Lessons> {
    const lessons = new Lessons()
    yield* lessons.#takeIn(facts)
    return lessons
  }

  *#takeIn(facts: SuggestionFacts): InTurns<void> {
    const { systems, replacements, mappings, serviceAreas, municipalities } = inOrder(facts)
    yield
    this.systems = new Map(systems.map((system) => [system.number, system]))
    const places = new Set(municipalities.flatMap(({ name }) => [...stemsOf(name).keys()]))
    const said: Document[] = []
    yield* eachInTurns(systems, AT_A_TIME, (system) => {
      said.push(withoutWords(documentOf([system.descriptionNb], [system.descriptionEn]), places))
    })
    const scopes = new Map<string, string[]>()
    for (const { replacement, coverage, scope } of mappings)
      if (coverage === 'partial' && scope)
        scopes.set(replacement, [...(scopes.get(replacement) ?? []), scope])
    const offered = replacements.map((one) => {
      const nb = [one.nameNb, one.descriptionNb, ...(scopes.get(one.code) ?? [])].map((text) =>
        dividedText(text ?? ''),
      )
      const en = [one.nameEn, one.descriptionEn].map((text) => dividedText(text ?? ''))
      const document = documentOf(
        nb.map(({ named }) => named),
        en.map(({ named }) => named),
      )
      return {
        one,
        document: withoutWords(document, places),
        excluded: stemsOf([...nb, ...en].map(({ excluded }) => excluded).join('\n')),
      }
    })
    const texts = new Map(systems.map((system, at) => [purposeKey(system), said[at] as Document]))
    yield
    this.vocabulary = yield* Vocabulary.of([...texts.values(), ...offered.map(({ document }) => document)])
    yield* eachInTurns(systems, AT_A_TIME, (system, at) => this.#add(system, said[at] as Document, places))

    const taught = this.#learn(replacements, mappings)
    this.#areaWords = new Map(
      serviceAreas.map(({ code, nameNb, nameEn }) => [code, stemsOf(`${nameNb}\n${nameEn}`)]),
    )
    const targets = offered.map(({ one, document, excluded }): Target => {
      const areas = new Set((taught.get(one.code) ?? []).flatMap(({ serviceArea }) => serviceArea ?? []))
      return { code: one.code, replacement: one, document, excluded, areas }
    })
    for (const code of [CARRIED_ON, RETIRED]) {
      const areas = new Set((taught.get(code) ?? []).flatMap(({ serviceArea }) => serviceArea ?? []))
      targets.push({ code, replacement: undefined, document: documentOf([], []), excluded: new Map(), areas })
    }
    this.targets = new Map(targets.map((target) => [target.code, target]))
    yield* this.#index()
  }

  /** The words of what a system is for: its purpose, or else what its name says that others are described by. */
  documentOf(number: string): Document {
    return (this.#purposes[this.#purposeOf.get(number) as number] as Purpose).document
  }

  keysOf(number: string): readonly string[] {
    return this.#keys.get(number) ?? []
  }

  /** What speaks for each target of a system, the most first; a target for which nothing speaks is left out. */
  find(system: SuggestedSystem): Evidence[] {
    const { number } = system
    const place = this.#purposeOf.get(number) as number
    const alike = this.#findAlike(system, place)
    const products = this.#findProducts(system)
    const covered = this.#findCovered(place)
    const found = [...new Set([...alike.keys(), ...products.keys(), ...covered.keys()])].flatMap((code) => {
      const target = this.targets.get(code) as Target
      const { replacement } = target
      if (replacement && (replacement.state === 'retired' || replacement.continuesSystem === number))
        return []
      const area = this.#areaOf(system, target)
      const { likeness, systems } = alike.get(code) ?? { likeness: 0, systems: [] }
      const { weight, systems: sameProduct } = products.get(code) ?? { weight: 0, systems: [] }
      const words = covered.get(code) ?? 0
      const score = 1 - (1 - weight) * (1 - Math.max(likeness, words * area))
      return [{ target, product: weight, sameProduct, likeness, alike: systems, covered: words, area, score }]
    })
    return found
      .filter(({ score }) => score > LITTLE)
      .sort((a, b) => b.score - a.score || (a.target.code < b.target.code ? -1 : 1))
  }

  /** The other systems that are for the same, the most alike first: those of the same product, and of a like purpose. */
  findSameFunction(system: SuggestedSystem): SuggestedSystem[] {
    const found = new Map<SuggestedSystem, number>()
    for (const [{ systems }, likeness] of this.#likePurposes(this.#purposeOf.get(system.number) as number))
      for (const other of systems) {
        const counted = likeness * (other.serviceArea === system.serviceArea ? 1 : OTHER_AREA)
        if (counted >= SAME_FUNCTION) found.set(other, counted)
      }
    for (const { systems } of this.#findProducts(system).values())
      for (const other of systems) found.set(other, Math.max(found.get(other) ?? 0, SAME_PURPOSE))
    found.delete(system)
    return [...found]
      .sort(([a, x], [b, y]) => y - x || compareKeys(a.number, b.number))
      .map(([other]) => other)
  }

  #add(system: SuggestedSystem, said: Document, places: ReadonlySet<string>): void {
    const hasSaid = said.nb.size + said.en.size > 0
    const name = `${system.name}\n${system.product ?? ''}`
    const key = hasSaid ? purposeKey(system) : `name\n${name}`
    let place = this.#places.get(key)
    if (place === undefined) {
      place = this.#purposes.length
      this.#places.set(key, place)
      const document = hasSaid ? said : withoutWords(namedIn(name, this.vocabulary), places)
      this.#purposes.push({ document, systems: [], lessons: [] })
    }
    this.#purposes[place]?.systems.push(system)
    this.#purposeOf.set(system.number, place)
    const isWord = (word: string) => this.vocabulary.isKnown(stemOf(word))
    this.#keys.set(
      system.number,
      productKeys([system.product, system.name, ...system.aliases], system.vendor, isWord),
    )
  }

  /** Takes in what has been decided of each system; answers the systems that go to each target. */
  #learn(
    replacements: SuggestionFacts['replacements'],
    mappings: SuggestionFacts['mappings'],
  ): Map<string, SuggestedSystem[]> {
    const taught = new Map<string, SuggestedSystem[]>()
    const decided = new Set<string>()
    const teach = (target: string, number: string) => {
      const system = this.systems.get(number)
      if (!system) return
      decided.add(number)
      const lesson = { target, system }
      addTo(taught, target, system)
      this.#purposes[this.#purposeOf.get(number) as number]?.lessons.push(lesson)
      for (const key of this.keysOf(number)) addTo(this.#byProduct, key, lesson)
    }
    for (const { system, replacement } of mappings) teach(replacement, system)
    for (const { code, continuesSystem } of replacements) if (continuesSystem) teach(code, continuesSystem)
    for (const { number, disposition } of this.systems.values())
      if (!decided.has(number) && disposition === 'retain') teach(CARRIED_ON, number)
      else if (!decided.has(number) && disposition === 'retire') teach(RETIRED, number)
    return taught
  }

  *#index(): InTurns<void> {
    yield* eachInTurns(this.#purposes, AT_A_TIME, ({ document }, place) => {
      for (const feature of this.#featuresOf(document)) addTo(this.#byFeature, feature, place)
    })
    for (const { code, document } of this.targets.values())
      for (const feature of this.#featuresOf(document)) addTo(this.#targetsByFeature, feature, code)
  }

  #featuresOf({ nb, en }: Document): Set<string> {
    return new Set([...this.vocabulary.featuresOf(nb), ...this.vocabulary.featuresOf(en)])
  }

  #findAlike(system: SuggestedSystem, place: number) {
    const found = new Map<string, { likeness: number; systems: SuggestedSystem[] }>()
    for (const [{ lessons }, likeness] of this.#likePurposes(place))
      for (const { target, system: other } of lessons) {
        if (other.number === system.number) continue
        const sameArea = other.serviceArea === system.serviceArea
        const counted = likeness * (sameArea ? 1 : OTHER_AREA)
        const best = found.get(target)
        if (!best || counted > best.likeness + AS_GOOD)
          found.set(target, { likeness: counted, systems: [other] })
        else if (counted >= best.likeness - AS_GOOD) {
          best.likeness = Math.max(best.likeness, counted)
          best.systems.push(other)
        }
      }
    return found
  }

  /** The purposes that have something in common with one. */
  #likePurposes(place: number): readonly (readonly [Purpose, number])[] {
    const kept = this.#alike.get(place)
    if (kept) return kept
    const { document } = this.#purposes[place] as Purpose
    const most = Math.max(FEW, COMMON * this.#purposes.length)
    const places = new Set<number>()
    for (const feature of this.#featuresOf(document)) {
      const those = this.#byFeature.get(feature) ?? []
      if (those.length <= most) for (const other of those) places.add(other)
    }
    const alike = [...places].map((other) => {
      const purpose = this.#purposes[other] as Purpose
      return [purpose, this.vocabulary.likeness(document, purpose.document)] as const
    })
    this.#alike.set(place, alike)
    return alike
  }

  #findCovered(place: number): ReadonlyMap<string, number> {
    const kept = this.#covered.get(place)
    if (kept) return kept
    const { document } = this.#purposes[place] as Purpose
    const codes = new Set(
      [...this.#featuresOf(document)].flatMap((one) => this.#targetsByFeature.get(one) ?? []),
    )
    const covered = new Map<string, number>()
    for (const code of codes)
      covered.set(code, this.vocabulary.coverage(document, (this.targets.get(code) as Target).document))
    this.#covered.set(place, covered)
    return covered
  }

  /** What systems of the same product say of where this one goes: all of it when they agree. */
  #findProducts(system: SuggestedSystem) {
    const votes = new Map<string, Map<string, SuggestedSystem>>()
    const own = this.documentOf(system.number)
    for (const key of this.keysOf(system.number))
      for (const { target, system: other } of this.#byProduct.get(key) ?? []) {
        if (other.number === system.number) continue
        const those = votes.get(target) ?? new Map()
        votes.set(target, those.set(other.number, other))
      }
    // One that is divided speaks for each of its parts.
    const count = new Set([...votes.values()].flatMap((those) => [...those.keys()])).size
    const found = new Map<string, { weight: number; systems: SuggestedSystem[] }>()
    for (const [target, those] of votes) {
      const systems = [...those.values()]
      const isUnlike = systems.every(
        (other) =>
          other.serviceArea !== system.serviceArea &&
          this.vocabulary.likeness(own, this.documentOf(other.number)) < UNLIKE,
      )
      found.set(target, {
        systems,
        weight: ((isUnlike ? OTHER_PURPOSE : SAME_PURPOSE) * systems.length) / count,
      })
    }
    return found
  }

  #areaOf({ serviceArea }: SuggestedSystem, { areas, document }: Target): number {
    if (serviceArea === null) return UNKNOWN_AREA
    if (areas.has(serviceArea)) return 1
    const words = this.#areaWords.get(serviceArea)
    const named = (one: ReadonlyMap<string, string>) =>
      [...one.keys()].some((stem) => document.nb.has(stem) || document.en.has(stem))
    if (words && named(words)) return 1
    return areas.size > 0 ? OTHER_AREA : UNKNOWN_AREA
  }
}

/** The facts in one order, whichever they came in: what is said of them is then the same, to the last digit. */
function inOrder({ systems, replacements, mappings, serviceAreas, municipalities }: SuggestionFacts) {
  const by = <T>(rows: readonly T[], key: (row: T) => string) =>
    rows
      .map((row) => ({ row, key: key(row) }))
      .sort((a, b) => compareKeys(a.key, b.key))
      .map(({ row }) => row)
  return {
    systems: by(systems, ({ number }) => number),
    replacements: by(replacements, ({ code }) => code),
    mappings: by(mappings, ({ system, replacement }) => `${system}\n${replacement}`),
    serviceAreas: by(serviceAreas, ({ code }) => code),
    municipalities: by(municipalities, ({ number }) => number),
  }
}

/** The vendors of two are the same, however they are written. */
export function isSameVendor(a: string | null, b: string | null): boolean {
  const key = vendorOf(a)
  return key !== null && key === vendorOf(b)
}

function purposeKey({ descriptionNb, descriptionEn }: SuggestedSystem): string {
  return `${descriptionNb ?? ''}\n${descriptionEn ?? ''}`
}

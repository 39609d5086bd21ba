import type { Words } from '../words.js'
import type { Overlap } from './documents.js'
import { CARRIED_ON, type Evidence, isSameVendor, type Lessons, SAME_FUNCTION } from './evidence.js'
import type { SuggestedSystem, SuggestionFacts, SuggestionReason, SuggestionRule } from './facts.js'

/** What the words of reasons are filled with. */
export interface Naming {
  system(system: SuggestedSystem): string
  area(code: string | null): Words | null
  replacement(code: string): Words
  /** The mappings of a system to a replacement that take only a part of it. */
  partlyTo(system: string, replacement: string): string | null
}

/** How many systems or words a reason names. */
const NAMED = 2
const SAID = 4
/** From it on the words of a replacement are said to cover what a system is for. */
const COVERED = 0.25

/** How the rows of a register are named in reasons. */
export function namingOf({ replacements, mappings, serviceAreas, municipalities }: SuggestionFacts): Naming {
  const places = new Map(municipalities.map(({ number, name }) => [number, name]))
  const areas = new Map(serviceAreas.map(({ code, nameNb, nameEn }) => [code, { nb: nameNb, en: nameEn }]))
  const names = new Map(replacements.map(({ code, nameNb, nameEn }) => [code, { nb: nameNb, en: nameEn }]))
  const partly = new Map(
    mappings.flatMap(({ system, replacement, coverage, scope }) =>
      coverage === 'partial' ? [[`${system}\n${replacement}`, scope ?? '']] : [],
    ),
  )
  return {
    system: ({ name, municipality }) => `${name} (${places.get(municipality) ?? municipality})`,
    area: (code) => (code === null ? null : (areas.get(code) ?? { nb: code, en: code })),
    replacement: (code) => names.get(code) ?? { nb: code, en: code },
    partlyTo: (system, replacement) => partly.get(`${system}\n${replacement}`) ?? null,
  }
}

/** What speaks for a replacement, and then what speaks against it. */
export function mappingReasons(
  lessons: Lessons,
  naming: Naming,
  system: SuggestedSystem,
  evidence: Evidence,
  others: readonly Evidence[],
): SuggestionReason[] {
  const reasons: SuggestionReason[] = []
  const say = saying(reasons)
  const { target, sameProduct, likeness, alike, covered } = evidence
  const replacement = target.replacement
  if (!replacement) return reasons
  const carried = replacement.continuesSystem ? lessons.systems.get(replacement.continuesSystem) : undefined

  const mapped = sameProduct.filter((one) => one !== carried)
  if (carried && sameProduct.includes(carried)) {
    const name = naming.system(carried)
    say('SAME_PRODUCT', 'for', {
      nb: `Samme produkt som ${name}, som videreføres for alle`,
      en: `The same product as ${name}, which is carried on for all`,
    })
  }
  if (mapped.length > 0) {
    const { nb, en } = nameSystems(mapped, naming)
    say('SAME_PRODUCT', 'for', {
      nb: `Samme produkt er koblet hit: ${nb}`,
      en: `The same product is mapped here: ${en}`,
    })
  }
  if (likeness >= SAME_FUNCTION) {
    const { nb, en } = nameSystems(alike, naming)
    say('SAME_FUNCTION', 'for', { nb: `Samme funksjon som ${nb}`, en: `The same function as ${en}` })
  }
  const words = wordsIn(lessons, system, evidence)
  if (covered >= COVERED && words.words.length > 0) {
    const list = words.words.slice(0, SAID).join(', ')
    say('COVERED_BY_WORDS', 'for', {
      nb: `Erstatningen sies å dekke: ${list}`,
      en: `The replacement is said to cover: ${list}`,
    })
  }
  const area = naming.area(system.serviceArea)
  if (area && evidence.area === 1)
    say('SAME_AREA', 'for', {
      nb: `Samme tjenesteområde: ${area.nb}`,
      en: `The same service area: ${area.en}`,
    })
  if (isSameVendor(system.vendor, replacement.vendor ?? carried?.vendor ?? null))
    say('SAME_VENDOR', 'for', {
      nb: `Samme leverandør: ${system.vendor}`,
      en: `The same vendor: ${system.vendor}`,
    })
  if (carried?.disposition === 'retain') {
    const memo = carried.decisionReference ? `, ${carried.decisionReference}` : ''
    const name = naming.system(carried)
    say('DECIDED', 'for', {
      nb: `${name} er besluttet videreført for alle${memo}`,
      en: `It is decided that ${name} is carried on for all${memo}`,
    })
  } else if (replacement.state === 'in_use')
    say('IN_USE', 'for', { nb: 'Erstatningen er i bruk', en: 'The replacement is in use' })

  if (isScopedOut(lessons, system, evidence)) {
    const left = [...target.excluded.values()].slice(0, SAID).join(', ')
    say('SCOPED_OUT', 'against', {
      nb: `Erstatningen gjelder ikke for: ${left}`,
      en: `The replacement leaves out: ${left}`,
    })
  }
  if (isOtherUse(lessons, words) && evidence.product === 0) {
    const list = words.missing.slice(0, SAID).join(', ')
    say('OTHER_USE', 'against', {
      nb: `Ingenting der sier noe om: ${list}`,
      en: `Nothing there speaks of: ${list}`,
    })
  }
  if (area && target.areas.size > 0 && evidence.area < 1) {
    const [first = null] = [...target.areas].sort()
    const other = naming.area(first) as Words
    say('OTHER_AREA', 'against', {
      nb: `Annet tjenesteområde: ${area.nb} mot ${other.nb}`,
      en: `Another service area: ${area.en} against ${other.en}`,
    })
  }
  // The same one that goes here as well is divided, which is said below.
  const elsewhere = others.filter(
    (one) => one.sameProduct.length > 0 && !one.sameProduct.some((other) => sameProduct.includes(other)),
  )
  for (const one of elsewhere.slice(0, 1)) {
    const { nb, en } = nameSystems(one.sameProduct, naming)
    const to = one.target.replacement ? naming.replacement(one.target.code) : CARRIED_ON_WORDS
    say('PRODUCT_ELSEWHERE', 'against', {
      nb: `Samme produkt går et annet sted: ${nb} → ${to.nb}`,
      en: `The same product goes elsewhere: ${en} → ${to.en}`,
    })
  }
  for (const one of mapped) {
    const scope = naming.partlyTo(one.number, target.code)
    if (scope === null) continue
    const name = naming.system(one)
    say('ONLY_PARTLY', 'against', {
      nb: `Bare en del av ${name} går dit${scope && `: ${scope}`}`,
      en: `Only a part of ${name} goes there${scope && `: ${scope}`}`,
    })
    break
  }
  if (system.dayOneCritical && replacement.state !== 'in_use')
    say('DAY_ONE_NOT_IN_USE', 'against', {
      nb: 'Kritisk dag 1, og erstatningen er ikke i bruk ennå',
      en: 'Critical on day one, and the replacement is not in use yet',
    })
  return reasons
}

const CARRIED_ON_WORDS: Words = { nb: 'videreføres for seg', en: 'carried on by itself' }

/** What speaks for carrying a system on by itself, and against it. */
export function carryOnReasons(
  naming: Naming,
  {
    isNational,
    continuedAs,
    evidence,
    others,
  }: {
    isNational: boolean
    /** The replacement that carries it on for others, if one does. */
    continuedAs: string | null
    evidence: Evidence | undefined
    others: readonly Evidence[]
  },
): SuggestionReason[] {
  const reasons: SuggestionReason[] = []
  const say = saying(reasons)
  if (continuedAs !== null) {
    const { nb, en } = naming.replacement(continuedAs)
    say('CARRIES_OTHERS', 'for', {
      nb: `Andre systemer kan kobles hit: ${nb}`,
      en: `Other systems can be mapped to it: ${en}`,
    })
  }
  if (isNational)
    say('NATIONAL_SERVICE', 'for', {
      nb: 'En nasjonal tjeneste brukes videre som den er',
      en: 'A national service is used on as it is',
    })
  if (evidence && evidence.sameProduct.length > 0) {
    const { nb, en } = nameSystems(evidence.sameProduct, naming)
    say('CARRIED_ON_ELSEWHERE', 'for', {
      nb: `Samme produkt videreføres for seg: ${nb}`,
      en: `The same product is carried on by itself: ${en}`,
    })
  }
  const [elsewhere] = others.filter(({ product, target }) => product > 0 && target.code !== CARRIED_ON)
  if (elsewhere) {
    const { nb, en } = nameSystems(elsewhere.sameProduct, naming)
    say('PRODUCT_ELSEWHERE', 'against', {
      nb: `Samme produkt går et annet sted: ${nb}`,
      en: `The same product goes elsewhere: ${en}`,
    })
  }
  return reasons
}

/** Which words of what a system is for the best of a target has: its own, or those of the system that is most like it. */
export function wordsIn(lessons: Lessons, system: SuggestedSystem, evidence: Evidence): Overlap {
  const own = lessons.documentOf(system.number)
  const [first] = evidence.alike
  const documents = [evidence.target.document, ...(first ? [lessons.documentOf(first.number)] : [])]
  const overlaps = documents.map((document) => {
    const language = own.nb.size > 0 && document.nb.size > 0 ? 'nb' : 'en'
    return lessons.vocabulary.overlap(own[language], document[language])
  })
  return overlaps.reduce((best, one) => (one.share > best.share ? one : best))
}

/** How much of what a system is for must be found before what is not found may weigh more than it. */
const MOSTLY = 0.5

/** True where what is most particular of a system is not found: a journal for something else is another journal. */
export function isOtherUse(lessons: Lessons, { share, words, missing }: Overlap): boolean {
  if (share >= MOSTLY || missing.length === 0) return false
  const [found = '', lost = ''] = [words[0], missing[0]]
  return !found || lessons.vocabulary.weightOfWord(lost) > lessons.vocabulary.weightOfWord(found)
}

/** True where a replacement says that it does not take what the system is for, or names its product. */
export function isScopedOut(lessons: Lessons, system: SuggestedSystem, { target }: Evidence): boolean {
  const { excluded } = target
  if (excluded.size === 0) return false
  const own = lessons.documentOf(system.number)
  const share = (one: ReadonlyMap<string, string>) => lessons.vocabulary.overlap(one, excluded).share
  const words = new Set(excluded.values())
  return (
    Math.max(share(own.nb), share(own.en)) >= OUT ||
    lessons.keysOf(system.number).some((key) => key.split(' ').every((word) => words.has(word)))
  )
}

/** How much of what a system is for may be left out before it is. */
const OUT = 0.3

function saying(reasons: SuggestionReason[]) {
  return (code: SuggestionRule, speaks: SuggestionReason['speaks'], words: Words) =>
    reasons.push({ code, speaks, ...words })
}

/** The first few systems by name, and how many more. */
function nameSystems(systems: readonly SuggestedSystem[], naming: Naming): Words {
  const names = systems.slice(0, NAMED).map((system) => naming.system(system))
  const more = systems.length - names.length
  if (more > 0)
    return { nb: `${names.join(', ')} og ${more} til`, en: `${names.join(', ')} and ${more} more` }
  return { nb: names.join(' og '), en: names.join(' and ') }
}

import { GENERIC_NAMES, PERSON_PARTS, ROLE_PARTS } from './columnHints.js'
import { type Candidate, columnTable, SCORES } from './columnTable.js'
import { fieldOf } from './fieldOf.js'
import type { Imported } from './settings.js'
import type { Target } from './targets.js'
import { entriesOf, wordKey, wordsOf } from './wordKey.js'

/** What the name of a column says. */
export interface Heading {
  /** What it may mean, the best first; none where it says nothing that is known. */
  candidates: readonly Candidate[]
  /** Targets of which a part of the name speaks. */
  partly: readonly Target[]
  /** It asks for yes or no: «Pers.oppl. J/N». */
  yesNo: boolean
  /** It stands under the heading of somebody's role, and tells something else of them than who it is. */
  besidesRole: boolean
  /** The heading above it was needed to know. */
  grouped: boolean
}

/** Marks of what must be filled in. */
const REQUIRED =
  /[([]\s*(?:påkrev[dt]|påkræv[de]t|obligatorisk|må fylles ut|required|mandatory|optional|valgfri(?:tt)?|frivillig\w*|obligatoriskt?|verplicht|optioneel|pflicht(?:feld)?|pakollinen|krävs|skal udfyldes)\s*[)\]]|\*+/giu
const YES_NO =
  /(?:^|[\s([,:-])(?:ja|j|yes|y|kyllä|k)\s*\/\s*(?:nei|nej|nein|nee|no|n|ei|e)(?:\s*\/[^)\]]*)?\s*[)\]?.]*\s*$/iu
/** What stands in brackets and only says how to write it. */
const UNITS =
  /[([]\s*(?:kr\.?|[A-Z]{3}|antall|stk\.?|eks\.? ?mva\.?|inkl\.? ?mva\.?|ex\.? ?moms|excl?\.? ?btw|exkl\.? ?moms|dato|d+\.m+\.[åyj]+|y+-m+-d+|åååå(?:-mm-dd)?|år|kr ?(?:\/|pr\.?|per) ?år|kroner|timer|hours|måneder|months|mnd\.?|månader|monate|maanden|nivå|fritekst|velg|tall|number|text|tekst)\s*[)\]]|(?<=[\s,])(?:eks|inkl|ex|exkl)\.? ?(?:mva|moms)\.?$/giu
/** What the amounts of a column are in, behind its name: «, tusen kr», «i 1000 kr», «(TNOK)». It is read by `amountColumns`. */
const SCALED =
  /(?:[\s,([-]+(?:i|in|im|kr\.?|nok|hele|whole))*[\s,([-]+(?:1[ .,]?000|tusen|tusind|tusental|thousands?|tausend|duizend|tuhatta|tsd\.?|[tmk]\.? ?(?:nok|kr\.?|sek|dkk|eur|€)|mill?\.?|mio\.?|millioner|millions?|miljoner|kroner|kronor)(?:\s*(?:kr\.?|nok|kroner|kronor|eur|€))?\s*[)\]]?$/iu
const ENUMERATED = /^\s*(?:\d{1,3}[.)]|\p{L}\))\s+(?=\p{L})/u

const keys = (table: string): ReadonlySet<string> => new Set(entriesOf(table).map(wordKey))
const PERSONS = keys(PERSON_PARTS)
const ROLES = keys(ROLE_PARTS)
const GENERIC = keys(GENERIC_NAMES)
const BRACKETS = /[([][^)\]]*[)\]]/g
const GENERIC_IN_BRACKETS: ReadonlySet<string> = new Set([...PERSONS, ...ROLES])
/** Targets that say who somebody is. */
const WHO: ReadonlySet<Target> = new Set<Target>([
  'systemOwner',
  'newOwner',
  'administrator',
  'operations',
  'responsible',
  'contactRoles',
  'owner',
])
/** Words of a name that say nothing of what is in the column. */
const FILLERS = new Set(
  wordsOf(
    'i på av for til og med fra om er det den de en et som hva hvilken hvilke hvem har the of in for to and is does are what which this system systemet systemets systemer løsningen løsning applikasjon applikasjonen fagsystem program programmet pr per totalt ca ev evt eventuell eventuelle name navn för och i av med till om är det den van de het der die das und ist im og til dag dagens nåværende gjeldende current today ønsket',
  ),
)
/** A name of so many words is a question, of which no part says what the answer is. */
const A_QUESTION = 8
/** So much of a name is read. */
const LONGEST = 300

/** Reads the name of a column with the heading that stands above it. */
export function readHeading(entity: Imported, whole: string, above: string | null): Heading {
  const name = whole.slice(0, LONGEST)
  const group = above?.slice(0, LONGEST) ?? null
  const yesNo = YES_NO.test(name)
  const forms = formsOf(entity, name)
  const alone = wordKey(name)
  if (group === null && PERSONS.has(alone) && !columnTable(entity).names.has(alone))
    // «Navn (rolle)» by itself is the name of no system.
    return { candidates: vagueOwner(entity), partly: [], yesNo, besidesRole: false, grouped: false }
  const bare = wordKey(told(name).join(' '))
  const own = best([
    ...forms.flatMap(([form, less]) => named(entity, form, less)),
    // «Er det personopplysninger i systemet?»
    ...named(entity, bare, 4).filter(({ target }) => target !== 'name'),
  ])
  const partly = partsOf(entity, name)
  const heading = {
    candidates: own,
    partly: partly.map(({ target }) => target),
    yesNo,
    besidesRole: false,
    grouped: false,
  }
  const grouped = group === null || wordKey(group) === '' ? null : underGroup(entity, name, group, own)
  if (grouped) return { ...heading, ...grouped, grouped: true }
  if (own.length > 0 || !forms.some(([form]) => form !== '')) return heading
  return { ...heading, candidates: partly.filter(({ score }) => score > 0) }
}

/** The name from the most to the least that is left of it, each with what it counts less. */
function formsOf(entity: Imported, name: string): [form: string, less: number][] {
  const bare = name.replace(REQUIRED, ' ').replace(ENUMERATED, '').trim()
  const asked = bare.replace(YES_NO, ' ')
  const plain = asked.replace(UNITS, ' ')
  const texts: [string, number][] = [
    [name, 0],
    [bare, 0],
    [asked, 1],
    [plain, 1],
    [asked.trim().replace(SCALED, ' '), 1],
    [plain.replace(BRACKETS, ' '), 3 + (bracketsMatter(entity, plain) ? SCORES.part : 0)],
  ]
  return texts.map(([text, less]) => [wordKey(text), less])
}

/** True where brackets say that something else is meant: the unit of an owner, the id of a vendor. */
function bracketsMatter(entity: Imported, name: string): boolean {
  return [...name.matchAll(BRACKETS)].some(([brackets]) => {
    const key = wordKey(brackets)
    if (/^(?:uu)?id$|kode$|^code$/.test(key)) return true
    return !GENERIC_IN_BRACKETS.has(key) && named(entity, key, 0).length > 0
  })
}

function named(entity: Imported, key: string, less: number): Candidate[] {
  const found = key === '' ? [] : (columnTable(entity).names.get(key) ?? [])
  return found.map(({ target, score }) => ({ target, score: score - less }))
}

function vagueOwner(entity: Imported): Candidate[] {
  return entity === 'system' ? [{ target: 'systemOwner', score: SCORES.vague }] : []
}

/** Each target once, by its best score; the first best of equals. */
function best(candidates: readonly Candidate[]): Candidate[] {
  const found = new Map<Target, Candidate>()
  for (const one of candidates) {
    const known = found.get(one.target)
    if (!known || known.score < one.score) found.set(one.target, one)
  }
  return [...found.values()].sort((a, b) => b.score - a.score)
}

/** Targets that a part of a longer name speaks of; with a score where that part is most of it. */
function partsOf(entity: Imported, name: string): Candidate[] {
  const words = wordsOf(name.replace(REQUIRED, ' ').replace(UNITS, ' '))
  const letters = told(name).join('').length
  const found: Candidate[] = []
  const taken = new Set<string>()
  for (const phrase of columnTable(entity).phrases) {
    if (!includesRun(words, phrase.words) || phrase.words.every((word) => taken.has(word))) continue
    for (const word of phrase.words) taken.add(word)
    const most = phrase.letters * 2 >= letters && words.length <= A_QUESTION
    if (!found.some(({ target }) => target === phrase.target))
      found.push({
        target: phrase.target,
        score: most && found.length === 0 && ofTexts(entity, phrase.target) ? SCORES.part : 0,
      })
  }
  return found
}

/** The words of a name that say something. */
function told(name: string): string[] {
  return wordsOf(name.replace(REQUIRED, ' ').replace(UNITS, ' ')).filter((word) => !FILLERS.has(word))
}

/** True for a field that a part of a name is enough to offer: what rows are known by and what is chosen ask for more. */
function ofTexts(entity: Imported, target: Target): boolean {
  const type = fieldOf(entity, target)?.type
  return (
    target !== 'name' && target !== 'product' && type !== undefined && type !== 'choice' && type !== 'flag'
  )
}

function includesRun(words: readonly string[], run: readonly string[]): boolean {
  return words.some((_, at) => run.every((word, index) => words[at + index] === word))
}

/** What a name means under a heading that it shares with others; null where the heading says nothing of it. */
function underGroup(
  entity: Imported,
  name: string,
  group: string,
  own: readonly Candidate[],
): Pick<Heading, 'candidates' | 'besidesRole'> | null {
  const groups = [group, ...group.split(/\s*(?:[/,&+]|\s(?:og|and|och|und|en|ja)\s)\s*/u)].filter(Boolean)
  const parts = groups.flatMap((part) =>
    best(formsOf(entity, part).flatMap(([form, less]) => named(entity, form, less))),
  )
  const key = wordKey(name)
  const who = parts.find(({ target }) => WHO.has(target))?.target
  if (who !== undefined) {
    if (PERSONS.has(key))
      return { candidates: [{ target: who, score: SCORES.clear + 1 }], besidesRole: false }
    if (ROLES.has(key)) return { candidates: [{ target: who, score: SCORES.clear + 2 }], besidesRole: false }
    const other = own.filter(
      ({ target, score }) => score >= SCORES.alone && !GENERIC.has(key) && target !== 'contactRoles',
    )
    return other.length > 0 ? null : { candidates: [], besidesRole: true }
  }
  const combined = best(
    groups.flatMap((part) =>
      [`${part} ${name}`, `${name} ${part}`].flatMap((text) => named(entity, wordKey(text), 1)),
    ),
  ).filter(({ score }) => score >= SCORES.alone - 1)
  const generic = GENERIC.has(key)
  if (combined.length > 0)
    return { candidates: generic ? combined : best([...combined, ...own]), besidesRole: false }
  const elsewhere = parts.some(({ target, score }) => score >= SCORES.alone && target !== 'name')
  return generic && elsewhere && own[0]?.target === 'name' ? { candidates: [], besidesRole: false } : null
}

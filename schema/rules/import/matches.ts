import { addTo } from '../groups.js'
import { foldText } from '../text.js'
import { atOnce, eachInTurns, type InTurns } from '../turns.js'
import type { ImportKey } from './settings.js'

/** What a row of the register is told by. */
export interface Known {
  number: string
  name: string
  aliases: readonly string[]
  externalId: string | null
  municipality: string
  voided: boolean
}

/** What a row of a list is told by. */
interface Identity {
  number: string | null
  name: string | null
  externalId: string | null
  municipality: string | null
  /** True where a person has said the number: it counts whatever rows are told by. */
  said?: boolean
}

/** What a row of a list is of the register. `perhaps`: names that are nearly the same; `several`: more than one that is. */
type Match =
  | { is: 'new' }
  | { is: 'found'; number: string }
  | { is: 'voided'; number: string }
  | { is: 'unknown_number'; number: string }
  | { is: 'several'; numbers: readonly string[] }
  | { is: 'perhaps'; numbers: readonly string[] }

/** A name as people read it, whatever blanks, hyphens, dots and brackets it is written with. */
export function nameKey(name: string): string {
  const compact = foldText(name).replace(/[^\p{L}\p{N}+#]+/gu, '')
  // A name of nothing but signs is itself.
  return compact === '' ? foldText(name) : compact
}

/** So many systems are put in their places before others have their turn. */
const KNOWN_AT_A_TIME = 500

/** Finds what rows of a list are, in time that does not grow with the register. */
export function makeMatcher(register: Iterable<Known>, key: ImportKey | null): Matcher {
  return atOnce(makeMatcherInTurns(register, key))
}

export type Matcher = (told: Identity) => Match

/** The same with stops: a register may have tens of thousands of systems. */
export function* makeMatcherInTurns(register: Iterable<Known>, key: ImportKey | null): InTurns<Matcher> {
  const byNumber = new Map<string, Known>()
  const byId = new Map<string, Known[]>()
  const byName = new Map<string, Known[]>()
  const byKey = new Map<string, Known[]>()
  yield* eachInTurns(register, KNOWN_AT_A_TIME, (known) => {
    byNumber.set(known.number, known)
    if (known.voided) return
    if (known.externalId !== null) addTo(byId, within(known.municipality, foldText(known.externalId)), known)
    for (const name of new Set([known.name, ...known.aliases].map(foldText)))
      addTo(byName, within(known.municipality, name), known)
    for (const name of new Set([known.name, ...known.aliases].map(nameKey)))
      addTo(byKey, within(known.municipality, name), known)
  })

  return ({ number, name, externalId, municipality, said }) => {
    if (number !== null && (said || (key !== 'externalId' && key !== 'name'))) {
      const known = byNumber.get(number)
      if (!known) return { is: 'unknown_number', number }
      return { is: known.voided ? 'voided' : 'found', number }
    }
    if (municipality === null) return { is: 'new' }
    if (externalId !== null && key !== 'name') {
      const found = byId.get(within(municipality, foldText(externalId)))
      if (found) return oneOf(found)
    }
    if (name === null) return { is: 'new' }
    const named = byName.get(within(municipality, foldText(name)))
    // One that has another id of the source is another system, unless somebody says that it is not.
    if (named && (externalId === null || key === 'name' || named.some((known) => known.externalId === null)))
      return oneOf(named)
    const near = named ?? byKey.get(within(municipality, nameKey(name)))
    return near ? { is: 'perhaps', numbers: near.map((known) => known.number) } : { is: 'new' }
  }
}

const within = (municipality: string, text: string) => `${municipality}\n${text}`

function oneOf(found: readonly Known[]): Match {
  const [only, ...more] = found.map((known) => known.number)
  return only !== undefined && more.length === 0
    ? { is: 'found', number: only }
    : { is: 'several', numbers: found.map((known) => known.number) }
}

import { foldText } from '../text.js'
import type { Cell } from './cells.js'
import { oneOf, saying, WORD_END } from './dateWords.js'
import { readCell } from './lostCells.js'
import { asked, type Reading, refused, UNSAID } from './readings.js'
import { partsOfText } from './splits.js'
import { oneLine, withinLine } from './textCells.js'
import { readUnsaid } from './unsaid.js'

/** What stands for a person who is not named, or for a post that nobody has. */
const NOBODY = new RegExp(
  `^(?:n\\.? ?n\\.?|x{2,5}|${oneOf(
    'vakant|ledig|ledig stilling|ubesatt|ikke besatt|ikkje besett|ingen|ikke utpekt|ikke utnevnt|ny|nytilsatt|anonym|navn|namn|name|vakans|obesatt|ledig tjänst|ej utsedd|ubesat|ikke udpeget|avoin|täyttämättä|ei nimetty|vacant|vacature|' +
      'vakanz|unbesetzt|nicht benannt|open|not appointed|to be appointed|unassigned|none',
  )})$`,
  'u',
)
/** How somebody holds a post: no role of its own. */
const HOW_HELD = new RegExp(
  `^${oneOf(
    'konst|konst.|konstituert|vikar|vik|vik.|vikariat|fung|fung.|fungerende|midlertidig|mellombels|permisjon|perm|perm.|i permisjon|sykmeldt|sjukmeld|stedfortreder|nestleder|ferievikar|vakant|ledig|slutter|sluttet|pensjonist|' +
      'tf|tf.|t.f.|tillförordnad|vikarie|föräldraledig|tjänstledig|konstitueret|vikarierende|orlov|på orlov|sijainen|vt|vs|v.t.|virkavapaalla|waarnemend|wnd|wnd.|interim|a.i.|ad interim|plv|plv.|vervanger|' +
      'kommissarisch|komm.|i.v.|stellv.|vertretung|acting|temporary|temp|interim|on leave|deputy|maternity leave|secondment',
  )}(?: (?:til|fra|ut|from|until|till).*)?$`,
  'u',
)
/** Words of which one answers for all, or for none. */
const EVERYBODY = new RegExp(
  `^${oneOf('alle|felles|flere|fleire|diverse|div|div.|varierer|mange|alla|flera|gemensam|gemensamt|fælles|kaikki|useita|yhteinen|iedereen|diversen|meerdere|alle enheter|alle ansatte|verschiedene|mehrere|diverse|all|everyone|everybody|various|several|many|shared')}\\.?$`,
  'u',
)
/** What a role ends in, or is called by. */
const ROLE =
  /(?:sjef(?:en)?|leder(?:en)?|leiar(?:en)?|ansvarlig|ansvarleg|rådgiver|rådgjevar|konsulent|koordinator|direktør|rektor|lege|sekretær|forvalter|forvaltar|eier|eigar|ingeniør|arkitekt|kemner|styrer|kontakt|hovmester|bibliotekar|arkivar|sykepleier|chef(?:en)?|ledare|ansvarig|rådgivare|handläggare|samordnare|förvaltare|ägare|strateg|direktör|bibliotekarie|ansvarlig|ejer|päällikkö|johtaja|vastaava|omistaja|sihteeri|koordinaattori|suunnittelija|asiantuntija|hoofd|beheerder|eigenaar|coördinator|adviseur|directeur|medewerker|leiter(?:in)?|leitung|beauftragte[rn]?|referent(?:in)?|verantwortliche[rn]?|manager|director|officer|coordinator|administrator|owner|lead|head|advisor|adviser|analyst|superintendent|clerk|engineer)(?!\p{L})/u
const ROLE_BEGINS = saying(
  'leder|leiar|chef|sjef|head of|director of|hoofd|leiter|leiterin|leitung|enhetsleder|enh.leder|avd.leder|avdelingsleder|ledende|assisterende|ass.',
)

/** True for the words of a role: what somebody is, and not who. */
function looksLikeRole(text: string): boolean {
  const folded = foldText(text)
  // «Helse- og omsorgssjef» is one role of two halves.
  return !folded.endsWith('-') && (ROLE.test(folded) || ROLE_BEGINS.test(folded))
}

/** «Kari Nordmann»: two to four words that begin with capitals. */
function looksLikePerson(text: string): boolean {
  return /^\p{Lu}[\p{L}.'-]*(?: (?:(?:van|von|de|der|den|af|av) )*\p{Lu}[\p{L}.'-]*){1,3}$/u.test(text)
}

interface Owner {
  text: string
  kept: boolean
}

/** Who owns, by one part of a cell: the role where the person is not named. Null where nobody is named. */
function ownerOf(part: string): Owner | null {
  const text = part.trim().replace(/[,;]$/, '').trim()
  const [, outside = '', inside = ''] = /^(.*?) ?\(([^()]*)\)$/.exec(text) ?? ['', text]
  const folded = [foldText(outside), foldText(inside)] as const
  const [nobody, noRole] = [
    isNobody(folded[0]),
    inside === '' || isNobody(folded[1]) || HOW_HELD.test(folded[1]),
  ]
  if (nobody && noRole) return null
  // Vacant is told: it is more than that nobody is named.
  if (nobody) return { text: inside.trim(), kept: !/^n/.test(folded[0]) && outside !== '' }
  if (inside === '') return withoutName(text)
  if (isNobody(folded[1])) return { text: outside.trim(), kept: !/^n\.? ?n/.test(folded[1]) }
  return HOW_HELD.test(folded[1]) ? { text: outside.trim(), kept: true } : { text, kept: false }
}

/** «N.N., Arkivleder» and «Arkivleder - vakant»: the part that says something. */
function withoutName(text: string): Owner | null {
  const [, first = '', second = ''] = /^([^,]+?)(?:, ?| [-–—] |: )([^,]+)$/.exec(text) ?? []
  if (!second) return { text, kept: false }
  const [a, b] = [foldText(first), foldText(second)]
  if (isNobody(a)) return isNobody(b) ? null : { text: second.trim(), kept: !/^n/.test(a) }
  if (isNobody(b) || HOW_HELD.test(b)) return { text: first.trim(), kept: !/^n\.? ?n/.test(b) }
  return { text, kept: false }
}

function isNobody(folded: string): boolean {
  return folded === '' || NOBODY.test(folded) || readUnsaid(folded)
}

const SURE = /\n|;| \/ |(?<=\)) ?[/,&+] ?| \+ /u
const MAYBE = new RegExp(`/|,| & |${WORD_END} (?:og|and|och|und|en|ja) `, 'u')

/**
 * Who owns a system, in a line: the role beside a person who is not named («N.N. (Arkivleder)»), or the cell as it stands.
 * Two roles or persons in one cell are asked about. `max`: how long the line may be.
 */
export function readOwner(cell: Cell, max = 200): Reading<string> {
  return readCell(cell, ({ kind, text }) => {
    if (kind === 'date' || kind === 'flag' || kind === 'number') return refused('not_an_owner')
    const folded = foldText(text)
    if (readUnsaid(text) || isNobody(folded)) return UNSAID
    if (text.length > 4 * max) return refused('too_long')
    if (EVERYBODY.test(folded)) return refused('not_an_owner')
    const owners = partsOf(text).flatMap((part) => ownerOf(part) ?? [])
    const lines = owners.map((owner) => oneLine(owner.text))
    const [owner] = owners
    const [line = '', ...others] = [...new Set(lines)]
    if (!owner) return UNSAID
    if (others.length > 0)
      return asked(
        'several_values',
        [line, ...others, oneLine([line, ...others].join(' / '))].filter((one) => one.length <= max),
      )
    if (/\?\)?$/.test(line)) return asked('in_doubt', [line.replace(/ ?\(?\?+\)?$/, '')])
    const kept = owners.some((one) => one.kept)
    return withinLine(line, max, kept ? 'rest_kept' : undefined, kept)
  })
}

/** The parts of a cell that are owners each: «and» and «/» part them only where both sides are a role, or both a person. */
function partsOf(text: string): string[] {
  const sure = text
    .split(SURE)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (sure.length > 1) return sure.every((part) => isOwner(part) || looksLikePerson(part)) ? sure : [text]
  const maybe = text.split(MAYBE).map((part) => part.trim())
  // A comma parts a name from its role as well: «Kari Nordmann, IKT-sjef» is one.
  return maybe.length > 1 && (maybe.every(isOwner) || maybe.every(looksLikePerson)) ? maybe : [text]
}

function isOwner(part: string): boolean {
  return (
    looksLikeRole(part) || /^[^()]+\([^()]+\)$/.test(part) || isNobody(foldText(part)) || part.includes('@')
  )
}

/** A cell that names a person and their role, with the person first: «IKT-rådgiver – Kari Nordmann» as «Kari Nordmann / IKT-rådgiver». */
export function personFirst(cell: Cell): Cell {
  if (cell.kind !== 'text') return cell
  const parts = partsOfText(cell.text)
  if (!parts) return cell
  const [first, second] = parts
  const swap = looksLikeRole(first) && !looksLikeRole(second)
  const [person, role] = swap ? [second, first] : [first, second]
  return { ...cell, text: `${person}\n${role}` }
}

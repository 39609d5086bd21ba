import {
  type Access,
  type Action,
  AGREE_ACTIONS,
  type Asked,
  contractAction,
  followUpAction,
  isScoped,
  mappingAction,
  ROLE_WORDS,
  reaches,
  replacementAction,
  rolesThatMay,
  rolesThatWrite,
  SCOPED_ROLES,
} from './access.js'
import { LOWERABLE, LOWERABLE_FIELDS } from './lowerings.js'
import { SYSTEM_FIELDS, type SystemField } from './systemFields.js'
import type { Words } from './words.js'

/** A subproject by its name; null for a system that belongs to none. */
export type Subproject = string | null

/**
 * The systems that a row is of, each by its subproject. To write the row takes the reach of each of those in `all`, and of one
 * of those in `some`, where there is any. A row that is of no system is everybody’s.
 */
export interface Of {
  all: readonly Subproject[]
  some: readonly Subproject[]
}

/** What is of no system: waves, milestones, replacements, what the programme is set up with. */
export const EVERYBODYS: Of = { all: [], some: [] }

/** The row of one system. */
export const ofSystem = ({ subproject }: { subproject: Subproject }): Of => ({ all: [subproject], some: [] })

/** A contract is kept by who keeps one of the systems that it covers, and by everybody when it covers none. */
export const ofContract = ({ covers }: { covers: readonly { subproject: Subproject }[] }): Of => ({
  all: [],
  some: covers.map(({ subproject }) => subproject),
})

/** A risk or a wanted decision is of the subproject of its system, or of its own; of the whole programme with neither. */
export const ofBelonging = (row: { about: { subproject: Subproject } | null; subproject: Subproject }): Of =>
  ofSystem(row.about ?? row)

/** True when somebody may do what is asked with a row: what the server refuses by, and what the web offers by. */
export function may(access: Access, asked: Asked, of: Of = EVERYBODYS): boolean {
  const reached = (subproject: Subproject) => reaches(access, asked, subproject)
  // By some role at all: what somebody has of none is not theirs for being of nobody's system.
  const given = reaches({ ...access, scope: [] }, asked, null)
  if (!given) return false
  return isOfThose(of, reached)
}

const isOfThose = ({ all, some }: Of, reached: (subproject: Subproject) => boolean): boolean =>
  all.every(reached) && (some.length === 0 || some.some(reached))

/** What has fields that are written one by one. */
export const WRITTEN = [
  'system',
  'mapping',
  'replacement',
  'archive',
  'privacy',
  'contract',
  'integration',
  'prerequisite',
  'series_break',
  'wave',
  'milestone',
  'override',
  'follow_up',
  'risk',
  'wanted_decision',
  'programme',
  'municipality',
  'service_area',
  'code',
] as const
export type Written = (typeof WRITTEN)[number]

/** True for what has fields that are written one by one; all else is written by whoever may change it at all. */
export const isWritten = (concept: string): concept is Written => WRITTEN.some((one) => one === concept)

const isSystemField = (field: string): field is SystemField => field in SYSTEM_FIELDS

/** How far its mappings cover a system stands on the system, and is asked for in the form of a mapping. */
const COVERED: readonly string[] = ['partsCoverAll', 'restReason'] satisfies SystemField[]

/** What writing a field of each concept takes, of all roles the same way. */
const ASKED: Record<Exclude<Written, 'system'>, (field: string) => Action> = {
  mapping: mappingAction,
  replacement: replacementAction,
  contract: contractAction,
  archive: (field) => (field.startsWith('discharged') ? 'discharge_archive' : 'edit_archive'),
  privacy: () => 'edit_privacy',
  integration: () => 'edit_integration',
  prerequisite: () => 'edit_plan',
  series_break: () => 'edit_archive',
  wave: () => 'edit_plan',
  milestone: () => 'edit_plan',
  override: () => 'override_gate',
  follow_up: followUpAction,
  risk: () => 'edit_plan',
  wanted_decision: () => 'edit_plan',
  programme: () => 'edit_programme',
  municipality: () => 'edit_programme',
  service_area: () => 'edit_programme',
  code: () => 'edit_programme',
}

/** What writing a field takes, of a concept or in a form of it. */
export function askedFor(concept: Written, field: string): Asked {
  if (concept === 'system') return askedOfSystem(field)
  if (concept === 'mapping' && COVERED.includes(field)) return askedOfSystem(field)
  return { action: ASKED[concept](field) }
}

/** What waits to be agreed to is put back by who may agree; all else that is no field of a system takes its edit. */
function askedOfSystem(field: string): Asked {
  const waits = LOWERABLE_FIELDS.find((one) => LOWERABLE[one] === field)
  if (waits) return { action: AGREE_ACTIONS[waits] }
  return isSystemField(field) ? { field } : { action: 'edit_system' }
}

/** Those fields of a form that somebody may write, of a row. */
export function ownFields<N extends string>(
  access: Access,
  concept: Written,
  names: readonly N[],
  of: Of = EVERYBODYS,
): N[] {
  return names.filter((name) => may(access, askedFor(concept, name), of))
}

const isWithin = ({ scope }: Access, of: Of): boolean =>
  isOfThose(of, (subproject) => scope.some((one) => one === subproject))

const listed = (names: readonly string[], and: string) =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}` : (names[0] ?? '')

/** Those whose a row is, in words: «D1», «D1 og D4», or all subprojects where a system of it belongs to none. */
function ledBy(of: Of): Words {
  const subprojects = [...new Set([...of.all, ...of.some])]
  const named = subprojects.filter((one) => one !== null)
  return named.length === 0
    ? { nb: 'alle delprosjekter', en: 'all subprojects' }
    : { nb: listed(named, 'og'), en: listed(named, 'and') }
}

/**
 * Why somebody who leads some subprojects may not write a row as who leads all may, and who may instead; null for a row that
 * is theirs, and for everybody else.
 */
export function outsideWords(access: Access, of: Of): Words | null {
  if (access.readsOnly || !isScoped(access) || isWithin(access, of)) return null
  const own = { nb: listed(access.scope, 'og'), en: listed(access.scope, 'and') }
  const theirs = ledBy(of)
  const belongs = [...of.all, ...of.some].some((one) => one !== null)
  return {
    nb: `${belongs ? `Dette hører til ${theirs.nb}` : 'Dette hører ikke til noe delprosjekt'}, og du er prosjektleder for ${own.nb}. Bare prosjektleder for ${theirs.nb} kan endre det som prosjektledere endrer.`,
    en: `${belongs ? `This belongs to ${theirs.en}` : 'This belongs to no subproject'}, and you are project lead of ${own.en}. Only a project lead of ${theirs.en} may change what project leads change.`,
  }
}

/**
 * What somebody who leads some subprojects is told before they write to many systems; null for who may do what is asked with
 * any system.
 */
export function scopeWords(access: Access, asked: Asked | null): Words | null {
  if (access.readsOnly || !isScoped(access)) return null
  if (asked && may(access, asked, ofSystem({ subproject: null }))) return null
  const [nb, en] = [listed(access.scope, 'og'), listed(access.scope, 'and')]
  return {
    nb: `Som prosjektleder for ${nb} endrer du bare systemer som hører til ${nb}. Andre står som de er.`,
    en: `As project lead of ${en} you change only systems of ${en}. Others stay as they are.`,
  }
}

/**
 * The roles that somebody who may not write something can ask; those that are limited, for the subprojects that it is of. An
 * administrator may everything, and is not named.
 */
export function whoMay(access: Access, asked: Asked, of: Of = EVERYBODYS): Words[] {
  const all = 'action' in asked ? rolesThatMay(asked.action) : rolesThatWrite(asked.field)
  const roles = all.filter((role) => role !== 'administrator')
  const outside = isScoped(access) && !isWithin(access, of)
  const theirs = ledBy(of)
  return roles.map((role) => {
    const { nb, en } = ROLE_WORDS[role]
    if (!outside || !SCOPED_ROLES.includes(role)) return { nb, en }
    return { nb: `${nb} for ${theirs.nb}`, en: `${en} of ${theirs.en}` }
  })
}

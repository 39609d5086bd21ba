import type { Action } from './access.js'
import type { Fields } from './fields.js'
import type { Words } from './words.js'

/** What a list of systems shows, as its address holds it: filters, `q`, `sort` and `columns`, each with one value or several. */
export type ViewQuery = Readonly<Record<string, string | string[]>>

/** How many views each may have of their own, and how many may be shared: as many as can be read through. */
export const MOST_VIEWS = 30

/** What the log tells of a view. */
export const SAVED_VIEW_FIELDS = {
  name: { type: 'line', required: true, nb: 'Navn', en: 'Name' },
  shared: { type: 'flag', nb: 'Delt', en: 'Shared' },
  query: { type: 'prose', required: true, nb: 'Viser', en: 'Shows' },
  owner: { type: 'line', nb: 'Eier', en: 'Owner' },
} as const satisfies Fields

/** What a view is refused for besides its fields, each with its remedy. */
export const SAVED_VIEW_PROBLEMS = {
  too_many_views: {
    nb: `Ingen kan ha mer enn ${MOST_VIEWS} egne visninger. Fjern en som ikke brukes, først.`,
    en: `Nobody may have more than ${MOST_VIEWS} views of their own. Remove one that is not used first.`,
  },
  too_many_shared_views: {
    nb: `Det kan ikke være mer enn ${MOST_VIEWS} delte visninger. Fjern en som ikke brukes, først.`,
    en: `There may not be more than ${MOST_VIEWS} shared views. Remove one that is not used first.`,
  },
  view_of_another: {
    nb: 'Visningen er en annens egen. Bare den som eier den, kan endre den.',
    en: 'The view is somebody else’s own. Only who owns it can change it.',
  },
} as const satisfies Record<string, Words>

/** What an erased user's own view is called: what it was called and showed is erased with them. */
export const ERASED_VIEW: Words = { nb: 'Slettet visning', en: 'Erased view' }

/** What writing a view takes of the role: one's own is everybody's to write, what is shared is for who writes the register. */
export const viewAction = (shared: boolean): Action => (shared ? 'edit_system' : 'edit_own')

/** True for a view that somebody is shown: their own, and what is shared. */
export const seesView = (user: string, { owner, shared }: { owner: string; shared: boolean }): boolean =>
  shared || owner === user

/** The parts of what a list shows that may differ from a view. */
const VIEW_PARTS = ['filters', 'sort', 'columns'] as const
export type ViewPart = (typeof VIEW_PARTS)[number]

/** What a list has that nobody asks anything else of: saying it is saying nothing. */
const DEFAULTS: ViewQuery = { sort: 'name', voided: 'no' }
/** What stands in the address of a list and is no part of what it shows: which day is looked at. */
const BESIDES = ['asOf']

const partOf = (name: string): ViewPart => (name === 'sort' || name === 'columns' ? name : 'filters')

/** What of an address a view holds: without the day that is looked at, what nobody need say, and values said twice. */
export function viewQuery(search: ViewQuery): ViewQuery {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => {
      const values = [...new Set([value].flat())]
      const isSaid = values.length > 0 && !(values.length === 1 && values[0] === DEFAULTS[name])
      return isSaid && !BESIDES.includes(name)
        ? [[name, typeof value === 'string' ? value : values] as const]
        : []
    }),
  )
}

/** The parts in which two lists differ. The order of several values of a filter does not matter; that of columns does. */
export function viewDifferences(one: ViewQuery, other: ViewQuery): ViewPart[] {
  const [a, b] = [viewQuery(one), viewQuery(other)]
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  const textOf = (value: ViewQuery[string] | undefined) => JSON.stringify([value ?? []].flat().sort())
  const differing = names.filter((name) => textOf(a[name]) !== textOf(b[name])).map(partOf)
  return VIEW_PARTS.filter((part) => differing.includes(part))
}

import type { listChanges } from '../schema/api/changes.js'
import type { listChecks } from '../schema/api/checks.js'
import type { readComparison } from '../schema/api/comparisons.js'
import type { listContracts } from '../schema/api/contracts.js'
import type { Endpoint, QueryInput, Reply } from '../schema/api/endpoint.js'
import type { readLandscape } from '../schema/api/landscape.js'
import type { readMatrix } from '../schema/api/matrix.js'
import type { readPlan } from '../schema/api/plan.js'
import type { listReplacementProgress } from '../schema/api/replacements.js'
import type { listSuggestions } from '../schema/api/suggestions.js'
import type { listSystems } from '../schema/api/systems.js'
import type { listVendors } from '../schema/api/vendors.js'
import type { DuplicateScope } from '../schema/rules/duplicates.js'
import { PARTS } from '../schema/rules/gateFacts.js'
import { vendorKey } from '../schema/rules/vendorKey.js'

type SystemsSearch = Omit<QueryInput<typeof listSystems>, 'limit' | 'cursor' | 'facets' | 'fields'> & {
  columns?: string
}
type ChangesSearch = Omit<QueryInput<typeof listChanges>, 'limit' | 'cursor'>
type CompareSearch = Omit<QueryInput<typeof readComparison>, 'asOf'> & { only?: string }
type WorkbenchSearch = Omit<QueryInput<typeof listSuggestions>, 'limit' | 'cursor'> & { system?: string }
type PlanSearch = Omit<QueryInput<typeof readPlan>, 'asOf'> & { open?: string[]; zoom?: string }
type LandscapeSearch = Omit<QueryInput<typeof readLandscape>, 'asOf'> & { chosen?: string; view?: string }
type MatrixSearch = Omit<QueryInput<typeof readMatrix>, 'asOf'> & {
  show?: string
  row?: string
  column?: string
  panel?: string
}
type ReplacementsSearch = Omit<QueryInput<typeof listReplacementProgress>, 'limit' | 'cursor'>
type VendorsSearch = Omit<QueryInput<typeof listVendors>, 'limit' | 'cursor'>
type ContractsSearch = Omit<QueryInput<typeof listContracts>, 'limit' | 'cursor'>

/** A place in what is known about a system: a part of it, and a field in that. */
type Place = Reply<typeof listChecks>['items'][number]['place'] & object

/** Every address of the web app. */
export const paths = {
  overview: () => '/',
  signIn: () => '/sign-in',
  /** The same, for whoever has an account, where the demo can be tried without one. */
  waysIn: () => '/sign-in?account',
  /** `columns`: the names of those that are shown, in their order, parted by commas. */
  systems: (search: SystemsSearch = {}) => withSearch('/systems', search),
  newSystem: () => '/systems/new',
  /** `edit`: the place to begin with, when something is to be changed. */
  system: (number: string, edit?: Place | null) =>
    withSearch(`/systems/${number}`, { edit: edit ? placeName(edit) : undefined }),
  /** Systems side by side: those that are named, or those that do what one does (`like`); `target`: what they would go to; `only`: what of them is shown. */
  compare: (search: CompareSearch) => withSearch('/compare', search),
  /** `system`: the one of the queue to begin with. */
  workbench: (search: WorkbenchSearch = {}) => withSearch('/workbench', search),
  variants: (field?: string) => withSearch('/variants', { field }),
  /** `scope`: within a municipality, or across several of them. */
  duplicates: (search: { scope?: DuplicateScope; municipality?: string } = {}) =>
    withSearch('/duplicates', search),
  replacements: (search: ReplacementsSearch = {}) => withSearch('/replacements', search),
  /** `edit`: the field to begin with, when it is to be changed. */
  replacement: (code: string, edit?: string) => withSearch(`/replacements/${code}`, { edit }),
  reports: () => '/reports',
  contracts: (search: ContractsSearch = {}) => withSearch('/contracts', search),
  newContract: (system?: string) => withSearch('/contracts/new', { system }),
  contract: (id: string) => `/contracts/${id}`,
  vendors: (search: VendorsSearch = {}) => withSearch('/vendors', search),
  /** The page of a vendor by a name of it, however that is written. */
  vendor: (name: string) => `/vendors/${encodeURIComponent(vendorKey(name) ?? name)}`,
  /** `row` and `column`: the service area and the municipality of the cell that is open; `panel`: what of it is shown. */
  matrix: (search: MatrixSearch = {}) => withSearch('/matrix', search),
  /** `open`: the lanes that are. */
  plan: (search: PlanSearch = {}) => withSearch('/plan', search),
  /** The same as a board of phases. */
  board: (search: Omit<PlanSearch, 'zoom'> = {}) => withSearch('/plan/board', search),
  waves: () => '/plan/waves',
  /** `chosen`: the node that is looked at; `view`: as a table. */
  landscape: (search: LandscapeSearch = {}) => withSearch('/landscape', search),
  /** `show`: `all`, or only what somebody has to do something about. */
  risks: (show?: 'all') => withSearch('/risks', { show }),
  /** The checks; `check`: with one of them open, `only`: some of what it finds. */
  findings: (search: { check?: string; only?: string | undefined } = {}) => withSearch('/findings', search),
  changes: (search: ChangesSearch = {}) => withSearch('/changes', search),
  imports: () => '/import',
  /** One that was carried out by its number, or one that is begun; `step`: how far along one stands. */
  oneImport: (id: string, search: { step?: string; tab?: string } = {}) =>
    withSearch(`/import/${id}`, search),
  setup: () => '/setup',
  postpone: () => '/setup/postpone',
  /** `part`: tokens, the security log, or how people sign in; left out, the users. */
  people: (part?: string) => withSearch('/people', { tab: part === 'users' ? undefined : part }),
  myDay: () => '/my-day',
  me: () => '/me',
}

/** A place in what is known about a system, as it stands in an address: `privacy.dpaState`, or a part alone. */
const placeName = ({ part, field }: Place) => [part, field].filter(Boolean).join('.')

/** Reads a place of an address; null when it says none. */
export function readPlace(text: unknown): Place | null {
  const [name, field = null] = typeof text === 'string' ? text.split('.') : []
  const part = PARTS.find((one) => one === name)
  return part ? { part, field } : null
}

/** The pages that can show the register as it was. */
const LOOKS_BACK =
  /^\/(systems(\/(?!new$)[^/]+)?|replacements(\/[^/]+)?|contracts(\/(?!new$)[^/]+)?|compare|workbench|variants|duplicates|vendors(\/[^/]+)?|plan(\/(waves|board))?|landscape|matrix|risks|findings|changes|my-day)?$/

/** True for a page that can show the register as it was. */
export const looksBack = (path: string): boolean => LOOKS_BACK.test(path)

/** The address at the moment that is looked at; a page that only knows the present leads back to it. */
export function withAsOf(href: string, asOf: string | undefined): string {
  const [path = '', search = ''] = href.split('?')
  if (asOf === undefined || !looksBack(path)) return href
  return withSearch(path, { ...readSearch(search), asOf })
}

/** A search as it stands in the address: each name with one value or several. */
export type Search = Record<string, string | string[]>

/** The values that a name has in a search: none, one or several. */
export const valuesIn = (search: Search, name: string): string[] => [search[name] ?? []].flat()

/** A search in which a name has these values; without any it is left out. */
export function withValues(search: Search, name: string, values: readonly string[]): Search {
  const { [name]: _, ...rest } = search
  return values.length > 0 ? { ...rest, [name]: [...values] } : rest
}

/** The search of a page that asks an endpoint: the names of its query, each with one value or several. */
export type SearchOf<E extends Endpoint> = { [N in keyof QueryInput<E>]?: string | string[] }

/** Reads the part of an address behind `?`. A name that is repeated gets a list. */
export function readSearch(text: string): Search {
  const search: Search = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const earlier = search[name]
    search[name] = earlier === undefined ? value : [...[earlier].flat(), value]
  }
  return search
}

/** A search as it is written now: an address that was kept may still call the system owner `owner`. */
export function renewSearch(search: Search): Search {
  return Object.fromEntries(
    Object.entries(search).map(([name, value]) => {
      if (name === 'owner') return ['systemOwner', value]
      return [name, name === 'sort' ? String(value).replace(/\bowner\b/, 'systemOwner') : value]
    }),
  )
}

/** Writes a search for an address, without what is undefined. */
export function writeSearch(search: object): string {
  const text = new URLSearchParams()
  for (const [name, value] of Object.entries(search))
    for (const one of [value].flat()) if (one !== undefined) text.append(name, String(one))
  return text.size > 0 ? `?${text}` : ''
}

function withSearch(path: string, search: object): string {
  return `${path}${writeSearch(search)}`
}

import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  useMatch,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { PAGES, type Page } from '../schema/api/pages.js'
import { Crashed, NotFound } from './pages/notFound.js'
import { Settled } from './parts/Settled.js'
import { Shell } from './parts/Shell.js'
import { readSearch, renewSearch, writeSearch } from './paths.js'
import { SEARCHES } from './searches.js'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Crashed })
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })

/**
 * The state of a page stands in its address, by the names that the page knows. What it does not know is left out; what an
 * endpoint refuses stays, for that says why.
 */
function pickNames<N extends PropertyKey>(names: readonly N[]) {
  return (search: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(search).filter(([name]) => names.some((one) => one === name)),
    ) as Partial<Record<N, string | string[]>>
}

/** A page, loaded when it is first opened, and seen once all that it asks for is there. */
function page<N extends string>(load: () => Promise<Record<N, ComponentType>>, name: N) {
  return lazyRouteComponent(async () => {
    const Page: ComponentType = (await load())[name]
    return { default: Whole }
    function Whole() {
      // Not the address: it is of the next page already while this one still stands.
      const shown = useMatch({ strict: false, select: ({ pathname }) => pathname })
      return (
        <Settled key={shown}>
          <Page />
        </Settled>
      )
    }
  })
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./pages/signIn/SignInPage.js'), 'SignInPage'),
})
const signInReturn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/$provider',
  component: lazyRouteComponent(() => import('./pages/signIn/ReturnPage.js'), 'ReturnPage'),
})
const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: page(() => import('./pages/overview/OverviewPage.js'), 'OverviewPage'),
})
const systems = createRoute({
  getParentRoute: () => shell,
  path: '/systems',
  validateSearch: pickNames([...SEARCHES.listSystems, 'columns']),
  component: page(() => import('./pages/systems/SystemsPage.js'), 'SystemsPage'),
})
const newSystem = createRoute({
  getParentRoute: () => shell,
  path: '/systems/new',
  component: page(() => import('./pages/system/NewSystemPage.js'), 'NewSystemPage'),
})
const system = createRoute({
  getParentRoute: () => shell,
  path: '/systems/$number',
  validateSearch: pickNames(['edit', 'asOf']),
  component: page(() => import('./pages/system/SystemPage.js'), 'SystemPage'),
})
const compare = createRoute({
  getParentRoute: () => shell,
  path: '/compare',
  validateSearch: pickNames([...SEARCHES.readComparison, 'only']),
  component: page(() => import('./pages/compare/ComparePage.js'), 'ComparePage'),
})
const workbench = createRoute({
  getParentRoute: () => shell,
  path: '/workbench',
  validateSearch: pickNames([...SEARCHES.listSuggestions, 'system']),
  component: page(() => import('./pages/workbench/WorkbenchPage.js'), 'WorkbenchPage'),
})
const variants = createRoute({
  getParentRoute: () => shell,
  path: '/variants',
  validateSearch: pickNames(['field', 'asOf']),
  component: page(() => import('./pages/variants/VariantsPage.js'), 'VariantsPage'),
})
const duplicates = createRoute({
  getParentRoute: () => shell,
  path: '/duplicates',
  validateSearch: pickNames(SEARCHES.listDuplicates),
  component: page(() => import('./pages/duplicates/DuplicatesPage.js'), 'DuplicatesPage'),
})
const vendors = createRoute({
  getParentRoute: () => shell,
  path: '/vendors',
  validateSearch: pickNames(SEARCHES.listVendors),
  component: page(() => import('./pages/vendors/VendorsPage.js'), 'VendorsPage'),
})
const vendor = createRoute({
  getParentRoute: () => shell,
  path: '/vendors/$key',
  validateSearch: pickNames(['asOf']),
  component: page(() => import('./pages/vendors/VendorPage.js'), 'VendorPage'),
})
const replacements = createRoute({
  getParentRoute: () => shell,
  path: '/replacements',
  validateSearch: pickNames(SEARCHES.listReplacementProgress),
  component: page(() => import('./pages/replacements/ReplacementsPage.js'), 'ReplacementsPage'),
})
const replacement = createRoute({
  getParentRoute: () => shell,
  path: '/replacements/$code',
  validateSearch: pickNames(['edit', 'asOf']),
  component: page(() => import('./pages/replacements/ReplacementPage.js'), 'ReplacementPage'),
})
const contracts = createRoute({
  getParentRoute: () => shell,
  path: '/contracts',
  validateSearch: pickNames(SEARCHES.listContracts),
  component: page(() => import('./pages/contracts/ContractsPage.js'), 'ContractsPage'),
})
const newContract = createRoute({
  getParentRoute: () => shell,
  path: '/contracts/new',
  validateSearch: pickNames(['system']),
  component: page(() => import('./pages/contracts/NewContractPage.js'), 'NewContractPage'),
})
const contract = createRoute({
  getParentRoute: () => shell,
  path: '/contracts/$id',
  component: page(() => import('./pages/contracts/ContractPage.js'), 'ContractPage'),
})
const reports = createRoute({
  getParentRoute: () => shell,
  path: '/reports',
  validateSearch: pickNames(['language', 'day', 'municipality', 'serviceArea', 'subproject', 'from', 'to']),
  component: page(() => import('./pages/reports/ReportsPage.js'), 'ReportsPage'),
})
const matrix = createRoute({
  getParentRoute: () => shell,
  path: '/matrix',
  validateSearch: pickNames([...SEARCHES.readMatrix, 'show', 'row', 'column', 'panel']),
  component: page(() => import('./pages/matrix/MatrixPage.js'), 'MatrixPage'),
})
const plan = createRoute({
  getParentRoute: () => shell,
  path: '/plan',
  validateSearch: pickNames([...SEARCHES.readPlan, 'open', 'zoom']),
  component: page(() => import('./pages/plan/PlanPage.js'), 'PlanPage'),
})
const board = createRoute({
  getParentRoute: () => shell,
  path: '/plan/board',
  validateSearch: pickNames([...SEARCHES.readPlan, 'open', 'phase']),
  component: page(() => import('./pages/plan/board/BoardPage.js'), 'BoardPage'),
})
/** Where the waves stood before there was a plan: addresses are kept. */
const formerWaves = createRoute({
  getParentRoute: () => shell,
  path: '/waves',
  beforeLoad({ search }) {
    throw redirect({ to: '/plan/waves', search: search as never, replace: true })
  },
})
const waves = createRoute({
  getParentRoute: () => shell,
  path: '/plan/waves',
  validateSearch: pickNames(['asOf']),
  component: page(() => import('./pages/waves/WavesPage.js'), 'WavesPage'),
})
const landscape = createRoute({
  getParentRoute: () => shell,
  path: '/landscape',
  validateSearch: pickNames([...SEARCHES.readLandscape, 'chosen', 'view']),
  component: page(() => import('./pages/landscape/LandscapePage.js'), 'LandscapePage'),
})
const risks = createRoute({
  getParentRoute: () => shell,
  path: '/risks',
  validateSearch: pickNames(['show', 'asOf']),
  component: page(() => import('./pages/risks/RisksPage.js'), 'RisksPage'),
})
const findings = createRoute({
  getParentRoute: () => shell,
  path: '/findings',
  validateSearch: pickNames([...SEARCHES.listChecks, 'check', 'only']),
  component: page(() => import('./pages/checks/ChecksPage.js'), 'ChecksPage'),
})
const changes = createRoute({
  getParentRoute: () => shell,
  path: '/changes',
  validateSearch: pickNames(SEARCHES.listChanges),
  component: page(() => import('./pages/changes/ChangesPage.js'), 'ChangesPage'),
})
const imports = createRoute({
  getParentRoute: () => shell,
  path: '/import',
  component: page(() => import('./pages/import/ImportPage.js'), 'ImportPage'),
})
const oneImport = createRoute({
  getParentRoute: () => shell,
  path: '/import/$id',
  validateSearch: pickNames(['step', 'tab', 'code', 'q']),
  component: page(() => import('./pages/import/OneImportPage.js'), 'OneImportPage'),
})
const setup = createRoute({
  getParentRoute: () => shell,
  path: '/setup',
  component: page(() => import('./pages/setup/SetupPage.js'), 'SetupPage'),
})

const postpone = createRoute({
  getParentRoute: () => shell,
  path: '/setup/postpone',
  validateSearch: pickNames(['to']),
  component: page(() => import('./pages/setup/PostponePage.js'), 'PostponePage'),
})

const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  validateSearch: pickNames(['tab', 'user', 'q', 'role', 'state', 'kind', 'outcome', 'of', 'from', 'to']),
  component: page(() => import('./pages/people/PeoplePage.js'), 'PeoplePage'),
})
const myDay = createRoute({
  getParentRoute: () => shell,
  path: '/my-day',
  validateSearch: pickNames(SEARCHES.readMyDay),
  component: page(() => import('./pages/myDay/MyDayPage.js'), 'MyDayPage'),
})
const me = createRoute({
  getParentRoute: () => shell,
  path: '/me',
  component: page(() => import('./pages/me/MePage.js'), 'MePage'),
})

const routeTree = root.addChildren([
  signIn,
  signInReturn,
  shell.addChildren([
    overview,
    systems,
    newSystem,
    system,
    compare,
    workbench,
    variants,
    duplicates,
    vendors,
    vendor,
    replacements,
    replacement,
    contracts,
    newContract,
    contract,
    matrix,
    plan,
    board,
    formerWaves,
    waves,
    landscape,
    risks,
    reports,
    findings,
    changes,
    imports,
    oneImport,
    setup,
    postpone,
    people,
    myDay,
    me,
  ]),
])

/** Every page of the web app; each is loaded when it is first opened. */
export function makeRouter() {
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    scrollRestoration: true,
    parseSearch: (text) => renewSearch(readSearch(text)),
    stringifySearch: writeSearch,
  })
}

// A page that the server does not know of would be 404 when it is opened directly, one that is not here an empty page.
type Routed = Exclude<keyof ReturnType<typeof makeRouter>['routesByPath'], ''>
PAGES satisfies readonly Routed[] satisfies readonly (Routed extends Page ? Routed : never)[]

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}

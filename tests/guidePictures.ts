import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Role } from '../schema/rules/access.js'
import { packageRoot } from '../server/config.js'

/** Where the guides have their pictures. */
export const PICTURES_FOLDER = join(packageRoot, 'docs/guides/pictures')

interface Picture {
  name: string
  /** Who looks; left out: nobody has signed in. */
  role?: Role
  /** Which one of those who have the role, where it is not whoever is called as it. */
  user?: string
  path: string
  /** What is done before it is taken. */
  act?: (page: Page) => Promise<unknown>
}

/** Every page of the guides, as the one sees it who works there. */
export const PICTURES: readonly Picture[] = [
  { name: 'import', role: 'architect', path: '/import' },
  { name: 'new-system', role: 'architect', path: '/systems/new' },
  { name: 'variants', role: 'architect', path: '/variants' },
  { name: 'duplicates', role: 'architect', path: '/duplicates' },
  { name: 'workbench', role: 'architect', path: '/workbench' },
  { name: 'matrix', role: 'architect', path: '/matrix?row=HEO&column=0602' },
  { name: 'compare', role: 'architect', path: '/compare?like=IKT-026' },
  { name: 'replacements', role: 'architect', path: '/replacements' },
  { name: 'replacement', role: 'architect', path: '/replacements/patient_journal' },
  {
    name: 'systems',
    role: 'architect',
    path: '/systems?status=migrating&columns=municipality,status,targetDate,wave,users,contractEnd,annualCost&sort=-annualCost',
  },
  { name: 'system', role: 'architect', path: '/systems/IKT-026' },
  { name: 'landscape', role: 'architect', path: '/landscape?serviceArea=HEO&chosen=IKT-026' },
  { name: 'my-day', role: 'lead', user: 'lead-d3', path: '/my-day' },
  { name: 'overview', role: 'lead', path: '/' },
  { name: 'plan', role: 'lead', path: '/plan?open=3_health' },
  { name: 'board', role: 'lead', path: '/plan/board?open=3_health' },
  { name: 'waves', role: 'lead', path: '/plan/waves' },
  { name: 'contracts', role: 'lead', path: '/contracts' },
  { name: 'contract', role: 'lead', path: '/contracts/AVT-031' },
  { name: 'vendor', role: 'lead', path: '/vendors/Visma' },
  { name: 'risks', role: 'lead', path: '/risks' },
  { name: 'reports', role: 'lead', path: '/reports' },
  { name: 'findings', role: 'auditor', path: '/findings' },
  { name: 'changes', role: 'auditor', path: '/changes' },
  { name: 'as-of', role: 'auditor', path: '/?asOf=2019-06-30' },
  {
    name: 'export',
    role: 'auditor',
    path: '/systems?municipality=0711',
    act: (page) => page.getByRole('button', { name: 'Eksporter systemer' }).click(),
  },
  { name: 'people', role: 'administrator', path: '/people' },
  { name: 'setup', role: 'administrator', path: '/setup' },
  { name: 'me', role: 'auditor', path: '/me' },
  { name: 'sign-in', path: '/sign-in' },
]

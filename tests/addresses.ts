import type { Endpoint } from '../schema/api/endpoint.js'
import type { Role } from '../schema/rules/access.js'

const SAMPLE: Record<string, string> = {
  number: 'IKT-001',
  key: 'tieto',
  code: 'HEO',
  list: 'kind',
  format: 'ndjson',
  id: 'user-none',
  token: 'token-none',
  session: 'session-none',
}
/** Where the same name stands for another thing. */
const SAMPLE_IN: Record<string, string> = {
  mappings: 'KOB-001',
  contracts: 'AVT-001',
  integrations: 'INT-001',
  prerequisites: 'FOR-001',
  overrides: 'OVR-001',
  'series-breaks': 'SER-001',
  risks: 'RIS-001',
  'wanted-decisions': 'BES-001',
  municipalities: '0602',
  checks: 'UNMAPPED',
  imports: 'IMP-001',
  'import-profiles': 'PRO-001',
  views: 'VIS-001',
  reports: 'R-2019-001',
  jobs: '2c1de3c4-0000-4000-8000-000000000000',
}

/** Who may read what an endpoint answers: an auditor, but what belongs to those who import. */
export function readerOf({ action }: Pick<Endpoint, 'action'>): Role {
  return action === 'create_system' ? 'architect' : 'auditor'
}

/** An address that an endpoint's path stands for, with parameters of the right form. */
export function addressOf(path: string): string {
  const [, , , concept = ''] = path.split('/')
  // The whole register is no one list, so no CSV.
  const sample = path.replace('everything.:format', 'everything.zip')
  return sample.replace(/:(\w+)/g, (_, name: string) => SAMPLE_IN[concept] ?? SAMPLE[name] ?? name)
}

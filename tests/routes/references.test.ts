import { ENTITIES, type Entity } from '../../schema/api/changes.js'
import { WRITTEN_FIELDS } from '../../schema/api/loggedFields.js'
import type { Role } from '../../schema/rules/access.js'
import type { Fields } from '../../schema/rules/fields.js'
import { test } from '../engines.js'
import { FULL_SYSTEM } from '../server.js'
import { startWithSystems } from '../tracks.js'

interface Write {
  as: Role
  method: 'POST' | 'PATCH'
  url: string
  /** What is right but for the field that is tried. */
  body: object
}

const post = (as: Role, path: string, body: object): Write => ({
  as,
  method: 'POST',
  url: `/api/v1/${path}`,
  body,
})
const patchTrack = (as: Role, track: string): Write => ({
  as,
  method: 'PATCH',
  url: `/api/v1/systems/IKT-001/${track}`,
  body: {},
})
const names = { nameNb: 'Ny', nameEn: 'New' }

/** How each kind of row is written; null: nothing of it refers to anything. */
const WRITES: Record<Entity, Write | null> = {
  programme: null,
  municipality: null,
  service_area: null,
  code: null,
  system: post('architect', 'systems', FULL_SYSTEM),
  replacement: post('architect', 'replacements', { code: 'ny', ...names, kind: 'continued' }),
  mapping: post('architect', 'mappings', { system: 'IKT-001', replacement: 'epj' }),
  archive: patchTrack('records_manager', 'archive'),
  privacy: patchTrack('privacy_adviser', 'privacy'),
  contract: post('architect', 'contracts', { supplier: 'Tieto' }),
  integration: post('architect', 'integrations', { fromSystem: 'IKT-001', data: 'Brukere' }),
  prerequisite: post('lead', 'prerequisites', { system: 'IKT-001', requires: 'IKT-002' }),
  series_break: post('records_manager', 'series-breaks', { replacement: 'epj', body: '0602' }),
  wave: null,
  milestone: null,
  override: post('administrator', 'overrides', {
    system: 'IKT-001',
    gate: 'MAPPED',
    reason: 'Avtalt',
    evidence: 'Sak 19/1',
  }),
  follow_up: null,
  risk: post('lead', 'risks', { title: 'Strømmen går', likelihood: 1, consequence: 5 }),
  wanted_decision: post('lead', 'wanted-decisions', { title: 'Kjøp lisenser', consequenceOfNone: 'Ingen' }),
  import: null,
  import_profile: null,
  saved_view: null,
  report: null,
  user: null,
  token: null,
}

test('no field of any concept takes what the register has not', async (t) => {
  const server = await startWithSystems(t)
  for (const entity of ENTITIES)
    for (const [name, { choices, type }] of Object.entries(WRITTEN_FIELDS[entity] as Fields)) {
      if (choices === undefined || choices.from === 'words') continue
      const write = WRITES[entity]
      if (!write) t.fail(`${entity}.${name} refers to something: say how it is written`)
      else {
        const none = choices.from === 'rows' && choices.of === 'system' ? 'IKT-404' : 'no_such'
        const body = { ...write.body, [name]: type === 'list' ? [none] : none }
        const match: Record<string, string> = write.method === 'PATCH' ? { 'if-match': '"0"' } : {}
        const answer = await server.call(write.as, write.method, write.url, body, match)
        t.equal(answer.body.code, 'unknown_reference', `${entity}.${name}`)
        t.equal(answer.body.errors[0]?.path, name, `${entity}.${name}: named`)
      }
    }
})

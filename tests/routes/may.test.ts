import type { Change } from '../../schema/api/changes.js'
import { WRITTEN_FIELDS } from '../../schema/api/loggedFields.js'
import type { Me } from '../../schema/api/sessions.js'
import { ROLES, type Role } from '../../schema/rules/access.js'
import { changeNames } from '../../schema/rules/fields.js'
import {
  askedFor,
  EVERYBODYS,
  may,
  type Of,
  ofContract,
  ofSystem,
  ownFields,
  type Written,
} from '../../schema/rules/may.js'
import { createUsers } from '../../server/domain/users.js'
import { testOnce } from '../engines.js'
import { startWithReplacements } from '../replacements.js'
import { FULL_SYSTEM, type TestServer, testContext } from '../server.js'

const api = '/api/v1'

/** Somebody who calls from a browser, and what the web knows of them. */
interface Person {
  name: string
  me: Me
  call: (method: string, path: string, body?: unknown, version?: unknown) => ReturnType<TestServer['call']>
}

async function comeIn(server: TestServer, id: string): Promise<Person> {
  const headers = await server.signIn(id)
  const call: Person['call'] = (method, path, body, version) =>
    server.call(null, method, `${api}${path}`, body, {
      ...headers,
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    })
  return { name: id, me: (await call('GET', '/me')).body, call }
}

/** Users who lead some subprojects: one of them alone, and one who is an architect too. */
async function addLeads(server: TestServer): Promise<void> {
  const lead = (id: string, roles: readonly Role[], scope: readonly string[]) => ({
    ...{ id, name: id, email: `${id}@testvik.example`, roles: [...roles], scope: [...scope] },
    state: 'active' as const,
  })
  await createUsers(testContext(server), [
    lead('lead-d3', ['lead'], ['D3']),
    lead('lead-d3-architect', ['lead', 'architect'], ['D3']),
    lead('lead-d4', ['lead'], ['D4']),
  ])
}

/** Where a row is read and written; `among`: in which list it is found, where it is not read alone. */
interface Place {
  path: string
  among?: { list: string; key: string }
}

interface Made {
  own: string
  other: string
  none: string
  places: Partial<Record<Written, Place>>
}

/** A row of every concept; systems of D3, of D4 and of no subproject. */
async function fill(server: TestServer): Promise<Made> {
  const make = async (role: Role, path: string, body: object) => {
    const { body: made, status, text } = await server.call(role, 'POST', `${api}${path}`, body)
    if (status !== 201) throw new Error(`${path}: ${text}`)
    return made
  }
  const system = async (serviceArea: string | null): Promise<string> =>
    (await make('architect', '/systems', { ...FULL_SYSTEM, serviceArea })).number
  const [own, other, none] = [await system('HEO'), await system('SKO'), await system(null)]
  const row = async (role: Role, path: string, body: object): Promise<Place> => ({
    path: `${path}/${(await make(role, path, body)).id}`,
  })
  const listed = (list: string, key: string, path = `${list}/${key}`): Place => ({
    path,
    among: { list, key },
  })
  await make('lead', '/waves', { code: 'w1', nameNb: 'Helse', nameEn: 'Health' })
  await make('lead', '/milestones', { code: 'm1', nameNb: 'Dag 1', nameEn: 'Day 1', date: '2020-01-01' })
  return {
    ...{ own, other, none },
    places: {
      system: { path: `/systems/${own}` },
      archive: { path: `/systems/${own}/archive` },
      privacy: { path: `/systems/${own}/privacy` },
      mapping: await row('architect', '/mappings', { system: own, replacement: 'epj' }),
      contract: await row('architect', '/contracts', { supplier: 'Tieto', systems: [own] }),
      integration: await row('architect', '/integrations', {
        fromSystem: own,
        toSystem: other,
        data: 'Vedtak',
      }),
      prerequisite: await row('lead', '/prerequisites', { system: own, requires: other }),
      series_break: await row('records_manager', '/series-breaks', {
        replacement: 'epj',
        body: '0602',
      }),
      risk: await row('lead', '/risks', { title: 'X', likelihood: 1, consequence: 1, system: own }),
      wanted_decision: await row('lead', '/wanted-decisions', {
        title: 'X',
        consequenceOfNone: 'X',
        subproject: 'D3',
      }),
      replacement: { path: '/replacements/epj' },
      programme: { path: '/programme' },
      wave: listed('/waves', 'w1'),
      milestone: listed('/milestones', 'm1'),
      municipality: listed('/municipalities', '0602'),
      service_area: listed('/service-areas', 'HEO'),
      code: listed('/codes', 'siard', '/codes/archive_duty/siard'),
    },
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a row of any concept
async function readRow(server: TestServer, { path, among }: Place): Promise<any> {
  const { body } = await server.call('auditor', 'GET', `${api}${among?.list ?? path}`)
  if (!among) return body
  return body.items.find(({ code, number }: Record<string, string>) => [code, number].includes(among.key))
}

/** What the web knows of whose a row is. */
function ofRow(concept: Written, row: Parameters<typeof ofSystem>[0] & Parameters<typeof ofContract>[0]): Of {
  if (concept === 'contract') return ofContract(row)
  return ['system', 'mapping', 'prerequisite', 'risk', 'wanted_decision'].includes(concept)
    ? ofSystem({ subproject: 'D3' })
    : EVERYBODYS
}

const PERSONS = [...ROLES, 'lead-d3', 'lead-d3-architect']

testOnce('a form offers a field where the server takes it, for every role and concept', async (t) => {
  const server = await startWithReplacements(t)
  await addLeads(server)
  const { places } = await fill(server)
  for (const id of PERSONS)
    await t.test(id, async (t) => {
      const { me, call } = await comeIn(server, id)
      for (const [concept, place] of Object.entries(places) as [Written, Place][]) {
        let row = await readRow(server, place)
        const names: string[] = changeNames(WRITTEN_FIELDS[concept])
        // The form of a mapping asks for it too; of it only a change is looked at.
        if (concept === 'mapping') names.push('restReason')
        const offered = ownFields(me, concept, names, ofRow(concept, row))
        for (const name of names) {
          const value = name === 'restReason' ? `Tegnes av ${id}` : (row[name]?.code ?? row[name])
          const answer = await call('PATCH', place.path, { [name]: value }, row.version)
          const says = `${concept} ${name}: ${answer.status} ${answer.body?.code ?? ''}`
          t.equal(answer.status !== 403, offered.includes(name), says)
          if (answer.status === 200) row = await readRow(server, place)
        }
      }
    })
})

testOnce('what is offered of the systems of D3, of D4 and of none is what the server takes', async (t) => {
  const server = await startWithReplacements(t)
  await addLeads(server)
  const { own, other, none } = await fill(server)
  const all = [own, other, none]
  const architect = await comeIn(server, 'architect')
  const made = async (path: string, body: object): Promise<string> =>
    `${path}/${(await architect.call('POST', path, body)).body.id}`
  const mappings: string[] = []
  const prerequisites: string[] = []
  for (const system of [other, none]) {
    mappings.push(await made('/mappings', { system, replacement: 'epj' }))
    prerequisites.push(await made('/prerequisites', { system, requires: 'IKT-001' }))
  }
  const contracts: string[] = []
  for (const systems of [[own], [other], [own, other], [none], []])
    contracts.push(await made('/contracts', { supplier: 'Visma', systems }))
  let count = 0
  for (const id of PERSONS)
    await t.test(id, async (t) => {
      const { me, call } = await comeIn(server, id)
      /** A change that changes something, which is what is asked of whom a row is. */
      const change = async (concept: Written, path: string, field: string, value: unknown, ofWhat?: Of) => {
        const { body: row } = await call('GET', path)
        const of = ofWhat ?? (concept === 'contract' ? ofContract(row) : ofSystem(row.waiting ?? row))
        const answer = await call('PATCH', path, { [field]: value }, row.version)
        const says = `${path} ${field}: ${answer.status} ${answer.body?.code ?? ''}`
        t.equal(answer.status !== 403, may(me, askedFor(concept, field), of), says)
      }
      for (const number of all) {
        const text = `Ny tekst ${count++}`
        for (const field of ['responsible', 'product', 'note', 'newOwner'])
          await change('system', `/systems/${number}`, field, text)
        const { body: system } = await call('GET', `/systems/${number}`)
        const { transitions } = (await call('GET', `/systems/${number}/transitions`)).body
        const moved = await call('POST', `/systems/${number}/transitions`, { to: 'assessed' }, system.version)
        const offered = may(me, { action: 'plan_system' }, ofSystem(system))
        t.equal(moved.status !== 403, offered, `${number} moves: ${moved.status}`)
        const step = transitions.find(({ to }: { to: string }) => to === 'assessed')
        if (offered) t.equal(moved.status === 200, step.allowed, `${number}: ${moved.text}`)
        else t.equal(step.allowed, false, `${number}: and the API says so`)
        if (moved.status === 200)
          await call(
            'POST',
            `/systems/${number}/transitions`,
            { to: 'registered', reason: 'X' },
            moved.body.version,
          )
      }
      const subprojects = ['D4', null]
      for (const [index, path] of mappings.entries()) {
        const of = ofSystem({ subproject: subprojects[index] ?? null })
        await change('mapping', path, 'deviationReference', `Sak ${count++}`, of)
        await change('mapping', path, 'scope', `Del ${count++}`, of)
        await change('mapping', path, 'restReason', `Resten ${count++}`, of)
      }
      for (const path of prerequisites) await change('prerequisite', path, 'note', `Merk ${count++}`)
      for (const path of contracts) await change('contract', path, 'annualCost', count++)
    })
})

testOnce(
  'an undo is offered of what one may put back, and of nothing that is refused for whose it is',
  async (t) => {
    const server = await startWithReplacements(t)
    await addLeads(server)
    const { own, other } = await fill(server)
    const [lead, architect, records] = [
      await comeIn(server, 'lead'),
      await comeIn(server, 'architect'),
      await comeIn(server, 'records_manager'),
    ]
    const edit = async ({ call }: Person, path: string, body: object) => {
      const { body: row } = await call('GET', path)
      const answer = await call('PATCH', path, body, row.version)
      t.equal(answer.status, 200, answer.text)
    }
    const contract = async (systems: string[]): Promise<string> =>
      `/contracts/${(await architect.call('POST', '/contracts', { supplier: 'Visma', systems })).body.id}`
    for (const number of [own, other]) {
      await edit(lead, `/systems/${number}`, { responsible: 'Nora' })
      await edit(architect, `/systems/${number}`, { product: 'Profil', responsible: 'Per' })
      await edit(records, `/systems/${number}/archive`, { appraisal: 'Bevares' })
      const { body } = await lead.call('GET', `/systems/${number}`)
      await lead.call('POST', `/systems/${number}/transitions`, { to: 'assessed' }, body.version)
      const path = await contract([number])
      await edit(lead, path, { annualCost: 10 })
      await edit(architect, path, { noticeWaiver: 'Sagt opp muntlig' })
      await edit(architect, await contract([number, 'IKT-001']), { systems: ['IKT-001'] })
    }
    for (const of of [{ system: own }, { system: other }, { subproject: 'D3' }, { subproject: 'D4' }, {}]) {
      const { body } = await lead.call('POST', '/risks', { title: 'X', likelihood: 1, consequence: 1, ...of })
      await edit(lead, `/risks/${body.id}`, { system: null, subproject: 'D3' })
    }
    // Their own system, taken from under a contract that then covers others’ alone.
    await edit(await comeIn(server, 'lead-d3'), await contract([own, other]), { systems: [other] })
    const { items } = (await lead.call('GET', '/changes?limit=80')).body as { items: Change[] }
    const offeredTo = new Map<string, number>()
    for (const id of [...PERSONS, 'lead-d4'])
      await t.test(id, async (t) => {
        const { me, call } = await comeIn(server, id)
        const [newest] = items
        if (id === 'lead-d3') {
          const { status } = await call('POST', `/changes/${newest?.requestId}/undo`, { dryRun: true })
          t.equal(status, 200, 'what they have just done is theirs to take back')
        }
        for (const requestId of new Set(items.map((item) => item.requestId))) {
          const changes = items.filter((item) => item.requestId === requestId)
          const offered = changes.every(({ undo }) => undo?.asks.every((asked) => may(me, asked, undo.of)))
          const { status, body } = await call('POST', `/changes/${requestId}/undo`, { dryRun: true })
          const says = `${changes.map(({ seq, entity, action, fields }) => `#${seq} ${entity} ${action} ${fields}`)}: ${status} ${body.code ?? ''}`
          if (offered) t.not(status, 403, says)
          else t.not(status, 200, says)
          if (offered) offeredTo.set(id, (offeredTo.get(id) ?? 0) + 1)
        }
      })
    t.ok((offeredTo.get('lead-d3') ?? 0) > 0, 'a lead of D3 is offered some')
    t.ok((offeredTo.get('lead-d3') ?? 0) < (offeredTo.get('lead') ?? 0), 'and fewer than who leads all')
    t.equal(offeredTo.get('auditor'), undefined)
  },
)

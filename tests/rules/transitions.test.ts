import t from 'tap'
import { type Access, ROLES, type Role } from '../../schema/rules/access.js'
import { GATES } from '../../schema/rules/gates.js'
import { nextStatuses, previousStatus, STATUSES, type Status } from '../../schema/rules/status.js'
import { DISPOSITIONS } from '../../schema/rules/systems.js'
import { gatesInto, transitions } from '../../schema/rules/transitions.js'
import { archiveOf, factsOf, mappingOf } from './facts.js'

/** Somebody in a role. */
const as = (role: Role, id = 'somebody') => ({ id, roles: [role], scope: [] })

t.test('every next status and the one step back are offered, for every status and disposition', async (t) => {
  for (const status of STATUSES)
    for (const disposition of DISPOSITIONS) {
      const facts = factsOf({ status, disposition })
      const offered = transitions(facts, as('administrator')).map(({ to, direction }) => [to, direction])
      const back = previousStatus(facts.system)
      t.strictSame(
        offered,
        [...nextStatuses(facts.system).map((to) => [to, 'forward']), ...(back ? [[back, 'back']] : [])],
        `${status}, ${disposition}`,
      )
    }
})

t.test('a system that lacks nothing may go all the way', async (t) => {
  const way: Status[] = ['registered', 'assessed', 'decided', 'planned', 'migrating', 'cut_over', 'read_only']
  for (const status of [...way, 'phasing_out'] as const) {
    const forward = transitions(factsOf({ status }), as('lead')).filter(
      ({ direction }) => direction === 'forward',
    )
    t.ok(forward.length > 0, `${status} has a way forward`)
    for (const { to, allowed, reasonRequired, gates } of forward) {
      t.ok(allowed, `${status} → ${to}`)
      t.notOk(reasonRequired, `${status} → ${to} needs no reason`)
      t.strictSame(
        gates.filter(({ code }) => code !== 'FOUR_EYES'),
        gatesInto(to, factsOf({ status })),
        `${status} → ${to} shows the gates that hold`,
      )
    }
  }
})

t.test('one failing gate closes the way, and says the field that mends it', async (t) => {
  const [forward] = transitions(factsOf({ status: 'decided', targetDate: null }), as('administrator'))
  t.match(forward, { to: 'planned', allowed: false })
  t.match(forward?.gates.slice(0, 3), [
    { code: 'COVERAGE_INCOMPLETE', holds: true },
    {
      code: 'DATE_MISSING',
      holds: false,
      place: { part: 'system', field: 'targetDate' },
      nb: /mangler/,
      en: /missing/,
    },
    {
      code: 'RESPONSIBLE_MISSING',
      holds: true,
      place: { part: 'system', field: 'responsible' },
      nb: /er satt/,
      en: /is set/,
    },
  ])
  const early = { ...factsOf({ status: 'migrating' }), mappings: [mappingOf({ replacementState: 'coming' })] }
  t.match(transitions(early, as('administrator'))[0], { to: 'cut_over', allowed: false })
})

t.test('one step back asks for a reason, whatever the gates', async (t) => {
  for (const reason of [undefined, '', '  ']) {
    const back = transitions(factsOf({ status: 'planned', systemOwner: null }), as('lead'), { reason }).at(-1)
    t.match(back, { to: 'decided', direction: 'back', allowed: true, reasonRequired: true })
    t.match(back?.gates, [{ code: 'REASON_REQUIRED', holds: false, place: null, overridable: false }])
  }
  const given = transitions(factsOf({ status: 'planned' }), as('lead'), {
    reason: 'Ny dato fra leverandøren',
  }).at(-1)
  t.match(given?.gates, [{ code: 'REASON_REQUIRED', holds: true }])
})

t.test(
  'who discharged the archive does not decommission the system, not even as administrator',
  async (t) => {
    for (const role of ['lead', 'administrator'] as const) {
      const facts = factsOf({ status: 'phasing_out' })
      const [own] = transitions(facts, as(role, 'records_manager'))
      t.match(own, { to: 'decommissioned', allowed: false })
      t.match(own?.gates.at(-1), { code: 'FOUR_EYES', holds: false, overridable: false })
      t.match(transitions(facts, as(role))[0], { to: 'decommissioned', allowed: true })
    }
  },
)

t.test('an override makes a failing gate count as held, and shows', async (t) => {
  const override = {
    id: 'OVR-001',
    gate: 'OWNER_MISSING',
    byName: 'Administrator',
    reason: 'x',
    evidence: 'y',
  }
  const facts = { ...factsOf({ status: 'registered', systemOwner: null }), overrides: [override] }
  const [gate] = gatesInto('assessed', facts)
  t.match(gate, { code: 'OWNER_MISSING', holds: true, overridden: { id: 'OVR-001', by: 'Administrator' } })
  t.match(gate?.nb, /mangler/, 'it still says what is wrong')
  t.match(transitions(facts, as('lead'))[0], { to: 'assessed', allowed: true })
  const mended = { ...factsOf({ status: 'registered' }), overrides: [override] }
  t.match(gatesInto('assessed', mended)[0], { holds: true, overridden: null }, 'one that holds needs none')
  for (const { code } of GATES.filter(({ fixed }) => fixed)) {
    const broken = {
      ...factsOf({ status: 'phasing_out', disposition: 'undecided' }),
      mappings: [],
      archive: archiveOf({ dischargedOn: null }),
      overrides: [{ ...override, gate: code }],
    }
    const found = [...gatesInto('decided', broken), ...gatesInto('decommissioned', broken)]
    t.notOk(
      found.some((one) => one.code === code && one.overridden),
      `${code} cannot be overridden`,
    )
  }
})

t.test('only an administrator takes a system back from decommissioned', async (t) => {
  for (const role of ROLES) {
    const [back, ...more] = transitions(factsOf({ status: 'decommissioned' }), as(role), {
      reason: 'Feilregistrert',
    })
    t.strictSame(more, [], `${role}: there is no way forward`)
    t.match(back, { to: 'phasing_out', direction: 'back', allowed: role === 'administrator' }, role)
    t.match(
      back?.gates,
      [
        { code: 'REASON_REQUIRED', holds: true },
        { code: 'ADMINISTRATOR_REQUIRED', holds: role === 'administrator' },
      ],
      role,
    )
  }
})

t.test('who leads some subprojects moves their systems, and is told whose another is', async (t) => {
  const lead = { id: 'nora', roles: ['lead'] as const, scope: ['D3'] }
  const of = (status: Status, subproject: string | null, actor: Access & { id: string } = lead) =>
    transitions(factsOf({ status }), actor, { subproject }).flatMap(({ to, allowed, gates }) =>
      gates.some(({ code, holds }) => code === 'OUT_OF_SCOPE' && !holds && !allowed) ? [to] : [],
    )
  t.strictSame(of('registered', 'D3'), [])
  t.strictSame(of('registered', 'D1'), ['assessed'])
  t.strictSame(of('planned', 'D1'), ['migrating', 'decided'], 'back too')
  t.strictSame(of('planned', null), ['migrating', 'decided'])
  const both = { ...lead, roles: ['lead', 'architect'] as const }
  t.strictSame(of('planned', 'D1', both), ['migrating'], 'by another role some steps')
  t.strictSame(of('planned', 'D1', { ...lead, scope: [] }), [])
  const [step] = transitions(factsOf({ status: 'registered' }), lead, { subproject: 'D1' })
  t.match(step?.gates.at(-1), { overridable: false, nb: /Bare prosjektleder for D1/ })
})

import t from 'tap'
import { ROLES } from '../../schema/rules/access.js'
import { nextStatuses, previousStatus, STATUSES, type Status } from '../../schema/rules/status.js'
import { DISPOSITIONS } from '../../schema/rules/systems.js'
import { gatesInto, transitions } from '../../schema/rules/transitions.js'
import { factsOf, mappingOf } from './facts.js'

t.test('every next status and the one step back are offered, for every status and disposition', async (t) => {
  for (const status of STATUSES)
    for (const disposition of DISPOSITIONS) {
      const facts = factsOf({ status, disposition })
      const offered = transitions(facts, 'administrator').map(({ to, direction }) => [to, direction])
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
    const forward = transitions(factsOf({ status }), 'lead').filter(
      ({ direction }) => direction === 'forward',
    )
    t.ok(forward.length > 0, `${status} has a way forward`)
    for (const { to, allowed, reasonRequired, gates } of forward) {
      t.ok(allowed, `${status} → ${to}`)
      t.notOk(reasonRequired, `${status} → ${to} needs no reason`)
      t.strictSame(gates, gatesInto(to, factsOf({ status })), `${status} → ${to} shows the gates that hold`)
    }
  }
})

t.test('one failing gate closes the way, and says the field that mends it', async (t) => {
  const [forward] = transitions(factsOf({ status: 'decided', targetDate: null }), 'administrator')
  t.match(forward, { to: 'planned', allowed: false })
  t.match(forward?.gates, [
    { code: 'DATE_MISSING', holds: false, field: 'targetDate', nb: /mangler/, en: /missing/ },
    { code: 'RESPONSIBLE_MISSING', holds: true, field: 'responsible', nb: /er satt/, en: /is set/ },
  ])
  const early = { ...factsOf({ status: 'migrating' }), mappings: [mappingOf({ replacementState: 'coming' })] }
  t.match(transitions(early, 'administrator')[0], { to: 'cut_over', allowed: false })
})

t.test('one step back asks for a reason, whatever the gates', async (t) => {
  for (const reason of [undefined, '', '  ']) {
    const back = transitions(factsOf({ status: 'planned', systemOwner: null }), 'lead', reason).at(-1)
    t.match(back, { to: 'decided', direction: 'back', allowed: true, reasonRequired: true })
    t.match(back?.gates, [{ code: 'REASON_REQUIRED', holds: false, field: null }])
  }
  const given = transitions(factsOf({ status: 'planned' }), 'lead', 'Ny dato fra leverandøren').at(-1)
  t.match(given?.gates, [{ code: 'REASON_REQUIRED', holds: true }])
})

t.test('only an administrator takes a system back from decommissioned', async (t) => {
  for (const role of ROLES) {
    const [back, ...more] = transitions(factsOf({ status: 'decommissioned' }), role, 'Feilregistrert')
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

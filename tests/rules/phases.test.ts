import t from 'tap'
import { awaitsFormalities, PHASES, type Phase, phaseOf, statusesOf } from '../../schema/rules/phases.js'
import { isReady, STATUSES, type Status } from '../../schema/rules/status.js'
import { DISPOSITIONS } from '../../schema/rules/systems.js'

const CASES: Record<Phase, Status[]> = {
  surveyed: ['registered', 'assessed'],
  planned: ['decided', 'planned'],
  moving: ['migrating'],
  ready: ['cut_over', 'read_only', 'retained'],
  closing: ['phasing_out', 'decommissioned'],
}

t.test('each status has one phase of five', async (t) => {
  t.strictSame(Object.fromEntries(PHASES.map((phase) => [phase, statusesOf(phase)])), CASES)
  for (const status of STATUSES) {
    t.ok(statusesOf(phaseOf(status)).includes(status), status)
    const isLast = phaseOf(status) === 'ready' || phaseOf(status) === 'closing'
    t.equal(isLast, isReady(status), `${status}: the last two phases are those that are ready`)
  }
})

t.test('only what is decided carried on, and not yet retained, awaits formalities', async (t) => {
  for (const status of STATUSES)
    for (const disposition of DISPOSITIONS)
      t.equal(
        awaitsFormalities({ status, disposition }),
        status === 'decided' && disposition === 'retain',
        `${status} ${disposition}`,
      )
})

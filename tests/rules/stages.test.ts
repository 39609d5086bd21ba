import t from 'tap'
import { STAGES, stageOf, statusesAt } from '../../schema/rules/stages.js'
import { READY_STATUSES, STATUSES } from '../../schema/rules/status.js'

t.test('every status is at one stage, and what is ready is what counts as ready', async (t) => {
  for (const [status, stage] of [
    ['registered', 'undecided'],
    ['assessed', 'undecided'],
    ['decided', 'under_way'],
    ['planned', 'under_way'],
    ['migrating', 'under_way'],
    ['cut_over', 'ready'],
    ['decommissioned', 'ready'],
    ['retained', 'ready'],
  ] as const)
    t.equal(stageOf(status), stage, status)
  t.strictSame(STAGES.flatMap(statusesAt).sort(), [...STATUSES].sort(), 'each once')
  t.strictSame(statusesAt('ready'), READY_STATUSES)
})

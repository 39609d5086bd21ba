import t from 'tap'
import { among } from '../../web/pages/systems/among.js'
import type { Search } from '../../web/paths.js'

const CASES: readonly [name: string, filters: Search, more: Search, both: Search | null][] = [
  ['nothing is filtered', {}, { wave: ['3'] }, { wave: ['3'] }],
  [
    'another filter stays',
    { q: 'x', wave: ['3'] },
    { status: ['planned'] },
    { q: 'x', wave: ['3'], status: ['planned'] },
  ],
  ['one of several', { wave: ['1', '3'] }, { wave: ['3'] }, { wave: ['3'] }],
  ['one as the address has it', { wave: '3' }, { wave: ['3'] }, { wave: ['3'] }],
  ['of what has none', { wave: ['', '3'] }, { wave: [''] }, { wave: [''] }],
  ['what the filter leaves out', { wave: ['1'] }, { wave: ['3'] }, null],
  [
    'those of several that the filter allows',
    { status: ['planned', 'retained'] },
    { status: ['decided', 'planned'] },
    { status: ['planned'] },
  ],
  ['none of several', { status: ['migrating'] }, { status: ['decided', 'planned'] }, null],
  ['turned round, of another value', { not: ['wave'], wave: ['1'] }, { wave: ['3'] }, { wave: ['3'] }],
  ['turned round, of the same value', { not: 'wave', wave: '3' }, { wave: ['3'] }, null],
  [
    'turned round, of some of several',
    { not: ['status'], status: ['planned'] },
    { status: ['decided', 'planned'] },
    { status: ['decided'] },
  ],
  [
    'another is turned round',
    { not: ['kind', 'wave'], kind: ['x'], wave: ['1'] },
    { wave: ['3'] },
    { not: ['kind'], kind: ['x'], wave: ['3'] },
  ],
  ['ready, of what is not', { ready: 'false' }, { ready: 'true' }, null],
  ['ready, of what is', { ready: 'true' }, { ready: 'true' }, { ready: 'true' }],
  ['a signal', { wave: ['1'] }, { signal: ['overdue'] }, { wave: ['1'], signal: ['overdue'] }],
  ['the same signal', { signal: ['overdue'] }, { signal: ['overdue'] }, { signal: ['overdue'] }],
  [
    'one of the signals',
    { signal: ['overdue', 'blocked'] },
    { signal: ['overdue'] },
    { signal: ['overdue'] },
  ],
  [
    'more signals than the filter',
    { signal: ['overdue'] },
    { signal: ['blocked', 'overdue'] },
    { signal: ['overdue'] },
  ],
  ['two signals at once, which no filter says', { signal: ['blocked'] }, { signal: ['overdue'] }, null],
  [
    'a signal and not another, which no filter says',
    { not: ['signal'], signal: ['blocked'] },
    { signal: ['overdue'] },
    null,
  ],
  ['nothing', { wave: ['1'] }, { status: [] }, null],
]

t.test('what finds the systems that are found by some filters and by others too', async (t) => {
  for (const [name, filters, more, both] of CASES) t.strictSame(among(filters, more), both, name)
})

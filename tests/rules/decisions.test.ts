import t from 'tap'
import {
  type DecisionChange,
  earlierDecisions,
  mayReverse,
  REVERSED,
  reversedFields,
} from '../../schema/rules/decisions.js'
import { STATUSES } from '../../schema/rules/status.js'

t.test('a decision is reversed from where it stands until somebody works in the replacement', async (t) => {
  const may = STATUSES.filter((status) => mayReverse(status, [], '2019-10-15'))
  t.strictSame(may, ['decided', 'planned', 'migrating', 'retained'])
  const cases: [string | null, boolean][] = [
    [null, true],
    ['2019-10-14', false],
    ['2019-10-15', false],
    ['2019-10-16', true],
  ]
  for (const [actualCutOver, expected] of cases)
    t.equal(
      mayReverse('migrating', [{ actualCutOver: null }, { actualCutOver }], '2019-10-15'),
      expected,
      String(actualCutOver),
    )
})

t.test('only what is there is said to be cleared', async (t) => {
  t.strictSame(reversedFields({ ...REVERSED, disposition: 'replace', targetDate: '2019-12-01' }), [
    'disposition',
    'targetDate',
  ])
  t.strictSame(reversedFields(REVERSED), [])
})

const DECIDED = {
  disposition: 'replace',
  decisionDate: '2019-02-12',
  decisionReference: 'SYN-1',
  status: 'decided',
}
let seq = 0
const row = (fields: Partial<DecisionChange>): DecisionChange => {
  seq += 1
  return {
    ...{ seq, requestId: `r${seq}`, undoes: null, at: '2019-10-15T08:00:00Z', actorName: 'IKT-arkitekt' },
    ...{ entity: 'system', entityId: 'IKT-001', reason: null, before: null, after: null },
    ...fields,
  }
}
const system = (before: object, after: object, more: Partial<DecisionChange> = {}) =>
  row({ before: { ...DECIDED, ...before }, after: { ...DECIDED, ...after }, ...more })
const mapping = (entityId: string, replacement: string, voidedAt: string | null = null) =>
  row({ entity: 'mapping', entityId, after: { replacement, voidedAt } })
const decided = () => row({ after: DECIDED })

t.test('a decision that no longer stands is listed with what it was', async (t) => {
  const cases: [string, DecisionChange[], object[]][] = [
    ['one that stands', [decided()], []],
    ['a case number that is corrected', [decided(), system({}, { decisionReference: 'SYN-2' })], []],
    [
      'another date, while nothing is decided yet',
      [system({ status: 'assessed' }, { status: 'assessed', decisionDate: '2019-02-13' })],
      [],
    ],
    [
      'reversed, with its mappings of then',
      [
        decided(),
        mapping('KOB-001', 'epj'),
        mapping('KOB-002', 'kart'),
        mapping('KOB-002', 'kart', '2019-10-01'),
        system({ status: 'migrating' }, { status: 'assessed' }),
        system({ status: 'assessed' }, { status: 'assessed', ...REVERSED }, { reason: 'Ny leverandør' }),
        mapping('KOB-001', 'epj', '2019-10-15'),
      ],
      [
        {
          disposition: 'replace',
          decisionReference: 'SYN-1',
          mappings: [{ replacement: 'epj' }],
          reason: 'Ny leverandør',
        },
      ],
    ],
    [
      'decided otherwise, twice: the newest first',
      [
        decided(),
        system({}, { disposition: 'retain', decisionDate: '2019-03-01' }),
        system({ disposition: 'retain', decisionDate: '2019-03-01' }, { disposition: 'retire' }),
      ],
      [{ disposition: 'retain' }, { disposition: 'replace' }],
    ],
    [
      'reversed, and that undone',
      [
        decided(),
        system({}, { ...REVERSED, status: 'assessed' }, { requestId: 'reversal' }),
        system({ ...REVERSED, status: 'assessed' }, {}, { requestId: 'undo', undoes: 'reversal' }),
      ],
      [],
    ],
    [
      'reversed, that undone, and the undo undone',
      [
        decided(),
        system({}, { ...REVERSED, status: 'assessed' }, { requestId: 'reversal' }),
        system({ ...REVERSED, status: 'assessed' }, {}, { requestId: 'undo', undoes: 'reversal' }),
        system({}, { ...REVERSED, status: 'assessed' }, { requestId: 'again', undoes: 'undo' }),
      ],
      [{ requestId: 'reversal' }],
    ],
  ]
  for (const [name, changes, expected] of cases) {
    const found = earlierDecisions(changes)
    t.match(found, expected, name)
    t.equal(found.length, expected.length, `${name}: ${found.length}`)
  }
})

import t from 'tap'
import { ENTITIES } from '../../schema/api/changes.js'
import { WRITTEN_FIELDS } from '../../schema/api/loggedFields.js'
import {
  type Access,
  type Asked,
  canEditField,
  contractAction,
  mappingAction,
  ROLES,
  type Role,
  replacementAction,
} from '../../schema/rules/access.js'
import {
  askedFor,
  EVERYBODYS,
  may,
  type Of,
  ofContract,
  ofSystem,
  outsideWords,
  ownFields,
  scopeWords,
  WRITTEN,
  whoMay,
} from '../../schema/rules/may.js'
import { SYSTEM_FIELD_NAMES } from '../../schema/rules/systemFields.js'

const only = (role: Role, ...scope: string[]): Access => ({ roles: [role], scope })
const both: Access = { roles: ['lead', 'architect'], scope: ['D3'] }
const two = only('lead', 'D3', 'D4')
const auditor = only('auditor')
const reading: Access = { ...only('lead', 'D3'), readsOnly: true }
const [d1, d3, none] = ['D1', 'D3', null].map((subproject) => ofSystem({ subproject })) as [Of, Of, Of]
const contractOf = (...subprojects: (string | null)[]) =>
  ofContract({ covers: subprojects.map((subproject) => ({ subproject })) })

/** What is asked, of which row, and whether each of them may: somebody who leads D3, one who leads all, and others. */
const CASES: [string, Asked, Of, { d3: boolean; lead: boolean; both: boolean; architect: boolean }][] = [
  [
    'a date of D3',
    askedFor('system', 'targetDate'),
    d3,
    { d3: true, lead: true, both: true, architect: true },
  ],
  [
    'a date of D1',
    askedFor('system', 'targetDate'),
    d1,
    { d3: false, lead: true, both: true, architect: true },
  ],
  [
    'a date of none',
    askedFor('system', 'targetDate'),
    none,
    { d3: false, lead: true, both: true, architect: true },
  ],
  [
    'a product of D3',
    askedFor('system', 'product'),
    d3,
    { d3: false, lead: false, both: true, architect: true },
  ],
  ['a move of D3', { action: 'move_system' }, d3, { d3: true, lead: true, both: true, architect: false }],
  ['a move of D1', { action: 'move_system' }, d1, { d3: false, lead: true, both: false, architect: false }],
  ['a plan of D1', { action: 'plan_system' }, d1, { d3: false, lead: true, both: true, architect: true }],
  [
    'a cut-over of D3',
    askedFor('mapping', 'plannedCutOver'),
    d3,
    { d3: true, lead: true, both: true, architect: true },
  ],
  [
    'a cut-over of D1',
    askedFor('mapping', 'plannedCutOver'),
    d1,
    { d3: false, lead: true, both: true, architect: true },
  ],
  [
    'the coverage of D3',
    askedFor('mapping', 'coverage'),
    d3,
    { d3: false, lead: false, both: true, architect: true },
  ],
  [
    'whether parts cover D3',
    askedFor('mapping', 'partsCoverAll'),
    d3,
    { d3: false, lead: false, both: true, architect: true },
  ],
  [
    'what becomes of the rest',
    askedFor('mapping', 'restReason'),
    d3,
    { d3: false, lead: false, both: true, architect: true },
  ],
  [
    'a contract of D3',
    askedFor('contract', 'annualCost'),
    contractOf('D3'),
    { d3: true, lead: true, both: true, architect: true },
  ],
  [
    'of D1',
    askedFor('contract', 'annualCost'),
    contractOf('D1', null),
    { d3: false, lead: true, both: true, architect: true },
  ],
  [
    'of both',
    askedFor('contract', 'annualCost'),
    contractOf('D1', 'D3'),
    { d3: true, lead: true, both: true, architect: true },
  ],
  [
    'of no system',
    askedFor('contract', 'annualCost'),
    contractOf(),
    { d3: true, lead: true, both: true, architect: true },
  ],
  [
    'a waiver',
    askedFor('contract', 'noticeWaiver'),
    contractOf('D3'),
    { d3: false, lead: false, both: true, architect: true },
  ],
  [
    'what D1 waits for',
    askedFor('prerequisite', 'note'),
    d1,
    { d3: false, lead: true, both: true, architect: true },
  ],
  ['a wave', askedFor('wave', 'nameNb'), EVERYBODYS, { d3: true, lead: true, both: true, architect: true }],
  [
    'a milestone',
    askedFor('milestone', 'date'),
    EVERYBODYS,
    { d3: true, lead: true, both: true, architect: true },
  ],
  [
    'a replacement',
    askedFor('replacement', 'vendor'),
    EVERYBODYS,
    { d3: false, lead: false, both: true, architect: true },
  ],
  [
    'an archive of D3',
    askedFor('archive', 'appraisal'),
    d3,
    { d3: false, lead: false, both: false, architect: false },
  ],
]

t.test('who may write what of which row', async (t) => {
  for (const [name, asked, of, expected] of CASES) {
    t.strictSame(
      {
        d3: may(only('lead', 'D3'), asked, of),
        lead: may(only('lead'), asked, of),
        both: may(both, asked, of),
        architect: may(only('architect', 'D3'), asked, of),
      },
      expected,
      name,
    )
    t.ok(may(two, asked, of) || !may(only('lead', 'D3'), asked, of), `${name}: more subprojects are no less`)
    t.notOk(may(auditor, asked, of), `${name}: an auditor`)
    t.notOk(may(reading, asked, of), `${name}: while the past is looked at`)
    t.notOk(may({ roles: [], scope: [] }, asked, of), `${name}: who has no role`)
  }
})

/** Who may sign in, and what is imported, is managed as a whole. */
const WHOLE: readonly string[] = ['user', 'token', 'import', 'import_profile', 'saved_view', 'report']

t.test('every field of every concept asks what the server asks of it', async (t) => {
  t.strictSame(
    [...WRITTEN].sort(),
    ENTITIES.filter((entity) => !WHOLE.includes(entity)).sort(),
    'every concept of the log, but those that are not written field by field',
  )
  for (const field of SYSTEM_FIELD_NAMES)
    for (const role of ROLES)
      t.equal(
        may(only(role), askedFor('system', field)),
        canEditField(only(role), field),
        `${role}: ${field}`,
      )
  for (const [concept, action] of [
    ['mapping', mappingAction],
    ['contract', contractAction],
    ['replacement', replacementAction],
  ] as const)
    for (const field of Object.keys(WRITTEN_FIELDS[concept]))
      t.strictSame(askedFor(concept, field), { action: action(field) }, `${concept}: ${field}`)
  t.strictSame(askedFor('system', 'archiveDutyBefore'), { action: 'agree_archive_duty' })
  t.strictSame(askedFor('archive', 'dischargedOn'), { action: 'discharge_archive' })
})

t.test('a form offers the fields that one may write, and no others', async (t) => {
  const names = ['replacement', 'coverage', 'partsCoverAll', 'restReason', 'plannedCutOver', 'acceptedOn']
  t.strictSame(ownFields(only('lead', 'D3'), 'mapping', names, d3), ['plannedCutOver', 'acceptedOn'])
  t.strictSame(ownFields(only('lead', 'D3'), 'mapping', names, d1), [])
  t.strictSame(ownFields(both, 'mapping', names, d1), names)
  t.strictSame(ownFields(only('privacy_adviser'), 'replacement', ['vendor', 'dpaSignedOn']), ['dpaSignedOn'])
})

t.test('who leads some subprojects is told whose the others are', async (t) => {
  const lead = only('lead', 'D3')
  t.equal(outsideWords(lead, d3), null)
  t.match(outsideWords(lead, d1)?.nb, /^Dette hører til D1, .*Bare prosjektleder for D1 kan endre/)
  t.match(outsideWords(lead, d1)?.en, /^This belongs to D1, .*Only a project lead of D1 may change/)
  t.match(outsideWords(lead, none)?.nb, /ikke til noe delprosjekt.*for alle delprosjekter/)
  t.match(outsideWords(two, contractOf('D1', 'D5', 'D1'))?.nb, /D1 og D5.*prosjektleder for D3 og D4/)
  t.equal(outsideWords(lead, contractOf('D1', 'D3')), null)
  t.equal(outsideWords(lead, contractOf()), null)
  t.match(outsideWords(both, d1)?.nb, /D1/, 'an architect too, who leads D3')
  for (const other of [only('lead'), only('architect', 'D3'), auditor, reading])
    t.equal(outsideWords(other, d1), null, JSON.stringify(other))
  const names = (access: Access, of: Of) => whoMay(access, { action: 'plan_system' }, of).map(({ nb }) => nb)
  t.strictSame(names(lead, d1), ['Prosjektleder for D1', 'IKT-arkitekt'])
  t.strictSame(names(lead, d3), ['Prosjektleder', 'IKT-arkitekt'])
  t.strictSame(names(only('records_manager'), d1), ['Prosjektleder', 'IKT-arkitekt'])
})

t.test('before many are written, who leads some subprojects is told which stay', async (t) => {
  const date: Asked = { field: 'targetDate' }
  t.match(scopeWords(only('lead', 'D3'), date)?.nb, /bare systemer som hører til D3/)
  t.match(scopeWords(both, { action: 'move_system' })?.en, /only systems of D3/)
  t.equal(scopeWords(both, date), null, 'an architect writes dates of all')
  t.equal(scopeWords(only('lead'), date), null)
  t.equal(scopeWords(reading, date), null)
})

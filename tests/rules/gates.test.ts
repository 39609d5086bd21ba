import t from 'tap'
import type { GateFacts, GateSystem } from '../../schema/rules/gateFacts.js'
import { GATES } from '../../schema/rules/gates.js'
import { STATUSES, type Status } from '../../schema/rules/status.js'
import { brokenGates, gatesInto } from '../../schema/rules/transitions.js'
import { contractOf, factsOf, lowered } from './facts.js'
import { CASES, type Change, changed } from './gateCases.js'

const said = (change: Change) => JSON.stringify(change)

t.test('every gate fails, holds and keeps silent as its row says', async (t) => {
  t.strictSame(
    GATES.map((gate) => gate.code),
    Object.keys(CASES),
    'the table has every gate, in the order they are shown',
  )
  t.strictSame(
    GATES.filter(({ failing }) => failing).map(({ code }) => code),
    Object.entries(CASES).flatMap(([code, { rows }]) => (rows ? [code] : [])),
    'the table has the rows of every gate that names them',
  )
  for (const [code, { entering, fails, rows, holds, silent = [] }] of Object.entries(CASES))
    for (const status of STATUSES) {
      const found = (change: Change) => gatesInto(status, changed(change)).find((gate) => gate.code === code)
      const guards = entering.includes(status)
      const expected = (holds: boolean, rows: string[] = []) => (guards ? { holds, rows } : undefined)
      const answer = (change: Change) => {
        const gate = found(change)
        return gate && { holds: gate.holds, rows: gate.rows }
      }
      for (const [index, change] of fails.entries())
        t.strictSame(
          answer(change),
          expected(false, rows?.[index]),
          `${status}: ${code} fails: ${said(change)}`,
        )
      for (const change of holds)
        t.strictSame(answer(change), expected(true), `${status}: ${code} holds: ${said(change)}`)
      for (const change of silent)
        t.equal(found(change), undefined, `${status}: ${code} is silent: ${said(change)}`)
    }
})

t.test('what is lowered and not agreed counts in every gate as it did', async (t) => {
  /** Whether anything is said at all is asked of what is said now. */
  const asksWhatIsSaid = ['ARCHIVE_DUTY_UNKNOWN', 'PRIVACY_CLASS_MISSING']
  let differ = 0
  for (const [code, { entering, fails, holds, silent = [] }] of Object.entries(CASES))
    for (const change of [...fails, ...holds, ...silent])
      for (const least of ['none', null] as const) {
        if (asksWhatIsSaid.includes(code)) continue
        const facts = changed(change)
        const system = lowered(facts.system, least)
        const found = (facts: GateFacts) =>
          entering.map((status) => gatesInto(status, facts).find((gate) => gate.code === code))
        t.strictSame(found({ ...facts, system }), found(facts), `${code}: ${said(change)} to ${least}`)
        const agreed = { ...system, archiveDutyBefore: null, privacyClassBefore: null }
        differ += Number(JSON.stringify(found({ ...facts, system: agreed })) !== JSON.stringify(found(facts)))
      }
  t.ok(differ > 20, 'once it is agreed, gates go by it')
})

t.test('every row that fails a gate is named, in order, also when it is overridden', async (t) => {
  const facts = factsOf({ status: 'planned' })
  const contracts = ['AVT-003', 'AVT-001', 'AVT-002'].map((id) =>
    contractOf({ id, end: null, noticeMonths: id === 'AVT-002' ? 1 : null }),
  )
  const overrides = [
    { id: 'OVS-001', gate: 'NOTICE_DEADLINE_UNKNOWN', byName: 'A', reason: 'B', evidence: 'C' },
  ]
  const gate = (facts: GateFacts) =>
    gatesInto('planned', facts).find(({ code }) => code === 'NOTICE_DEADLINE_UNKNOWN')
  t.match(gate({ ...facts, contracts }), { holds: false, rows: ['AVT-001', 'AVT-003'] })
  t.match(gate({ ...facts, contracts, overrides }), { holds: true, rows: ['AVT-001', 'AVT-003'] })
})

t.test('a gate says in both languages what is wrong, and when it holds says something else', async (t) => {
  for (const { code, words } of GATES)
    for (const language of ['nb', 'en'] as const) {
      t.match(words.fails[language], /^\p{Lu}.*\.$/u, `${code}, ${language}: a sentence`)
      t.not(words.holds[language], words.fails[language], `${code}, ${language}`)
    }
})

t.test('broken gates are those of the statuses behind, and of no other', async (t) => {
  const codes = (system: Partial<GateSystem>) => brokenGates(factsOf(system)).map((gate) => gate.code)
  t.strictSame(codes({ status: 'migrating' }), [], 'nothing is missing')
  t.strictSame(codes({ status: 'registered', systemOwner: null }), [], 'not yet asked for')
  t.strictSame(codes({ status: 'assessed', systemOwner: null, targetDate: null }), ['OWNER_MISSING'])
  t.strictSame(codes({ status: 'planned', systemOwner: null, targetDate: null }), [
    'OWNER_MISSING',
    'DATE_MISSING',
  ])
  t.strictSame(codes({ status: 'phasing_out', readOnlyUntil: null }), [], 'it never was read-only')
  t.strictSame(codes({ status: 'phasing_out', readOnlyFrom: '2019-10-01', readOnlyUntil: null }), [
    'READ_ONLY_END_MISSING',
  ])
  const mapped = changed({
    system: { status: 'retained', disposition: 'retain' },
    privacy: { dpaState: 'signed' },
  })
  t.strictSame(
    brokenGates(mapped).map(({ code, holds }) => [code, holds]),
    [['RETAINED_BUT_MAPPED', false]],
    'a gate of two statuses is said once',
  )
})

t.test('erasure before the archive is broken at every status', async (t) => {
  for (const status of STATUSES) {
    const facts = changed({
      system: { status, archiveDuty: 'siard', disposition: 'retain' },
      archive: { dischargedOn: null },
    })
    t.ok(
      brokenGates(facts).some(({ code }) => code === 'ERASED_BEFORE_ARCHIVED'),
      status,
    )
  }
})

t.test('a gate names the law of the day on which it is done, or was done', async (t) => {
  const before = '2025-12-31'
  const after = '2026-01-01'
  const old = /1992|2017|Boundaries|National Archivist/
  const siard = { archiveDuty: 'siard' }
  /** The gate, the status, the day it is asked on, what is known, and whether the old law is named. */
  const cases: [string, Status, string, Change, boolean][] = [
    ['ARCHIVE_NOT_DISCHARGED', 'decommissioned', before, { archive: { dischargedOn: null } }, true],
    ['ARCHIVE_NOT_DISCHARGED', 'decommissioned', after, { archive: { dischargedOn: null } }, false],
    ['ARCHIVE_NOT_DISCHARGED', 'decommissioned', after, { archive: { dischargedOn: before } }, true],
    ['ARCHIVE_NOT_DISCHARGED', 'decommissioned', '2027-01-01', { archive: { dischargedOn: after } }, false],
    ['EXTRACT_NOT_ORDERED', 'phasing_out', after, { archive: { state: 'appraised' } }, false],
    ['EXTRACT_NOT_ORDERED', 'phasing_out', after, { archive: { extractOrderedOn: before } }, true],
    ['EXTRACT_NOT_ORDERED', 'phasing_out', after, { archive: { disposalApprovedOn: before } }, true],
    ['APPRAISAL_MISSING', 'planned', after, { archive: { state: 'not_assessed', appraisedOn: null } }, false],
    ['APPRAISAL_MISSING', 'planned', after, { archive: { appraisedOn: before } }, true],
    ['ERASED_BEFORE_ARCHIVED', 'decommissioned', after, { privacy: { erasureConfirmedOn: before } }, true],
    ['ERASED_BEFORE_ARCHIVED', 'decommissioned', after, { privacy: { erasureConfirmedOn: null } }, false],
    // The break of series belongs to the merger, whenever it is made.
    ['SERIES_NOT_CLOSED', 'read_only', after, { system: siard, mergerDate: before }, true],
    ['SERIES_NOT_CLOSED', 'read_only', before, { system: siard, mergerDate: after }, false],
    ['SERIES_NOT_CLOSED', 'read_only', after, { system: siard, mergerDate: null }, false],
  ]
  for (const [code, to, today, change, isOld] of cases) {
    const law = gatesInto(to, changed({ ...change, today })).find((gate) => gate.code === code)?.law?.en
    t.ok(law, `${code}: there is a law`)
    t.equal(old.test(law ?? ''), isOld, `${code} on ${today}, ${said(change)}: ${law}`)
    t.equal(/of 2025/.test(law ?? ''), !isOld, `${code} on ${today}, ${said(change)}: ${law}`)
  }
  const consulted = gatesInto('decided', changed({ system: siard }))
  t.match(
    consulted.find(({ code }) => code === 'RECORDS_MANAGER_NOT_CONSULTED'),
    { law: null },
    'practice is no law',
  )
})

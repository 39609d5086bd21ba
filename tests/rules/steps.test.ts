import t from 'tap'
import type { GateFacts, GateSystem } from '../../schema/rules/gateFacts.js'
import { GATES, gateOf } from '../../schema/rules/gates.js'
import { STATUSES, type Status } from '../../schema/rules/status.js'
import { DISPOSITIONS, type Disposition } from '../../schema/rules/systems.js'
import { transitions } from '../../schema/rules/transitions.js'
import {
  archiveOf,
  contractOf,
  factsOf,
  integrationOf,
  mappingOf,
  prerequisiteOf,
  privacyOf,
} from './facts.js'
import { CASES, changedFrom } from './gateCases.js'

const ALL = DISPOSITIONS
const DECIDED: readonly Disposition[] = ['replace', 'consolidate', 'retain', 'retire']
const MOVED: readonly Disposition[] = ['replace', 'consolidate']
const LEAVING: readonly Disposition[] = ['replace', 'consolidate', 'retire']

/** Every step forward that there is, and for which dispositions; said again without the code. */
const FORWARD: readonly [from: Status, to: Status, dispositions: readonly Disposition[]][] = [
  ['registered', 'assessed', ALL],
  ['assessed', 'decided', DECIDED],
  ['decided', 'planned', LEAVING],
  ['decided', 'retained', ['retain']],
  ['planned', 'migrating', MOVED],
  ['planned', 'read_only', ['retire']],
  ['planned', 'phasing_out', ['retire']],
  ['migrating', 'cut_over', MOVED],
  ['cut_over', 'read_only', MOVED],
  ['cut_over', 'phasing_out', MOVED],
  ['read_only', 'phasing_out', LEAVING],
  ['phasing_out', 'decommissioned', LEAVING],
]

/** Every step back; `read_only` and `phasing_out` go back to where the system came from. */
const BACK: readonly [
  from: Status,
  to: Status,
  dispositions: readonly Disposition[],
  system?: Partial<GateSystem>,
][] = [
  ['assessed', 'registered', ALL],
  ['decided', 'assessed', ALL],
  ['planned', 'decided', ALL],
  ['migrating', 'planned', ALL],
  ['cut_over', 'migrating', ALL],
  ['read_only', 'cut_over', MOVED],
  ['read_only', 'planned', ['retire']],
  ['phasing_out', 'read_only', LEAVING, { readOnlyFrom: '2019-10-01' }],
  ['phasing_out', 'cut_over', MOVED],
  ['phasing_out', 'planned', ['retire']],
  ['decommissioned', 'phasing_out', LEAVING],
  ['retained', 'decided', ['retain']],
]

/** A system of this disposition for which every gate holds, of whatever status it may enter. */
function soundFacts(disposition: Disposition, system: Partial<GateSystem> = {}): GateFacts {
  const facts = factsOf({ disposition, ...system })
  if (disposition === 'replace' || disposition === 'consolidate') return facts
  if (disposition === 'retain')
    return { ...facts, mappings: [], privacy: privacyOf({ dpaState: 'signed', dpaParty: '9999' }) }
  return {
    ...facts,
    mappings: [],
    system: { ...facts.system, dispositionReason: 'Ikke lenger i bruk' },
  }
}

type Break = (facts: GateFacts) => GateFacts
const system =
  (fields: Partial<GateSystem>): Break =>
  (facts) => ({ ...facts, system: { ...facts.system, ...fields } })
const facts =
  (change: Partial<GateFacts>): Break =>
  (before) => ({ ...before, ...change })

/** What makes one gate fail, and no other of the same step, where the first of its failing cases does not. */
const BREAKS: Record<string, Break> = {
  REPLACEMENT_MISSING: facts({ mappings: [] }),
  RETAINED_BUT_MAPPED: facts({ mappings: [mappingOf()] }),
  CONTINUED_MUST_BE_RETAINED: facts({ continuedAs: 'lms' }),
  JUSTIFICATION_MISSING: system({ dispositionReason: null }),
  CONVERSION_UNKNOWN: facts({ mappings: [mappingOf({ conversionNeeded: 'unknown' })] }),
  TARGET_NOT_IN_USE: facts({ mappings: [mappingOf({ replacementState: 'coming' })] }),
  ACCEPTANCE_MISSING: facts({ mappings: [mappingOf({ acceptedOn: null })] }),
  RECONCILIATION_MISSING: facts({ mappings: [mappingOf({ countOut: 1199 })] }),
  CONTRACT_UNKNOWN: facts({ contracts: [] }),
  INTEGRATIONS_UNKNOWN: facts({ integrations: [] }),
  NOTICE_DEADLINE_UNKNOWN: facts({ contracts: [contractOf({ end: null, noticeMonths: null })] }),
  DEPENDENCY_OPEN: facts({ prerequisites: [prerequisiteOf({ reached: 'planned' })] }),
  INTEGRATION_OPEN: facts({ integrations: [integrationOf({ state: 'open' })] }),
  NOTICE_NOT_GIVEN: facts({ contracts: [contractOf({ autoRenew: true })] }),
  SUPPLIER_NOT_NOTIFIED: facts({ contracts: [contractOf()] }),
  CONTRACT_OPEN: facts({ contracts: [contractOf()] }),
  RECORDS_MANAGER_NOT_CONSULTED: (before) =>
    system({ archiveDuty: 'siard' })({ ...before, archive: archiveOf({ consultedOn: null }) }),
  APPRAISAL_MISSING: facts({ archive: archiveOf({ state: 'not_assessed' }) }),
  SERIES_NOT_CLOSED: (before) =>
    system({ archiveDuty: 'siard' })({ ...before, archive: archiveOf({ seriesClosedOn: null }) }),
  EXTRACT_NOT_ORDERED: facts({ archive: archiveOf({ state: 'appraised' }) }),
  ARCHIVE_NOT_DISCHARGED: system({ archiveDuty: 'siard' }),
  DPA_MISSING: facts({ mappings: [mappingOf({ dpaSignedOn: null })] }),
  ROS_MISSING: facts({ mappings: [mappingOf({ riskAssessedOn: null })] }),
  DPIA_MISSING: facts({ mappings: [mappingOf({ dpiaDoneOn: null })] }),
  CARRIED_ON_WITHOUT_DPA: facts({ privacy: privacyOf({ dpaState: 'missing', dpaParty: '9999' }) }),
  CARRIED_ON_WITHOUT_ROS: facts({ privacy: privacyOf({ dpaState: 'signed', riskAssessedOn: null }) }),
  CARRIED_ON_WITHOUT_DPIA: facts({ privacy: privacyOf({ dpaState: 'signed', dpiaDoneOn: null }) }),
  DPA_PARTY_OLD: facts({
    today: '2020-01-01',
    privacy: privacyOf({ dpaState: 'signed', dpaParty: '0602' }),
  }),
  ERASURE_NOT_CONFIRMED: facts({ privacy: privacyOf({ erasureState: 'ordered' }) }),
  ERASED_BEFORE_ARCHIVED: facts({ privacy: privacyOf({ erasureConfirmedOn: '2019-09-30' }) }),
  DPA_OPEN: facts({ privacy: privacyOf({ dpaState: 'signed' }) }),
  ROPA_OPEN: facts({ privacy: privacyOf({ ropClosedOn: null }) }),
}

function broken(code: string, sound: GateFacts): GateFacts {
  const [first] = CASES[code]?.fails ?? []
  return BREAKS[code]?.(sound) ?? (first ? changedFrom(sound, first) : sound)
}

/** Gates that no step into the status can meet failing: the step is not offered then. */
const NEVER_MET: readonly string[] = ['CONTINUED_MUST_BE_RETAINED retained']

const administrator = { id: 'somebody', roles: ['administrator'], scope: [] } as const
const stepTo = (to: Status, now: GateFacts) =>
  transitions(now, administrator, { reason: 'Begrunnet' }).find((step) => step.to === to)

t.test(
  'every gate alone closes every step into every status that it guards, from wherever it leads there',
  async (t) => {
    t.strictSame(
      Object.keys(BREAKS).filter((code) => !gateOf(code)),
      [],
      'the table has no other codes',
    )
    const met = new Set<string>()
    for (const [from, to, dispositions] of FORWARD)
      for (const disposition of dispositions) {
        const sound = soundFacts(disposition, { status: from })
        const said = `${from} → ${to}, ${disposition}`
        t.match(stepTo(to, sound), { direction: 'forward', allowed: true }, `${said}: every gate holds`)
        for (const { code } of GATES.filter(({ entering }) => entering.includes(to))) {
          const step = stepTo(to, broken(code, sound))
          const failing = step?.gates.filter(({ holds }) => !holds).map((gate) => gate.code)
          if (!step?.gates.some((gate) => gate.code === code)) continue
          if (code === 'CONTINUED_MUST_BE_RETAINED' && disposition === 'retain') continue
          met.add(`${code} ${to}`)
          t.equal(step.allowed, false, `${said}: ${code} refuses`)
          t.strictSame(failing, [code], `${said}: ${code}, and no other`)
        }
      }
    t.strictSame(
      GATES.flatMap(({ code, entering }) => entering.map((to) => `${code} ${to}`)).filter(
        (pair) => !met.has(pair),
      ),
      NEVER_MET,
      'every gate was met failing in every status that it guards',
    )
  },
)

t.test('a step back asks for its reason, and for no gate', async (t) => {
  for (const [from, to, dispositions, fields] of BACK)
    for (const disposition of dispositions) {
      const bare = soundFacts(disposition, { status: from, systemOwner: null, ...fields })
      t.match(
        stepTo(to, { ...bare, contracts: [], integrations: [], archive: archiveOf({ dischargedOn: null }) }),
        { direction: 'back', allowed: true, reasonRequired: true },
        `${from} → ${to}, ${disposition}`,
      )
    }
})

t.test('every other pair of statuses is no step, whatever holds', async (t) => {
  const listed = (table: readonly (readonly [Status, Status, readonly Disposition[], ...unknown[]])[]) =>
    new Set(table.flatMap(([from, to, of]) => of.map((disposition) => `${from} ${to} ${disposition}`)))
  const forward = listed(FORWARD)
  const back = listed(BACK)
  for (const from of STATUSES)
    for (const to of STATUSES)
      for (const disposition of DECIDED) {
        const pair = `${from} ${to} ${disposition}`
        const offered = [null, '2019-10-01'].flatMap(
          (readOnlyFrom) => stepTo(to, soundFacts(disposition, { status: from, readOnlyFrom })) ?? [],
        )
        if (forward.has(pair) || back.has(pair)) t.ok(offered.length > 0, `${pair} is a step`)
        else if (!reachable(from, disposition)) continue
        else t.strictSame(offered, [], `${pair} is none`)
      }
})

/** True when the steps of the table lead a system of this disposition to the status. */
function reachable(status: Status, disposition: Disposition): boolean {
  return (
    status === 'registered' ||
    FORWARD.some(([, to, dispositions]) => to === status && dispositions.includes(disposition))
  )
}

import t from 'tap'
import { GATES, type GateFacts, type GateMapping, type GateSystem } from '../../schema/rules/gates.js'
import { STATUSES, type Status } from '../../schema/rules/status.js'
import { brokenGates, gatesInto } from '../../schema/rules/transitions.js'
import { factsOf, mappingOf } from './facts.js'

interface Change {
  system?: Partial<GateSystem>
  mappings?: GateMapping[]
  continuedAs?: string | null
  today?: string
}

const changed = (change: Change): GateFacts => {
  const { system, ...rest } = change
  const facts = factsOf(system)
  return { ...facts, ...rest }
}

const said = (change: Change) => JSON.stringify(change)

interface Case {
  /** Every status that the gate guards. */
  entering: Status[]
  fails: Change[]
  holds: Change[]
  /** Facts that the gate does not concern. */
  silent?: Change[]
}

const without = (field: keyof GateSystem): Change[] => [
  { system: { [field]: null } },
  { system: { [field]: '' } },
]
const retained: Change = { system: { disposition: 'retain' }, mappings: [] }
const retired: Change = {
  system: { disposition: 'retire', dispositionReason: 'Ikke lenger i bruk' },
  mappings: [],
}

/** What each gate asks for, said again without its code. A gate without a row here fails the test. */
const CASES: Record<string, Case> = {
  OWNER_MISSING: { entering: ['assessed', 'retained'], fails: without('systemOwner'), holds: [{}] },
  AREA_MISSING: { entering: ['assessed'], fails: without('serviceArea'), holds: [{}] },
  HOSTING_MISSING: { entering: ['assessed'], fails: without('hosting'), holds: [{}] },
  PRIVACY_CLASS_MISSING: {
    entering: ['assessed', 'retained'],
    fails: without('privacyClass'),
    holds: [{}, { system: { privacyClass: 'none' } }],
  },
  ARCHIVE_DUTY_UNKNOWN: {
    entering: ['assessed'],
    fails: without('archiveDuty'),
    holds: [{}, { system: { archiveDuty: 'siard' } }],
  },
  DISPOSITION_MISSING: {
    entering: ['decided'],
    fails: [{ system: { disposition: 'undecided' } }],
    holds: [{}, { system: { disposition: 'consolidate' } }, retained, retired],
  },
  REPLACEMENT_MISSING: {
    entering: ['decided'],
    fails: [{ mappings: [] }, { system: { disposition: 'consolidate' }, mappings: [] }],
    holds: [{}, { mappings: [mappingOf(), mappingOf()] }],
    silent: [retained, retired, { system: { disposition: 'undecided' }, mappings: [] }],
  },
  RETAINED_BUT_MAPPED: {
    entering: ['decided', 'retained'],
    fails: [{ system: { disposition: 'retain' } }, { system: { disposition: 'retire' } }],
    holds: [retained, retired],
    silent: [{}, { system: { disposition: 'consolidate' } }],
  },
  CONTINUED_MUST_BE_RETAINED: {
    entering: ['decided', 'retained'],
    fails: [
      { continuedAs: 'lms' },
      { ...retired, continuedAs: 'lms' },
      { system: { disposition: 'undecided' }, continuedAs: 'lms' },
    ],
    holds: [{ ...retained, continuedAs: 'lms' }],
    silent: [{}, retired],
  },
  DECISION_REF_MISSING: { entering: ['decided'], fails: without('decisionReference'), holds: [{}] },
  DECISION_DATE_MISSING: { entering: ['decided'], fails: without('decisionDate'), holds: [{}] },
  DECISION_ROLE_MISSING: { entering: ['decided'], fails: without('decisionRole'), holds: [{}] },
  JUSTIFICATION_MISSING: {
    entering: ['decided'],
    fails: [{ system: { disposition: 'retire' }, mappings: [] }],
    holds: [retired],
    silent: [{}, retained],
  },
  DATE_MISSING: { entering: ['planned'], fails: without('targetDate'), holds: [{}] },
  RESPONSIBLE_MISSING: { entering: ['planned'], fails: without('responsible'), holds: [{}] },
  TARGET_NOT_IN_USE: {
    entering: ['cut_over', 'decommissioned'],
    fails: [
      { mappings: [mappingOf({ replacementState: 'planned' })] },
      { mappings: [mappingOf({ replacementState: 'coming' })] },
      { mappings: [mappingOf({ replacementState: 'retired' })] },
      { mappings: [mappingOf(), mappingOf({ replacementState: 'coming' })] },
    ],
    holds: [{}, { mappings: [mappingOf(), mappingOf()] }],
    silent: [retained, retired],
  },
  ACCEPTANCE_MISSING: {
    entering: ['cut_over'],
    fails: [
      { mappings: [mappingOf({ acceptedOn: null })] },
      { mappings: [mappingOf(), mappingOf({ acceptedOn: null })] },
    ],
    holds: [{}],
    silent: [retired],
  },
  RECONCILIATION_MISSING: {
    entering: ['cut_over'],
    fails: [
      { mappings: [mappingOf({ countIn: 1200, countOut: 1199 })] },
      { mappings: [mappingOf({ countIn: null, countOut: null })] },
      { mappings: [mappingOf({ countIn: null })] },
      { mappings: [mappingOf({ conversionNeeded: 'unknown', countIn: null, countOut: null })] },
      { mappings: [mappingOf(), mappingOf({ countOut: null })] },
    ],
    holds: [
      {},
      { mappings: [mappingOf({ countIn: 0, countOut: 0 })] },
      { mappings: [mappingOf({ conversionNeeded: 'no', countIn: null, countOut: null })] },
    ],
    silent: [retired],
  },
  READ_ONLY_END_MISSING: { entering: ['read_only'], fails: without('readOnlyUntil'), holds: [{}] },
  LOOKUP_ROLES_MISSING: { entering: ['read_only'], fails: without('lookupRoles'), holds: [{}] },
  ARCHIVE_NOT_DISCHARGED: {
    entering: ['decommissioned'],
    fails: [
      ...without('archiveDuty'),
      { system: { archiveDuty: 'noark5' } },
      { system: { archiveDuty: 'siard' } },
    ],
    holds: [{}, retired],
  },
  CONTRACT_OPEN: {
    entering: ['decommissioned'],
    fails: [{ system: { contractEnd: '2019-10-16' } }],
    holds: [{}, { system: { contractEnd: '2019-10-15' } }, { system: { contractEnd: '2019-10-14' } }],
  },
}

t.test('every gate fails, holds and keeps silent as its row says', async (t) => {
  t.strictSame(
    GATES.map((gate) => gate.code),
    Object.keys(CASES),
    'the table has every gate, in the order they are shown',
  )
  for (const [code, { entering, fails, holds, silent = [] }] of Object.entries(CASES))
    for (const status of STATUSES) {
      const found = (change: Change) => gatesInto(status, changed(change)).find((gate) => gate.code === code)
      const guards = entering.includes(status)
      for (const change of fails)
        t.equal(found(change)?.holds, guards ? false : undefined, `${status}: ${code} fails: ${said(change)}`)
      for (const change of holds)
        t.equal(found(change)?.holds, guards ? true : undefined, `${status}: ${code} holds: ${said(change)}`)
      for (const change of silent)
        t.equal(found(change), undefined, `${status}: ${code} is silent: ${said(change)}`)
    }
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
  t.strictSame(codes({ status: 'phasing_out', readOnlyFrom: '2020-01-01', readOnlyUntil: null }), [
    'READ_ONLY_END_MISSING',
  ])
  const mapped = factsOf({ status: 'retained', disposition: 'retain' })
  t.strictSame(
    brokenGates(mapped).map(({ code, holds }) => [code, holds]),
    [['RETAINED_BUT_MAPPED', false]],
    'a gate of two statuses is said once',
  )
})

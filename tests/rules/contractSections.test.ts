import t from 'tap'
import { gapWords, leftAlone, renewalCost } from '../../schema/rules/contractOutcome.js'
import {
  CONTRACT_SECTION_WORDS,
  CONTRACT_SECTIONS,
  type ContractGap,
  type ContractSection,
  contractGaps,
  contractSection,
  endToPlanFor,
  type GapSystem,
  isEnding,
  isUnconfirmed,
} from '../../schema/rules/contractSections.js'
import { type ContractFacts, renewedEnd } from '../../schema/rules/contracts.js'
import { DISPOSITIONS, type Disposition } from '../../schema/rules/systems.js'
import { contractOf } from './facts.js'

const TODAY = '2019-10-15'
/** Ends on 31 December, and renews itself for twelve months unless notice is given by the end of October. */
const renewing = (fields: Partial<ContractFacts> = {}) =>
  contractOf({ autoRenew: true, end: '2020-01-31', renewalMonths: 12, noticeMonths: 3, ...fields })

const GOING: Disposition[] = ['replace', 'consolidate', 'retire']

t.test('whose cost falls away', async (t) => {
  const cases: [ContractSection, Disposition[], boolean][] = [
    ['run_out', ['replace'], true],
    ['run_out', ['undecided'], true],
    ['run_out', [], true],
    ['run_out', ['retain'], false],
    ['run_out', ['replace', 'retain'], false],
    ['told', ['retain'], true],
    ['give_notice', ['replace'], true],
    ['later', ['replace'], true],
    ['passed', ['replace'], true],
    ['decide', ['replace', 'retain'], false],
    ['keep', ['retain'], false],
    ['clarify', ['replace'], false],
  ]
  for (const [section, under, ending] of cases)
    t.equal(isEnding(section, under), ending, `${section}, ${under.join(' and ')}`)
})

t.test('what is to be done first with a contract', async (t) => {
  const cases: [name: string, row: ContractFacts, under: Disposition[], section: ContractSection][] = [
    ['renews, all leave, deadline in 16 days', renewing(), GOING, 'give_notice'],
    ['deadline today', renewing({ end: '2020-01-15' }), ['replace'], 'give_notice'],
    ['deadline yesterday, the next a year ahead', renewing({ end: '2020-01-14' }), ['replace'], 'passed'],
    ['deadline in 30 days', renewing({ end: '2020-02-14' }), ['replace'], 'give_notice'],
    ['deadline in 31 days', renewing({ end: '2020-02-15' }), ['replace'], 'later'],
    ['deadline far ahead', renewing({ end: '2021-01-31' }), ['replace'], 'later'],
    ['one system is not decided', renewing(), ['replace', 'undecided'], 'decide'],
    ['one system stays', renewing(), ['replace', 'retain'], 'decide'],
    ['all stay', renewing(), ['retain', 'retain'], 'keep'],
    ['not needed, for a reason', renewing({ noticeWaiver: 'Går inn i ny avtale' }), ['replace'], 'keep'],
    ['held by a partnership', renewing({ heldByBody: true }), ['replace'], 'keep'],
    ['all stay, and the deadline was missed', renewing({ end: '2019-12-31' }), ['retain'], 'keep'],
    ['notice not known', renewing({ noticeMonths: null }), ['replace'], 'clarify'],
    ['notice not known, all stay', renewing({ noticeMonths: null }), ['retain'], 'keep'],
    ['notice not known, not decided', renewing({ noticeMonths: null }), ['undecided'], 'clarify'],
    ['covers nothing', renewing(), [], 'clarify'],
    ['missed, renews in December', renewing({ end: '2019-12-31' }), ['replace'], 'passed'],
    ['missed, and not decided', renewing({ end: '2019-12-31' }), ['undecided'], 'passed'],
    [
      'missed, but the next deadline comes before it renews itself',
      renewing({ end: '2019-11-30', renewalMonths: 1 }),
      ['replace'],
      'give_notice',
    ],
    ['renewed already, the next deadline far ahead', renewing({ end: '2019-06-30' }), ['replace'], 'later'],
    ['ends by itself', contractOf({ end: '2019-12-31' }), ['replace'], 'run_out'],
    ['ends by itself, covers nothing', contractOf({ end: '2019-12-31' }), [], 'run_out'],
    ['ends by itself, not decided', contractOf({ end: '2019-12-31' }), ['undecided'], 'run_out'],
    ['is to be terminated', renewing({ terminatedOn: '2019-12-01' }), ['replace'], 'run_out'],
    ['has no end', contractOf({ end: null }), ['replace'], 'later'],
    ['has no end, not decided', contractOf({ end: null }), ['undecided'], 'decide'],
    ['has no end, all stay', contractOf({ end: null }), ['retain'], 'keep'],
    ['has no end, notice not known', contractOf({ end: null, noticeMonths: null }), ['replace'], 'clarify'],
    ['notice was given', renewing({ noticeGivenOn: '2019-10-01' }), ['replace'], 'told'],
    ['notice is to be given', renewing({ noticeGivenOn: '2019-10-16' }), ['replace'], 'give_notice'],
    [
      'notice of what ends by itself',
      contractOf({ end: '2019-12-31', noticeGivenOn: '2019-10-01' }),
      [],
      'told',
    ],
    ['ran out', contractOf({ end: '2019-10-14' }), ['replace'], 'over'],
    ['ran out after notice', renewing({ end: '2019-10-01', noticeGivenOn: '2019-06-01' }), [], 'over'],
    ['terminated', renewing({ terminatedOn: '2019-10-15' }), ['retain'], 'over'],
  ]
  for (const [name, row, under, section] of cases) t.equal(contractSection(row, under, TODAY), section, name)
  const reached = new Set(cases.map(([, , , section]) => section))
  t.strictSame([...reached].sort(), [...CONTRACT_SECTIONS].sort(), 'each section has a case')
  for (const section of CONTRACT_SECTIONS)
    for (const language of ['nb', 'en'] as const)
      t.ok(CONTRACT_SECTION_WORDS[section][language] && CONTRACT_SECTION_WORDS[section].what[language])
})

t.test('which decisions there are under a contract decides, not how many nor in which order', async (t) => {
  for (const one of DISPOSITIONS)
    for (const other of DISPOSITIONS)
      t.equal(
        contractSection(renewing(), [one, other, one], TODAY),
        contractSection(renewing(), [other, one], TODAY),
        `${one} ${other}`,
      )
})

t.test('what becomes of a contract if nothing is done', async (t) => {
  const cases: [row: ContractFacts, nb: string, en: string][] = [
    [renewing(), 'Fornyes 31.01.2020 for 12 måneder', 'Renews itself 31.01.2020 for 12 months'],
    [
      renewing({ renewalMonths: null }),
      'Fornyes 31.01.2020 for 12 måneder (antatt)',
      'Renews itself 31.01.2020 for 12 months (assumed)',
    ],
    [
      renewing({ renewalMonths: 1 }),
      'Fornyes 31.01.2020 for 1 måned',
      'Renews itself 31.01.2020 for 1 month',
    ],
    [
      renewing({ end: '2019-12-31' }),
      'Fornyes 31.12.2019 for 12 måneder. Sies den opp 15.10.2019, slutter den 31.12.2020',
      'Renews itself 31.12.2019 for 12 months. Notice given 15.10.2019 ends it 31.12.2020',
    ],
    [
      renewing({ noticeWaiver: 'Ny avtale' }),
      'Fornyes 31.01.2020 for 12 måneder. Oppsigelse trengs ikke',
      'Renews itself 31.01.2020 for 12 months. No notice is needed',
    ],
    [
      renewing({ heldByBody: true }),
      'Fornyes 31.01.2020 for 12 måneder. Avtalen er et samarbeids',
      'Renews itself 31.01.2020 for 12 months. The contract is a partnership’s',
    ],
    [contractOf({ end: '2019-12-31' }), 'Løper ut 31.12.2019', 'Runs out 31.12.2019'],
    [renewing({ terminatedOn: '2019-12-01' }), 'Avsluttes 01.12.2019', 'Terminates 01.12.2019'],
    [
      contractOf({ end: null, noticeMonths: 1 }),
      'Løper til den sies opp, med 1 måneds varsel',
      'Runs until notice is given, 1 month ahead',
    ],
    [
      contractOf({ end: null, noticeMonths: null }),
      'Løper til den sies opp. Oppsigelsestiden er ikke kjent',
      'Runs until notice is given. The notice is not known',
    ],
    [
      renewing({ noticeGivenOn: '2019-10-01' }),
      'Sagt opp 01.10.2019, slutter 31.01.2020',
      'Notice given 01.10.2019, ends 31.01.2020',
    ],
    [
      contractOf({ end: null, noticeMonths: null, noticeGivenOn: '2019-10-01' }),
      'Sagt opp 01.10.2019, uten sluttdato',
      'Notice given 01.10.2019, no end date',
    ],
    [contractOf({ end: '2019-10-01' }), 'Løp ut 01.10.2019', 'Ran out 01.10.2019'],
    [renewing({ terminatedOn: '2019-10-01' }), 'Avsluttet 01.10.2019', 'Terminated 01.10.2019'],
  ]
  for (const [row, nb, en] of cases) t.strictSame(leftAlone(row, TODAY), { nb, en })
})

t.test('the renewal: until when, and what it costs', async (t) => {
  t.equal(renewedEnd(renewing(), TODAY), '2021-01-31')
  t.equal(renewedEnd(renewing({ end: '2018-08-31', renewalMonths: 6 }), TODAY), '2020-08-31')
  t.equal(renewedEnd(renewing({ noticeGivenOn: '2019-10-01' }), TODAY), null)
  t.equal(renewedEnd(contractOf({ end: '2020-01-31' }), TODAY), null)
  t.equal(renewedEnd(contractOf({ end: null }), TODAY), null)
  t.equal(renewalCost({ renewalMonths: 24, annualCost: 100 }), 200)
  t.equal(renewalCost({ renewalMonths: null, annualCost: 100 }), 100)
  t.equal(renewalCost({ renewalMonths: 1, annualCost: 100 }), 8)
  t.equal(renewalCost({ renewalMonths: 12, annualCost: null }), null)
})

const system = (fields: Partial<GapSystem> = {}): GapSystem => ({
  number: 'IKT-001',
  status: 'planned',
  disposition: 'replace',
  targetDate: '2019-12-01',
  readOnlyUntil: null,
  ...fields,
})

t.test('what is needed after a contract has ended', async (t) => {
  const END = '2019-12-31'
  const cases: [string, Partial<GapSystem>, ...Omit<ContractGap, 'system'>[]][] = [
    ['cut over before', {}],
    ['cut over on its last day', { targetDate: END }],
    ['cut over after', { targetDate: '2020-01-15' }, { kind: 'in_use', days: 15, until: '2020-01-15' }],
    ['cut over already', { status: 'cut_over', targetDate: '2020-01-15' }],
    ['no date', { targetDate: null }, { kind: 'undated', days: null, until: null }],
    [
      'not decided',
      { disposition: 'undecided', targetDate: null },
      { kind: 'undated', days: null, until: null },
    ],
    ['read until then', { readOnlyUntil: END }],
    ['read after', { readOnlyUntil: '2020-01-31' }, { kind: 'read_only', days: 31, until: '2020-01-31' }],
    [
      'read after, cut over',
      { status: 'read_only', readOnlyUntil: '2020-02-29' },
      { kind: 'read_only', days: 60, until: '2020-02-29' },
    ],
    [
      'in use and then read',
      { targetDate: '2020-01-15', readOnlyUntil: '2020-02-29' },
      { kind: 'in_use', days: 15, until: '2020-01-15' },
      { kind: 'read_only', days: 60, until: '2020-02-29' },
    ],
    ['decommissioned', { status: 'decommissioned', readOnlyUntil: '2020-02-29' }],
    ['carried on', { disposition: 'retain' }, { kind: 'carried_on', days: null, until: null }],
  ]
  for (const [name, fields, ...gaps] of cases)
    t.strictSame(
      contractGaps(END, [system(fields)]),
      gaps.map((gap) => ({ system: 'IKT-001', ...gap })),
      name,
    )
  t.strictSame(contractGaps(null, [system({ targetDate: '2020-01-15' })]), [], 'no end, no gap')
  const order = contractGaps(END, [
    system({ number: 'IKT-001', readOnlyUntil: '2020-05-01' }),
    system({ number: 'IKT-002', targetDate: '2020-01-02' }),
    system({ number: 'IKT-003', disposition: 'retain' }),
    system({ number: 'IKT-004', targetDate: '2020-02-02' }),
    system({ number: 'IKT-005', targetDate: null }),
  ])
  t.strictSame(
    order.map(({ system }) => system),
    ['IKT-004', 'IKT-002', 'IKT-005', 'IKT-003', 'IKT-001'],
    'what is in use longest first',
  )
})

t.test('each gap is a sentence', async (t) => {
  const gap = (fields: Partial<ContractGap>): ContractGap => ({
    ...{ system: 'IKT-001', kind: 'in_use', days: 23, until: '2020-01-23' },
    ...fields,
  })
  t.strictSame(gapWords(gap({}), 'Gerica'), {
    nb: 'Gerica er i bruk 23 dager etter at avtalen slutter: omlegging planlagt 23.01.2020',
    en: 'Gerica is in use for 23 days after the contract ends: cut-over planned 23.01.2020',
  })
  t.match(gapWords(gap({ days: 1 }), 'Gerica'), { nb: / 1 dag etter /, en: / 1 day after / })
  t.match(
    gapWords(gap({ kind: 'read_only' }), 'Gerica').nb,
    /skal leses i 23 dager .* planlagt 23\.01\.2020$/,
  )
  t.match(gapWords(gap({ kind: 'undated', days: null, until: null }), 'Gerica').nb, /ingen dato/)
  t.match(gapWords(gap({ kind: 'carried_on', days: null, until: null }), 'Gerica').en, /carried on/)
})

t.test('the end that is planned for, and whether the notice is confirmed', async (t) => {
  t.equal(endToPlanFor(renewing(), TODAY), '2020-01-31')
  t.equal(endToPlanFor(renewing({ noticeGivenOn: '2019-10-01' }), TODAY), '2020-01-31')
  t.equal(endToPlanFor(renewing({ noticeWaiver: 'x' }), TODAY), null)
  t.equal(endToPlanFor(contractOf({ end: null, noticeMonths: 3 }), TODAY), '2020-01-15')
  const noticed = { ...renewing({ noticeGivenOn: '2019-10-01' }), noticeConfirmedOn: null }
  t.equal(isUnconfirmed(noticed, TODAY), true)
  t.equal(isUnconfirmed({ ...noticed, noticeConfirmedOn: '2019-10-15' }, TODAY), false)
  t.equal(isUnconfirmed({ ...noticed, noticeConfirmedOn: '2019-10-16' }, TODAY), true, 'not until the day')
  t.equal(isUnconfirmed({ ...noticed, noticeGivenOn: null }, TODAY), false)
})

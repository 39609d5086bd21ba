import t from 'tap'
import {
  ARCHIVE_STATES,
  type ArchiveFacts,
  type ArchiveState,
  archiveOn,
  fitsDuty,
  isAppraised,
  isDischargeable,
  isExtractOrdered,
  isLawful,
  missingInArchive,
  nextArchiveStates,
  previousArchiveState,
  reachedArchiveStates,
} from '../../schema/rules/archives.js'
import { NORWAY } from '../../schema/rules/countries/norway.js'
import { archiveOf } from './facts.js'

const TODAY = '2019-10-15'

t.test('each state leads on and back as the track says', async (t) => {
  const cases: [ArchiveState, ArchiveState[], ArchiveState | null][] = [
    ['not_assessed', ['appraised'], null],
    ['appraised', ['no_records', 'disposal_approved', 'extract_ordered'], 'not_assessed'],
    ['no_records', [], 'appraised'],
    ['disposal_approved', [], 'appraised'],
    ['extract_ordered', ['extract_received'], 'appraised'],
    ['extract_received', ['validated', 'validation_failed'], 'extract_ordered'],
    ['validation_failed', ['extract_ordered'], 'extract_received'],
    ['validated', ['deposited', 'preserved'], 'extract_received'],
    ['deposited', ['preserved', 'transferred'], 'validated'],
    ['preserved', [], 'validated'],
    ['transferred', [], 'deposited'],
  ]
  t.strictSame(
    cases.map(([state]) => state),
    [...ARCHIVE_STATES],
  )
  for (const [state, next, back] of cases) {
    t.strictSame(nextArchiveStates(state), next, `${state}: on`)
    t.equal(previousArchiveState({ state, depositedOn: null }), back, `${state}: back`)
    t.equal(isAppraised({ state }), state !== 'not_assessed', `${state}: appraised`)
    t.equal(isExtractOrdered({ state }), !['not_assessed', 'appraised'].includes(state), `${state}: ordered`)
  }
})

t.test('what was deposited first leads back there', async (t) => {
  const row = { state: 'preserved', depositedOn: '2026-02-01' } as const
  t.equal(previousArchiveState(row), 'deposited')
  t.strictSame(reachedArchiveStates(row).slice(0, 3), ['preserved', 'deposited', 'validated'])
  t.notOk(reachedArchiveStates({ ...row, depositedOn: null }).includes('deposited'))
})

t.test('control was handed over until 2025, and is kept from 2026', async (t) => {
  const cases: [ArchiveState, string, boolean][] = [
    ['transferred', '2025-12-31', true],
    ['transferred', '2026-01-01', false],
    ['preserved', '2025-12-31', false],
    ['preserved', '2026-01-01', true],
    ['deposited', '2025-12-31', true],
    ['deposited', '2026-01-01', true],
    ['disposal_approved', '2026-01-01', true],
  ]
  for (const [state, day, lawful] of cases)
    t.equal(isLawful(state, day, NORWAY.archiveLaw), lawful, `${state} on ${day}`)
})

t.test('a state is not reached before its day', async (t) => {
  const ordered = archiveOf({ state: 'extract_ordered', extractOrderedOn: '2019-10-16' })
  t.equal(archiveOn('2019-10-15', ordered).state, 'appraised')
  t.equal(archiveOn('2019-10-16', ordered).state, 'extract_ordered')
  const received = archiveOf({ state: 'validated', extractReceivedOn: '2019-10-16' })
  t.equal(archiveOn('2019-10-15', received).state, 'extract_ordered')
  t.equal(archiveOn('2019-10-16', received).state, 'validated')
})

t.test('what a state and those behind it need', async (t) => {
  const bare: Partial<ArchiveFacts> = {
    appraisal: null,
    appraisedOn: null,
    extractCase: null,
    depot: null,
    disposalBasis: null,
  }
  const cases: [ArchiveState, string[]][] = [
    ['not_assessed', []],
    ['appraised', ['appraisal', 'appraisedOn']],
    ['no_records', ['appraisal', 'appraisedOn']],
    ['disposal_approved', ['appraisal', 'appraisedOn', 'disposalBasis', 'retentionExpiresOn']],
    ['validation_failed', ['appraisal', 'appraisedOn', 'extractCase']],
    ['preserved', ['appraisal', 'appraisedOn', 'extractCase', 'depot']],
    ['transferred', ['appraisal', 'appraisedOn', 'extractCase', 'depot']],
  ]
  for (const [state, missing] of cases) {
    t.strictSame(missingInArchive(archiveOf({ ...bare, state })), missing, state)
    for (const retention of [{ retentionExpiresOn: '2029-12-31' }, { retentionRule: 'Ti år per pasient' }])
      t.strictSame(
        missingInArchive(archiveOf({ state, disposalBasis: 'Kap. 7', ...retention })),
        [],
        `${state}, filled`,
      )
  }
})

t.test('a state fits the duty that was decided', async (t) => {
  const cases: [ArchiveState, string | null, boolean][] = [
    ['appraised', null, true],
    ['no_records', 'none', true],
    ['no_records', 'siard', false],
    ['no_records', null, false],
    ['extract_ordered', 'none', false],
    ['disposal_approved', 'none', false],
    ['disposal_approved', 'other', true],
    ['deposited', 'noark5', true],
    ['deposited', null, false],
  ]
  for (const [state, duty, fits] of cases) t.equal(fitsDuty(state, duty), fits, `${state} with ${duty}`)
})

t.test('when an archive may be discharged', async (t) => {
  const consent = { deletionConsent: 'Sak 19/1', deletionConsentOn: '2019-10-15' }
  const cases: [string, Partial<ArchiveFacts>, string | null, boolean][] = [
    ['nothing to preserve', { state: 'no_records' }, 'none', true],
    ['a duty after all', { state: 'no_records' }, 'siard', false],
    ['not appraised', { state: 'not_assessed' }, 'none', false],
    [
      'disposal, retention over',
      { state: 'disposal_approved', disposalBasis: 'x', retentionExpiresOn: TODAY },
      'other',
      true,
    ],
    ['disposal, no retention', { state: 'disposal_approved', disposalBasis: 'x' }, 'other', false],
    [
      'disposal by a rule in words',
      { state: 'disposal_approved', disposalBasis: 'x', retentionRule: 'Per elev' },
      'other',
      true,
    ],
    [
      'retention runs',
      { state: 'disposal_approved', disposalBasis: 'x', retentionExpiresOn: '2019-10-16' },
      'other',
      false,
    ],
    ['no legal basis', { state: 'disposal_approved', disposalBasis: null }, 'other', false],
    ['validated', { state: 'validated', ...consent }, 'siard', false],
    [
      'deposited alone',
      { state: 'deposited', deletionConsent: null, deletionConsentOn: null },
      'siard',
      false,
    ],
    ['consent without date', { state: 'deposited', ...consent, deletionConsentOn: null }, 'siard', false],
    ['consent to come', { state: 'deposited', ...consent, deletionConsentOn: '2019-10-16' }, 'siard', false],
    ['deposited with consent', { state: 'deposited', ...consent }, 'siard', true],
    ['transferred', { state: 'transferred', deletionConsent: null }, 'siard', true],
  ]
  for (const [name, row, duty, may] of cases)
    t.equal(isDischargeable(archiveOf(row), duty, TODAY, NORWAY.archiveLaw), may, name)
})

t.test('a deposit lets nothing be deleted any more from 2026', async (t) => {
  const deposited = (deletionConsentOn: string): Partial<ArchiveFacts> => ({
    state: 'deposited',
    deletionConsent: 'Sak 25/1',
    deletionConsentOn,
  })
  const cases: [string, Partial<ArchiveFacts>, string, boolean][] = [
    ['consent to the last day', deposited('2025-12-31'), '2025-12-31', true],
    ['what was done keeps its law', deposited('2025-12-31'), '2027-03-01', true],
    ['consent under the new act', deposited('2026-01-01'), '2026-01-01', false],
    [
      'deposited under the new act, with a consent from before',
      { ...deposited('2025-12-31'), depositedOn: '2026-01-01' },
      '2026-03-01',
      false,
    ],
    ['preserved with consent', { ...deposited('2026-01-01'), state: 'preserved' }, '2026-01-01', true],
    ['preserved alone', { state: 'preserved', deletionConsent: null }, '2026-01-01', false],
    ['handed over before', { state: 'transferred', handedOverOn: '2025-12-31' }, '2027-03-01', true],
  ]
  for (const [name, row, today, may] of cases)
    t.equal(isDischargeable(archiveOf(row), 'siard', today, NORWAY.archiveLaw), may, name)
})

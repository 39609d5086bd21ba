import t from 'tap'
import { isDischargeable, isLawful } from '../../schema/rules/archives.js'
import { CHECK_CODES } from '../../schema/rules/checkCodes.js'
import { findingsOf } from '../../schema/rules/checks.js'
import { asksAt, asksField, makesCheck, proposedCodes, RULE_SETS } from '../../schema/rules/countries/all.js'
import { RULE_SET_NAMES } from '../../schema/rules/countries/names.js'
import { GATES } from '../../schema/rules/gates.js'
import { lawOn } from '../../schema/rules/laws.js'
import { CODE } from '../../schema/rules/rowNumbers.js'
import { STATUSES } from '../../schema/rules/status.js'
import { brokenGates, gatesInto } from '../../schema/rules/transitions.js'
import { archiveOf, factsOf } from './facts.js'

t.test('the general rule set names no law, whatever is asked and whenever', async (t) => {
  for (const day of ['1999-01-01', '2025-12-31', '2026-01-01', '2050-01-01'])
    t.equal(lawOn(RULE_SETS.general.laws, Object.keys(RULE_SETS.general.laws) as never, day), null, day)
  const facts = factsOf()
  for (const to of STATUSES)
    for (const { code, law } of gatesInto(to, { ...facts, ruleSet: 'general' })) t.equal(law, null, code)
  t.ok(
    STATUSES.some((to) => gatesInto(to, facts).some(({ law }) => law !== null)),
    'Norway does',
  )
})

t.test('what belongs to Norway is asked there alone, and everything else everywhere', async (t) => {
  const cases: [name: string, norway: boolean, general: boolean][] = [
    ['usesMunicipalityNumber', true, false],
    ['organisationNumberChangedOn', true, false],
    ['criticalService', true, false],
    ['thirdCountryBasis', true, false],
    ['appraisalConfirmedOn', true, false],
    ['archiveDuty', true, true],
    ['storageCountry', true, true],
  ]
  for (const [name, norway, general] of cases) {
    t.equal(asksField('norway', name), norway, `${name} in Norway`)
    t.equal(asksField('general', name), general, `${name} elsewhere`)
  }
  const apart = GATES.filter(({ place }) => !asksAt('general', place)).map(({ code }) => code)
  t.strictSame(apart, ['MUNICIPALITY_NUMBER_OPEN', 'ORGANISATION_NUMBER_OPEN'])
  t.ok(GATES.every(({ place }) => asksAt('norway', place)))
  const unmade = CHECK_CODES.filter((code) => !makesCheck('general', code))
  t.strictSame([...unmade].sort(), [
    ...['APPRAISAL_BEFORE_RULE_CHANGE', 'SERIES_OPEN_AT_MERGER', 'SERIES_OPEN_IN_REPLACEMENT'],
    'THIRD_COUNTRY_WITHOUT_BASIS',
  ])
  t.ok(CHECK_CODES.every((code) => makesCheck('norway', code)))
})

t.test('a gate of Norway neither stops nor is broken elsewhere, and nor is its check made', async (t) => {
  const facts = factsOf({
    disposition: 'retain',
    status: 'retained',
    usesMunicipalityNumber: 'unknown',
    usesOrganisationNumber: 'unknown',
  })
  const national = /NUMBER_OPEN/
  for (const [ruleSet, asked] of [
    ['norway', true],
    ['general', false],
  ] as const) {
    const own = { ...facts, ruleSet }
    t.equal(
      gatesInto('retained', own).some(({ code }) => national.test(code)),
      asked,
      `${ruleSet}: asked`,
    )
    t.equal(
      brokenGates(own).some(({ code }) => national.test(code)),
      asked,
      `${ruleSet}: broken`,
    )
    const rows = { systems: [], seriesBreaks: [], standing: new Map() }
    const register = { today: '2019-10-15', mergerDate: null, ruleSet, ...rows }
    const made = findingsOf(register).some(({ check }) => check.code === 'APPRAISAL_BEFORE_RULE_CHANGE')
    t.equal(made, asked, `${ruleSet}: checked`)
  }
})

t.test('where the law sets no limit an archive ends as it may', async (t) => {
  const { archiveLaw } = RULE_SETS.general
  for (const day of ['2019-01-01', '2026-06-01'])
    for (const state of ['deposited', 'preserved', 'transferred'] as const)
      t.ok(isLawful(state, day, archiveLaw), `${state} on ${day}`)
  const deposit = archiveOf({
    state: 'deposited',
    depositedOn: '2026-02-01',
    deletionConsent: 'Ja',
    deletionConsentOn: '2026-03-01',
  })
  t.ok(isDischargeable(deposit, 'siard', '2026-06-01', archiveLaw))
  t.notOk(
    isDischargeable(deposit, 'siard', '2026-06-01', RULE_SETS.norway.archiveLaw),
    'in Norway it is temporary',
  )
})

t.test('every rule set proposes areas and codes that can be used, each once', async (t) => {
  for (const name of RULE_SET_NAMES) {
    const { areaTemplates } = RULE_SETS[name]
    t.strictSame(
      areaTemplates.map(({ areas }) => areas.length),
      [16, 24],
      name,
    )
    for (const { code, areas } of areaTemplates) {
      t.equal(new Set(areas.map((area) => area.code)).size, areas.length, `${name} ${code}: codes`)
      t.equal(new Set(areas.map(({ nb }) => nb)).size, areas.length, `${name} ${code}: names`)
      t.ok(
        areas.every((area) => CODE.test(area.code)),
        `${name} ${code}: codes are codes`,
      )
    }
    const codes = proposedCodes(name).map(({ list, code }) => `${list}/${code}`)
    t.equal(new Set(codes).size, codes.length, `${name}: entries`)
    t.equal(codes.includes('archive_duty/noark5'), name === 'norway')
  }
})

t.test('the areas of the demo are those of the template', async (t) => {
  t.strictSame(
    RULE_SETS.norway.areaTemplates[0]?.areas.map(({ code }) => code).sort(),
    'BER BHG BVP EIE FOR HEO HRL IKT INN KUL OKO PBK SAK SKO SOS VAR'.split(' '),
  )
})

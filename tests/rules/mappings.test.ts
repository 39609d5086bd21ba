import fc from 'fast-check'
import t from 'tap'
import {
  leadsTo,
  MAPPING_PROBLEMS,
  type MappingFacts,
  mappingProblem,
  missingInMapping,
} from '../../schema/rules/mappings.js'
import { property } from '../property.js'

const link = (
  system: string,
  continuesSystem: string | null,
  replacement = `carries-${continuesSystem}`,
) => ({
  system,
  replacement,
  continuesSystem,
})

type Case = [name: string, facts: Partial<MappingFacts>, problem: ReturnType<typeof mappingProblem>]

const A = { number: 'IKT-001', voided: false }
const carriesOn = (number: string) => ({
  code: `carries-${number}`,
  state: 'in_use',
  continuesSystem: number,
  continuedVoided: false,
})
const SHARED = { code: 'epj', state: 'planned', continuesSystem: null, continuedVoided: false }

const CASES: Case[] = [
  ['a shared solution', {}, null],
  ['one that is coming', { replacement: { ...SHARED, state: 'coming' } }, null],
  ['one that is in use', { replacement: { ...SHARED, state: 'in_use' } }, null],
  ['a system carried on', { replacement: carriesOn('IKT-002') }, null],
  ['a second replacement', { links: [link('IKT-001', null, 'gis')] }, null],
  ['what another system has', { links: [link('IKT-002', null, 'epj')] }, null],
  ['a voided system', { system: { ...A, voided: true } }, 'system_voided'],
  ['a retired replacement', { replacement: { ...SHARED, state: 'retired' } }, 'replacement_retired'],
  [
    'a replacement that continues a voided system',
    { replacement: { ...carriesOn('IKT-002'), continuedVoided: true } },
    'replacement_voided',
  ],
  ['itself', { replacement: carriesOn('IKT-001') }, 'self_replacement'],
  ['the same replacement again', { links: [link('IKT-001', null, 'epj')] }, 'mapping_exists'],
  [
    'a circle of two',
    { replacement: carriesOn('IKT-002'), links: [link('IKT-002', 'IKT-001')] },
    'mapping_cycle',
  ],
  [
    'a circle of three',
    {
      replacement: carriesOn('IKT-002'),
      links: [link('IKT-002', 'IKT-003'), link('IKT-003', 'IKT-001')],
    },
    'mapping_cycle',
  ],
  [
    'a circle through the second of two links',
    {
      replacement: carriesOn('IKT-002'),
      links: [link('IKT-002', null, 'epj'), link('IKT-002', 'IKT-004'), link('IKT-002', 'IKT-001')],
    },
    'mapping_cycle',
  ],
  [
    'a chain that does not come back',
    {
      replacement: carriesOn('IKT-002'),
      links: [link('IKT-002', 'IKT-003'), link('IKT-003', 'IKT-004'), link('IKT-001', 'IKT-004')],
    },
    null,
  ],
]

t.test('what is wrong with a new link', async (t) => {
  for (const [name, facts, problem] of CASES)
    t.equal(mappingProblem({ system: A, replacement: SHARED, links: [], ...facts }), problem, name)
  t.strictSame(
    [...new Set(CASES.map(([, , problem]) => problem).filter((problem) => problem !== null))].sort(),
    Object.keys(MAPPING_PROBLEMS).sort(),
    'every named problem has a case',
  )
})

t.test('of several problems the first to mend is said', async (t) => {
  const all = {
    system: { ...A, voided: true },
    replacement: { ...carriesOn('IKT-001'), state: 'retired', continuedVoided: true },
    links: [link('IKT-001', 'IKT-001')],
  }
  t.equal(mappingProblem(all), 'system_voided')
  t.equal(mappingProblem({ ...all, system: A }), 'replacement_retired')
  const inUse = { ...all.replacement, state: 'in_use' }
  t.equal(mappingProblem({ ...all, system: A, replacement: inUse }), 'replacement_voided')
  t.equal(
    mappingProblem({ ...all, system: A, replacement: { ...inUse, continuedVoided: false } }),
    'self_replacement',
  )
})

t.test('following links ends, even where they already go in a circle', async (t) => {
  const circle = [link('IKT-002', 'IKT-003'), link('IKT-003', 'IKT-002')]
  t.ok(leadsTo('IKT-002', 'IKT-003', circle))
  t.notOk(leadsTo('IKT-002', 'IKT-001', circle))
})

t.test('links that were each made without a problem never make a circle', async (t) => {
  const numbers = ['IKT-001', 'IKT-002', 'IKT-003', 'IKT-004', 'IKT-005']
  const pair = fc.tuple(fc.constantFrom(...numbers), fc.constantFrom(...numbers))
  property(
    t,
    fc.property(fc.array(pair, { maxLength: 25 }), (wanted) => {
      const links: MappingFacts['links'] = []
      for (const [system, continued] of wanted) {
        const replacement = carriesOn(continued)
        if (mappingProblem({ system: { number: system, voided: false }, replacement, links }) === null)
          links.push(link(system, continued, replacement.code))
      }
      return links.every(
        ({ system, continuesSystem }) => continuesSystem && !leadsTo(continuesSystem, system, links),
      )
    }),
  )
})

t.test('an acceptance takes who, and when', async (t) => {
  const cases: [string | null, string | null, string[]][] = [
    [null, null, []],
    ['Omsorgssjef', '2019-10-14', []],
    ['Omsorgssjef', null, ['acceptedOn']],
    [null, '2019-10-14', ['acceptedBy']],
    ['', '2019-10-14', ['acceptedBy']],
  ]
  for (const [acceptedBy, acceptedOn, expected] of cases)
    t.strictSame(missingInMapping({ acceptedBy, acceptedOn }), expected, `${acceptedBy} ${acceptedOn}`)
})

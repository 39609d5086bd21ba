import t from 'tap'
import { type Known, makeMatcher, nameKey } from '../../../schema/rules/import/matches.js'

const known = (number: string, name: string, more: Partial<Known> = {}): Known => ({
  ...{ number, name, aliases: [], externalId: null, municipality: '1101', voided: false },
  ...more,
})
const REGISTER = [
  known('SYS-001', 'Fjordpost', { aliases: ['Postlista'], externalId: 'A-1' }),
  known('SYS-002', 'Eko Nett', { externalId: 'A-2' }),
  known('SYS-003', 'Fjordpost', { municipality: '1102' }),
  known('SYS-004', 'Lønn 1'),
  known('SYS-005', 'lønn 1'),
  known('SYS-006', 'Gammel', { voided: true }),
]
const row = { number: null, name: null, externalId: null, municipality: '1101' }

t.test('what a row of a list is of the register', async (t) => {
  const cases = [
    ['by its number', { number: 'SYS-002', name: 'Noe annet' }, { is: 'found', number: 'SYS-002' }],
    ['a number that there is not', { number: 'SYS-404' }, { is: 'unknown_number', number: 'SYS-404' }],
    ['one that is voided', { number: 'SYS-006' }, { is: 'voided', number: 'SYS-006' }],
    ['by the id of its source', { name: 'Omdøpt', externalId: 'a-1' }, { is: 'found', number: 'SYS-001' }],
    ['by its name, however it is written', { name: ' FJORDPOST ' }, { is: 'found', number: 'SYS-001' }],
    ['by another name', { name: 'postlista' }, { is: 'found', number: 'SYS-001' }],
    ['in its municipality', { name: 'Fjordpost', municipality: '1102' }, { is: 'found', number: 'SYS-003' }],
    ['a name that two have', { name: 'Lønn 1' }, { is: 'several', numbers: ['SYS-004', 'SYS-005'] }],
    ['nearly a name', { name: 'EkoNett' }, { is: 'perhaps', numbers: ['SYS-002'] }],
    [
      'a name that has another id',
      { name: 'Fjordpost', externalId: 'B-9' },
      { is: 'perhaps', numbers: ['SYS-001'] },
    ],
    [
      'a name that has no id yet',
      { name: 'Fjordpost', externalId: 'B-9', municipality: '1102' },
      { is: 'found', number: 'SYS-003' },
    ],
    ['a new one', { name: 'Bølgevarsel' }, { is: 'new' }],
    ['a voided one by its name', { name: 'Gammel' }, { is: 'new' }],
    ['nothing', {}, { is: 'new' }],
    ['without a municipality', { name: 'Fjordpost', municipality: null }, { is: 'new' }],
  ] as const
  const match = makeMatcher(REGISTER, null)
  for (const [name, told, is] of cases) t.strictSame(match({ ...row, ...told }), is, name)
})

t.test('by the key that was chosen alone', async (t) => {
  const told = { ...row, number: 'SYS-002', name: 'Fjordpost', externalId: 'A-2' }
  t.strictSame(makeMatcher(REGISTER, 'number')(told), { is: 'found', number: 'SYS-002' })
  t.strictSame(makeMatcher(REGISTER, 'externalId')(told), { is: 'found', number: 'SYS-002' })
  t.strictSame(makeMatcher(REGISTER, 'name')(told), { is: 'found', number: 'SYS-001' })
})

t.test('names that are read alike', async (t) => {
  for (const [a, b] of [
    ['Eco Online', 'EcoOnline'],
    ['IK-bygg', 'IK Bygg'],
    ['arealplaner.no', 'Arealplaner NO'],
  ] as const)
    t.equal(nameKey(a), nameKey(b), `${a} and ${b}`)
  for (const [a, b] of [
    ['C', 'C++'],
    ['C#', 'C'],
    ['Ås', 'As'],
    ['WinMed Helse', 'WinMed Allmenn'],
  ] as const)
    t.not(nameKey(a), nameKey(b), `${a} and ${b}`)
  t.equal(nameKey('***'), '***', 'nothing but signs')
})

import t from 'tap'
import { type Reads, readField } from '../../../schema/rules/import/readFields.js'
import { readTarget } from '../../../schema/rules/import/readTarget.js'
import type { Imported } from '../../../schema/rules/import/settings.js'
import { isTarget } from '../../../schema/rules/import/targets.js'
import { dateCell, said, text } from './cellsOf.js'
import { headersOf, registerOf } from './lists.js'

const reads = (entity: Imported = 'system', more: Partial<Reads> = {}): Reads => ({
  ...{ entity, register: registerOf(), today: '2019-06-01', remembered: {}, dayFirst: new Map() },
  ...{
    amounts: new Map(),
    hasUsersTo: false,
    numbered: false,
    csv: false,
    words: new Map(),
    cells: new Map(),
  },
  ...{ sectionName: 'Overskrift', beyondName: 'Uten kolonne' },
  ...more,
})
const [HEADER] = headersOf(['Kolonne'])
if (!HEADER) throw new Error('no header')

/** A cell of two fields as each of them: `name=A, productVersion=2`, with what else is said of it. */
function parted(target: string, written: string, answered = false, more: Partial<Reads> = {}): string {
  const read = readField(target, text(written), HEADER as never, reads('system', more), answered)
  if (read.is !== 'value') return said(read)
  const value = read.value as Record<string, unknown>
  const fields = Object.entries(value).map(([field, one]) => `${field.replace('contract.', '')}=${one}`)
  const told = [read.told, read.kept && 'kept'].filter(Boolean).join(', ')
  return fields.join(', ') + (told && ` (${told})`)
}

t.test('start and end stand in one cell: both are read, and what names no day is asked', async (t) => {
  const cases: [written: string, expected: string][] = [
    ['01.01.2018 - 31.12.2021', 'start=2018-01-01, end=2021-12-31'],
    ['01.01.2018-31.12.2021', 'start=2018-01-01, end=2021-12-31'],
    ['1.1.2018 – 31.12.2021', 'start=2018-01-01, end=2021-12-31'],
    ['01.01.2018 til 31.12.2021', 'start=2018-01-01, end=2021-12-31'],
    ['fra 01.01.2018 til og med 31.12.2021', 'start=2018-01-01, end=2021-12-31'],
    ['2018-01-01 to 2021-12-31', 'start=2018-01-01, end=2021-12-31'],
    ['13/01/2018-31/12/2021', 'start=2018-01-13, end=2021-12-31'],
    ['1. mars 2018 – 28. februar 2021', 'start=2018-03-01, end=2021-02-28'],
    ['fra 01.03.2018', 'start=2018-03-01'],
    ['01.03.2018 –', 'start=2018-03-01'],
    ['til 31.12.2021', 'end=2021-12-31'],
    ['– 31.12.2021', 'end=2021-12-31'],
    ['01.03.2018 – løpende', 'start=2018-03-01, end=null (runs_on, kept)'],
    ['løpende', 'end=null (runs_on, kept)'],
    ['2018–2021', 'ask year_only: 2018-01-01 – 2021-12-31'],
    ['2018-2021', 'ask year_only: 2018-01-01 – 2021-12-31'],
    ['jan 2018 - des 2021', 'ask month_only: 2018-01-01 – 2021-12-31'],
    ['31.12.2021', 'ask start_or_end: – 2021-12-31 | 2021-12-31 –'],
    ['2021', 'ask start_or_end: – 2021-12-31 | 2021-01-01 –'],
    ['31.12.2021 - 01.01.2018', 'ask contradiction'],
    ['03/04/2018 - 05/06/2021', 'ask day_order: 2018-04-03 – 2021-06-05 | 2018-03-04 – 2021-05-06'],
    ['01.01.2018 - noe', 'problem not_a_date'],
    ['se avtalen', 'problem part_of_another'],
    ['på loftet', 'problem not_a_date'],
    ['ukjent', 'unsaid'],
  ]
  for (const [written, expected] of cases)
    t.equal(parted('contract.start+contract.end', written), expected, written)
  // What is offered is an answer that is read.
  for (const [answer, expected] of [
    ['2018-01-01 – 2021-12-31', 'start=2018-01-01, end=2021-12-31'],
    ['– 2021-12-31', 'end=2021-12-31'],
    ['2021-12-31 –', 'start=2021-12-31'],
  ] as const)
    t.equal(parted('contract.start+contract.end', answer, true), expected, answer)
  const dated = readField(
    'contract.start+contract.end',
    dateCell('2021-12-31'),
    HEADER as never,
    reads(),
    false,
  )
  t.equal(said(dated), 'ask start_or_end: – 2021-12-31 | 2021-12-31 –')
  const own = readField(
    'start+end',
    text('01.01.2018 - 31.12.2021'),
    HEADER as never,
    reads('contract'),
    false,
  )
  t.strictSame(own.is === 'value' && own.value, { start: '2018-01-01', end: '2021-12-31' })
  const dayFirst = new Map([['Kolonne', false]])
  t.equal(
    parted('contract.start+contract.end', '03/04/2018 - 05/06/2021', false, { dayFirst }),
    'start=2018-03-04, end=2021-05-06',
    'the order that the column was said to have',
  )
})

t.test('a person and their role, a product and its version: each goes to its field', async (t) => {
  const cases: [target: string, written: string, expected: string][] = [
    [
      'systemOwner+contactRoles',
      'Kari Nordmann (systemansvarlig)',
      'systemOwner=Kari Nordmann, contactRoles=systemansvarlig',
    ],
    [
      'systemOwner+contactRoles',
      'IKT-rådgiver – Kari Nordmann',
      'systemOwner=Kari Nordmann, contactRoles=IKT-rådgiver',
    ],
    [
      'systemOwner+contactRoles',
      'Kari Nordmann, enhetsleder',
      'systemOwner=Kari Nordmann, contactRoles=enhetsleder',
    ],
    ['systemOwner+contactRoles', 'Systemansvarlig: Kari', 'systemOwner=Kari, contactRoles=Systemansvarlig'],
    [
      'administrator+contactRoles',
      'Kari Nordmann / rådgiver',
      'administrator=Kari Nordmann, contactRoles=rådgiver',
    ],
    ['systemOwner+contactRoles', 'Rektor', 'systemOwner=Rektor (not_parted)'],
    ['systemOwner+contactRoles', 'ukjent', 'unsaid'],
    ['product+productVersion', 'Bølgevarsel 5.7.2', 'product=Bølgevarsel, productVersion=5.7.2'],
    ['product+productVersion', 'Bølge + Varsel', 'product=Bølge + Varsel'],
    ['name+productVersion', 'Bølgevarsel v4', 'name=Bølgevarsel, productVersion=4'],
    ['vendor+contactRoles', 'Nordlys AS v/ support', 'vendor=Nordlys AS, contactRoles=support'],
  ]
  for (const [target, written, expected] of cases)
    t.equal(parted(target, written), expected, `${target}: ${written}`)
})

t.test('any two fields may stand in one cell, in either order where that is clear', async (t) => {
  const cases: [target: string, written: string, expected: string][] = [
    ['contract.annualCost+contract.noticeMonths', '412 000; 3 mnd', 'annualCost=412000, noticeMonths=3'],
    ['contract.number+contract.end', '2017/44 (31.12.2021)', 'number=2017/44, end=2021-12-31'],
    ['contract.end+contract.number', '2017/44 (31.12.2021)', 'end=2021-12-31, number=2017/44'],
    ['vendor+location', 'Nordlys AS\nRådhuset', 'vendor=Nordlys AS, location=Rådhuset'],
    ['hosting+location', 'Skytjeneste – Oslo', 'hosting=saas, location=Oslo'],
    ['users+location', '120 / Rådhuset', 'users=120, location=Rådhuset (kept)'],
    ['vendor+inUseSince', 'Nordlys AS', 'vendor=Nordlys AS (not_parted)'],
    ['inUseSince+annualCost', '31.12.2016', 'inUseSince=2016-12-31 (not_parted)'],
    ['inUseSince+annualCost', 'på loftet', 'problem not_a_date'],
    ['inUseSince+annualCost', 'juni 2016 / 412 000', 'ask month_only'],
    ['inUseSince+annualCost', 'på loftet / i kjelleren', 'problem not_a_date'],
    ['inUseSince+annualCost', 'ukjent / ukjent', 'unsaid'],
  ]
  for (const [target, written, expected] of cases)
    t.equal(parted(target, written), expected, `${target}: ${written}`)
})

t.test('what two fields a column is of is said by their names, and only of fields', async (t) => {
  const cases: [typed: string, target: string | null][] = [
    ['product+version', 'product+productVersion'],
    ['Leverandør + Plassering', 'vendor+location'],
    ['contractStart+contractEnd', 'contract.start+contract.end'],
    ['hosting+location', 'hosting+location'],
    ['vendor+vendor', null],
    ['vendor+ignore', null],
    ['vendor+number', null],
    ['vendor+nowhere', null],
    ['vendor+location+hosting', null],
  ]
  for (const [typed, target] of cases) t.equal(readTarget(typed, 'system').target, target, typed)
  t.equal(isTarget('contract', 'start+end'), true)
  t.equal(isTarget('contract', 'contract.start+contract.end'), false)
  t.equal(isTarget('system', 'hosting+location'), true)
})

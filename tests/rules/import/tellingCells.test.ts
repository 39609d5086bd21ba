import t from 'tap'
import { COLUMN_QUESTIONS } from '../../../schema/rules/import/columnQuestions.js'
import { guessEntity } from '../../../schema/rules/import/guessEntity.js'
import type { Imported } from '../../../schema/rules/import/settings.js'
import { suggestColumns } from '../../../schema/rules/import/suggestColumns.js'
import { suggestWord } from '../../../schema/rules/import/suggestWord.js'
import { warningWords } from '../../../schema/rules/import/warnings.js'
import { headersOf, recordsOf, registerOf } from './lists.js'
import { draftsOf, shortOf } from './rows.js'

const each = (many: number, row: (at: number) => string[]) => Array.from({ length: many }, (_, at) => row(at))

/** What a list is, and what its columns become, why, and what else they may be: `number? values or externalId`. */
const CASES: readonly [
  name: string,
  names: readonly string[],
  rows: readonly (readonly string[])[],
  entity: Imported,
  become: readonly string[],
][] = [
  [
    'numbers of the register under an unknown name',
    ['System', 'X'],
    each(6, (i) => [`Fjord ${i}`, `SYS-00${i}`]),
    'system',
    ['name name', 'number? values'],
  ],
  [
    'ids of a source under an unknown name',
    ['System', 'X'],
    each(6, (i) => [`Fjord${i}`, `APP-10${i}`]),
    'system',
    ['name name', 'externalId? values'],
  ],
  [
    'a count of the rows without a name',
    ['', 'System'],
    each(6, (i) => [`${i + 1}`, `Fjord ${'abcdef'[i]}`]),
    'system',
    ['ignore row_numbers', 'name name'],
  ],
  [
    'a count of the rows under a name is a number as any other',
    ['Foo', 'System'],
    each(6, (i) => [`${i + 1}`, `Fjord ${'abcdef'[i]}`]),
    'system',
    ['keep? unknown or users annualCost', 'name name'],
  ],
  [
    'ways of running under an unknown name',
    ['System', 'Foo'],
    each(6, (i) => [`Fjord ${'abcdef'[i]}`, i % 2 ? 'Lokal drift' : 'SaaS']),
    'system',
    ['name name', 'hosting? values'],
  ],
  [
    'dates under an unknown name are offered',
    ['System', 'Foo'],
    each(6, (i) => [`Fjord ${'abcdef'[i]}`, `2020-0${i + 1}-01`]),
    'system',
    ['name name', 'keep? unknown or contract.end inUseSince'],
  ],
  [
    'numbers under an unknown name are offered',
    ['System', 'Foo'],
    each(6, (i) => [`Fjord ${'abcdef'[i]}`, `${100 + i * 7}`]),
    'system',
    ['name name', 'keep? unknown or users annualCost'],
  ],
  [
    'contracts by their numbers',
    ['ID', 'Leverandør', 'Utløper'],
    each(6, (i) => [`KON-00${i}`, 'Nordlys', '2020-01-01']),
    'contract',
    ['id name', 'supplier name', 'end name'],
  ],
  [
    'texts are no ids of contracts',
    ['ID', 'Leverandør', 'Utløper'],
    each(6, () => ['abc def', 'Nordlys', '2020-01-01']),
    'contract',
    ['keep? values_differ or id', 'supplier name', 'end name'],
  ],
  [
    'contracts by a number alone',
    ['Avtale-ID', 'Leverandør', 'Utløper'],
    each(6, (i) => [`${i}`, 'Nordlys', '2020-01-01']),
    'contract',
    ['number name', 'supplier name', 'end name'],
  ],
  [
    'remarks are no kinds',
    ['System', 'Systemtype'],
    each(10, (i) => [`Fjord ${i}`, `Noe helt annet ${'abcdefghij'[i]}`]),
    'system',
    ['name name', 'keep? values_differ or kind'],
  ],
  [
    'where a system is run may be said in any words',
    ['System', 'Drift'],
    each(10, (i) => [`Fjord ${i}`, `Noe annet ${'abcdefghij'[i]}`]),
    'system',
    ['name name', 'hosting name'],
  ],
  [
    'remarks on personal data are no answers',
    ['System', 'Personopplysninger'],
    each(10, (i) => [`Fjord ${i}`, `Dette er en lang tekst om hva slags opplysninger som ligger her ${i}`]),
    'system',
    ['name name', 'keep? values_differ or privacyClass'],
  ],
  [
    'places of which none stands twice are no areas',
    ['System', 'Område'],
    each(12, (i) => [`Fjord ${i}`, `Sted ${'abcdefghijkl'[i]}`]),
    'system',
    ['name name', 'keep? values_differ or serviceArea'],
  ],
  [
    'a few areas',
    ['System', 'Område'],
    each(3, (i) => [`Fjord ${i}`, `Sted ${'abcdefghijkl'[i]}`]),
    'system',
    ['name name', 'serviceArea? vague_name'],
  ],
  [
    'areas that stand many times',
    ['System', 'Område'],
    each(12, (i) => [`Fjord ${i}`, i % 2 ? 'Helse' : 'Skole']),
    'system',
    ['name name', 'serviceArea? vague_name'],
  ],
  [
    'kinds under a vague name',
    ['System', 'Type'],
    each(12, (i) => [`Fjord ${i}`, i % 2 ? 'Fagsystem' : 'Støttesystem']),
    'system',
    ['name name', 'kind? vague_name'],
  ],
  [
    'no kinds under a vague name',
    ['System', 'Type'],
    each(12, (i) => [`Fjord ${i}`, `blå ${i}`]),
    'system',
    ['name name', 'keep? values_differ or kind'],
  ],
  [
    'periods in a column of ends',
    ['System', 'Avtale utløper'],
    each(5, (i) => [`Fjord ${i}`, '01.01.2018 - 31.12.2021']),
    'system',
    ['name name', 'contract.start+contract.end? values or contract.end'],
  ],
  [
    'days in a column of periods',
    ['System', 'Avtaleperiode'],
    each(5, (i) => [`Fjord ${i}`, '31.12.2021']),
    'system',
    ['name name', 'contract.end? vague_name'],
  ],
  [
    'several names',
    ['Navn', 'Systemnavn', 'Produkt', 'Applikasjon'],
    [],
    'system',
    ['name name', 'keep? taken or name', 'product name', 'keep? taken or name'],
  ],
  [
    'several owners',
    ['Eier', 'Systemeier', 'Ansvarlig', 'Kontakt'],
    [],
    'system',
    [
      'keep? taken or systemOwner',
      'systemOwner name',
      'administrator? vague_name or systemOwner',
      'contactRoles name',
    ],
  ],
  [
    'several ends',
    ['Utløp', 'Avtale utløper', 'Slutt', 'Avtaleslutt'],
    [],
    'system',
    [
      'contract.end name',
      'keep? taken or contract.end',
      'plannedDecommission? vague_name or contract.end',
      'keep? taken or contract.end',
    ],
  ],
  [
    'several vendors',
    ['Leverandør', 'Vendor', 'Supplier', 'Produsent'],
    [],
    'system',
    [
      'contract.supplier? vague_name or vendor',
      'vendor name',
      'keep? taken or vendor contract.supplier',
      'keep? taken or vendor',
    ],
  ],
  [
    'brackets that matter',
    ['Leverandør (ID)', 'Systemeier (enhet)', 'System (kode)', 'Systemeier (e-post)'],
    [],
    'system',
    [
      'vendor? vague_name or contract.supplier',
      'systemOwner? vague_name or serviceArea',
      'name? vague_name',
      'keep? taken or systemOwner',
    ],
  ],
  [
    'headings above headings',
    [
      'System>Navn',
      'Leverandør>Navn',
      'Leverandør>Telefon',
      'Systemeier>Enhet',
      'Systemeier>System',
      'Avtale>Navn',
      'Eier>Leverandør',
      'Kostnad>Navn',
    ],
    [],
    'system',
    [
      'keep? taken or name',
      'vendor group or name',
      'keep no_field',
      'keep no_field or serviceArea',
      'keep? taken or name',
      'name name',
      'contract.supplier? vague_name or vendor',
      'keep? unknown or name',
    ],
  ],
  [
    'codes of many beginnings are no ids',
    ['System', 'X'],
    each(8, (i) => [`Fjord ${i}`, `${'ABCDEFGH'[i]}P-10${i}`]),
    'system',
    ['name name', 'keep? unknown'],
  ],
  [
    'mappings whose ids are those of another register',
    ['System', 'Erstatning', 'ID'],
    each(3, (i) => ['a', 'b', `${i}`]),
    'mapping',
    ['system name', 'replacement name', 'keep? values_differ or id'],
  ],
]

t.test('what a column is, is told by its name and by what stands in it', async (t) => {
  for (const [name, names, rows, entity, become] of CASES) {
    const found = suggestColumns(headersOf(names), recordsOf(rows), registerOf(), entity)
    const said = found.map(({ target, sure, why, others }) =>
      [`${target}${sure ? '' : '?'} ${why}`, ...(others.length > 0 ? [others.join(' ')] : [])].join(' or '),
    )
    t.strictSame(said, become, name)
  }
})

t.test('an export of the register that was given a column twice', async (t) => {
  const names = ['Nummer', 'Navn', 'Navn', 'Kommune', 'Systemtype', 'Merknad']
  const rows = each(3, (i) => [`SYS-00${i}`, 'Fjordpost', 'Kystvakt', 'Lia', 'Fagsystem', ''])
  const found = suggestColumns(headersOf(names), recordsOf(rows), registerOf())
  t.strictSame(
    found.slice(0, 3).map(({ target }) => target),
    ['number', 'name', 'keep'],
  )
})

t.test('what a list is of is sure where it says more of one thing than of another', async (t) => {
  const cases: [names: readonly string[], entity: Imported, sure: boolean][] = [
    [['Systemnavn', 'Leverandør', 'Utløper'], 'system', false],
    [['Avtalenummer', 'Leverandør', 'Utløper', 'Oppsigelse'], 'contract', true],
    [['Avtale', 'System', 'Start', 'Slutt', 'Leverandør', 'Oppsigelsestid'], 'system', false],
    [['Fra system', 'Til system', 'Protokoll'], 'integration', true],
    [['System', 'Erstatning', 'Dekning'], 'mapping', true],
    [['Kode', 'Navn'], 'system', true],
    [['Navn', 'Brukere', 'Fra system', 'Til system'], 'system', true],
    [
      [
        'Navn',
        'Brukere',
        'Personopplysninger',
        'Avtalestart',
        'Avtaleslutt',
        'Avtalenummer',
        'Oppsigelsestid',
      ],
      'system',
      true,
    ],
    [['Navn', 'Brukere', 'Avtalestart', 'Avtaleslutt', 'Avtalenummer', 'Oppsigelsestid'], 'system', true],
    [['Navn', 'Brukere', 'Erstatning', 'Dekning', 'Omlegging', 'Omfang'], 'mapping', true],
  ]
  for (const [names, entity, sure] of cases)
    t.strictSame(guessEntity(headersOf(names)), { entity, sure }, names.join(', '))
})

t.test('an answer of a whole column is taken back', async (t) => {
  const { day_order, amounts_in } = COLUMN_QUESTIONS
  const said = { dayFirst: { A: true, B: false }, amountsIn: { A: 'ones' as const } }
  t.strictSame(day_order.say(said, 'A', null), { dayFirst: { B: false } })
  t.strictSame(amounts_in.say(said, 'A', null), { amountsIn: {} })
  t.strictSame(amounts_in.say({}, 'A', 'thousands'), { amountsIn: { A: 'thousands' } })
  t.equal(day_order.said({}, 'A'), null)
})

t.test('a tick is yes, and a cross is no answer', async (t) => {
  t.equal(suggestWord('hasPersonalData', '✗', registerOf(), {}, 'system').is, 'unsaid')
  t.strictSame(suggestWord('hasPersonalData', '✓', registerOf(), {}, 'system'), {
    is: 'value',
    code: 'yes',
    sure: true,
  })
})

t.test('a warning that nobody has words for is told by its code', async (t) => {
  t.strictSame(warningWords('new_one', null), { nb: 'new_one', en: 'new_one' })
  t.match(warningWords('hidden_column', 'Pris').en, /Pris/)
})

t.test('columns that are joined say no more than their field takes', async (t) => {
  const long = 'x'.repeat(150)
  const [texts] = draftsOf(['Navn=name', 'A=vendor', 'B=vendor'], [['Fjord', long, `${long}y`]], {
    municipality: '0421',
  })
  t.match(texts && shortOf(texts), /problem too_long of vendor(.|\n)*waits/)
  const many = each(2, (i) => [Array.from({ length: 15 }, (_, at) => `Rolle ${i}-${at}`).join('; ')]).flat()
  const [lists] = draftsOf(['Navn=name', 'A=contactRoles', 'B=contactRoles'], [['Fjord', ...many]], {
    municipality: '0421',
  })
  t.match(lists && shortOf(lists), /problem too_many of contactRoles(.|\n)*waits/)
})

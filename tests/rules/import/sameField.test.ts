import t from 'tap'
import { ROW_WORDS } from '../../../schema/rules/import/findingWords.js'
import type { Answer } from '../../../schema/rules/import/settings.js'
import { draftsOf, shortOf } from './rows.js'

interface Case {
  columns: readonly [string, string, ...string[]]
  cells: readonly string[]
  reads: readonly string[]
  of?: Omit<NonNullable<Parameters<typeof draftsOf>[2]>, 'answers'>
  /** What is answered, in the column that the question names. */
  answer?: string | null
}

const NUMBERS: Case['columns'] = ['Brukere=users', 'Antall=users']
const NUMBERS_ASKED = 'ask columns_differ of users (Brukere: 40; Antall: 55): 40 | 55'
const ENDS: Case['columns'] = ['Utløper=contract.end', 'Slutt=contract.end']

/** Two columns of one field, and what becomes of them. */
const CASES: Readonly<Record<string, Case>> = {
  'texts are joined': {
    ...{ columns: ['Leverandør=vendor', 'Forhandler=vendor'], cells: ['Nordlys AS', 'Fjordsalg'] },
    reads: ['vendor Nordlys AS Fjordsalg'],
  },
  'one text that stands twice is one': {
    ...{ columns: ['Leverandør=vendor', 'Forhandler=vendor'], cells: ['Nordlys AS', 'Nordlys AS'] },
    reads: ['vendor Nordlys AS'],
  },
  'descriptions are a line each': {
    ...{ columns: ['Formål=descriptionNb', 'Bruk=descriptionNb'], cells: ['Post', 'Arkiv'] },
    reads: ['descriptionNb Post\nArkiv'],
  },
  'lists are one list': {
    ...{ columns: ['Kontakt=contactRoles', 'Vara=contactRoles'], cells: ['Leder; Vakt', 'Vakt; Sekretær'] },
    reads: ['contactRoles Leder + Vakt + Sekretær'],
  },
  'a list beside a blank': {
    ...{ columns: ['Kontakt=contactRoles', 'Vara=contactRoles'], cells: ['', 'Leder'] },
    reads: ['contactRoles Leder'],
  },
  'numbers that differ are asked': {
    ...{ columns: NUMBERS, cells: ['40', '55'] },
    reads: [NUMBERS_ASKED, 'kept Brukere: 40', 'kept Antall: 55'],
  },
  'numbers that are the same': {
    ...{ columns: NUMBERS, cells: ['40', '40 stk'] },
    reads: ['users 40', 'usersTo null', 'told rest_kept of users', 'kept Antall: 40 stk'],
  },
  'a number beside a blank': { columns: NUMBERS, cells: ['', '55'], reads: ['users 55', 'usersTo null'] },
  'a number beside what says that it is not known': {
    ...{ columns: NUMBERS, cells: ['40', 'ukjent'] },
    reads: ['users 40', 'usersTo null'],
  },
  'a blank cell empties nothing that the other one says': {
    ...{ columns: ['Kost=annualCost', 'Pris=annualCost'], cells: ['40000', ''], of: { erase: ['Pris'] } },
    reads: ['annualCost 40000'],
  },
  'numbers, the second of which is said to apply': {
    ...{ columns: NUMBERS, cells: ['40', '55'], answer: '55' },
    reads: ['users 55', 'usersTo null', `${NUMBERS_ASKED}, answered 55`, 'kept Brukere: 40'],
  },
  'numbers, neither of which is said to apply': {
    ...{ columns: NUMBERS, cells: ['40', '55'], answer: '60' },
    reads: [
      'users 60',
      'usersTo null',
      `${NUMBERS_ASKED}, answered 60`,
      'kept Brukere: 40',
      'kept Antall: 55',
    ],
  },
  'numbers that are to be left out': {
    ...{ columns: NUMBERS, cells: ['40', '55'], answer: null },
    reads: [`${NUMBERS_ASKED}, answered null`, 'kept Brukere: 40', 'kept Antall: 55'],
  },
  'an answer that is no number answers nothing': {
    ...{ columns: NUMBERS, cells: ['40', '55'], answer: 'noen' },
    reads: [NUMBERS_ASKED, 'kept Brukere: 40', 'kept Antall: 55'],
  },
  'a number with an upper end that somebody says': {
    ...{ columns: NUMBERS, cells: ['40', '55'], answer: '40-60' },
    reads: ['users 40', 'usersTo 60', `${NUMBERS_ASKED}, answered 40-60`, 'kept Antall: 55'],
  },
  'a range takes its upper end along': {
    ...{ columns: NUMBERS, cells: ['40', '50-60'], answer: '40' },
    reads: [
      'users 40',
      'usersTo null',
      'ask columns_differ of users (Brukere: 40; Antall: 50-60): 40 | 50, answered 40',
      'problem range of users: 50-60',
      'kept Antall: 50-60',
    ],
  },
  'three columns, two of which agree': {
    ...{ columns: [...NUMBERS, 'Lisenser=users'], cells: ['40', '55', '40'], answer: '40' },
    reads: [
      'users 40',
      'usersTo null',
      'ask columns_differ of users (Brukere: 40; Antall: 55; Lisenser: 40): 40 | 55, answered 40',
      'kept Antall: 55',
    ],
  },
  'days that differ': {
    ...{ columns: ENDS, cells: ['31.12.2027', '30.06.2028'] },
    reads: [
      'ask columns_differ of contract.end (Utløper: 31.12.2027; Slutt: 30.06.2028): 2027-12-31 | 2028-06-30',
      'kept Utløper: 31.12.2027',
      'kept Slutt: 30.06.2028',
    ],
  },
  'days that are written in two ways': {
    ...{ columns: ENDS, cells: ['31.12.2027', '2027-12-31'] },
    reads: ['contract.end 2027-12-31'],
  },
  'a day, and that there is no end': {
    ...{ columns: ENDS, cells: ['31.12.2027', 'løpende'], answer: 'løpende' },
    reads: [
      'contract.end null',
      'ask columns_differ of contract.end (Utløper: 31.12.2027; Slutt: løpende): 2027-12-31 | løpende, answered løpende',
      'told runs_on of contract.end',
      'kept Slutt: løpende',
      'kept Utløper: 31.12.2027',
    ],
  },
  'a day beside a period in one cell': {
    columns: ['Periode=contract.start+contract.end', 'Utløper=contract.end'],
    cells: ['01.01.2024 - 31.12.2027', '30.06.2028'],
    reads: [
      'contract.start 2024-01-01',
      'ask columns_differ of contract.end (Periode: 01.01.2024 - 31.12.2027; Utløper: 30.06.2028): 2027-12-31 | 2028-06-30',
      'kept Periode: 01.01.2024 - 31.12.2027',
      'kept Utløper: 30.06.2028',
    ],
  },
  'a period that runs on beside a day': {
    columns: ['Periode=contract.start+contract.end', 'Utløper=contract.end'],
    ...{ cells: ['01.03.2024 – løpende', '30.06.2028'], answer: 'løpende' },
    reads: [
      'contract.start 2024-03-01',
      'contract.end null',
      'ask columns_differ of contract.end (Periode: 01.03.2024 – løpende; Utløper: 30.06.2028): løpende | 2028-06-30, answered løpende',
      'told runs_on of contract.start',
      'kept Periode: 01.03.2024 – løpende',
      'kept Utløper: 30.06.2028',
    ],
  },
  'an answer that says nothing leaves the field': {
    ...{ columns: NUMBERS, cells: ['40', '55'], answer: 'ukjent' },
    reads: [`${NUMBERS_ASKED}, answered ukjent`, 'kept Brukere: 40', 'kept Antall: 55'],
  },
  'two ranges': {
    ...{ columns: NUMBERS, cells: ['40-45', '50-60'], answer: '50' },
    reads: [
      'users 50',
      'usersTo 60',
      'ask columns_differ of users (Brukere: 40-45; Antall: 50-60): 40 | 50, answered 50',
      'problem range of users: 40-45',
      'problem range of users: 50-60',
      'kept Brukere: 40-45',
      'kept Antall: 50-60',
    ],
  },
  'codes that differ': {
    ...{ columns: ['Helse=health', 'Tilstand=health'], cells: ['Grønn', 'Rød'] },
    reads: [
      'ask columns_differ of health (Helse: Grønn; Tilstand: Rød): on_track | off_track',
      'kept Helse: Grønn',
      'kept Tilstand: Rød',
    ],
  },
  'codes whose words were said to mean one': {
    ...{ columns: ['Helse=health', 'Tilstand=health'], cells: ['Grønn', 'Rød'] },
    of: { remembered: { health: { 'Grønn | Rød': 'off_track' } } },
    reads: [
      'health off_track',
      'ask columns_differ of health (Helse: Grønn; Tilstand: Rød): on_track | off_track, answered off_track',
      'kept Helse: Grønn',
    ],
  },
  'yes and no': {
    ...{ columns: ['Kritisk=dayOneCritical', 'Viktig=dayOneCritical'], cells: ['Ja', 'Nei'], answer: 'no' },
    reads: [
      'dayOneCritical false',
      'ask columns_differ of dayOneCritical (Kritisk: Ja; Viktig: Nei): yes | no, answered no',
      'kept Kritisk: Ja',
    ],
  },
  'yes and «x»': {
    ...{ columns: ['Kritisk=dayOneCritical', 'Viktig=dayOneCritical'], cells: ['Ja', 'x'] },
    reads: ['dayOneCritical true'],
  },
  'personal data in two columns of yes and no': {
    columns: [
      'Persondata=hasPersonalData',
      'Personopplysninger=hasPersonalData',
      'Sensitive=hasSensitiveData',
    ],
    cells: ['Ja', 'Nei', 'Nei'],
    reads: [
      'ask columns_differ of privacyClass (Persondata: Ja; Personopplysninger: Nei; Sensitive: Nei): none | ordinary | special',
      'kept Persondata: Ja',
      'kept Personopplysninger: Nei',
      'kept Sensitive: Nei',
    ],
  },
  'personal data in two columns that agree, and one that says nothing': {
    columns: [
      'Persondata=hasPersonalData',
      'Personopplysninger=hasPersonalData',
      'Sensitive=hasSensitiveData',
    ],
    cells: ['ukjent', 'Ja', 'Ja'],
    reads: ['privacyClass special'],
  },
  'personal data as a word beside yes and no': {
    columns: ['Klasse=privacyClass', 'Persondata=hasPersonalData', 'Sensitive=hasSensitiveData'],
    cells: ['Ingen', 'Ja', 'Ja'],
    reads: [
      'ask columns_differ of privacyClass (Klasse: Ingen; Persondata: Ja; Sensitive: Ja): none | special',
      'kept Klasse: Ingen',
      'kept Persondata: Ja',
      'kept Sensitive: Ja',
    ],
  },
  'numbers of the register that differ: the row waits': {
    ...{ columns: ['Nr=number', 'SYS=number'], cells: ['SYS-001', 'SYS-2'] },
    reads: [
      'ask columns_differ of number (Nr: SYS-001; SYS: SYS-2): SYS-001 | SYS-002',
      'kept Nr: SYS-001',
      'kept SYS: SYS-2',
      'waits',
    ],
  },
  'a number of the register that is said to apply': {
    ...{ columns: ['Nr=number', 'SYS=number'], cells: ['SYS-001', 'SYS-2'], answer: 'SYS-002' },
    reads: [
      'number SYS-002',
      'ask columns_differ of number (Nr: SYS-001; SYS: SYS-2): SYS-001 | SYS-002, answered SYS-002',
      'kept Nr: SYS-001',
    ],
  },
  'municipalities that differ: the row waits': {
    ...{ columns: ['Kommune=municipality', 'Eier=municipality'], cells: ['Lia', 'Nordre Lia'] },
    reads: [
      'ask columns_differ of municipality (Kommune: Lia; Eier: Nordre Lia): 0421 | 0422',
      'kept Kommune: Lia',
      'kept Eier: Nordre Lia',
      'waits',
    ],
  },
  'systems that an integration is said to be from: the row waits': {
    ...{ columns: ['Fra=fromSystemName', 'Kilde=fromSystemName'], cells: ['Fjordpost', 'Bølgevarsel'] },
    of: { entity: 'integration' },
    reads: [
      'ask columns_differ of fromSystemName (Fra: Fjordpost; Kilde: Bølgevarsel): Fjordpost | Bølgevarsel',
      'kept Fra: Fjordpost',
      'kept Kilde: Bølgevarsel',
      'waits',
    ],
  },
}

t.test('two columns that are taken as one field are joined, are one, or are asked about', (t) => {
  for (const [name, { columns, cells, reads, of = {}, answer }] of Object.entries(CASES)) {
    const field = /of (\S+) \(/.exec(reads.join('\n'))?.[1]
    const answers: Answer[] = answer === undefined ? [] : [{ row: 2, column: `(${field})`, answer }]
    const own = of.entity ? {} : { Navn: 'name', Kommune: 'municipality' }
    const named = Object.entries(own).filter(([, target]) => !columns.join().includes(`=${target}`))
    const [draft] = draftsOf(
      [...columns, ...named.map((one) => one.join('='))],
      [[...cells, ...named.map(([, target]) => (target === 'name' ? 'Fjordpost' : 'Lia'))]],
      { ...of, answers },
    )
    if (!draft) return t.fail(name)
    const lines = shortOf(draft)
      .split('\n')
      .filter((line) => line !== 'name Fjordpost' && line !== 'municipality 0421')
    t.strictSame(lines.sort(), reads.flatMap((line) => line.split('\n')).sort(), name)
    const { in: all, mapped, kept, ignored, refused } = draft.cells
    t.equal(mapped + kept + ignored + refused, all, `${name}: every cell is accounted for`)
    t.equal(all, cells.filter(Boolean).length + named.length, `${name}: each once`)
  }
  t.end()
})

t.test('what is said of it names the columns, what they say and what to do', (t) => {
  const { nb, en } = ROW_WORDS.columns_differ('Brukere: 40; Antall: 55')
  t.match(nb, /Brukere: 40; Antall: 55.*Velg det som gjelder/)
  t.match(en, /Brukere: 40; Antall: 55.*Choose what applies/)
  t.end()
})

t.test('an answer holds for all rows that say the same, and a word is remembered', (t) => {
  const rows = [
    ['Fjordpost', '40', '55'],
    ['Bølgevarsel', '40', '55'],
    ['Sandkasse', '55', '40'],
  ]
  const answers = [{ column: '(users)', value: '40 | 55', answer: '55' }]
  const drafts = draftsOf(['Navn=name', ...NUMBERS], rows, { municipality: '0421', answers })
  t.strictSame(
    drafts.map(({ fields }) => fields.users),
    [55, 55, undefined],
  )
  t.end()
})

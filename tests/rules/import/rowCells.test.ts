import t from 'tap'
import type { Answer } from '../../../schema/rules/import/settings.js'
import { checkRows, type RowCase, type Said } from './rows.js'

const N = 'Navn=name'
const E = 'Slutt=contract.end'
/** Somebody said what the end of the contract is. */
const ends = (answer: Answer['answer']): Said => ({ answers: [{ row: 2, column: 'Slutt', answer }] })

/** What somebody said of a row, and what stands around it. */
const CASES: Readonly<Record<string, RowCase>> = {
  'a cell that asks is left out: its text stays in the note': {
    columns: [N, E],
    cells: ['Fjordpost', 'juni 2027'],
    said: ends(null),
    reads: [
      'name Fjordpost',
      'ask month_only of contract.end: 2027-06-01 | 2027-06-30, answered null',
      'kept Slutt: juni 2027',
    ],
  },
  'a cell that says a day is left out as well': {
    columns: [N, E],
    cells: ['Fjordpost', '01.06.2027'],
    said: ends(null),
    reads: ['name Fjordpost', 'kept Slutt: 01.06.2027'],
  },
  'what asks is answered by a word for nothing': {
    columns: [N, E],
    cells: ['Fjordpost', 'juni 2027'],
    said: ends('ukjent'),
    reads: ['name Fjordpost', 'ask month_only of contract.end: 2027-06-01 | 2027-06-30, answered ukjent'],
  },
  'what asks is answered by that there is no end': {
    columns: [N, E],
    cells: ['Fjordpost', 'juni 2027'],
    said: ends('løpende'),
    reads: [
      'name Fjordpost',
      'contract.end null',
      'ask month_only of contract.end: 2027-06-01 | 2027-06-30, answered løpende',
      'told runs_on of contract.end',
      'kept Slutt: juni 2027',
    ],
  },
  'an answer that asks again answers nothing': {
    columns: [N, E],
    cells: ['Fjordpost', 'juni 2027'],
    said: ends('juli 2027'),
    reads: [
      'name Fjordpost',
      'ask month_only of contract.end: 2027-06-01 | 2027-06-30',
      'kept Slutt: juni 2027',
    ],
  },
  'what asks is answered by a day': {
    columns: [N, E],
    cells: ['Fjordpost', 'juni 2027'],
    said: ends('30.06.2027'),
    reads: [
      'name Fjordpost',
      'contract.end 2027-06-30',
      'ask month_only of contract.end: 2027-06-01 | 2027-06-30, answered 30.06.2027',
    ],
  },
  'a blank cell is said to have no end': {
    columns: [N, E],
    cells: ['Fjordpost', ''],
    said: ends('løpende'),
    reads: ['name Fjordpost', 'contract.end null'],
  },
  'a blank cell is said to be a day': {
    columns: [N, E],
    cells: ['Fjordpost', ''],
    said: ends('30.06.2027'),
    reads: ['name Fjordpost', 'contract.end 2027-06-30'],
  },
  'a contract that runs on, with its notice': {
    columns: [N, E],
    cells: ['Fjordpost', 'løpende, 3 mnd oppsigelse'],
    reads: [
      'name Fjordpost',
      'contract.end null',
      'contract.noticeMonths 3',
      'told rest_kept of contract.end',
      'kept Slutt: løpende, 3 mnd oppsigelse',
    ],
  },
  'a contract that runs on until something happens': {
    columns: [N, E],
    cells: ['Fjordpost', 'løpende til ny anskaffelse er gjort'],
    reads: [
      'name Fjordpost',
      'contract.end null',
      'told rest_kept of contract.end',
      'kept Slutt: løpende til ny anskaffelse er gjort',
    ],
  },
  'blank cells empty fields of the system, and nothing else': {
    columns: [N, 'Annet=keep', 'Kost=annualCost', E, 'Sum=ignore'],
    cells: ['Fjordpost', '', '', '', ''],
    said: { erase: ['Annet', 'Kost', 'Slutt', 'Sum'] },
    reads: ['name Fjordpost', 'erased annualCost'],
  },
  'several answers to a list': {
    columns: [N, 'Kontakt=contactRoles'],
    cells: ['Fjordpost', 'se eget ark'],
    said: { answers: [{ row: 2, column: 'Kontakt', answer: ['Leder', 'Vakt'] }] },
    reads: ['name Fjordpost', 'contactRoles Leder + Vakt'],
  },
  'time in words is asked about': {
    columns: [N, 'Bruk=inUseSince'],
    cells: ['Fjordpost', 'etter ferien en gang'],
    reads: ['name Fjordpost', 'ask period_in_words of inUseSince: ', 'kept Bruk: etter ferien en gang'],
  },
  'headings between the rows that are left out': {
    columns: [N],
    cells: ['Fjordpost'],
    said: { section: 'Helse', sections: 'ignore' },
    reads: ['name Fjordpost'],
  },
  'headings between the rows that are kept': {
    columns: [N],
    cells: ['Fjordpost'],
    said: { section: 'Helse', sections: 'keep' },
    reads: ['name Fjordpost', 'kept Overskrift: Helse'],
  },
  'the heading above a row says its area': {
    columns: [N],
    cells: ['Fjordpost'],
    said: { section: 'Helse og omsorg' },
    reads: ['name Fjordpost', 'serviceArea HEO'],
  },
  'a heading above a row that is no area is asked about': {
    columns: [N],
    cells: ['Fjordpost'],
    said: { section: 'Diverse greier' },
    reads: [
      'name Fjordpost',
      'ask unknown_word of serviceArea: SAK | INN | OKO | HRL | HEO | FOR | SOS | BVP | SKO | BHG | KUL | PBK | VAR | EIE | BER | IKT',
      'kept Overskrift: Diverse greier',
    ],
  },
  'a heading that is said to be an area': {
    columns: [N],
    cells: ['Fjordpost'],
    said: {
      section: 'Diverse greier',
      answers: [{ column: '(section)', value: 'Diverse greier', answer: 'Helse og omsorg' }],
    },
    reads: [
      'name Fjordpost',
      'serviceArea HEO',
      'ask unknown_word of serviceArea: SAK | INN | OKO | HRL | HEO | FOR | SOS | BVP | SKO | BHG | KUL | PBK | VAR | EIE | BER | IKT, answered Helse og omsorg',
    ],
  },
  'a heading that is said to be nothing': {
    columns: [N],
    cells: ['Fjordpost'],
    said: {
      section: 'Diverse greier',
      answers: [{ column: '(section)', value: 'Diverse greier', answer: null }],
    },
    reads: ['name Fjordpost'],
  },
  'the column of areas counts before the heading': {
    columns: [N, 'Omr=serviceArea'],
    cells: ['Fjordpost', 'Kultur'],
    said: { section: 'Helse og omsorg' },
    reads: ['name Fjordpost', 'serviceArea KUL'],
  },
  'cells beyond the last heading are kept and told': {
    columns: [N],
    cells: ['Fjordpost', '', 'Mer'],
    reads: ['name Fjordpost', 'problem more_cells_than_columns of null: Mer', 'kept Uten kolonne: Mer'],
  },
  'a row that is skipped': {
    columns: [N],
    cells: ['Fjordpost'],
    said: { answers: [{ row: 2, column: null, answer: 'skip' }] },
    reads: ['name Fjordpost', 'waits', 'said skip'],
  },
  'a row that is left out': {
    columns: [N],
    cells: ['Fjordpost'],
    said: { answers: [{ row: 2, column: null, answer: null }] },
    reads: ['name Fjordpost', 'waits', 'said skip'],
  },
  'a row that is said to be a system of the register': {
    columns: [N],
    cells: ['Fjordpost'],
    said: { answers: [{ row: 2, column: null, answer: 'SYS-004' }] },
    reads: ['name Fjordpost', 'said SYS-004'],
  },
  'a row is one system: a list says nothing': {
    columns: [N],
    cells: ['Fjordpost'],
    said: { answers: [{ row: 2, column: null, answer: ['a', 'b'] }] },
    reads: ['name Fjordpost'],
  },
  'who a contract is with is said of the row': {
    columns: [N, E],
    cells: ['Fjordpost', '30.06.2027'],
    said: { answers: [{ row: 2, column: '(supplier)', answer: ' Nordlys ' }] },
    reads: ['name Fjordpost', 'contract.end 2027-06-30', 'supplier Nordlys'],
  },
  'a contract is said to be with nobody': {
    columns: [N, E],
    cells: ['Fjordpost', '30.06.2027'],
    said: { answers: [{ row: 2, column: '(supplier)', answer: null }] },
    reads: ['name Fjordpost', 'contract.end 2027-06-30', 'supplier null'],
  },
  'a blank says nobody': {
    columns: [N, E],
    cells: ['Fjordpost', '30.06.2027'],
    said: { answers: [{ row: 2, column: '(supplier)', answer: ' ' }] },
    reads: ['name Fjordpost', 'contract.end 2027-06-30'],
  },
  'a list without names': {
    columns: ['Bruk=users'],
    cells: ['40'],
    reads: ['users 40', 'usersTo null', 'problem name_missing of name: null', 'waits'],
  },
  'a row without a name': {
    columns: [N, 'Bruk=users'],
    cells: ['', '40'],
    reads: ['users 40', 'usersTo null', 'problem name_missing of name: null', 'waits'],
  },
  'a municipality that is not understood is not that of the list': {
    columns: [N, 'Kommune=municipality'],
    cells: ['Fjordpost', 'Ukjentby'],
    said: { municipality: '0421' },
    reads: [
      'name Fjordpost',
      'ask unknown_word of municipality: 0421 | 0422',
      'kept Kommune: Ukjentby',
      'waits',
    ],
  },
  'a municipality that somebody left out is that of the list': {
    columns: [N, 'Kommune=municipality'],
    cells: ['Fjordpost', 'Ukjentby'],
    said: { municipality: '0421', answers: [{ row: 2, column: 'Kommune', answer: null }] },
    reads: [
      'name Fjordpost',
      'municipality 0421',
      'ask unknown_word of municipality: 0421 | 0422, answered null',
      'kept Kommune: Ukjentby',
    ],
  },
  'an error where the municipality stands': {
    columns: [N, 'Kommune=municipality'],
    cells: ['Fjordpost', '#N/A'],
    said: { municipality: '0421' },
    reads: ['name Fjordpost', 'problem error_cell of municipality: #N/A', 'kept Kommune: #N/A', 'waits'],
  },
  'a row of no municipality': {
    columns: [N],
    cells: ['Fjordpost'],
    said: { municipality: null },
    reads: ['name Fjordpost', 'problem municipality_missing of municipality: null', 'waits'],
  },
  'two systems in one cell are asked about: the row waits': {
    columns: [N, 'Bruk=users', 'Kost=annualCost'],
    cells: ['Fjordpost + Kystvakt', '40', '100000'],
    reads: [
      'users 40',
      'usersTo null',
      'annualCost 100000',
      'ask two_systems of name: Fjordpost + Kystvakt | Fjordpost + Kystvakt',
      'kept Navn: Fjordpost + Kystvakt',
      'waits',
    ],
  },
  'what is counted or paid of two systems is written to neither': {
    columns: [N, 'Bruk=users', 'Kost=annualCost'],
    cells: ['Fjordpost + Kystvakt', '40', '100000'],
    said: { answers: [{ row: 2, column: 'Navn', answer: ['Fjordpost', 'Kystvakt'] }] },
    reads: [
      'name Fjordpost',
      'ask two_systems of name: Fjordpost + Kystvakt | Fjordpost + Kystvakt, answered Fjordpost,Kystvakt',
      'kept Bruk: 40',
      'kept Kost: 100000',
    ],
  },
}

t.test('what becomes of a row: what is written, asked, told and kept', (t) => {
  checkRows(t, CASES)
  t.end()
})

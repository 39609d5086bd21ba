import t from 'tap'
import { checkRows, draftsOf, type RowCase } from './rows.js'

const N = 'Navn=name'

/** What cells say for what their columns are taken as. */
const CASES: Readonly<Record<string, RowCase>> = {
  'an error of the spreadsheet is no name': {
    columns: [N],
    cells: ['#REF!'],
    reads: [
      'problem error_cell of name: #REF!',
      'problem name_missing of name: null',
      'kept Navn: #REF!',
      'waits',
    ],
  },
  'two systems in a cell of name and version': {
    columns: ['Navn=name+productVersion'],
    cells: ['Fjordpost + Kystvakt'],
    reads: [
      'ask two_systems of name: Fjordpost + Kystvakt | Fjordpost + Kystvakt',
      'kept Navn: Fjordpost + Kystvakt',
      'waits',
    ],
  },
  'a cell of name and version that says nothing': {
    columns: ['Navn=name+productVersion'],
    cells: ['ukjent'],
    reads: ['problem name_missing of name: null', 'waits'],
  },
  'name and version': {
    columns: ['Navn=name+productVersion'],
    cells: ['Fjordpost 7.2'],
    reads: ['name Fjordpost', 'productVersion 7.2'],
  },
  'product and version': {
    columns: [N, 'P=product+productVersion'],
    cells: ['Fjordpost', 'Brevbase 4.1'],
    reads: ['name Fjordpost', 'product Brevbase', 'productVersion 4.1'],
  },
  'vendor and contact': {
    columns: [N, 'L=vendor+contactRoles'],
    cells: ['Fjordpost', 'Nordlys AS (kundeansvarlig)'],
    reads: ['name Fjordpost', 'vendor Nordlys AS', 'contactRoles kundeansvarlig'],
  },
  'two vendors in one cell': {
    columns: [N, 'L=vendor+contactRoles'],
    cells: ['Fjordpost', 'Nordlys AS / Kyst IT AS'],
    reads: [
      'name Fjordpost',
      'ask several_values of vendor: Nordlys AS | Kyst IT AS | Nordlys AS / Kyst IT AS',
      'kept L: Nordlys AS / Kyst IT AS',
    ],
  },
  'a vendor that is not known': {
    columns: [N, 'L=vendor+contactRoles'],
    cells: ['Fjordpost', 'ukjent'],
    reads: ['name Fjordpost'],
  },
  'a limit is no number of users': {
    columns: [N, 'B=users'],
    cells: ['Fjordpost', 'over 40'],
    reads: ['name Fjordpost', 'ask lower_bound of users: 40', 'kept B: over 40'],
  },
  'the upper end in a column of its own': {
    columns: [N, 'B=users', 'T=usersTo'],
    cells: ['Fjordpost', '40', '60'],
    reads: ['name Fjordpost', 'users 40', 'usersTo 60'],
  },
  'an owner': {
    columns: [N, 'E=systemOwner'],
    cells: ['Fjordpost', 'Kari Nordmann'],
    reads: ['name Fjordpost', 'systemOwner Kari Nordmann'],
  },
  'an owner that somebody said': {
    columns: [N, 'E=systemOwner'],
    cells: ['Fjordpost', 'Kari Nordmann'],
    said: { answers: [{ row: 2, column: 'E', answer: 'IT-sjef' }] },
    reads: ['name Fjordpost', 'systemOwner IT-sjef'],
  },
  'more months of notice than there may be': {
    columns: [N, 'O=contract.noticeMonths'],
    cells: ['Fjordpost', '200 mnd'],
    reads: ['name Fjordpost', 'problem too_large of contract.noticeMonths: 200 mnd', 'kept O: 200 mnd'],
  },
  'a kind of contract': {
    columns: [N, 'K=contract.kind'],
    cells: ['Fjordpost', 'Driftsavtale'],
    reads: ['name Fjordpost', 'contract.kind Driftsavtale'],
  },
  'a contract that renews itself': {
    columns: [N, 'K=contract.autoRenew'],
    cells: ['Fjordpost', 'Ja'],
    reads: ['name Fjordpost', 'contract.autoRenew true'],
  },
  'several codes in one cell': {
    columns: [N, 'K=usedBy'],
    cells: ['Fjordpost', 'Nordre Lia; Lia'],
    reads: ['name Fjordpost', 'usedBy 0422 + 0421'],
  },
  'several codes, one of which there is not': {
    columns: [N, 'K=usedBy'],
    cells: ['Fjordpost', 'Nordre Lia; Utopia'],
    reads: ['name Fjordpost', 'ask unknown_word of usedBy: 0421 | 0422', 'kept K: Nordre Lia; Utopia'],
  },
  'codes that are not known': {
    columns: [N, 'K=usedBy'],
    cells: ['Fjordpost', 'ukjent'],
    reads: ['name Fjordpost'],
  },
  'a list of nothing': {
    columns: [N, 'K=usedBy'],
    cells: ['Fjordpost', '-; ?'],
    reads: ['name Fjordpost'],
  },
  'a word of several codes': {
    columns: [N, 'K=hosting'],
    cells: ['Fjordpost', 'skyløsning hos leverandør'],
    reads: [
      'name Fjordpost',
      'ask several_values of hosting: saas | hosted | on_premises',
      'kept K: skyløsning hos leverandør',
    ],
  },
  'a word that is no code': {
    columns: [N, 'K=hosting'],
    cells: ['Fjordpost', 'blått'],
    reads: ['name Fjordpost', 'ask unknown_word of hosting: on_premises | hosted | saas', 'kept K: blått'],
  },
  'a contract by its number, with its systems': {
    columns: ['ID=id', 'Systemer=systemNames', 'Kommune=municipality', 'L=supplier'],
    cells: ['KON-001', 'Fjordpost; Kystvakt', 'Lia', 'Nordlys AS'],
    said: { entity: 'contract' },
    reads: ['number KON-001', 'systemNames Fjordpost + Kystvakt', 'municipality 0421', 'supplier Nordlys AS'],
  },
  'an integration by the names of its systems': {
    columns: ['Fra=fromSystemName', 'Til=toSystemName', 'Kommune=municipality', 'Tilkommune=toMunicipality'],
    cells: ['Fjordpost', 'Kystvakt', 'Lia', 'Nordre Lia'],
    said: { entity: 'integration' },
    reads: ['fromSystemName Fjordpost', 'toSystemName Kystvakt', 'municipality 0421', 'toMunicipality 0422'],
  },
  'an integration to a municipality that there is not': {
    columns: ['Fra=fromSystemName', 'Til=toSystemName', 'Tilkommune=toMunicipality'],
    cells: ['Fjordpost', 'Kystvakt', 'Utopia'],
    said: { entity: 'integration' },
    reads: [
      'fromSystemName Fjordpost',
      'toSystemName Kystvakt',
      'ask unknown_word of toMunicipality: 0421 | 0422',
      'kept Tilkommune: Utopia',
    ],
  },
  'personal data of which nothing is known': {
    columns: [N, 'P=hasPersonalData', 'S=hasSensitiveData'],
    cells: ['Fjordpost', 'ukjent', ''],
    reads: ['name Fjordpost'],
  },
  'answers on personal data that contradict each other are left out': {
    columns: [N, 'P=hasPersonalData', 'S=hasSensitiveData'],
    cells: ['Fjordpost', 'nei', 'ja'],
    said: { answers: [{ row: 2, column: 'P', answer: null }] },
    reads: [
      'name Fjordpost',
      'ask contradiction of privacyClass (P: nei; S: ja): special | none | ordinary, answered null',
      'kept P: nei',
      'kept S: ja',
    ],
  },
  'answers on personal data that contradict each other, and what applies': {
    columns: [N, 'P=hasPersonalData', 'S=hasSensitiveData'],
    cells: ['Fjordpost', 'nei', 'ja'],
    said: { answers: [{ row: 2, column: 'P', answer: 'special' }] },
    reads: [
      'name Fjordpost',
      'privacyClass special',
      'ask contradiction of privacyClass (P: nei; S: ja): special | none | ordinary, answered special',
    ],
  },
  'personal data, and nothing of whether they are sensitive': {
    columns: [N, 'P=hasPersonalData'],
    cells: ['Fjordpost', 'ja'],
    reads: ['name Fjordpost', 'ask coarse_word of privacyClass (P: ja): ordinary | special', 'kept P: ja'],
  },
  'yes and a number in one cell': {
    columns: [N, 'X=dayOneCritical+users'],
    cells: ['Fjordpost', 'ja; 40'],
    reads: ['name Fjordpost', 'dayOneCritical true', 'users 40', 'kept X: ja; 40'],
  },
  'a month and a product in one cell': {
    columns: [N, 'X=inUseSince+product'],
    cells: ['Fjordpost', 'juni 2020; Brev'],
    reads: ['name Fjordpost', 'ask month_only of inUseSince: ', 'kept X: juni 2020; Brev'],
  },
  'a product and a range of users in one cell': {
    columns: [N, 'X=product+users'],
    cells: ['Fjordpost', 'Brev; 40-60'],
    reads: [
      'name Fjordpost',
      'product Brev',
      'users 40',
      'problem range of product: Brev; 40-60',
      'kept X: Brev; 40-60',
    ],
  },
  'a cell that is but the second of its two fields': {
    columns: [N, 'X=users+inUseSince'],
    cells: ['Fjordpost', '01.02.2020'],
    reads: ['name Fjordpost', 'inUseSince 2020-02-01', 'told not_parted of users'],
  },
  'a cell that is but the first of its two fields': {
    columns: [N, 'X=users+inUseSince'],
    cells: ['Fjordpost', '40'],
    reads: ['name Fjordpost', 'users 40', 'told not_parted of users', 'kept X: 40'],
  },
}

t.test('what a cell says is written, asked or kept by what its column is taken as', (t) => {
  checkRows(t, CASES)
  t.end()
})

t.test('a column is not taken as what there is not', (t) => {
  t.throws(() => draftsOf(['Farge=color'], [['blå']]), { message: 'No target of a list of systems: color' })
  t.end()
})

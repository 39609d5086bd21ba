import t from 'tap'
import { guessEntity } from '../../../schema/rules/import/guessEntity.js'
import { readTarget } from '../../../schema/rules/import/readTarget.js'
import type { Imported } from '../../../schema/rules/import/settings.js'
import { suggestColumns } from '../../../schema/rules/import/suggestColumns.js'
import { headersOf, recordsOf, registerOf } from './lists.js'

/** What each column of a list becomes: `target`, with `?` where it is not sure. */
function becomes(
  names: readonly string[],
  rows: readonly (readonly string[])[] = [],
  entity: Imported = 'system',
): string[] {
  const found = suggestColumns(headersOf(names), recordsOf(rows), registerOf(), entity)
  t.equal(found.length, names.length)
  return found.map(({ target, sure }) => `${target}${sure ? '' : '?'}`)
}

t.test('columns are known by their names, in the languages and shapes of lists', async (t) => {
  const cases: [name: string, target: string][] = [
    ['Systemnavn', 'name'],
    ['  FAGSYSTEM: ', 'name'],
    ['Systemets namn', 'name'],
    ['Tietojärjestelmän nimi', 'name'],
    ['naam_applicatie', 'name'],
    ['It-systemets navn (påkrævet)', 'name'],
    ['1. Navn på system *', 'name'],
    ['Ant.  brukere', 'users'],
    ['Antall brukere (stk.)', 'users'],
    ['Gebruikers', 'users'],
    ['Lev.', 'vendor'],
    ['Leverantör', 'vendor'],
    ['Hersteller', 'vendor'],
    ['Ansv.', 'systemOwner'],
    ['Tj.område', 'serviceArea'],
    ['Palvelualue', 'serviceArea'],
    ['Avt. utløp', 'contract.end'],
    ['Avtalet löper ut', 'contract.end'],
    ['Opzegtermijn', 'contract.noticeMonths'],
    ['Kostnad pr. år (eks. mva.)', 'annualCost'],
    ['Kr/år', 'annualCost'],
    ['Pris/år eks mva', 'annualCost'],
    ['Jahreskosten', 'annualCost'],
    ['Pers.oppl. J/N', 'hasPersonalData'],
    ['Personuppgifter (ja/nej)', 'hasPersonalData'],
    ['Personoppl.', 'privacyClass'],
    ['Er det personopplysninger i systemet?', 'privacyClass'],
    ['Sensitivt J/N', 'hasSensitiveData'],
    ['Integr. J/N', 'hasIntegrations'],
    ['System/versjon', 'name+productVersion'],
    ['Leverandør / kontakt', 'vendor+contactRoles'],
    ['Formål (engelsk)', 'descriptionEn'],
    ['Sist oppdatert', 'keep'],
    // What is not clear is not sure, and what is another thing is not taken for it.
    ['Avtale', 'contract.end?'],
    ['Hvor', 'hosting?'],
    ['Virksomhet', 'serviceArea?'],
    ['Navn (rolle)', 'systemOwner?'],
    ['Systemeier (virksomhet)', 'systemOwner?'],
    ['Kostnad/mnd', 'keep?'],
    ['Engangskostnad', 'keep'],
    ['Årlig kostnad (1000 kr)', 'annualCost'],
    ['Kostnad tkr', 'annualCost'],
    ['Årlig kostnad i kroner', 'annualCost'],
    ['Årlig kostnad (mill. kr)', 'annualCost'],
    ['Jahreskosten (Tsd. EUR)', 'keep?'],
    ['Kostnad (kr 1000)', 'annualCost'],
    ['Driftskostnad i tusen kr', 'annualCost?'],
    ['Årlig kostnad (TNOK)', 'annualCost'],
    ['Årlig kostnad (kNOK)', 'annualCost'],
    ['Årlig kostnad, tusen', 'annualCost'],
    ['Årlig kostnad (TEUR)', 'keep?'],
    ['Årlig kostnad (EUR)', 'keep?'],
    ['Oppsigelsestid (dager)', 'keep?'],
    ['Vendor and Product', 'keep?'],
    ['Anwendung Status', 'keep?'],
    ['Mottar personopplysninger fra', 'keep?'],
    ['Skostørrelse', 'keep?'],
  ]
  for (const [name, target] of cases) t.same(becomes([name]), [target], name)
})

t.test('headings above tell columns apart that are called alike', async (t) => {
  const cases: [names: string[], targets: string[]][] = [
    [
      [
        'Systemeier>Navn (rolle)',
        'Systemeier>Virksomhet',
        'Systemforvalter>Navn (rolle)',
        'Systemforvalter>Virksomhet',
      ],
      ['systemOwner', 'keep', 'administrator', 'keep'],
    ],
    [
      ['Eier>Navn', 'Eier>Rolle', 'Leverandør>Navn', 'Avtale>Nr.', 'Avtale>Til', 'Navn'],
      ['keep?', 'systemOwner', 'vendor', 'contract.number', 'contract.end', 'name'],
    ],
    [
      ['System>Navn', 'Leverandør og avtale>Leverandør', 'Leverandør og avtale>Utløper'],
      ['name', 'vendor', 'contract.end'],
    ],
    [
      ['Navn', 'Merknad', 'Merknad'],
      ['name', 'note', 'keep?'],
    ],
  ]
  for (const [names, targets] of cases) t.same(becomes(names), targets, names.join(', '))
})

t.test('columns that compete for one field: the better has it, none is lost', async (t) => {
  const cases: [names: string[], targets: string[]][] = [
    [
      ['System', 'Systemansvarlig'],
      ['name', 'systemOwner'],
    ],
    [
      ['System', 'Systemansvarlig', 'Systemeier'],
      ['name', 'administrator?', 'systemOwner'],
    ],
    [
      ['System', 'Ansvarlig', 'Systemforvalter'],
      ['name', 'systemOwner?', 'administrator'],
    ],
    [
      ['System', 'Leverandør', 'Produsent'],
      ['name', 'contract.supplier?', 'vendor'],
    ],
    [
      ['System', 'Kostnad', 'Årlig kostnad'],
      ['name', 'keep?', 'annualCost'],
    ],
    [
      ['System', 'Alias', 'Kortnavn'],
      ['name', 'aliases', 'aliases'],
    ],
    [
      ['Produkt', 'Leverandør'],
      ['name', 'vendor'],
    ],
    [
      ['Produkt', 'Navn'],
      ['product', 'name'],
    ],
  ]
  for (const [names, targets] of cases) t.same(becomes(names), targets, names.join(', '))
})

/** The cells of each row are one of each of these lists. */
const rowsOf = (...columns: string[][]): string[][] =>
  (columns[0] ?? []).map((_, index) => columns.map((column) => column[index] ?? ''))

t.test('what stands in a column tells where its name does not', async (t) => {
  const names = ['Rutevalg', 'Brevskriver', 'Tegnebrett', 'Sporbart', 'Turnusmester', 'Notert']
  const cases: [name: string, cells: string[], target: string][] = [
    ['Nr.', ['1', '2', '3', '4', '5', '6'], 'ignore'],
    ['Løpenr', ['1', '2', '3', '1', '2', '3'], 'ignore'],
    ['Nr.', ['17', '3', '240', '241', '9', '88'], 'externalId'],
    ['#', ['D-014', 'D-010', 'D-031', 'D-001', 'D-007', 'D-008'], 'externalId'],
    ['Nr.', ['SYS-001', 'SYS-014', 'SYS-002', '', 'SYS-020', 'SYS-003'], 'number'],
    ['Nr.', ['A', 'A', 'B', 'B', '', ''], 'keep?'],
    ['Systemnr', ['SYS-001', 'SYS-014', 'SYS-002', 'SYS-004', 'SYS-020', 'SYS-003'], 'number'],
    ['ID', ['1', '2', '3', '4', '5', '6'], 'externalId'],
    ['Hva slags løsning', ['sky', 'lokalt', 'sky', 'sky', 'lokalt', 'sky'], 'hosting?'],
    ['Kjører på', ['ja', 'nei', '?', '?', 'ja', 'nei'], 'keep?'],
    [
      'Leverandør',
      ['Ark AS v/ Kari', 'Bok AS v/ support', 'Dalen', 'Eng AS v/ Ola', 'Fjell', 'Gard'],
      'vendor+contactRoles?',
    ],
    ['Antall brukere', ['lærere', 'alle', 'skolen', 'kontoret', 'ingen', 'mange'], 'keep?'],
    ['Integrasjoner', ['Ark', 'Bok og Ark', 'Folkeregister', 'Altinn', 'Lønn', 'Bok'], 'keep?'],
    ['Avtale', ['2015/123', '2016/88', '2017/5', '2018/9', '2019/12', '2019/13'], 'contract.number?'],
    ['Avtaleperiode', ['2017-2020', '2018-2021', '2019-2022', '', '', ''], 'contract.start+contract.end?'],
    ['Avtale', ['31.12.2020', 'løpende', '1.7.2021', '30.06.2020', '', 'jan 2021'], 'contract.end?'],
    [
      'Sendt til revisor',
      ['2019-01-01', '2019-01-02', '2019-01-03', '2019-02-01', '2019-01-01', ''],
      'keep?',
    ],
    ['Tomt', ['', '', '', '', '', ''], 'keep'],
  ]
  for (const [name, cells, target] of cases)
    t.same(becomes(['System', name], rowsOf(names, cells))[1], target, `${name}: ${cells[0]}`)
  t.same(
    becomes(
      ['System'],
      rowsOf(['Rutevalg 4.2', 'Brev ver. 3', 'Office 365', 'Tegn 10.1', 'Altinn II', 'Spor']),
    ),
    ['name+productVersion?'],
  )
  t.same(
    becomes(['System', 'Versjon'], rowsOf(['Rute 4.2', 'Brev 3.1', 'Tegn 10.1', 'Spor'], ['', '', '', ''])),
    ['name', 'productVersion'],
  )
  t.same(becomes(['', 'Leverandør'], rowsOf(names, names)), ['name?', 'vendor'])
})

t.test('two columns of yes and no make the class of personal data', async (t) => {
  const yesNo = ['J', 'N', 'J', 'N', '?']
  t.same(
    becomes(
      ['System', 'Personvern', 'Sensitivt'],
      rowsOf(
        yesNo.map((_, at) => `S${at}x`),
        yesNo,
        yesNo,
      ),
    ),
    ['name', 'hasPersonalData', 'hasSensitiveData'],
  )
  t.same(becomes(['System', 'Personvern'], rowsOf(['A', 'B', 'C'], ['Vanlige', 'Ingen', 'Sensitive'])), [
    'name',
    'privacyClass',
  ])
})

t.test('a class that a column says itself is not made of a second one', async (t) => {
  const rows = rowsOf(['A', 'B', 'C'], ['Vanlige', 'Ingen', 'Sensitive'], ['N', 'N', 'J'])
  t.same(becomes(['System', 'Personvern', 'Sensitivt'], rows), ['name', 'privacyClass', 'keep?'])
})

t.test('what is kept says why, and what else it may be', async (t) => {
  const [, kept, unit, unknown] = suggestColumns(
    headersOf(['System', 'Merknad arkiv', 'Kostnad pr. måned', 'Skostørrelse']),
    [],
    registerOf(),
  )
  t.match(kept, { target: 'note', sure: false, why: 'vague_name' })
  t.match(unit, { target: 'keep', others: ['annualCost'], why: 'other_unit' })
  t.match(unknown, { key: 'Skostørrelse', target: 'keep', others: [], why: 'unknown' })
})

t.test('lists of contracts, integrations, replacements and mappings have columns of their own', async (t) => {
  const cases: [entity: Imported, names: string[], targets: string[]][] = [
    [
      'contract',
      [
        'Avtalenr',
        'Leverandør',
        'Gjelder fra',
        'Utløper',
        'Oppsigelsestid',
        'Kr/år',
        'Systemer',
        'Saksbehandler',
      ],
      ['number', 'supplier', 'start', 'end', 'noticeMonths', 'annualCost', 'systems', 'keep?'],
    ],
    [
      'integration',
      ['Kilde', 'Mottaker', 'Data', 'Retning', 'Kommentar'],
      ['fromSystem', 'toSystem', 'data', 'direction', 'note'],
    ],
    [
      'replacement',
      ['Kode', 'Ny løsning', 'Leverandør', 'Status', 'Eier'],
      ['code', 'nameNb', 'vendor', 'state', 'owner'],
    ],
    [
      'mapping',
      ['System', 'Systemnavn', 'Kommune', 'Erstattes av', 'Dekning'],
      ['system', 'systemName', 'municipality', 'replacement', 'coverage'],
    ],
  ]
  for (const [entity, names, targets] of cases) {
    t.same(becomes(names, [], entity), targets, entity)
    t.same(guessEntity(headersOf(names)).entity, entity)
  }
})

t.test('what a list is of is guessed by what it says', async (t) => {
  const cases: [names: string[], entity: Imported, sure: boolean][] = [
    [['Fagsystem', 'Leverandør', 'Versjon', 'Enhet', 'Systemeier', 'Avtale utgår'], 'system', true],
    [['System', 'Leverandør', 'Avtalenummer', 'Gjelder fra', 'Gjelder til', 'Merknad'], 'contract', false],
    [['Navn', 'Leverandør'], 'system', true],
    [['Leverandør', 'Kontraktnummer', 'Utløpsdato'], 'contract', true],
    [['Farge', 'Størrelse'], 'system', false],
  ]
  for (const [names, entity, sure] of cases)
    t.same(guessEntity(headersOf(names)), { entity, sure }, names.join(', '))
})

t.test('a target is read as people type it', async (t) => {
  const cases: [text: string, entity: Imported, target: string | null][] = [
    ['annualCost', 'system', 'annualCost'],
    ['ANNUALCOST', 'system', 'annualCost'],
    ['Årlig kostnad', 'system', 'annualCost'],
    ['Annual cost', 'system', 'annualCost'],
    ['cost', 'system', 'annualCost'],
    ['version', 'system', 'productVersion'],
    ['users', 'system', 'users'],
    ['notes', 'system', 'note'],
    ['owner', 'system', 'systemOwner'],
    ['serviceArea', 'system', 'serviceArea'],
    ['contractEnd', 'system', 'contract.end'],
    ['contract.end', 'system', 'contract.end'],
    ['privacy', 'system', 'privacyClass'],
    ['name+productVersion', 'system', 'name+productVersion'],
    ['Ant. brukere', 'system', 'users'],
    ['skip', 'system', 'ignore'],
    ['keep', 'contract', 'keep'],
    ['supplier', 'contract', 'supplier'],
    ['Avtalt slutt', 'contract', null],
    ['sytemOwner', 'system', null],
    ['avtale', 'system', null],
    ['', 'system', null],
    ['owner', 'replacement', 'owner'],
  ]
  for (const [text, entity, target] of cases)
    t.equal(readTarget(text, entity).target, target, `${text}, ${entity}`)
  t.equal(readTarget('sytemOwner', 'system').nearest[0], 'systemOwner')
  t.same(readTarget('avtale', 'system').nearest.slice(0, 2), ['contract.end', 'contract.number'])
  t.same(readTarget('qqqqqqqqqqq', 'system').nearest, [])
})

t.test('names and cells as long as they may be are read in time', async (t) => {
  for (const piece of ['(', '1.', ' ', 'a/', 'navn ', '[']) {
    const long = `x${piece.repeat(16_000)}x`
    t.equal(becomes(['System', long, `${long}>Navn`], [['A', long, long]]).length, 3)
  }
})

import { utils, write } from '@e965/xlsx'

/** The columns of the list, as a municipality calls them: thirty, of which two have no field and are kept in the note. */
const COLUMNS: readonly (readonly [name: string, cell: (row: number) => string | number | boolean])[] = [
  ['System-ID', (row) => `F-${row}`],
  ['Systemnavn', (row) => `${pick(BEGINNINGS, row)}${pick(ENDS, Math.floor(row / 20))} ${row}`],
  ['Også kalt', (row) => `${pick(BEGINNINGS, row).slice(0, 3)}${row}`],
  ['Produkt', (row) => `${pick(BEGINNINGS, row)} ${pick(ENDS, row)}`],
  ['Versjon', (row) => `${1 + (row % 9)}.${row % 12}`],
  ['Programvareleverandør', (row) => `${pick(BEGINNINGS, row % 7)} programvare AS`],
  ['Tj.område', (row) => pick(['Helse og omsorg', 'Skole'], row)],
  [
    'Formål',
    (row) => `${pick(PURPOSES, row)} i ${pick(['nord', 'sør', 'øst', 'vest'], row)} sone ${row % 50}`,
  ],
  ['Systemeier', (row) => `${pick(['Enhetsleder', 'Rektor', 'Virksomhetsleder'], row)} ${row % 40}`],
  ['Systemansvarlig', (row) => `${pick(['Fagkonsulent', 'Rådgiver'], row)} ${row % 60}`],
  ['Ny systemeier', (row) => `Kommunalsjef ${row % 8}`],
  ['Ant. brukere', (row) => (row * 7) % 900],
  ['Drift', (row) => pick(['Skytjeneste', 'Lokal drift'], row)],
  ['Dagens kostnad', (row) => 1000 * (1 + (row % 400))],
  ['Personopplysninger', (row) => pick(['Ja', 'Nei'], row)],
  ['Sensitive personopplysninger', (row) => pick(['Nei', 'Nei', 'Ja'], row)],
  ['Avtaleleverandør', (row) => `${pick(BEGINNINGS, row % 7)} programvare AS`],
  ['Avtalenummer', (row) => `A-${row}`],
  ['Avtale fra', (row) => `0${1 + (row % 9)}.01.2017`],
  ['Avtale til', (row) => `31.12.20${20 + (row % 5)}`],
  ['Oppsigelsestid (mnd)', (row) => 1 + (row % 6)],
  ['Årlig kontraktssum', (row) => 1000 * (1 + (row % 400))],
  ['Integrasjoner', (row) => pick(['Ja', 'Nei'], row)],
  ['Arkivverdig', (row) => pick(['Ja', 'Nei'], row + 1)],
  ['Driftsleverandør', (row) => `${pick(BEGINNINGS, row % 5)} drift AS`],
  ['Nettadresse', (row) => `https://f${row}.example`],
  ['Merknad', (row) => `Gjennomgått på møte ${row % 30}`],
  ['Farge', (row) => pick(['blå', 'grønn', 'gul'], row)],
  ['Hylle', (row) => `H${row % 90}`],
  ['Sist endret', (row) => `1${row % 9}.0${1 + (row % 8)}.2019`],
]

const BEGINNINGS = [
  'Fjord',
  'Bølge',
  'Skjær',
  'Lyng',
  'Holme',
  'Varde',
  'Tind',
  'Elve',
  'Myr',
  'Skog',
  'Strand',
]
const ENDS = ['post', 'varsel', 'plan', 'bok', 'time', 'kart', 'arkiv', 'vakt', 'skjema', 'portal', 'rute']
const PURPOSES = [
  'Timeplaner for ansatte',
  'Journal for hjemmetjenesten',
  'Skjema for søknader',
  'Kart over ledninger',
]

const pick = <T>(of: readonly T[], at: number): T => of[at % of.length] as T

/** A workbook with so many rows of thirty columns, each a new system under a new contract. */
export function makeImportList(rows: number): Buffer {
  const data = [
    COLUMNS.map(([name]) => name),
    ...Array.from({ length: rows }, (_, row) => COLUMNS.map(([, cell]) => cell(row + 1))),
  ]
  return write(
    { SheetNames: ['Fagsystemer'], Sheets: { Fagsystemer: utils.aoa_to_sheet(data) } },
    { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true },
  )
}

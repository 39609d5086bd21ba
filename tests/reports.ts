import { type Part, type Report, TEMPLATE } from '../server/files/report.js'

const days = (from: string, step: number, counts: readonly number[]) =>
  counts.map((count, index) => {
    const date = new Date(Date.parse(`${from}T00:00:00Z`) + index * step * 86_400_000)
    return [date.toISOString().slice(0, 10), count] as const
  })

const counted = (heading: string, rows: readonly (readonly [string, number, number, number])[]): Part => ({
  kind: 'table',
  columns: [
    { header: heading, type: 'text' },
    { header: 'Antall', type: 'number' },
    { header: 'Klare', type: 'number' },
    { header: 'Over dato', type: 'number' },
  ],
  rows,
  total: ['Sum', 279, 96, 23],
  empty: 'Ingen.',
})

/** A made-up report with a part of every kind. */
export const STATUS_REPORT: Report = {
  language: 'nb',
  name: 'Statusrapport',
  programme: 'Nye Drammen',
  synthetic: true,
  evidence: {
    number: 'R-2019-007',
    asOf: '2019-10-15',
    sequence: 4110,
    at: '2019-10-14T12:00:00.000Z',
    hash: '3f9a7c2180b64e5fa1d2093c77be44195e02cd88f13a6b7024c9917ad06be5b0',
    choices: 'Bokmål, alle kommuner, alle tjenesteområder',
    version: '0.2.0',
    template: TEMPLATE,
  },
  timeZone: 'Europe/Oslo',
  parts: [
    {
      kind: 'headline',
      text: '96 av 279 systemer er klare. Planen sier 116.',
      sentence:
        'I dagens tempo blir 145 klare til 1. januar 2020, 65 færre enn planlagt. Det er 78 dager igjen.',
    },
    {
      kind: 'keys',
      keys: [
        { value: '20', label: 'bak planen' },
        { value: '23', label: 'over dato' },
        { value: '13', label: 'blokkert' },
        { value: '6', label: 'Dag 1, ikke i rute' },
        { value: '9', label: 'frister innen 60 dager' },
        { value: '28', label: 'uten dato' },
        { value: '32', label: 'alvorlige funn' },
      ],
    },
    {
      kind: 'bar',
      groups: [
        {
          label: 'klare',
          count: 96,
          phases: [
            { label: 'Avvikles eller ferdig', count: 15 },
            { label: 'Klar', count: 81 },
          ],
        },
        {
          label: 'på vei',
          count: 154,
          phases: [
            { label: 'Under omlegging', count: 34 },
            { label: 'Besluttet og planlagt', count: 120 },
          ],
        },
        { label: 'ikke besluttet', count: 29, phases: [{ label: 'Kartlegges', count: 29 }] },
      ],
    },
    {
      kind: 'progress',
      heading: 'Fremdrift',
      note: 'Antall klare systemer. Prognose: tempoet de siste åtte ukene, 4,4 per uke.',
      total: 279,
      today: '2019-10-15',
      merger: '2020-01-01',
      actual: [
        ...days('2019-01-01', 14, [0, 1, 2, 3, 3, 6, 6, 9, 14, 15, 20, 26, 38, 41, 42, 43, 52, 60, 66, 81]),
        ['2019-10-15', 96],
      ],
      planned: [
        ...days('2019-01-01', 14, [0, 1, 2, 3, 3, 5, 6, 10, 14, 18, 20, 28, 38, 40, 42, 43, 52, 64, 70, 90]),
        ['2019-10-15', 116],
        ['2019-11-15', 135],
        ['2019-12-01', 165],
        ['2020-01-01', 210],
        ['2020-02-14', 210],
      ],
      forecast: [
        ['2019-10-15', 96],
        ['2020-01-01', 145],
      ],
      words: { actual: 'Faktisk', planned: 'Plan', forecast: 'Prognose' },
    },
    {
      kind: 'table',
      heading: 'Største risikoer',
      note: 'Dag 1-kritiske først. Til høyre: hvem, og ny dato',
      columns: [
        { header: 'Risiko', type: 'text' },
        { header: 'Hva', type: 'text' },
        { header: 'Ansvarlig', type: 'text' },
        { header: 'Dato', type: 'date' },
      ],
      rows: [
        [
          'ACOS Barnevern (Svelvik)',
          'Familia (Drammen) er ikke i bruk før 28.10. Akseptansetest mangler.',
          'Barnevernleder',
          '2019-11-27',
        ],
        [
          'Visma Enterprise Økonomi',
          'Agresso (Drammen) tas i bruk 01.11. Årsavslutning må kjøres i to systemer.',
          'Økonomisjef',
          '2019-11-01',
        ],
        [
          'Gerica',
          '253 av 184 220 journaler avviker. Avtalen slutter 31.12., uten frist igjen.',
          'Omsorgssjef',
          '2019-11-18',
        ],
      ],
      empty: 'Ingen risikoer.',
    },
    {
      kind: 'columns',
      shares: [5, 4],
      left: [
        {
          kind: 'tick',
          heading: 'Beslutninger vi ber om',
          items: [
            {
              title: 'Gerica: omlegging 18.11. og drift til 31.03.2020',
              text: 'Koster 596 000 kr. Uten vedtak: ingen avtale 1. januar.',
              who: 'Prosjektstyret A4.2 IKT',
              by: '2019-10-21',
            },
            {
              title: 'Barnevern: Svelvik og Nedre Eiker samtidig, 27.11.',
              text: 'Ett løp i stedet for to. Svelvik flyttes 58 dager.',
              who: 'Delprosjektstyret D4',
              by: '2019-10-25',
            },
          ],
          empty: 'Ingen.',
        },
      ],
      right: [
        {
          kind: 'table',
          heading: 'Frister framover',
          columns: [
            { header: 'Dato', type: 'date' },
            { header: 'Hva', type: 'text' },
            { header: 'Kroner', type: 'number' },
          ],
          rows: [
            ['2019-10-16', 'Budsjett (oktober)', null],
            ['2019-11-30', '9 oppsigelsesfrister', 1_607_000],
            ['2020-01-01', 'Ny kommune', null],
          ],
          empty: 'Ingen.',
        },
      ],
    },
    { kind: 'pageBreak' },
    {
      kind: 'section',
      heading: 'Tallene stemmer med hverandre',
      note: 'Hvert system er talt én gang i hver tabell. Fire veier gir samme sum.',
    },
    {
      kind: 'equation',
      terms: [
        { value: 279, label: 'i registeret' },
        { value: 279, label: 'Σ status' },
        { value: 279, label: 'Σ kommune' },
        { value: 279, label: 'Σ tjenesteområde' },
        { value: 279, label: 'Σ disposisjon' },
      ],
      verdict: 'Ingen avvik',
      note: '96 klare og 23 over dato i alle fire',
    },
    {
      kind: 'columns',
      left: [
        counted('Status', [
          ['Registrert', 8, 0, 0],
          ['Kartlagt', 21, 0, 0],
          ['Besluttet', 69, 0, 3],
          ['Planlagt', 51, 0, 6],
          ['Under migrering', 34, 0, 12],
          ['Omlagt', 18, 18, 2],
          ['Kun lesetilgang', 11, 11, 0],
        ]),
        counted('Tidligere kommune', [
          ['Drammen', 125, 41, 5],
          ['Nedre Eiker', 88, 30, 10],
          ['Svelvik', 66, 25, 8],
        ]),
      ],
      right: [
        counted('Tjenesteområde', [
          ['Barnehage', 11, 3, 0],
          ['Barnevern og PPT', 9, 2, 1],
          ['Helsestasjon, skolehelse og legetjenester', 13, 6, 1],
          ['Kultur, bibliotek, idrett og kulturskole', 19, 7, 2],
        ]),
      ],
    },
    {
      kind: 'facts',
      heading: 'Slik er det regnet',
      facts: [
        {
          name: 'Klar',
          value:
            'Omlagt, kun lesetilgang, utfases, avviklet eller videreført. Arkiv, avtale og sletting kan gjenstå.',
        },
        {
          name: 'Over dato',
          value: 'Planlagt klar, kun lesetilgang eller avviklet er passert uten at statusen er nådd.',
        },
      ],
    },
    {
      kind: 'records',
      heading: 'Systemer',
      records: [
        {
          title: 'IKT-026 Gerica',
          facts: [
            { name: 'Kommune', value: 'Drammen' },
            { name: 'Formål', value: 'Journal for hjemmetjenester og institusjoner i helse og omsorg' },
            { name: 'Lovgrunnlag', value: 'Helsepersonelloven § 39' },
            { name: 'Sletting', value: '10 år' },
          ],
        },
        { title: 'IKT-027 Profil', facts: [{ name: 'Kommune', value: 'Svelvik' }] },
      ],
      empty: 'Ingen systemer.',
    },
    {
      kind: 'table',
      heading: 'Unntak',
      columns: [{ header: 'Unntak', type: 'text' }],
      rows: [],
      empty: 'Ingen unntak.',
    },
  ],
}

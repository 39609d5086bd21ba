import t from 'tap'
import { type NoticeLetter, noticeLetter } from '../../schema/rules/noticeLetter.js'

const KNOWN: NoticeLetter = {
  sender: 'Nye Drammen',
  parties: ['Drammen', 'Svelvik'],
  supplier: 'Leverandør AS',
  number: '2016/3390',
  kind: 'Drift',
  systems: ['Kartløsning', 'Innsyn', 'Arkivkart'],
  noticeMonths: 3,
  lastDay: '2019-11-12',
  end: '2019-12-31',
  exitTerms: 'Data leveres i SOSI.',
  today: '2019-10-15',
}
const LITTLE: NoticeLetter = {
  ...KNOWN,
  ...{ parties: [], supplier: 'ikke bekreftet', number: null, kind: null, systems: [], noticeMonths: null },
  ...{ lastDay: null, end: null, exitTerms: null },
}

/** What a letter says, and what it must not say. */
const CASES: readonly [name: string, letter: NoticeLetter, says: string[], lacks: string[]][] = [
  [
    'all that is known',
    KNOWN,
    [
      'Nye Drammen\n\nLeverandør AS\n\n15.10.2019\n\nOppsigelse av avtale 2016/3390, Drift',
      'Drammen og Svelvik sier med dette opp avtalen. Den gjelder Kartløsning, Innsyn og Arkivkart.',
      'Oppsigelsestiden er 3 måneder. Siste dag å si opp før avtalen fornyes er 12.11.2019. Avtalen slutter da 31.12.2019.',
      'Avtalen sier om avslutningen: Data leveres i SOSI.',
      'Notice of termination of contract 2016/3390, Drift',
      'On behalf of Drammen and Svelvik we hereby give notice of the contract. It covers Kartløsning, Innsyn and Arkivkart.',
      'The notice period is 3 months. The last day to give notice before it renews itself is 12.11.2019. The contract then ends 31.12.2019.',
    ],
    ['null', 'undefined', '[avtalenummer]'],
  ],
  [
    'what is not known is asked for, or left to who sends it',
    LITTLE,
    [
      'Nye Drammen\n\n[Leverandøren]\n',
      'Nye Drammen\n\n[The supplier]\n',
      'Oppsigelse av avtale [avtalenummer]\n\nNye Drammen sier med dette opp avtalen.\n\nVi ber dere opplyse hvilken dag avtalen slutter.',
      'contract [contract number]\n\nOn behalf of Nye Drammen we hereby give notice of the contract.\n\nPlease tell us the day on which',
    ],
    ['null', 'undefined', 'ikke bekreftet', 'gjelder', 'covers', 'Oppsigelsestiden', 'sier om avslutningen'],
  ],
  [
    'one month, one system, one municipality',
    { ...KNOWN, parties: ['Svelvik'], systems: ['Innsyn'], noticeMonths: 1 },
    ['Svelvik sier med dette opp avtalen. Den gjelder Innsyn.', 'er 1 måned.', 'is 1 month.'],
    [' og Svelvik', 'måneder'],
  ],
]

t.test('a letter that gives notice', async (t) => {
  for (const [name, letter, says, lacks] of CASES) {
    const { nb, en } = noticeLetter(letter)
    const both = `${nb}\n${en}`
    for (const text of says) t.ok(both.includes(text), `${name}: says ${text}`)
    for (const text of lacks) t.notOk(both.includes(text), `${name}: lacks ${text}`)
    t.notMatch(both, /\n{3}| {2}/, `${name}: no paragraph is empty`)
  }
})

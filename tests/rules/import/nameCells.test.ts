import t from 'tap'
import { readNameAndVersion } from '../../../schema/rules/import/nameCells.js'
import { readTwoSystems } from '../../../schema/rules/import/twoSystems.js'
import { number, said, text } from './cellsOf.js'

t.test(
  'a version is taken from a name where it is one, and told where it may belong to the name',
  async (t) => {
    const cases: [string, string][] = [
      ['Journalen v. 8.4', 'Journalen + 8.4'],
      ['Journalen (ver. 5.1)', 'Journalen + 5.1'],
      ['Journalen, versjon 3.1', 'Journalen + 3.1'],
      ['Kart VA v4', 'Kart VA + 4'],
      ['Journalen Version 4.1.2', 'Journalen + 4.1.2'],
      ['Journalen versio 3', 'Journalen + 3'],
      ['Lønn HR 5.7.2', 'Lønn HR + 5.7.2'],
      ['Skrivebord 7.15 LTSR', 'Skrivebord + 7.15 LTSR'],
      ['Arkivet - 5.1', 'Arkivet + 5.1'],
      ['Arkivet 8.1b', 'Arkivet + 8.1b'],
      ['Arkivet 9.x', 'Arkivet + 9.x'],
      ['E-posten 2016', 'E-posten + 2016 (version_split)'],
      ['Tjener 2012 R2', 'Tjener + 2012 R2 (version_split)'],
      ['Biblioteket 3', 'Biblioteket + 3 (version_split)'],
      ['Windows 10', 'Windows + 10 (version_split)'],
      ['Kontor 365', 'Kontor 365 + -'],
      ['Portalen II', 'Portalen II + -'],
      ['Skanner XG', 'Skanner XG + -'],
      ['Sone 4', 'Sone 4 + -'],
      ['Valg 2019', 'Valg 2019 + -'],
      ['10-MERKET', '10-MERKET + -'],
      ['360', '360 + -'],
      ['kart.no', 'kart.no + -'],
      ['Tegner 3D', 'Tegner 3D + -'],
      ['Journalen (EHF)', 'Journalen (EHF) + -'],
      ['Journalen (2)', 'Journalen (2) + -'],
      ['v. 7', 'v. 7 + -'],
      ['1.2', '1.2 + -'],
      ['Lønn og HR', 'Lønn og HR + -'],
      ['?', 'unsaid'],
      ['x'.repeat(201), 'problem too_long'],
      ['Lønn\u0000', 'problem bad_characters'],
      ['Lønn\nog HR', 'Lønn og HR + - (lines_joined)'],
    ]
    for (const [written, expected] of cases)
      t.equal(said(readNameAndVersion(text(written))), expected, JSON.stringify(written))
    t.equal(said(readNameAndVersion(number('1902'))), '1902 + -')
  },
)

t.test('a name that may be of two systems is asked about, or told where it is more likely one', async (t) => {
  const asks = [
    'Tavla + Lekser',
    'KARTET / Innsynet',
    'Tavla+Lekser',
    'Tavla; Lekser',
    'Tavla\nLekser',
    'KO Regler og KO Skjema',
    'Tavla og Lekser',
    'Journalen og Visma Profil',
    'Tavlan och Läxan',
    'Outlook and Teams',
    'Word, Excel, PowerPoint',
    'E-post 2016 / Skype',
  ]
  const tells = [
    'SendUt og SendInn',
    'SendUt/SendInn (KS)',
    'Økonomi HR og Lønn',
    'Økonomi lønn og HR',
    'Vigo Flyktning og Voksenopplæring (VFV)',
    'Tavla & Lekser',
    'Sak / arkiv',
    'PC/Mac',
  ]
  const one = [
    'ARK sak/arkiv',
    'Helse/oms.',
    'Plan og bygg',
    'Kart og oppmåling',
    'Portal+',
    'Åpent bibliotek (open+)',
    'Drift (Plan / bygg)',
    'Journalen, versjon 3.1',
    'Lønn v. 8.4',
    'Pagina (EHF)',
  ]
  for (const name of asks) t.match(readTwoSystems(name), { asks: true }, JSON.stringify(name))
  for (const name of tells) t.match(readTwoSystems(name), { asks: false }, name)
  for (const name of one) t.equal(readTwoSystems(name), null, name)
  t.strictSame(readTwoSystems('Tavla + Lekser')?.candidates, [['Tavla', 'Lekser']])
  t.strictSame(readTwoSystems('Tavla, Lekser,')?.candidates, [['Tavla', 'Lekser']])
  t.strictSame(readTwoSystems('Word, Excel, PowerPoint')?.candidates, [['Word', 'Excel', 'PowerPoint']])
})

import t from 'tap'
import { readOwner } from '../../../schema/rules/import/ownerCells.js'
import { readVendorAndContact } from '../../../schema/rules/import/vendorCells.js'
import { dateCell, number, said, text } from './cellsOf.js'

t.test('who owns is the role beside a person who is not named, or the cell as it stands', async (t) => {
  const cases: [string, string][] = [
    ['N.N. (Arkivleder)', 'Arkivleder'],
    ['NN (Arkivleder)', 'Arkivleder'],
    ['N. N. (Leder vann og avløp)', 'Leder vann og avløp'],
    ['N.N., Arkivleder', 'Arkivleder'],
    ['Arkivleder (N.N.)', 'Arkivleder'],
    ['Vakant (Innkjøpssjef)', 'Innkjøpssjef (rest_kept, kept)'],
    ['Arkivleder - vakant', 'Arkivleder (rest_kept, kept)'],
    ['Skolesjef (konst.)', 'Skolesjef (rest_kept, kept)'],
    ['IKT-chef (tf.)', 'IKT-chef (rest_kept, kept)'],
    ['Leder (permisjon)', 'Leder (rest_kept, kept)'],
    ['Arkivleder', 'Arkivleder'],
    ['Helse- og omsorgssjef', 'Helse- og omsorgssjef'],
    ['Kommunalsjef helse og omsorg', 'Kommunalsjef helse og omsorg'],
    ['Leder plan/bygg', 'Leder plan/bygg'],
    ['Enhet for kultur, idrett og fritid', 'Enhet for kultur, idrett og fritid'],
    ['Økonomi og HR', 'Økonomi og HR'],
    ['Kari Nordmann', 'Kari Nordmann'],
    ['Kari Nordmann (IKT-sjef)', 'Kari Nordmann (IKT-sjef)'],
    ['Kari Nordmann, IKT-sjef', 'Kari Nordmann, IKT-sjef'],
    ['N.N. (A) / N.N. (B)', 'ask several_values: A | B | A / B'],
    ['Økonomisjef / HR-sjef', 'ask several_values: Økonomisjef | HR-sjef | Økonomisjef / HR-sjef'],
    ['Økonomisjef og HR-sjef', 'ask several_values: Økonomisjef | HR-sjef | Økonomisjef / HR-sjef'],
    ['IKT-chef och ekonomichef', 'ask several_values: IKT-chef | ekonomichef | IKT-chef / ekonomichef'],
    [
      'Kari Nordmann og Ola Hansen',
      'ask several_values: Kari Nordmann | Ola Hansen | Kari Nordmann / Ola Hansen',
    ],
    ['a@k.example; b@k.example', 'ask several_values: a@k.example | b@k.example | a@k.example / b@k.example'],
    ['Arkivleder?', 'ask in_doubt: Arkivleder'],
    ['N.N.', 'unsaid'],
    ['N.N. (konst.)', 'unsaid'],
    ['vakant', 'unsaid'],
    ['ledig', 'unsaid'],
    ['vacant', 'unsaid'],
    ['?', 'unsaid'],
    ['alle', 'problem not_an_owner'],
    ['felles', 'problem not_an_owner'],
    ['x'.repeat(201), 'problem too_long'],
    ['x'.repeat(2000), 'problem too_long'],
  ]
  for (const [written, expected] of cases) t.equal(said(readOwner(text(written))), expected, written)
  t.equal(said(readOwner(number('7'))), 'problem not_an_owner')
  t.equal(said(readOwner(dateCell('2020-01-01'))), 'problem not_an_owner')
  t.equal(said(readOwner(text('Arkivleder'), 5)), 'problem too_long')
})

t.test('a vendor is told from the contact beside it, or is the whole cell', async (t) => {
  const cases: [string, string][] = [
    ['Kartfirma v/ kundekonsulent', 'Kartfirma + kundekonsulent'],
    ['Kartfirma v/Kari Nordmann', 'Kartfirma + Kari Nordmann'],
    ['Kontor via driftsselskapet', 'Kontor + driftsselskapet'],
    ['Kartfirma, support', 'Kartfirma + support'],
    ['Kartfirma (kundesenter)', 'Kartfirma + kundesenter'],
    ['Kartfirma (vakttelefon driftsoperatør)', 'Kartfirma + vakttelefon driftsoperatør'],
    ['Kartfirma – brukerstøtte', 'Kartfirma + brukerstøtte'],
    ['Kartfirma servicetekniker', 'Kartfirma + servicetekniker'],
    ['Forlag Vest kundeservice', 'Forlag Vest + kundeservice'],
    ['Kartfirma, fagkonsulent barnevern', 'Kartfirma + fagkonsulent barnevern'],
    ['Kartfirma, tlf 22 33 44 55', 'Kartfirma + 22 33 44 55'],
    ['Kartfirma hjelp@kart.example', 'Kartfirma + hjelp@kart.example'],
    ['Kartfirma\nhjelp@kart.example', 'Kartfirma + hjelp@kart.example'],
    ['Karttaoy Oy, asiakaspalvelu', 'Karttaoy Oy + asiakaspalvelu'],
    ['Kaartbedrijf klantenservice', 'Kaartbedrijf + klantenservice'],
    ['Morfirma (Datterfirma)', 'Morfirma (Datterfirma) + -'],
    ['Kartfirma, Inc.', 'Kartfirma, Inc. + -'],
    ['KS og Direktoratet for e-helse', 'KS og Direktoratet for e-helse + -'],
    ['Egenutviklet', 'Egenutviklet + -'],
    ['Salesfirma Systems', 'Salesfirma Systems + -'],
    ['Kartfirma AS, Oslo', 'Kartfirma AS, Oslo + - (not_split)'],
    ['Kartfirma (lisenser)', 'Kartfirma (lisenser) + - (not_split)'],
    ['tavla / Lekser', 'ask several_values: tavla + - | Lekser + - | tavla / Lekser + -'],
    ['?', 'unsaid'],
    ['Ingen', 'unsaid'],
  ]
  for (const [written, expected] of cases)
    t.equal(said(readVendorAndContact(text(written))), expected, written)
  t.equal(said(readVendorAndContact(text('Kartfirma'), 5)), 'problem too_long')
})

import t from 'tap'
import type { Cell } from '../../../schema/rules/import/cells.js'
import { readCount } from '../../../schema/rules/import/countCells.js'
import { dateCell, number, said, text } from './cellsOf.js'

t.test('a number of users is read, or a range of them; anything else is asked about or told', async (t) => {
  const cases: [string, string][] = [
    ['300', '300 + -'],
    ['300 000', '300000 + -'],
    ['1.350', '1350 + -'],
    ['1,350', '1350 + -'],
    ['40 brukere', '40 + -'],
    ['40 användare', '40 + -'],
    ['antall: 40', '40 + -'],
    ['1,5k', '1500 + - (scaled)'],
    ['10-15', '10 + 15 (range, kept)'],
    ['10–15', '10 + 15 (range, kept)'],
    ['10 til 15', '10 + 15 (range, kept)'],
    ['mellom 10 og 15', '10 + 15 (range, kept)'],
    ['10 bis 15', '10 + 15 (range, kept)'],
    ['101-1000', '101 + 1000 (range, kept)'],
    ['ca. 10-15', '10 + 15 (range, kept)'],
    ['ca. 300', '300 + - (approximate, kept)'],
    ['noin 300', '300 + - (approximate, kept)'],
    ['ca 300 ansatte', '300 + - (approximate, kept)'],
    ['2 670 (lånere)', '2670 + - (rest_kept, kept)'],
    ['7 stk.', '7 + - (rest_kept, kept)'],
    ['5 (+ lånere)', '5 + - (rest_kept, kept)'],
    ['7 (kart: alle)', '7 + - (rest_kept, kept)'],
    ['bare 1', '1 + - (rest_kept, kept)'],
    ['>40', 'ask lower_bound: 40 + -'],
    ['over 100', 'ask lower_bound: 100 + -'],
    ['100+', 'ask lower_bound: 100 + -'],
    ['< 5', 'ask lower_bound: 5 + -'],
    ['inntil 50', 'ask lower_bound: 50 + -'],
    ['yli 100', 'ask lower_bound: 100 + -'],
    ['15-10', 'ask range: 15 + - | 10 + -'],
    ['2-3 tusen', 'ask range: 2000 + - | 3000 + -'],
    ['1130 / 160', 'ask several_values: 1130 + - | 160 + -'],
    ['20 (10 aktive)', 'ask several_values: 20 + - | 10 + -'],
    ['alle (ca 3000)', 'ask in_doubt: 3000 + -'],
    ['40?', 'ask in_doubt: 40 + -'],
    ['avd. 3', 'ask in_doubt: 3 + -'],
    ['alle', 'problem not_a_number'],
    ['alle ansatte', 'problem not_a_number'],
    ['innbyggere', 'problem not_a_number'],
    ['2.5', 'problem not_a_number'],
    ['1,2,3', 'problem not_a_number'],
    ['1e3', 'problem not_a_number'],
    ['50 %', 'problem not_a_number'],
    ['01.01.2019', 'problem not_a_number'],
    ['se lønnssystemet', 'problem part_of_another'],
    ['-5', 'problem negative'],
    ['300 000 000 000', 'problem too_large'],
    ['ingen', 'unsaid'],
    ['?', 'unsaid'],
  ]
  for (const [written, expected] of cases) t.equal(said(readCount(text(written))), expected, written)
  const cells: [Cell, string][] = [
    [number('12'), '12 + -'],
    [number('0'), '0 + -'],
    [number('1.35'), 'problem not_a_number'],
    [number('-1'), 'problem negative'],
    // «10-15» that a spreadsheet has made a date of.
    [dateCell('2019-10-15'), 'problem not_a_number'],
    [{ ...number('12'), formula: true }, '12 + - (cached_formula)'],
  ]
  for (const [cell, expected] of cells) t.equal(said(readCount(cell)), expected, cell.text)
})

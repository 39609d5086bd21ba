import t from 'tap'
import type { Cell } from '../../../schema/rules/import/cells.js'
import { readFlag, readWhole } from '../../../schema/rules/import/plainCells.js'
import { readLine, readList, readProse, readVersion } from '../../../schema/rules/import/textCells.js'
import { dateCell, number, said, text } from './cellsOf.js'

t.test('a line is as it would be stored, and says nothing by a word for nothing', async (t) => {
  const cases: [Cell, string][] = [
    [text('  Visma\u00a0\u2009 AS '), 'Visma AS'],
    [text('A\u030As'), 'Ås'],
    [text('Visma\nAS'), 'Visma AS (lines_joined)'],
    [text('x'.repeat(20)), 'x'.repeat(20)],
    [text('x'.repeat(21)), 'problem too_long'],
    [text('a\u202eb'), 'problem bad_characters'],
    [text('a\ufffdb'), 'problem bad_characters'],
    [text('ukjent'), 'unsaid'],
    [text('Ingen'), 'unsaid'],
    [text('#REF!'), 'problem error_cell'],
    [text('####'), 'problem truncated'],
    [number('10.6'), '10.6'],
    [dateCell('2020-12-31'), '31.12.2020'],
    [{ ...number('7'), formula: true }, '7 (cached_formula)'],
  ]
  for (const [cell, expected] of cases)
    t.equal(said(readLine(cell, { max: 20 })), expected, JSON.stringify(cell.text))
  t.equal(said(readLine(text('Ingen'), { max: 20, noneSays: true })), 'Ingen')
})

t.test('a prose keeps its lines', async (t) => {
  t.equal(said(readProse(text('a\r\n\r\nb \t c'), { max: 20 })), 'a\n\nb \t c')
  t.equal(said(readProse(text('x'.repeat(21)), { max: 20 })), 'problem too_long')
  t.equal(said(readProse(text('a\u0000'), { max: 20 })), 'problem bad_characters')
  t.equal(said(readProse(text('-'), { max: 20 })), 'unsaid')
})

t.test('a version is read without its word, and one that became a date is lost', async (t) => {
  const cases: [Cell, string][] = [
    [text('v. 7'), '7'],
    [text('versjon 3.1'), '3.1'],
    [text('7.15 LTSR'), '7.15 LTSR'],
    [text('Vår 2019'), 'Vår 2019'],
    [number('10.6'), '10.6'],
    [number('1902'), '1902'],
    [dateCell('2019-09-01'), 'problem became_a_date'],
    [text('?'), 'unsaid'],
  ]
  for (const [cell, expected] of cases) t.equal(said(readVersion(cell)), expected, cell.text)
})

t.test('a list is parted by the mark that it uses', async (t) => {
  const cases: [string, string][] = [
    ['SendUt, SendInn', 'SendUt + SendInn'],
    ['Lønn, HR; Reise', 'Lønn, HR + Reise'],
    ['A\nB', 'A + B'],
    ['- A\n• B\n1. C', 'A + B + C'],
    ['A / B', 'A + B'],
    ['sak/arkiv', 'sak/arkiv'],
    ['Journal (EPJ, mobil)', 'Journal (EPJ, mobil)'],
    ['Journal (EPJ; mobil); Lønn', 'Journal (EPJ; mobil) + Lønn'],
    ['a;;b;A', 'a + b'],
    ['a; ?', 'a'],
    ['?', 'unsaid'],
    ['1;2;3;4', 'problem too_many'],
    ['x'.repeat(31), 'problem too_long'],
    ['a\u0000;b', 'problem bad_characters'],
  ]
  for (const [written, expected] of cases)
    t.equal(said(readList(text(written), { max: 30, most: 3 })), expected, JSON.stringify(written))
})

t.test('an answer is yes or no, and what takes some of it back is asked about', async (t) => {
  const yes = ['Ja', 'J', 'x', 'X', 'yes', 'TRUE', '1', 'kyllä', '✓', 'Ja.']
  const no = ['nei', 'N', 'nej', 'no', 'FALSE', '0', 'nein', 'ei', 'Ingen']
  for (const word of yes) t.equal(said(readFlag(text(word))), 'true', word)
  for (const word of no) t.equal(said(readFlag(text(word))), 'false', word)
  t.equal(said(readFlag({ kind: 'flag', text: 'TRUE' })), 'true')
  const others: [string, string][] = [
    ['Ja (backup)', 'true (rest_kept, kept)'],
    ['Ja, delvis', 'ask contradiction: true | false'],
    ['Nei, men planlagt', 'ask contradiction: false | true'],
    ['(x)', 'ask in_doubt: true | false'],
    ['delvis', 'ask unknown_word: true | false'],
    ['ja/nei', 'ask unknown_word: true | false'],
    ['?', 'unsaid'],
    ['-', 'unsaid'],
    ['ikke vurdert', 'unsaid'],
  ]
  for (const [word, expected] of others) t.equal(said(readFlag(text(word))), expected, word)
})

t.test('a whole number lies within its limits', async (t) => {
  const levels: [string, string][] = [
    ['3', '3'],
    ['3 - høy', '3 (rest_kept, kept)'],
    ['2/3', 'ask several_values: 2 | 3'],
    ['2-3', 'ask range: 2 | 3'],
    ['3?', 'ask in_doubt: 3'],
    ['0', 'problem too_small'],
    ['5', 'problem too_large'],
    ['-1', 'problem negative'],
    ['1,5', 'problem not_a_number'],
    ['høy', 'problem not_a_number'],
    ['?', 'unsaid'],
  ]
  for (const [written, expected] of levels)
    t.equal(said(readWhole(text(written), { min: 1, max: 4 })), expected, written)
  const hours: [string, string][] = [
    ['24', '24'],
    ['4 timer', '4'],
    ['48h', '48'],
    ['2 døgn', '48 (scaled)'],
    ['1 uke', '168 (scaled)'],
    ['ca 8 timer', '8 (approximate, kept)'],
    ['1-2 døgn', 'ask range: 24 | 48'],
    ['< 4', 'ask lower_bound: 4'],
    ['30 min', 'problem not_a_number'],
    ['0,5', 'problem not_a_number'],
  ]
  for (const [written, expected] of hours)
    t.equal(said(readWhole(text(written), { min: 0, unit: 'hours' })), expected, written)
})

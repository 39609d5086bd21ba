import t from 'tap'
import { mergeNote } from '../../../schema/rules/import/notes.js'

const COLUMNS = ['Brukere', 'Merknad', 'Arkiv J/N']
const kept = (column: string, text: string) => ({ column, text })

t.test('what an import makes of a note', async (t) => {
  for (const [name, before, remark, lines, after] of [
    ['nothing of nothing', null, undefined, [], null],
    ['nothing said leaves it', 'Skrevet her', undefined, [], 'Skrevet her'],
    ['a remark is the note', 'Gammelt', 'Nytt', [], 'Nytt'],
    [
      'what is kept stands behind the remark',
      null,
      'Nytt',
      [kept('Brukere', 'ca. 300')],
      'Nytt\nBrukere: ca. 300',
    ],
    [
      'and behind what stood there',
      'Skrevet her',
      undefined,
      [kept('Brukere', 'alle')],
      'Skrevet her\nBrukere: alle',
    ],
    [
      'the same import again changes nothing',
      'Skrevet her\nBrukere: alle',
      undefined,
      [kept('Brukere', 'alle')],
      'Skrevet her\nBrukere: alle',
    ],
    [
      'another text of a column takes the place of the one before',
      'A\nBrukere: ca. 300\nB',
      undefined,
      [kept('Brukere', 'ca. 350')],
      'A\nB\nBrukere: ca. 350',
    ],
    ['what is read into its field by now is kept no more', 'A\nBrukere: ca. 300', undefined, [], 'A'],
    [
      'what another list kept stays',
      'Kostnad: deles',
      undefined,
      [kept('Brukere', 'alle')],
      'Kostnad: deles\nBrukere: alle',
    ],
    [
      'several lines',
      null,
      'Byttes ut!\nFelles system',
      [kept('Arkiv J/N', 'J')],
      'Byttes ut!\nFelles system\nArkiv J/N: J',
    ],
  ] as const)
    t.equal(mergeNote(before, remark, lines, COLUMNS), after, name)
})

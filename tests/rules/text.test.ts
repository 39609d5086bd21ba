import t from 'tap'
import { foldText, searchWords, sortKey } from '../../schema/rules/text.js'

t.test('foldText makes letters and spaces equal, and leaves æ, ø and å what they are', async (t) => {
  const cases = [
    ['  Gerica   EPJ ', 'gerica epj'],
    ['ÆØÅ', 'æøå'],
    ['A\u030As', 'ås'],
    ['', ''],
  ] as const
  for (const [text, folded] of cases) t.equal(foldText(text), folded)
  t.not(foldText('Ås'), foldText('As'))
})

t.test('sortKey puts names in Norwegian order', async (t) => {
  const ordered = ['Acos', 'Élan', 'Esa', 'Zebra', 'Æra', 'Økonomi', 'Ås', 'Åsta']
  const sorted = [...ordered].reverse().sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
  t.strictSame(sorted, ordered)
})

t.test('searchWords are casefolded and said once', async (t) => {
  t.strictSame(searchWords(' Gerica  DRAMMEN gerica '), ['gerica', 'drammen'])
  t.strictSame(searchWords('   '), [])
})

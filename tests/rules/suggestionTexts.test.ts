import t from 'tap'
import { dividedText } from '../../schema/rules/suggestions/tokens.js'

t.test('what a text names, and what it leaves out', async (t) => {
  for (const [text, named, excluded] of [
    ['Journal for hjemmetjenesten', 'journal for hjemmetjenesten', ''],
    ['Journal, unntatt fastleger', 'journal,', 'fastleger'],
    [
      'Journal for helsestasjon. Ikke fastlegenes journal.',
      'journal for helsestasjon',
      'fastlegenes journal',
    ],
    ['Journal, men ikke for fastleger', 'journal,', 'for fastleger'],
    ['Kart (ikke vannrettigheter)', 'kart', 'vannrettigheter'],
    ['Kart for byggesak, ikkje turkart', 'kart for byggesak', 'turkart'],
    ['Journaler, inte tandvård', 'journaler', 'tandvård'],
    ['Patient records but not dental', 'patient records', 'dental'],
    ['Akten, aber nicht für Ärzte', 'akten,', 'für ärzte'],
    ['Ikke bare kart', 'ikke bare kart', ''],
    ['Not only maps', 'not only maps', ''],
    ['For dem som ikke har kart', 'for dem som ikke har kart', ''],
  ] as const) {
    const divided = dividedText(text)
    t.strictSame(
      [divided.named, divided.excluded].map((one) => one.replace(/\s+/g, ' ').trim()),
      [named, excluded],
      text,
    )
  }
})

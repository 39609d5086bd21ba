import t from 'tap'
import {
  PASSWORD_LEAST,
  PASSWORD_MOST,
  PASSWORD_PROBLEMS,
  passwordProblem,
} from '../../schema/rules/passwords.js'
import { foldText } from '../../schema/rules/text.js'
import { findCommonPasswords } from '../../server/domain/commonPasswords.js'

const NORA = { name: 'Nora Prøvesen', email: 'nora.provesen@testvik.example' }

const NONE: ReadonlySet<string> = new Set()

t.test('a password is long and no obvious one, and may be of any signs', async (t) => {
  for (const [password, problem] of [
    ['', 'short'],
    ['Kort1!', 'short'],
    ['elleve tegn', 'short'],
    ['😀'.repeat(11), 'short'],
    ['aaaaaaaaaaaa', 'alike'],
    ['abababababab', 'alike'],
    ['abcdefghijkl', 'alike'],
    ['AbCdEfGhIjKl', 'alike'],
    ['987654321098', 'alike'],
    ['abcd1234efgh5678', 'alike'],
    ['aaabbbcccddd', 'alike'],
    ['abcd 1234 efgh', null],
    ['passord12345', 'obvious'],
    ['Password1234', 'obvious'],
    ['Harmoni2026!!', 'obvious'],
    ['sommersommer2026', 'obvious'],
    ['Sommer2026!!!!', 'obvious'],
    ['Velkommen2026', 'obvious'],
    ['Sommerfugl og regnbue', null],
    ['NoraProvesen1', 'obvious'],
    ['nora provesen', 'obvious'],
    [`${'x'.repeat(PASSWORD_MOST)}abcde`, 'long'],
    ['tolv forskjellige', null],
    ['riktig hest batteri stift', null],
    ['æøåÆØÅ æøåÆØÅ', null],
    ['パスワードはとても長いです', null],
    ['passord som ingen gjetter på', null],
  ] as const)
    t.equal(passwordProblem(password, NORA, NONE), problem, password)
  t.equal(passwordProblem('riktig hest batteri', { name: 'X', email: null }, NONE), null)
  t.equal(passwordProblem('Per Prosjekt 2026', { name: 'Per Prosjekt', email: null }, NONE), 'obvious')
  for (const { nb, en } of Object.values(PASSWORD_PROBLEMS)) t.ok(nb && en)
})

/** Common passwords that tell how many characters they were asked about. */
class Counted extends Set<string> {
  characters = 0
  override has(text: string): boolean {
    this.characters += text.length
    return super.has(text)
  }
}

t.test('signs that fold to many cost no more than as many others', async (t) => {
  const long = ['\ufdfa'.repeat(190), '\u337f'.repeat(190), 'x'.repeat(190)]
  for (const signs of long) {
    const common = new Counted(['unbelievable', 'monkey'])
    const password = `${signs}hestebatt`
    t.equal(passwordProblem(password, NORA, common), null)
    const times = common.characters / foldText(password).length
    // Twice, as what it is built on is left out, in parts of six to twelve characters.
    t.ok(times <= 2 * (6 + 7 + 8 + 9 + 10 + 11 + 12), `${signs[0]}: each of its characters ${times} times`)
  }
})

t.test('a password is not what many use, nor that with a little added', async (t) => {
  const common = new Set(['unbelievable', 'monkey', 'dragon', 'apple', 'blåbær'].map(foldText))
  for (const [password, problem] of [
    ['unbelievable', 'common'],
    ['UnBelievable', 'common'],
    ['unbelievable2026!', 'common'],
    ['1234567unbelievable', 'common'],
    ['12monkey3456', 'common'],
    ['monkeymonkey', 'common'],
    ['monkey dragon', 'common'],
    ['passord monkey12', 'common'],
    ['Blåbær 1234567', 'common'],
    ['monkey-1234567', 'common'],
    ['monkey-9x8w7z6y', null],
    ['monkey dragon apple', null],
    ['apple-12x4567', null],
    ['riktig hest batteri stift', null],
  ] as const)
    t.equal(passwordProblem(password, NORA, common), problem, password)
})

t.test('the list that we have is of thousands, and refuses what it has, and no sentence', async (t) => {
  const common = await findCommonPasswords()
  t.ok(common.size > 3000)
  const longEnough = [...common].filter((password) => [...password].length >= PASSWORD_LEAST)
  t.ok(longEnough.length > 250)
  for (const password of longEnough) t.ok(passwordProblem(password, NORA, common), password)
  for (const [password, problem] of [
    ['1qaz2wsx3edc', 'common'],
    ['Motherfucker1', 'common'],
    ['iloveyou2026', 'common'],
    ['qwertyuiop12', 'obvious'],
    ['trustno1trustno1', 'common'],
    ['correct horse battery staple', null],
    ['riktig hest batteri stift', null],
    ['katten min liker fisk', null],
    ['the weather is nice today', null],
    ['x7Kd-93pQ-zLm4', null],
  ] as const)
    t.equal(passwordProblem(password, NORA, common), problem, password)
})

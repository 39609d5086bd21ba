import t from 'tap'
import { PASSWORD_MOST, PASSWORD_PROBLEMS, passwordProblem } from '../../schema/rules/passwords.js'

const NORA = { name: 'Nora Prøvesen', email: 'nora.provesen@testvik.example' }

t.test('a password is long and no obvious one, and may be of any signs', async (t) => {
  for (const [password, problem] of [
    ['', 'short'],
    ['Kort1!', 'short'],
    ['elleve tegn', 'short'],
    ['😀'.repeat(11), 'short'],
    ['aaaaaaaaaaaa', 'alike'],
    ['abababababab', 'alike'],
    ['passord12345', 'obvious'],
    ['Password1234', 'obvious'],
    ['Harmoni2026!!', 'obvious'],
    ['sommersommer2026', 'obvious'],
    ['NoraProvesen1', 'obvious'],
    ['nora provesen', 'obvious'],
    [`${'x'.repeat(PASSWORD_MOST)}abcde`, 'long'],
    ['tolv forskjellige', null],
    ['riktig hest batteri stift', null],
    ['æøåÆØÅ æøåÆØÅ', null],
    ['パスワードはとても長いです', null],
    ['passord som ingen gjetter på', null],
  ] as const)
    t.equal(passwordProblem(password, NORA), problem, password)
  t.equal(passwordProblem('riktig hest batteri', { name: 'X', email: null }), null)
  for (const { nb, en } of Object.values(PASSWORD_PROBLEMS)) t.ok(nb && en)
})

import t from 'tap'
import { makeCode } from '../../schema/rules/named.js'
import { CODE, CODE_LETTERS } from '../../schema/rules/rowNumbers.js'

const made = (name: string, taken: readonly string[] = []) =>
  makeCode(name, 'wave', (code) => taken.includes(code))

t.test('a code is made of a name', async (t) => {
  const cases: [name: string, code: string][] = [
    ['Helse', 'helse'],
    ['Bølge 1: Helse og omsorg', 'bolge_1_helse_og_omsorg'],
    ['ÆRE, ØRE OG ÅRE', 'aere_ore_og_are'],
    ['Å\u030apning', 'apning'],
    ['Déjà vu à la façon de Zoë', 'deja_vu_a_la_facon_de_zoe'],
    ['Öst och Väst', 'ost_och_vast'],
    ['Straße', 'strasse'],
    ['Guovdageaidnu, Kárášjohka ja Deatnu', 'guovdageaidnu_karasjohka_ja_deatnu'],
    ['Þór, Łódź, Ŋáŋŋu', 'thor_lodz_nannu'],
    ['ＡＢＣ ﬁn', 'abc_fin'],
    ['--__ Skole __--', 'skole'],
    ['2. bølge (høst ’27)', '2_bolge_host_27'],
    ['a\u00adb\u200bc', 'abc'],
    ['🚀', 'wave'],
    ['🚀 Oppstart 🚀', 'oppstart'],
    ['†', 'wave'],
    ['Вълна', 'wave'],
    ['一期', 'wave'],
    ['x'.repeat(200), 'x'.repeat(CODE_LETTERS)],
    [`${'x'.repeat(CODE_LETTERS - 1)} og mer`, 'x'.repeat(CODE_LETTERS - 1)],
  ]
  for (const [name, code] of cases) {
    t.equal(made(name), code, name)
    t.match(code, CODE, name)
  }
})

t.test('a code that is taken gets a number behind it, for which there is room', async (t) => {
  const long = 'x'.repeat(CODE_LETTERS)
  const cases: [name: string, taken: string[], code: string][] = [
    ['Helse', ['helse'], 'helse_2'],
    ['Helse', ['helse', 'helse_2'], 'helse_3'],
    ['Helse', ['helse', 'helse_3'], 'helse_2'],
    ['Helse', ['HELSE'], 'helse'],
    ['Helse 2', ['helse', 'helse_2'], 'helse_2_2'],
    ['🚀', ['wave'], 'wave_2'],
    [long, [long], `${long.slice(0, -2)}_2`],
    [`${'x'.repeat(CODE_LETTERS - 3)} yz`, [`${'x'.repeat(CODE_LETTERS - 3)}_yz`], `${long.slice(0, -3)}_2`],
    [
      long,
      [long, ...Array.from({ length: 8 }, (_, at) => `${long.slice(0, -2)}_${at + 2}`)],
      `${long.slice(0, -3)}_10`,
    ],
  ]
  for (const [name, taken, code] of cases) {
    t.equal(made(name, taken), code, `${name} beside ${taken}`)
    t.match(code, CODE, name)
  }
})

import t from 'tap'
import { lettersOf } from '../../schema/rules/letters.js'
import { DESTINATION_GROUPS, DESTINATION_WORDS } from '../../schema/rules/progress.js'

const GROUPS = DESTINATION_GROUPS.map((key) => ({ key, ...DESTINATION_WORDS[key] }))
const named = (names: readonly (readonly [nb: string, en: string])[]) =>
  names.map(([nb, en], at) => ({ key: `r${at}`, nb, en }))
const lettered = (names: readonly (readonly [nb: string, en: string])[]) => {
  const letters = lettersOf([...named(names), ...GROUPS])
  return names.map((_, at) => Object.values(letters.get(`r${at}`) ?? {}).join(' '))
}

t.test('each destination has a letter of its own in each language', async (t) => {
  for (const [name, names, wanted] of [
    [
      'what all are called says nothing of any of them',
      [
        ['Felles elektronisk pasientjournal', 'Shared electronic patient record'],
        ['Felles saksbehandlings- og arkivsystem', 'Shared case-handling and archive system'],
        ['Felles system for skolehelsetjeneste og helsestasjoner', 'Shared system for school health'],
        ['Ny kartløsning', 'New mapping solution'],
        ['Nytt administrativt fagsystem', 'New administrative system for schools'],
      ],
      ['E E', 'A H', 'H S', 'K M', 'F A'],
    ],
    [
      'a word that two have comes after those that one has',
      [
        ['Kart innsyn', 'Map viewer'],
        ['Kart base', 'Map base'],
      ],
      ['I V', 'B B'],
    ],
    [
      'whoever comes first chooses first',
      [
        ['Agresso', 'Agresso'],
        ['Altinn', 'Altinn'],
      ],
      ['A A', 'L L'],
    ],
    ['none takes what is the same in every register', [['Visma', 'Circus']], ['I I']],
    ['Norwegian letters in Norwegian alone', [['Økonomi', 'Øresund']], ['Ø E']],
    ['a name without letters', [['360°', '360°']], ['A A']],
    ['letters of other alphabets', [['Šiljo', 'Šiljo']], ['I I']],
    ['nothing to letter', [], []],
  ] as const)
    t.strictSame(lettered(names), wanted, name)
})

t.test('those that are no replacement have the same ones always', async (t) => {
  const letters = lettersOf(GROUPS)
  t.strictSame(
    GROUPS.map(({ key }) => Object.values(letters.get(key) ?? {}).join(' ')),
    ['S C', 'V R', 'X X', '? ?'],
  )
})

t.test('however many there are, no two are alike, and a letter comes before a number', async (t) => {
  const many = Array.from(
    { length: 300 },
    (_, at) => [`Felles løsning ${at}`, `Shared solution ${at}`] as const,
  )
  const letters = lettersOf([...named(many), ...GROUPS])
  for (const [language, single] of [
    ['nb', 29 - 3],
    ['en', 26 - 3],
  ] as const) {
    const own = [...letters.values()].map((words) => words[language])
    t.equal(new Set(own).size, many.length + GROUPS.length, language)
    const replacements = own.slice(0, many.length)
    t.ok(
      replacements.slice(0, single).every((one) => one.length === 1),
      `${language}: single letters first`,
    )
    t.ok(
      replacements.slice(single).every((one) => /^\p{L}\d+$/u.test(one)),
      `${language}: then with a number`,
    )
  }
})

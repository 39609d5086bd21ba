import t from 'tap'
import { findFunctions, type Purposed, spread } from '../../schema/rules/functions.js'

const system = (number: string, more: Partial<Purposed> = {}): Purposed => ({
  ...{ number, name: `System ${number}`, product: null, municipality: 'a', serviceArea: 'EIE' },
  ...{ descriptionNb: null, descriptionEn: null },
  ...more,
})

t.test('systems of an area that are described alike, or of one product, do the same', async (t) => {
  for (const [name, systems, wanted] of [
    [
      'described alike, whatever the case',
      [{ descriptionNb: 'Adgangskontroll' }, { descriptionNb: 'adgangskontroll ' }],
      ['1 2'],
    ],
    ['described alike in English', [{ descriptionEn: 'Access' }, { descriptionEn: 'access' }], ['1 2']],
    ['of one product', [{ product: 'ARX' }, { product: 'Arx' }], ['1 2']],
    [
      'one way after another',
      [
        { product: 'ARX', descriptionNb: 'Adgang' },
        { product: 'ARX', descriptionNb: 'Dører' },
        { product: 'Salto', descriptionNb: 'Dører' },
      ],
      ['1 2 3'],
    ],
    ['of another area', [{ product: 'ARX' }, { product: 'ARX', serviceArea: 'HEO' }], ['1', '2']],
    ['in no area', [{ product: 'ARX', serviceArea: null }], []],
    ['nothing is said', [{}, {}, { descriptionNb: '' }, { descriptionNb: '' }], ['1', '2', '3', '4']],
    [
      'nothing is known',
      [
        { product: 'ukjent' },
        { product: 'Ukjent' },
        { descriptionNb: 'ikke bekreftet' },
        { descriptionNb: 'Ikke bekreftet' },
      ],
      ['1', '2', '3', '4'],
    ],
    ['none', [], []],
  ] as const) {
    const found = findFunctions(systems.map((more, at) => system(String(at + 1), more)))
    t.strictSame(
      found.map((one) => one.systems.map(({ number }) => number).join(' ')),
      wanted,
      name,
    )
  }
})

t.test('what most municipalities have comes first, called what is said in the fewest letters', async (t) => {
  const found = findFunctions([
    system('1', { descriptionNb: 'Ånd', municipality: 'a' }),
    system('2', { descriptionNb: 'Bygg', municipality: 'a' }),
    system('3', { descriptionNb: 'Kontroll av dører', product: 'ARX', municipality: 'b' }),
    system('4', { descriptionNb: 'Dører', descriptionEn: 'Doors', product: 'ARX', municipality: 'a' }),
    system('5', { descriptionNb: 'Bygg', municipality: 'b' }),
    system('6', { descriptionNb: 'Bygg', municipality: 'c' }),
    system('7', { product: 'Plania', descriptionNb: '?', municipality: 'c' }),
  ])
  t.strictSame(
    found.map(({ nb, en, municipalities }) => [nb, en, municipalities.join('')]),
    [
      ['Bygg', 'Bygg', 'abc'],
      ['Dører', 'Doors', 'ab'],
      ['Plania', 'Plania', 'c'],
      ['Ånd', 'Ånd', 'a'],
    ],
  )
})

t.test('as many stand side by side as there is room for, of each municipality in turn', async (t) => {
  const systems = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((number) =>
    system(number, { municipality: number[0] as string }),
  )
  for (const [first, most, wanted] of [
    ['a1', 12, 'a1 a2 a3 b1 b2 c1'],
    ['b2', 12, 'b2 a1 a2 a3 b1 c1'],
    ['a1', 4, 'a1 a2 b1 c1'],
    ['c1', 3, 'c1 a1 b1'],
    ['a1', 1, 'a1'],
    ['gone', 2, 'a1 b1'],
  ] as const)
    t.equal(
      spread(systems, first, most)
        .map(({ number }) => number)
        .join(' '),
      wanted,
      `${first} ${most}`,
    )
})

import t from 'tap'
import { AlikeNames } from '../../schema/rules/alikeNames.js'
import { differencesOf } from '../../schema/rules/comparison.js'
import { type DuplicateScope, findDuplicates, type Registered } from '../../schema/rules/duplicates.js'
import { addTo, groupBy } from '../../schema/rules/groups.js'

type Given = readonly [municipality: string, name: string, product?: string]

function find(given: readonly Given[], scope: DuplicateScope) {
  const systems = given.map(
    ([municipality, name, product = null], at): Registered => ({
      ...{ number: String(at), name, product, municipality },
    }),
  )
  const names = { name: new AlikeNames(), product: new AlikeNames() }
  for (const { name, product } of systems) {
    names.name.add(name)
    if (product !== null) names.product.add(product)
  }
  return findDuplicates(systems, names, scope).map((group) => ({
    alikeIn: group.alikeIn.join('+'),
    at: group.systems.map(({ number }) => Number(number)),
  }))
}

const CASES: readonly (readonly [
  what: string,
  given: readonly Given[],
  within: readonly (readonly [alikeIn: string, ...at: number[]])[],
  across: readonly (readonly [alikeIn: string, ...at: number[]])[],
])[] = [
  ['nothing', [], [], []],
  [
    'one by itself',
    [
      ['A', 'Fagsys'],
      ['B', 'Andre'],
    ],
    [],
    [],
  ],
  [
    'a product that is not known',
    [
      ['A', 'Fagsys', 'ukjent'],
      ['A', 'Andre', 'Ukjent'],
      ['B', 'Tredje', 'UKJENT'],
    ],
    [],
    [],
  ],
  [
    'a name twice in a municipality',
    [
      ['A', 'Fagsys'],
      ['A', 'FAG SYS'],
      ['B', 'Andre'],
    ],
    [['name', 0, 1]],
    [],
  ],
  [
    'a name in two municipalities',
    [
      ['A', 'Fagsys'],
      ['B', 'Fagsys'],
    ],
    [],
    [['name', 0, 1]],
  ],
  [
    'a product by other names',
    [
      ['A', 'Lønn', 'Personal Pluss'],
      ['A', 'Fravær', 'Personal Pluss AS'],
      ['B', 'HR', 'personal-pluss'],
    ],
    [['product', 0, 1]],
    [['product', 0, 1, 2]],
  ],
  [
    'both are before one, and many before few',
    [
      ['A', 'Zeta', 'Zetaprodukt'],
      ['A', 'Alfa', 'Alfaprodukt'],
      ['A', 'Alfa', 'Annet'],
      ['A', 'Zeta', 'Zetaprodukt'],
      ['A', 'Møte', 'Fellesting'],
      ['A', 'Kalender', 'Fellesting'],
      ['A', 'Post', 'Fellesting'],
    ],
    [
      ['name+product', 0, 3],
      ['product', 4, 5, 6],
      ['name', 1, 2],
    ],
    [],
  ],
  [
    'one is alike to one by its name and to another by its product',
    [
      ['A', 'Fagsys', 'Eldre'],
      ['A', 'Fagsys', 'Nyere'],
      ['A', 'Journal', 'Nyere'],
    ],
    [['name+product', 0, 1, 2]],
    [],
  ],
  [
    'two of one municipality are with that of another',
    [
      ['A', 'Fagsys'],
      ['A', 'Fagsys'],
      ['B', 'Fagsys'],
    ],
    [['name', 0, 1]],
    [['name', 0, 1, 2]],
  ],
  [
    'another version, a word in common, and no product',
    [
      ['A', 'Fagsys 10'],
      ['A', 'Fagsys 11'],
      ['A', 'Journal Helse'],
      ['B', 'Journal Skole'],
    ],
    [],
    [],
  ],
  [
    'a name is not a product',
    [
      ['A', 'Fagsys', 'Journal'],
      ['B', 'Journal', 'Fagsys'],
    ],
    [],
    [],
  ],
]

t.test('systems that may be the same', async (t) => {
  for (const [what, given, within, across] of CASES)
    for (const [scope, found] of [
      ['within', within],
      ['across', across],
    ] as const)
      t.strictSame(
        find(given, scope),
        found.map(([alikeIn, ...at]) => ({ alikeIn, at })),
        `${what}, ${scope}`,
      )
})

t.test('what they differ in', async (t) => {
  const none = {
    ...{ vendor: null, users: null, hosting: null, dayOneCritical: null, systemOwner: null },
    ...{ privacyClass: null, archiveDuty: null, integrations: 0, contractEnd: null, noticeDeadline: null },
    ...{ annualCost: null, disposition: 'undecided', replacements: [], targetDate: null },
  }
  const differ = (...systems: object[]) =>
    differencesOf(systems.map((one) => ({ values: { ...none, ...one } })))
  t.strictSame(differ({}, {}), [])
  t.strictSame(differ({ vendor: 'Fjellsoft' }, { vendor: 'FJELLSOFT' }), [], 'letters of any case are one')
  t.strictSame(differ({ users: 10 }, {}), ['users'], 'what one lacks')
  t.strictSame(differ({ replacements: ['a', 'b'] }, { replacements: ['b', 'a'] }), [], 'in any order')
  t.strictSame(differ({ users: 1, systemOwner: 'Rektor' }, { users: 2, systemOwner: 'Arkivar' }), [
    'users',
    'systemOwner',
  ])
})

t.test('groups keep the order in which they came', async (t) => {
  t.strictSame(
    [...groupBy([3, 1, 4, 1, 5], (one) => (one === 4 ? null : one % 2 === 0 ? undefined : `k${one}`))],
    [
      ['k3', [3]],
      ['k1', [1, 1]],
      ['k5', [5]],
    ],
  )
  const groups = new Map([['a', [1]]])
  addTo(groups, 'a', 2)
  addTo(groups, 'b', 3)
  t.strictSame(
    [...groups],
    [
      ['a', [1, 2]],
      ['b', [3]],
    ],
  )
})

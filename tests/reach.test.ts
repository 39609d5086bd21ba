import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import t, { type Test } from 'tap'
import { temporaryFolder } from './engines.js'
import { chooseTests } from './reach.js'

/** A folder of sources, each given by what it imports. */
function makeSources(t: Test, sources: Record<string, readonly string[]>): string {
  const root = temporaryFolder(t)
  for (const [path, imports] of Object.entries(sources)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), imports.map((specifier) => `import '${specifier}'\n`).join(''))
  }
  return root
}

t.test('a change is followed to the tests that it reaches', async (t) => {
  const root = makeSources(t, {
    'schema/rules/tides.ts': [],
    'schema/rules/moons.ts': [],
    'server/store/harbours.ts': ['../../schema/rules/tides.js'],
    'server/app.ts': ['./store/harbours.js', './store/quays.js'],
    'server/store/quays.ts': [],
    'tests/engines.ts': [],
    'tests/demo.ts': ['./engines.js'],
    'tests/server.ts': ['./engines.js', '../server/app.js'],
    'tests/rules/tides.test.ts': ['../../schema/rules/tides.js'],
    'tests/rules/moons.test.ts': ['../../schema/rules/moons.js', '../../schema/rules/tides.js'],
    'tests/routes/harbours.test.ts': ['../server.js'],
    'tests/routes/ships.test.ts': ['../server.js'],
    'tests/web/harbours.test.ts': ['../demo.js', '../../schema/rules/tides.js'],
  })
  const choose = (changed: readonly string[], all = false) => chooseTests(root, changed, { all })
  t.strictSame(
    choose(['schema/rules/tides.ts']),
    {
      run: ['tests/rules/moons.test.ts', 'tests/rules/tides.test.ts'],
      left: ['tests/routes/harbours.test.ts', 'tests/routes/ships.test.ts'],
      program: ['tests/web/harbours.test.ts'],
      unknown: [],
      postgres: false,
    },
    'a rule: its own tests, and no PostgreSQL',
  )
  t.match(
    choose(['server/store/harbours.ts']),
    { run: ['tests/routes/harbours.test.ts'], left: ['tests/routes/ships.test.ts'], postgres: true },
    'of the server: what is named alike',
  )
  t.strictSame(
    choose(['server/store/quays.ts']).run,
    ['tests/routes/harbours.test.ts', 'tests/routes/ships.test.ts'],
    'what is nearest, where nothing is named alike',
  )
  t.equal(choose(['schema/rules/tides.ts'], true).run.length, 4, 'all that it reaches')
  t.strictSame(choose(['tests/web/harbours.test.ts']).run, ['tests/web/harbours.test.ts'], 'a test itself')
  t.strictSame(choose(['README.md', 'tests/gone.test.ts']), {
    run: [],
    left: [],
    program: [],
    unknown: ['README.md', 'tests/gone.test.ts'],
    postgres: false,
  })
})

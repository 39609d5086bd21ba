// Measures the built server, each figure beside its limit in the same run. See `npm run bench -- --help`.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Bench, openBench } from './bench.js'
import { FIGURES } from './figures/all.js'
import { type Figure, table } from './figures.js'
import { growth } from './growth.js'
import { PROGRAM } from './processes.js'
import { COPIES, type Size } from './registers.js'
import { soak } from './soak.js'

const HELP = `npm run bench [-- FIGURE …]              the figures named, or all but those of 100,161 systems
npm run bench -- growth [--sizes 279,3069]   CPU of every kind of request at four sizes of register
npm run bench -- soak [--minutes 10]         readers and a writer, with the memory of each minute

  --engine postgres   on PostgreSQL; SQLite unless it is said
  --large             those of 100,161 systems too: the register takes some minutes to make, once
  --json              one line for each figure, as it is measured
  --program FILE      another built program: the dist/server/main.js of another checkout with the same tables

Figures: ${Object.entries(FIGURES)
  .map(([name, { large }]) => (large ? `${name} (large)` : name))
  .join(', ')}
Big registers are made in the folder for temporary files, and used again until the demo or the tables change.`

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean' },
    json: { type: 'boolean' },
    large: { type: 'boolean' },
    engine: { type: 'string', default: 'sqlite' },
    program: { type: 'string', default: PROGRAM },
    sizes: { type: 'string', default: Object.keys(COPIES).join(',') },
    minutes: { type: 'string', default: '10' },
  },
})

if (options.help) console.log(HELP)
else await run()

async function run(): Promise<void> {
  const { engine, sizes } = options
  if (engine !== 'sqlite' && engine !== 'postgres')
    throw new Error(`--engine is sqlite or postgres, not “${engine}”`)
  const unknown = wanted.find((name) => !(name in FIGURES) && name !== 'growth' && name !== 'soak')
  if (unknown) throw new Error(`There is no figure “${unknown}”.\n${HELP}`)
  const program = resolve(options.program)
  if (!existsSync(program)) throw new Error(`There is no program at ${program}.`)
  const bench = await openBench(engine, program)
  try {
    if (wanted.includes('growth')) await tellGrowth(bench, sizes.split(',').map(Number) as Size[])
    else if (wanted.includes('soak')) await soak(bench, Number(options.minutes))
    else await tellFigures(bench)
  } finally {
    await bench.close()
  }
}

async function tellGrowth(bench: Bench, sizes: Size[]): Promise<void> {
  const unknown = sizes.find((size) => !(size in COPIES))
  if (unknown !== undefined) throw new Error(`--sizes are of ${Object.keys(COPIES).join(', ')}`)
  const lines = await growth(bench, sizes, (size, name, cpu) => {
    if (options.json) console.log(JSON.stringify({ size, name, cpu }))
  })
  if (!options.json) console.log(lines)
}

async function tellFigures(bench: Bench): Promise<void> {
  const figures: Figure[] = []
  let failed = false
  for (const [name, { measure, large = false, engine }] of Object.entries(FIGURES)) {
    if (wanted.length > 0 ? !wanted.includes(name) : large && !options.large) continue
    if (engine !== undefined && engine !== bench.engine) continue
    const found = await measure(bench).catch((error: Error) => {
      // The others are measured all the same.
      console.error(`${name}: ${error.message}`)
      failed = true
      return []
    })
    figures.push(...found)
    if (options.json) for (const figure of found) console.log(JSON.stringify(figure))
  }
  if (!options.json) console.log(table(figures))
  process.exitCode = !failed && figures.every(({ ok }) => ok) ? 0 : 1
}

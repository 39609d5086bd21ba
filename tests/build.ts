// Makes JavaScript of the tests and of all that they import, in a moment: Node then reads it without hooks, and as few files,
// each of which would cost every test process more than a second. Coverage is of the sources, by their maps.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { templates } from '../vite.server.config.js'

const FOLDER = '.tap/js'

/** The test files, as they are named from the root. */
export function listTests(): string[] {
  return readdirSync('tests', { recursive: true, encoding: 'utf8' })
    .map((name) => `tests/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
}

/** What Node runs of a file of `tests`, once it is built. */
export const builtFile = (file: string) => join(FOLDER, file.replace(/\.ts$/, '.js'))

/** Programs that tests start: what fills the registers that they begin with, and what makes reports. */
const PROGRAMS = ['tests/fillTemplates.ts', 'tests/makeReports.ts', 'tests/makeBundle.ts']
/** Programs that the server starts, which it looks for beside itself. */
const BESIDE = { reader: 'server/reading/reader.ts', press: 'server/files/press.ts' }

/** Libraries of very many files, which are read as one with what imports them. */
const BUNDLED = ['drizzle-orm', 'zod', 'write-excel-file', 'fastify', 'avvio', 'find-my-way']

/** What all tests use alike goes into two files: that of the rules alone, and that of all else. */
const SHARED = [
  { name: 'rules', test: /\/schema\/rules\//, priority: 2 },
  { name: 'server', test: /\/(schema|server|seeds)\//, priority: 1 },
]

/** Builds the test files, and the programs that they start. */
export async function buildTests(): Promise<void> {
  const entries = [...listTests(), ...PROGRAMS].map((file) => [file.replace(/\.ts$/, ''), file])
  rmSync(FOLDER, { recursive: true, force: true })
  await buildInto(Object.fromEntries(entries), SHARED)
  // Apart, as they are built for the server: they are started often, and would read what they do not need.
  await buildInto(BESIDE, [])
}

async function buildInto(input: Record<string, string>, groups: typeof SHARED): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [templates()],
    ssr: { noExternal: BUNDLED },
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      outDir: FOLDER,
      emptyOutDir: false,
      rollupOptions: {
        input,
        checks: { ineffectiveDynamicImport: false },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: { groups },
        },
      },
    },
  })
}

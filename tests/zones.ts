/** What a zone may import: folders and files of ours, and packages. What is not here is refused. */
export interface Zone {
  path: string
  ours: readonly string[]
  packages: readonly string[]
}

const SERVER = ['server', 'schema/api', 'schema/rules'] as const

/** The most exact path wins, so a file or folder may differ from the folder it is in. */
export const ZONES: readonly Zone[] = [
  // Runs drizzle-kit, which reads the tables.
  { path: 'schema/makeMigrations.mjs', ours: [], packages: ['node:'] },
  // Writes a document from the rules.
  { path: 'schema/makeRulesTable.mjs', ours: ['schema/rules'], packages: ['node:'] },
  { path: 'schema/makeAccessMatrix.mjs', ours: ['schema/api'], packages: ['node:'] },
  { path: 'schema/rules', ours: ['schema/rules'], packages: [] },
  { path: 'schema/api', ours: ['schema/api', 'schema/rules'], packages: ['zod'] },
  // What checks a report or a bundle: the same in a browser, on a server, and in the bundle itself.
  {
    path: 'schema/bundle',
    ours: ['schema/bundle', 'schema/api', 'schema/rules'],
    packages: ['fflate'],
  },
  { path: 'schema/bundle/check.mjs', ours: [], packages: [] },
  { path: 'schema/tables', ours: ['schema/tables', 'schema/rules'], packages: ['drizzle-orm'] },
  {
    path: 'server/engines',
    ours: ['server/engines', 'schema/tables', 'schema/rules'],
    packages: ['drizzle-orm', 'better-sqlite3', 'pg', 'node:'],
  },
  {
    path: 'server/store',
    ours: ['server/store', 'server/engines', 'schema/tables', 'schema/rules', 'schema/api'],
    packages: ['drizzle-orm', 'node:'],
  },
  {
    path: 'server/views',
    ours: ['server/views', 'server/store', 'server/engines', 'schema/rules', 'schema/api'],
    packages: ['node:'],
  },
  {
    path: 'server/files',
    ours: ['server/files', 'schema/rules', 'schema/api'],
    packages: [
      '@expo-google-fonts/inter',
      '@myriaddreamin/typst-ts-node-compiler',
      'fflate',
      'write-excel-file',
      'node:',
    ],
  },
  // Reads what people send: files in formats of others, in a process of its own. Knows nothing of the register.
  {
    path: 'server/reading',
    ours: ['server/reading', 'schema/rules'],
    packages: ['@e965/xlsx', 'saxes', 'node:'],
  },
  {
    path: 'server/domain',
    ours: [
      'server/domain',
      'server/views',
      'server/store',
      'server/engines',
      'server/files',
      'server/reading',
      'schema/rules',
      'schema/api',
    ],
    packages: ['@node-rs/argon2', '@zxcvbn-ts/language-common', 'lru-cache', 'otpauth', 'node:'],
  },
  // Lists as files: what the columns of each are, how its rows come, and what a file says of itself.
  {
    path: 'server/exports',
    ours: [
      'server/exports',
      'server/domain/filters.ts',
      'server/domain/logFilters.ts',
      'server/views',
      'server/store',
      'server/engines',
      'server/files',
      'schema/rules',
      'schema/api',
    ],
    packages: ['node:'],
  },
  // What each report says, of a past register and an order; and the work that makes and keeps it.
  {
    path: 'server/reports',
    ours: [
      'server/reports',
      'server/exports',
      'server/domain',
      'server/views',
      'server/store',
      'server/engines',
      'server/files',
      'schema/bundle',
      'schema/rules',
      'schema/api',
    ],
    packages: ['node:'],
  },
  // Signing in through identity providers: the protocol, which knows neither users nor sessions.
  {
    path: 'server/providers',
    ours: ['server/providers', 'server/config.ts', 'schema/api', 'schema/rules'],
    packages: ['openid-client', 'zod', 'node:'],
  },
  { path: 'server/routes', ours: SERVER, packages: ['node:'] },
  {
    path: 'server/http',
    ours: SERVER,
    packages: ['fastify', '@fastify/rate-limit', 'helmet', 'canonicalize', 'lru-cache', 'zod', 'node:'],
  },
  // Runs before anything is installed or built, and ends by running what it built.
  { path: 'server/prepare.mjs', ours: [], packages: ['node:'] },
  { path: 'server/sbom.mjs', ours: [], packages: ['node:'] },
  { path: 'server/config.ts', ours: ['server/engines/address.ts'], packages: ['zod', 'node:'] },
  { path: 'server/commands', ours: [...SERVER, 'schema/bundle', 'seeds'], packages: ['node:'] },
  {
    path: 'server',
    ours: SERVER,
    packages: ['fastify', '@fastify/cookie', '@fastify/rate-limit', 'node:'],
  },
  {
    path: 'seeds',
    ours: ['seeds', 'server/domain', 'server/engines/store.ts', 'schema/api', 'schema/rules'],
    packages: ['csv-parse', 'node:'],
  },
  {
    path: 'web',
    ours: ['web', 'schema/bundle', 'schema/api', 'schema/rules'],
    packages: [
      'react',
      'react-dom',
      '@digdir/designsystemet-css',
      '@digdir/designsystemet-react',
      '@digdir/designsystemet-theme',
      '@fontsource-variable/inter',
      '@tanstack/react-query',
      '@tanstack/react-router',
      '@tanstack/react-virtual',
      '@visx/scale',
      'uqr',
    ],
  },
]

/** The only places that know an engine: everything else runs on both as it is. */
export const ENGINE_PLACES = ['server/engines', 'schema/tables/columns.ts'] as const
/** What knowing an engine looks like in an import. */
export const ENGINE_IMPORT =
  /^(better-sqlite3|pg|drizzle-orm\/(better-sqlite3|node-postgres|sqlite-core|pg-core))$|\/(sqlite|postgres)\.js$/

import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { createClient } from '@hey-api/openapi-ts'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { type Test, test } from 'tap'
import { packageRoot } from '../server/config.js'
import { newRegister } from './engines.js'
import { startTestServer } from './server.js'

/** Within the project, where the packages that generated code imports are found. */
const FOLDER = join(packageRoot, '.tap/clients')
const COMPILER = join(packageRoot, 'node_modules/typescript-native/bin/tsc')
const OPTIONS = {
  compilerOptions: {
    target: 'ES2023',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    noUncheckedIndexedAccess: true,
    noEmitOnError: true,
    rootDir: '.',
    outDir: 'js',
    types: [],
  },
}

/** Generates two clients of a description, and compiles what `tests/fixtures/clients` does with them as strictly as we are. */
async function makeClients(t: Test, description: object): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(join(FOLDER, 'generated'), { recursive: true })
  t.teardown(() => rmSync(FOLDER, { recursive: true, force: true }))
  cpSync(join(packageRoot, 'tests/fixtures/clients'), FOLDER, { recursive: true })
  writeFileSync(join(FOLDER, 'package.json'), '{"type":"module"}')
  writeFileSync(join(FOLDER, 'tsconfig.json'), JSON.stringify(OPTIONS))
  const input = join(FOLDER, 'openapi.json')
  writeFileSync(input, JSON.stringify(description))
  // What has a default need not be given.
  const types = await openapiTypescript(pathToFileURL(input), { defaultNonNullable: false })
  writeFileSync(join(FOLDER, 'generated/schema.ts'), astToString(types))
  await createClient({ input, output: { path: join(FOLDER, 'generated/client') }, logs: { level: 'silent' } })
  await promisify(execFile)(process.execPath, [COMPILER, '-p', FOLDER]).catch(({ stdout }) => {
    throw new Error(`The generated clients do not compile:\n${stdout}`)
  })
}

test('clients that two generators make of the OpenAPI description compile strictly, and work', async (t) => {
  const server = await startTestServer(t, { database: await newRegister(t, 'small', 'sqlite') })
  const { body: description } = await server.call(null, 'GET', '/api/v1/openapi.json')
  await makeClients(t, description)
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 })
  const token = server.authorize('architect').authorization.replace('Bearer ', '')

  for (const [index, name] of ['openapiTypescript', 'heyApi'].entries()) {
    const client = await import(pathToFileURL(join(FOLDER, 'js', `${name}.js`)).href)
    const number = `IKT-00${index + 1}`
    const said = await client.use(url, token)
    t.match(
      said,
      {
        number,
        mappings: 0,
        vendor: 'Leverandør AS',
        names: Array(index + 1).fill('Ærlig fagsystem'),
        refused: 'not_found',
      },
      name,
    )
    t.match(said.csv, `${number};Ærlig fagsystem;`, `${name}: the export`)
    t.match((await server.call('auditor', 'GET', `/api/v1/systems/${number}`)).body, {
      vendor: 'Leverandør AS',
      version: 2,
    })
  }
})

test('a client that asks for what is not described does not compile', async (t) => {
  const server = await startTestServer(t, { database: await newRegister(t, 'small', 'sqlite') })
  const { body: description } = await server.call(null, 'GET', '/api/v1/openapi.json')
  delete description.components.schemas.System.properties.mappings
  await t.rejects(makeClients(t, description), { message: /do not compile:\n.*mappings/ })
})

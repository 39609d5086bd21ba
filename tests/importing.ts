import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Test } from 'tap'
import { runCommandLine } from '../server/commandLine.js'
import { temporaryFolder } from './engines.js'
import type { Answer, TestServer } from './server.js'

export const DRAFTS = '/api/v1/imports/drafts'

/** What an architect is answered who sends a list. */
export const sendList = (
  server: TestServer,
  content: string | Buffer,
  settings: object = {},
  fileName = 'liste.csv',
): Promise<Answer> =>
  server.call('architect', 'POST', DRAFTS, {
    fileName,
    content: Buffer.from(content as string).toString('base64'),
    settings,
  })

/** An import of a list of one municipality that the architect has begun; its id. */
export async function beginImport(
  server: TestServer,
  content: string | Buffer,
  more: object = {},
): Promise<string> {
  return (await sendList(server, content, { municipality: '0602', ...more })).body.id
}

export const previewOf = (server: TestServer, id: string): Promise<Answer> =>
  server.call('architect', 'GET', `${DRAFTS}/${id}/preview`)

export async function rowsOf(server: TestServer, id: string, query = '') {
  const { status, text, body } = await server.call('architect', 'GET', `${DRAFTS}/${id}/rows${query}`)
  if (status !== 200) throw new Error(text)
  return body.items
}

/** Begins an import of a file as it is, and says what would come of it. */
export async function lookAtFile(server: TestServer, fileName: string, bytes: Buffer, settings: object = {}) {
  const { status, text, body } = await sendList(server, bytes, settings, fileName)
  if (status !== 201) throw new Error(`${fileName}: ${text}`)
  return { id: body.id, ...(await previewOf(server, body.id)).body }
}

/** Begins an import of a list, with answers, and says what would come of it. */
export async function lookAt(
  server: TestServer,
  content: string | Buffer,
  answers: readonly object[] = [],
  settings: object = {},
) {
  const id = await beginImport(server, content, settings)
  if (answers.length > 0) await patchImport(server, id, { answers })
  return { id, preview: (await previewOf(server, id)).body, items: await rowsOf(server, id) }
}

/** Says something of a begun import, on top of it as it stands. */
export async function patchImport(server: TestServer, id: string, body: object): Promise<Answer> {
  const { version } = (await server.call('architect', 'GET', `${DRAFTS}/${id}`)).body
  return server.call('architect', 'PATCH', `${DRAFTS}/${id}`, body, { 'if-match': `"${version}"` })
}

export async function commitImport(server: TestServer, id: string, body: object = {}): Promise<Answer> {
  const { fingerprint } = (await previewOf(server, id)).body
  return server.call('architect', 'POST', `${DRAFTS}/${id}/commit`, { fingerprint, ...body })
}

/** Imports a text by the command line, as the program does; `answers` are what `--answers` names. */
export async function importHere(
  t: Test,
  database: string,
  text: string,
  { answers, args = [] }: { answers?: unknown; args?: readonly string[] } = {},
) {
  const folder = temporaryFolder(t)
  const file = join(folder, 'liste.csv')
  writeFileSync(file, text)
  const said = { stdout: '', stderr: '' }
  const into = (stream: keyof typeof said) => ({ write: (text: string) => (said[stream] += text) })
  const more: string[] = []
  if (answers !== undefined) {
    more.push('--answers', join(folder, 'answers.json'))
    writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers))
  }
  const all = ['import', file, '--municipality', '0602', '--json', ...more, ...args]
  const environment = { HARMONI_DATABASE: database }
  const code = await runCommandLine(all, { stdout: into('stdout'), stderr: into('stderr') }, environment)
  return { code, ...said, json: JSON.parse(said.stdout) }
}

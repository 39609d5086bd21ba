import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Test } from 'tap'
import { runCommandLine } from '../server/commandLine.js'
import { temporaryFolder } from './engines.js'
import type { Answer, TestServer } from './server.js'

export const DRAFTS = '/api/v1/imports/drafts'

/** An import of a text that the architect has begun; its id. */
export async function beginImport(server: TestServer, text: string, more: object = {}): Promise<string> {
  const { body } = await server.call('architect', 'POST', DRAFTS, {
    fileName: 'liste.csv',
    content: Buffer.from(text).toString('base64'),
    settings: { municipality: '0602', ...more },
  })
  return body.id
}

export const previewOf = (server: TestServer, id: string): Promise<Answer> =>
  server.call('architect', 'GET', `${DRAFTS}/${id}/preview`)

export const rowsOf = async (server: TestServer, id: string) =>
  (await server.call('architect', 'GET', `${DRAFTS}/${id}/rows`)).body.items

/** Says something of a begun import, on top of it as it stands. */
export async function patchImport(server: TestServer, id: string, body: object): Promise<Answer> {
  const { version } = (await server.call('architect', 'GET', `${DRAFTS}/${id}`)).body
  return server.call('architect', 'PATCH', `${DRAFTS}/${id}`, body, { 'if-match': `"${version}"` })
}

export async function commitImport(server: TestServer, id: string): Promise<Answer> {
  const { fingerprint } = (await previewOf(server, id)).body
  return server.call('architect', 'POST', `${DRAFTS}/${id}/commit`, { fingerprint })
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

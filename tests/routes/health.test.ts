import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PAGES } from '../../schema/api/pages.js'
import { packageRoot } from '../../server/config.js'
import { testOnce } from '../engines.js'
import { runScenarios, startTestServer } from '../server.js'

const html: Record<string, string> = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

testOnce(
  'who watches over the server is told whether it runs, and whether its database answers',
  async (t) => {
    const server = await startTestServer(t)
    await runScenarios(t, server, [
      { name: 'runs', as: null, method: 'GET', url: '/healthz', status: 200, contains: ['running'] },
      { name: 'ready', as: null, method: 'GET', url: '/readyz', status: 200, contains: ['ready'] },
      {
        name: 'only read',
        as: null,
        method: 'POST',
        url: '/readyz',
        status: 405,
        code: 'method_not_allowed',
      },
    ])
    const { store } = server
    store.read = () => Promise.reject(Object.assign(new Error('gone'), { code: '57P01' }))
    const gone = await server.call(null, 'GET', '/readyz')
    t.match(gone, { status: 503, body: { code: 'unavailable' } }, 'a database that is gone')
    t.ok(Number(gone.headers['retry-after']) > 0)
    store.read = () => new Promise(() => undefined)
    t.equal((await server.call(null, 'GET', '/readyz')).status, 503, 'a database that says nothing')
    t.equal((await server.call(null, 'GET', '/healthz')).status, 200, 'the server itself runs')
  },
)

testOnce('an address that leads nowhere is 404, whoever asks', async (t) => {
  const server = await startTestServer(t)
  const built = existsSync(join(packageRoot, 'dist/web/index.html'))
  const nowhere = [
    ...['/health', '/nowhere', '/systems/IKT-001/more', '/systemsx', '/api/v1/nowhere', '/api'],
    ...['/assets', '/assets/', '/assets/none.js', '/.env', '/%00', '/..%2f..%2fpackage.json', '/a%5cb'],
  ]
  for (const url of nowhere)
    for (const headers of [{} as typeof html, html]) {
      const answer = await server.call(null, 'GET', url, undefined, headers)
      t.equal(answer.status, 404, url)
      if (!headers.accept) t.equal(answer.body.code, 'not_found', url)
    }
  if (built)
    for (const page of PAGES) {
      const url = page.replace(/\$\w+/, 'IKT-001')
      for (const headers of [{}, html])
        t.match(await server.call(null, 'GET', `${url}?asOf=3`, undefined, headers), {
          status: 200,
          text: /<html/,
        })
    }
})

// Loads a server, as a process of its own, and prints how quickly it answered:
//   loader.mjs '{ "url", "paths", "token", "seconds", "connections" }'
import autocannon from 'autocannon'

/** The days that `#` stands for in turn: later than any plan, and more than a server keeps answers. */
const FIRST_DAY = Date.UTC(2030, 0, 1)
const DAYS = 25_000
const DAY_MS = 86_400_000

const { url, paths, token, seconds, connections } = JSON.parse(process.argv[2] ?? '{}')
// Goes on where an earlier run has stopped, more or less: what that asked for may be kept.
let index = Math.floor(Date.now() / 10) % DAYS

function asked(path) {
  if (!path.includes('#')) return { path }
  return {
    setupRequest: (request) => {
      index = (index + 1) % DAYS
      const day = new Date(FIRST_DAY + index * DAY_MS).toISOString().slice(0, 10)
      return { ...request, path: path.replace('#', day) }
    },
  }
}

const result = await autocannon({
  url,
  connections,
  duration: seconds,
  headers: token ? { authorization: `Bearer ${token}` } : {},
  requests: paths.map(asked),
})
console.log(
  JSON.stringify({
    rate: result.requests.average,
    p99: result.latency.p99,
    most: result.latency.max,
    answered: result['2xx'],
    failed: result.non2xx + result.errors,
  }),
)

import pg from 'pg'
import type { Test } from 'tap'

type Callback = (error: Error | null, result?: unknown) => void
type Query = (
  this: pg.Client,
  config: unknown,
  values?: unknown,
  callback?: Callback,
) => Promise<unknown> | undefined

/** How often the loop goes round without another statement before the answers to those that were sent are let in. */
const QUIET_ROUNDS = 4

/**
 * Counts trips to PostgreSQL: how often the server waits for answers of the database, when each takes equally long. All
 * that is sent before an answer has come is one trip, over whichever connections. It is counted by holding answers back
 * until all have come and nothing more is sent, so it depends on no clock; what waits for another transaction of the same
 * process would wait for ever.
 */
export function countTrips(t: Test): {
  during<T>(work: () => Promise<T>): Promise<{ value: T; trips: number }>
} {
  let trips = 0
  let isCounting = false
  let awaited = 0
  let sent = 0
  let held: (() => void)[] = []
  const letIn = (before: number, rounds: number): void => {
    setImmediate(() => {
      if (awaited > 0 || held.length === 0) return
      if (sent !== before || rounds > 0) return letIn(sent, sent === before ? rounds - 1 : QUIET_ROUNDS)
      const answers = held
      held = []
      trips += 1
      for (const answer of answers) answer()
    })
  }
  const hold = (answer: () => void) => {
    awaited -= 1
    held.push(answer)
    if (awaited === 0) letIn(sent, QUIET_ROUNDS)
  }
  const { prototype } = pg.Client as unknown as { prototype: { query: Query } }
  const send = prototype.query
  prototype.query = function query(config, values, callback) {
    if (!isCounting) return send.call(this, config, values, callback)
    awaited += 1
    sent += 1
    const last = callback ?? (typeof values === 'function' ? (values as Callback) : undefined)
    if (last) {
      const held: Callback = (error, result) => hold(() => last(error, result))
      return send.call(this, config, callback ? values : undefined, held)
    }
    return new Promise((resolve, reject) => {
      send.call(this, config, values)?.then(
        (result) => hold(() => resolve(result)),
        (error) => hold(() => reject(error)),
      )
    })
  }
  t.teardown(() => {
    prototype.query = send
  })
  return {
    async during(work) {
      trips = 0
      isCounting = true
      try {
        return { value: await work(), trips }
      } finally {
        isCounting = false
      }
    },
  }
}

import { Session } from 'node:inspector'
import Database from 'better-sqlite3'
import type { Test } from 'tap'

/** What is done between two turns of the event loop, in which nobody else is served. */
export interface Work {
  /** Functions that are called, of ours and of every package. */
  calls: number
  /** Rows that SQLite reads out or writes. */
  rows: number
}

/**
 * Counts what work does at most between two turns of the event loop. What it counts is the same on every machine, however
 * busy that is: which functions V8 was told to call, and which rows SQLite was asked for.
 */
export function countTurns(t: Test): {
  during<T>(work: () => Promise<T>): Promise<{ value: T; most: Work }>
} {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  t.teardown(() => session.disconnect())
  const rows = countRows(t)
  const takeCalls = () => {
    let calls = 0
    session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error) throw error
      for (const { functions } of taken.result)
        for (const { ranges } of functions) calls += ranges[0]?.count ?? 0
    })
    return calls
  }

  return {
    async during(work) {
      const most: Work = { calls: 0, rows: 0 }
      let isOver = false
      const count = () => {
        most.calls = Math.max(most.calls, takeCalls())
        most.rows = Math.max(most.rows, rows.take())
      }
      const turn = () => {
        if (isOver) return
        count()
        setImmediate(turn)
      }
      takeCalls()
      rows.take()
      setImmediate(turn)
      try {
        const value = await work()
        count()
        return { value, most }
      } finally {
        isOver = true
      }
    },
  }
}

type Run = (this: unknown, ...values: unknown[]) => unknown

/** Counts the rows that statements of SQLite answer, and those that they write. */
function countRows(t: Test): { take(): number } {
  let rows = 0
  const database = new Database(':memory:')
  const prototype = Object.getPrototypeOf(database.prepare('SELECT 1')) as Record<string, Run>
  database.close()
  for (const name of ['all', 'get', 'run'] as const) {
    const run = prototype[name] as Run
    prototype[name] = function (...values) {
      const answer = run.apply(this, values)
      if (Array.isArray(answer)) rows += name === 'all' ? answer.length : 1
      else rows += (answer as { changes?: number } | undefined)?.changes ?? 1
      return answer
    }
    t.teardown(() => {
      prototype[name] = run
    })
  }
  return {
    take() {
      const taken = rows
      rows = 0
      return taken
    },
  }
}

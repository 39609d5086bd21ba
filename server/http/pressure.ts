import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../../schema/api/errors.js'
import { WATCHED } from './health.js'

/** How long requests are begun before connections have their turn: Node takes one new connection between two turns. */
const TURN_MILLISECONDS = 5
/** How long a request may have waited for its turn before those of the API that come are turned away. */
const MOST_MILLISECONDS = 2000

/**
 * Whether who asks may be told to come again: what calls the API does. A browser asks once for what a page is made of, and a page
 * without one of its files stays empty or is loaded anew under whoever types in it.
 */
const asksAgain = (request: FastifyRequest) => request.url.startsWith('/api/')

/**
 * Begins requests in the order they come, a few milliseconds of them at a time, so that whoever is connected keeps out
 * nobody who connects. When they wait too long for it, those that come are told to come again, if they would.
 * @param clock milliseconds from any moment on
 */
export function takeTurns(app: FastifyInstance, clock = () => performance.now()): void {
  const waiting: { request: FastifyRequest; begin: () => void; since: number }[] = []
  let turnBegan = 0
  let isTurn = false

  /** The one that has waited longest; nothing is done for those who have left meanwhile. */
  function findLongest() {
    while (waiting[0]?.request.raw.socket.destroyed) waiting.shift()
    return waiting[0]
  }

  /** Begins one that waits: what it does comes before the next turn. */
  function nextTurn(): void {
    turnBegan = clock()
    const longest = findLongest()
    waiting.shift()
    longest?.begin()
    isTurn = waiting.length > 0
    if (isTurn) setImmediate(nextTurn)
  }

  app.addHook('onRequest', (request, _reply, done) => {
    const now = clock()
    if (!isTurn) {
      isTurn = true
      turnBegan = now
      setImmediate(nextTurn)
    }
    const longest = findLongest()
    if (WATCHED.includes(request.url)) done()
    else if (asksAgain(request) && longest && now - longest.since > MOST_MILLISECONDS)
      done(new Refusal('overloaded'))
    else if (!longest && now - turnBegan < TURN_MILLISECONDS) done()
    else waiting.push({ request, begin: done, since: now })
  })
}

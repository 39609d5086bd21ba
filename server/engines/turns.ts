import { setImmediate } from 'node:timers/promises'

/** Runs work one after the other, in the order it came; what fails does not hold up the next. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
}

/**
 * Waits for all that was begun together, and throws what fails first in their order. Unlike `Promise.all` it leaves nothing
 * running: what asks more of a transaction must not do so when that is over.
 */
export async function together<T extends readonly unknown[]>(
  begun: readonly [...T],
): Promise<{ [I in keyof T]: Awaited<T[I]> }> {
  const ends = await Promise.allSettled(begun)
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return ends.map((end) => (end as PromiseFulfilledResult<unknown>).value) as {
    [I in keyof T]: Awaited<T[I]>
  }
}

/** How many of many are computed before others have their turn. */
const AT_A_TIME = 25

/** Runs a rule that stops now and then; others have their turn at each stop. */
export async function inTurns<T>(work: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await setImmediate()
  }
}

/**
 * What comes of each of many, in order, between which others have their turn: a thousand would hold up all of them.
 * @param atATime fewer of what takes long for each
 */
export async function mapInTurns<T, R>(
  items: readonly T[],
  map: (item: T) => R,
  atATime = AT_A_TIME,
): Promise<R[]> {
  const made: R[] = []
  for (const item of items) {
    if (made.length > 0 && made.length % atATime === 0) await setImmediate()
    made.push(map(item))
  }
  return made
}

/** How many are put in order before others have their turn. */
const SORTED_AT_A_TIME = 2000

/** Items in order, others having their turn between some thousands of them: runs that are in order, then two and two of them. */
export async function sortInTurns<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): Promise<readonly T[]> {
  let runs: T[][] = []
  for (let from = 0; from < items.length; from += SORTED_AT_A_TIME) {
    if (from > 0) await setImmediate()
    runs.push(items.slice(from, from + SORTED_AT_A_TIME).sort(compare))
  }
  while (runs.length > 1) {
    const merged: T[][] = []
    for (let at = 0; at < runs.length; at += 2) {
      await setImmediate()
      // What is in order already is found to be so: this compares each item about once.
      merged.push([...(runs[at] ?? []), ...(runs[at + 1] ?? [])].sort(compare))
    }
    runs = merged
  }
  return runs[0] ?? []
}

/** Runs work once for all who ask for the same while it runs, such as the many pages that ask again after a write. */
export function onceForAll<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const running = new Map<string, Promise<T>>()
  return (key, work) => {
    const begun = running.get(key) ?? work().finally(() => running.delete(key))
    running.set(key, begun)
    return begun
  }
}

/** All places were taken for longer than anybody waits: to be asked for again later. */
export class Busy extends Error {}

/**
 * Gives out `count` places, each until it is left. Who finds none waits in line, for so many seconds and as long as the
 * line has room.
 */
export function makePlaces(
  count: number,
  { seconds, waiting }: { seconds: number; waiting: number },
): () => Promise<() => void> {
  let free = count
  const line = new Set<() => void>()
  const leave = () => {
    const [next] = line
    if (next) next()
    else free += 1
  }
  /** What a place is left by: a second time does nothing. */
  const once = () => {
    let taken = true
    return () => {
      if (taken) leave()
      taken = false
    }
  }
  return () =>
    new Promise((resolve, reject) => {
      if (free > 0) {
        free -= 1
        return resolve(once())
      }
      if (line.size >= waiting) return reject(new Busy('the line is full'))
      const come = () => {
        clearTimeout(limit)
        line.delete(come)
        resolve(once())
      }
      const limit = setTimeout(() => {
        line.delete(come)
        reject(new Busy('all places are taken'))
      }, seconds * 1000)
      line.add(come)
    })
}

/** Runs work on what it is handed, one piece after another. */
type Lane<R> = <T>(work: (on: R) => Promise<T>) => Promise<T>

/**
 * Runs work in lanes, each of which does one thing after another: in one that is free, in a new one while there are fewer
 * than `most`, or behind the fewest others. `open` makes a lane; undefined where another cannot be made now. `idle` waits
 * until all that was begun is done.
 */
export function makeLanes<R>(
  open: () => Lane<R> | undefined,
  most: number,
): Lane<R> & { idle(): Promise<void> } {
  const lanes: { run: Lane<R>; busy: number }[] = []
  const running = new Set<Promise<unknown>>()

  function choose() {
    const [shortest] = [...lanes].sort((a, b) => a.busy - b.busy)
    const run = (!shortest || shortest.busy > 0) && lanes.length < most ? open() : undefined
    if (!run) return shortest
    const lane = { run, busy: 0 }
    lanes.push(lane)
    return lane
  }

  async function begin<T>(work: (on: R) => Promise<T>): Promise<T> {
    const lane = choose()
    if (!lane) throw new Busy('there is no lane')
    lane.busy += 1
    try {
      return await lane.run(work)
    } finally {
      lane.busy -= 1
    }
  }

  const run: Lane<R> = (work) => {
    const begun = begin(work)
    const done = begun.catch(() => undefined).finally(() => running.delete(done))
    running.add(done)
    return begun
  }
  return Object.assign(run, { idle: async () => void (await Promise.all(running)) })
}

/** Runs work one after the other, in the order it came; what fails does not hold up the next. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
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

/**
 * A rule over so much that others should have their turn meanwhile: it stops wherever it yields, and goes on when it is asked to.
 * Whoever serves nobody else runs it by `atOnce`.
 */
export type InTurns<T> = Generator<undefined, T>

/** Runs a rule without a stop. */
export function atOnce<T>(work: InTurns<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Goes through many, with a stop after each so many. */
export function* eachInTurns<T>(
  items: Iterable<T>,
  atATime: number,
  run: (item: T, place: number) => void,
): InTurns<void> {
  let place = 0
  for (const item of items) {
    if (place > 0 && place % atATime === 0) yield
    run(item, place)
    place += 1
  }
}

import fc, { type IAsyncProperty, type IRawProperty } from 'fast-check'
import type { Test } from 'tap'

/** A seed that no run before had, or the one that `PROPERTY_SEED` repeats. */
export function newSeed(): number {
  return Number(process.env.PROPERTY_SEED ?? Date.now() % 2 ** 31)
}

/** Checks a property as one assertion; what fails is reported with its seed, its path and the least example. */
export function property<T>(t: Test, checked: IRawProperty<T, false>, seed = newSeed()): void {
  t.comment(`seed ${seed}`)
  const details = fc.check(checked, { seed, includeErrorInReport: true })
  t.notOk(details.failed, fc.defaultReportMessage(details) ?? `holds with seed ${seed}`)
}

/** The same for a property that takes time, over so many runs. */
export async function asyncProperty<T>(
  t: Test,
  checked: IAsyncProperty<T>,
  numRuns: number,
  seed = newSeed(),
): Promise<void> {
  t.comment(`seed ${seed}`)
  const details = await fc.check(checked, { seed, numRuns, endOnFailure: true, includeErrorInReport: true })
  t.notOk(details.failed, (await fc.asyncDefaultReportMessage(details)) ?? `holds with seed ${seed}`)
}

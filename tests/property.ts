import fc, { type IRawProperty } from 'fast-check'
import type { Test } from 'tap'

/** Checks a property as one assertion; what fails is reported with its seed, its path and the least example. */
export function property<T>(t: Test, checked: IRawProperty<T, false>, seed = Date.now() % 2 ** 31): void {
  t.comment(`seed ${seed}`)
  const details = fc.check(checked, { seed })
  t.notOk(details.failed, fc.defaultReportMessage(details) ?? `holds with seed ${seed}`)
}

/**
 * How much a test of many cases tries: the `full` in `npm run faults`, which may take its time; the `reduced` in
 * `npm test`, where every commit waits for it.
 */
export function sized<T>(reduced: T, full: T): T {
  return process.env.HARMONI_TEST_SIZE === 'full' ? full : reduced
}

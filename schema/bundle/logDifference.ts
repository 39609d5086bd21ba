import type { Evidence } from './verdict.js'

/** Says from which row on the log in a file is another than that of the register. */
export const logDiffersFrom = (seq: number): Evidence => ({
  ok: false,
  nb: `Loggen her og i registeret er ulike fra rad #${seq}.`,
  en: `The log here and in the register differ from row #${seq}.`,
})

/**
 * The first row from which a log is another than that of the register, up to its end; null where they end alike. It is found by
 * halving, as the hash of a row is of all rows before it: a few rows are asked for, of however many.
 * @param hashes of the rows of the log, from the first on; none for one that cannot be read
 * @param hashOf the hash of a row of the register; null where it has no such row
 */
export async function findWhereLogsPart(
  hashes: readonly (string | undefined)[],
  hashOf: (seq: number) => Promise<string | null>,
): Promise<number | null> {
  const isSame = async (seq: number) => (await hashOf(seq)) === hashes[seq - 1]
  let other = hashes.length
  if (other === 0 || (await isSame(other))) return null
  for (let same = 0; other - same > 1; ) {
    const middle = Math.floor((same + other) / 2)
    if (await isSame(middle)) same = middle
    else other = middle
  }
  return other
}

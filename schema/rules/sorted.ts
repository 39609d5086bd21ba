/**
 * How many of the first of so many in order something holds of, where it holds of none after the first that it does not
 * hold of. As many looks as their number has digits in binary.
 */
export function partitionPoint(length: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}

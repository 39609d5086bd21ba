/** Adds an item to those that share its key. */
export function addTo<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const group = groups.get(key)
  if (group) group.push(item)
  else groups.set(key, [item])
}

/** Items by their key, in the order in which the first of each came; what has no key (null, undefined) is in no group. */
export function groupBy<T, K extends string | number>(
  items: Iterable<T>,
  keyOf: (item: T) => K | null | undefined,
): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key !== null && key !== undefined) addTo(groups, key, item)
  }
  return groups
}

import { LRUCache } from 'lru-cache'

/** Makes a count of what happened by this server within a minute of the first time, by what it is called. */
export function countPerMinute(): (key: string) => number {
  const counts = new LRUCache<string, number>({ max: 10_000, ttl: 60_000, noUpdateTTL: true })
  return (key) => {
    const times = (counts.get(key) ?? 0) + 1
    counts.set(key, times)
    return times
  }
}

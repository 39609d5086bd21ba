/** A row of the log, as far as it says by which request it was written, and which one that took back. */
interface Logged {
  requestId: string
  undoes: string | null
}

/** The requests that were undone, and whose undo was not, from rows of the log, oldest first. */
export function undoneRequests(changes: readonly Logged[]): ReadonlySet<string> {
  const undone = new Set<string>()
  for (const { requestId, undoes } of [...changes].reverse())
    if (undoes !== null && !undone.has(requestId)) undone.add(undoes)
  return undone
}

/**
 * The rows that stand, of those of the log, oldest first: neither what was undone nor its undo happened to what they are
 * about, and what was brought back stands since it first did.
 */
export function standingChanges<C extends Logged>(changes: readonly C[]): C[] {
  const undone = undoneRequests(changes)
  return changes.filter(({ requestId, undoes }) => undoes === null && !undone.has(requestId))
}

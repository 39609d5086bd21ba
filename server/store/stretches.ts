import { and, gt, lte, type SQL } from 'drizzle-orm'
import type { Reader } from '../engines/store.js'

/** A stretch of the log: its rows behind `after`, up to `upTo`. */
export interface Stretch {
  after: number
  upTo: number
}

/** How many rows are looked at at a stretch; others are served between two. */
export const STRETCH = 10_000

/** Rows of a stretch. */
export function isIn({ t: { changes } }: Reader, { after, upTo }: Stretch): SQL | undefined {
  return and(after > 0 ? gt(changes.seq, after) : undefined, lte(changes.seq, upTo))
}

/** A stretch in pieces of so many rows, the oldest first. */
export function piecesOf({ after, upTo }: Stretch, rows: number): Stretch[] {
  const pieces: Stretch[] = []
  for (let at = after; at < upTo; at += rows) pieces.push({ after: at, upTo: Math.min(at + rows, upTo) })
  return pieces
}

/** The log in stretches, the oldest first. */
export const stretchesOf = (all: Stretch): Stretch[] => piecesOf(all, STRETCH)

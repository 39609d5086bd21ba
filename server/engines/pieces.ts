import { and, type Placeholder, type SQL, sql } from 'drizzle-orm'

/**
 * A part of a statement that is prepared once for every statement of its shape: what tells its SQL from that of others, the
 * values that differ from one to the next, and its SQL with places for them.
 */
export interface Piece {
  shape: string
  values: readonly unknown[]
  sql(...places: Place[]): SQL | undefined
}

/** Where a value stands: it is bound when the statement runs, or there already. */
export type Place = Placeholder | SQL

/** The same in a statement that is made for once. */
export function makeOnce(pieces: readonly Piece[]): SQL | undefined {
  return and(...pieces.map((piece) => piece.sql(...piece.values.map((value) => sql`${value}`))))
}

/** Pieces put together. */
export interface Assembled {
  shape: string
  values: Record<string, unknown>
  /** What all of them ask. Made only when no statement of this shape was made yet: it costs more than running one. */
  where(): SQL | undefined
}

/** Puts pieces together, each value under a name of its own. `prefix` keeps the names of two assemblies apart. */
export function assemble(pieces: readonly Piece[], prefix = 'value'): Assembled {
  const values: Record<string, unknown> = {}
  const places = pieces.map((piece) =>
    piece.values.map((value) => {
      const name = `${prefix}${Object.keys(values).length}`
      values[name] = value
      return name
    }),
  )
  return {
    shape: pieces.map(({ shape }) => shape).join(' & '),
    values,
    where: () =>
      and(
        ...pieces.map((piece, at) => piece.sql(...(places[at] ?? []).map((name) => sql.placeholder(name)))),
      ),
  }
}

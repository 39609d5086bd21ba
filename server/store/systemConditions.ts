import { and, eq, gte, inArray, isNotNull, isNull, lte, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { SystemFilters } from '../../schema/api/systemFilters.js'
import { FILTER_FIELDS, type TurnedFilter } from '../../schema/rules/systemList.js'
import { makeOnce, type Piece, type Place } from '../engines/pieces.js'
import { filterPiece, isOneOf, searchPieces } from '../engines/search.js'
import type { Reader } from '../engines/store.js'

/** What systems must meet to be found by the filters, and to be `among` these numbers when given; undefined where all are. */
export function conditions(
  reader: Reader,
  query: SystemFilters,
  among: Iterable<string> | undefined,
): SQL | undefined {
  return makeOnce(pieceTogether(reader, query, among))
}

/** The filters, each as a part of a statement that is prepared once for all of its shape. */
export function pieceTogether(
  reader: Reader,
  query: SystemFilters,
  among: Iterable<string> | undefined,
): Piece[] {
  const { systems: s, municipalities } = reader.t
  const { voided, q, targetFrom, targetTo, replacement, contract } = query
  return [
    {
      shape: `voided ${voided}`,
      values: [],
      sql: () =>
        voided === 'all' ? undefined : voided === 'only' ? isNotNull(s.voidedAt) : isNull(s.voidedAt),
    },
    ...searchPieces(q, [s.searchText, municipalities.searchText]),
    ...turned(query, 'status', filterPiece(s.status, query.status)),
    ...FILTER_FIELDS.flatMap((name) => turned(query, name, filterPiece(s[name], query[name]))),
    ...(targetFrom === undefined
      ? []
      : [{ shape: 'from', values: [targetFrom], sql: (date: Place) => gte(s.targetDate, date) }]),
    ...(targetTo === undefined
      ? []
      : [{ shape: 'to', values: [targetTo], sql: (date: Place) => lte(s.targetDate, date) }]),
    ...turned(query, 'replacement', replacement ? [mappedPiece(reader, replacement)] : []),
    ...turned(query, 'contract', contract ? [coveredPiece(reader, contract)] : []),
    ...(among
      ? [
          {
            shape: 'among',
            values: [JSON.stringify([...among])],
            sql: (list: Place) => isOneOf(s.number, list),
          },
        ]
      : []),
  ]
}

/** A filter as it is asked for, or turned round: what it says nothing of, since there is no value, is not found by it. */
function turned({ not }: SystemFilters, name: TurnedFilter, pieces: Piece[]): Piece[] {
  if (!not?.includes(name)) return pieces
  return pieces.map(({ shape, values, sql: made }) => ({
    shape: `not (${shape})`,
    values,
    sql: (...places) => sql`(${made(...places)}) is not true`,
  }))
}

/** Systems that are mapped to one of these replacements, where an empty one stands for those that are mapped to none. */
function mappedPiece({ db, t }: Reader, replacements: readonly string[]): Piece {
  const { systems: s, mappings: m } = t
  const mapped = (to?: SQL) =>
    db
      .select({ system: m.system })
      .from(m)
      .where(and(isNull(m.voidedAt), to))
  const none = replacements.includes('')
  return {
    shape: `mapped to ${none ? 'none or ' : ''}some`,
    values: [JSON.stringify(replacements)],
    sql: (list) =>
      or(
        list && inArray(s.number, mapped(isOneOf(m.replacement, list))),
        none ? notInArray(s.number, mapped()) : undefined,
      ),
  }
}

/** Systems that one of these contracts covers, where an empty one stands for those that none does. */
function coveredPiece({ db, t }: Reader, contracts: readonly string[]): Piece {
  const { systems: s, contracts: c, contractSystems: links } = t
  const covered = (by?: SQL) =>
    db
      .select({ system: links.system })
      .from(links)
      .innerJoin(c, eq(c.id, links.contract))
      .where(and(isNull(c.voidedAt), by))
  const none = contracts.includes('')
  return {
    shape: `covered by ${none ? 'none or ' : ''}some`,
    values: [JSON.stringify(contracts)],
    sql: (list) =>
      or(
        list && inArray(s.number, covered(isOneOf(links.contract, list))),
        none ? notInArray(s.number, covered()) : undefined,
      ),
  }
}

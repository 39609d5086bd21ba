import type { ChangeAction, Entity } from '../../schema/api/changes.js'
import type { Body, Endpoint } from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import { ACTIONS, type Action } from '../../schema/rules/access.js'
import { CONSEQUENCE_CODES } from '../../schema/rules/consequences.js'
import type { Status } from '../../schema/rules/status.js'
import type { Reader, Tx } from '../engines/store.js'
import type { Key, TableName, TableRow } from '../store/copy.js'
import type { Context } from './change.js'

/** Why something is not done with the rows of a concept: a sentence for whoever reads its record. */
interface Not {
  not: string
}

/** Rows that are kept in a table of their own and logged as a list in the row that they belong to. */
interface Part<P extends TableName, R extends object> {
  table: P
  key: Key<P>
  of(row: R): object[]
}

/** What the log calls the rows of a concept. */
export interface Labelled<R extends object> {
  entity: Entity
  /** The columns that tell its rows apart; their values, with `/` between, are the id of a row in the log. */
  key: readonly string[]
  /** The name of a row in the log, kept there as text. `nameOf` has the names of systems by number. */
  label(row: R, nameOf: (system: string) => string): string
  /** The system that a row concerns, when it concerns one. */
  system(row: R): string | null
}

/** What is known of the rows of one concept of the log: where they are, and what the log calls them. */
export interface ConceptRows<
  E extends Entity,
  T extends TableName,
  R extends object = TableRow<T>,
  P extends TableName = never,
> extends Labelled<R> {
  entity: E
  table: T
  key: Key<T>
  /** The columns that are not logged, by the rules that fill them on writing. */
  derive(row: R): Partial<R>
  parts: readonly Part<P, R>[]
}

/**
 * All that is known of one concept of the log, in one place. Undo, the rebuilding of past registers, copying and the
 * labels of the log are fed from it. Nothing here may be left out: what a concept does not have is said.
 */
export interface Concept<
  E extends Entity,
  T extends TableName,
  R extends object = TableRow<T>,
  P extends TableName = never,
> extends ConceptRows<E, T, R, P> {
  /** Whether its rows are part of a past register, which is rebuilt from the log. */
  rebuilt: true | Not
  undo: Undo | Not
}

/** The record of any concept: its functions take rows of its own table. */
export type AnyConcept<E extends Entity = Entity> = Concept<E, TableName, object, TableName>

type Write<A> = (context: Context, id: string, version: number, argument: A) => Promise<void>

/** How the changes of a concept are taken back: by the same functions that made them. */
export interface Undo {
  find(reader: Reader, id: string): Promise<{ version: number } | undefined>
  /** Null where rows are only made and voided. */
  patch: Write<Record<string, unknown>> | null
  /** The row as it is before anybody touches it: what making it is taken back to. Null where there is none. */
  untouched: ((tx: Tx, id: string) => Promise<object>) | null
  /** Null where rows cannot be voided: making one cannot be taken back, unless it has a state before it is touched. */
  void: Write<string> | null
  restore: Write<string> | null
  /** Null where rows have no status to step back from. */
  move: Write<{ to: Status; reason: string }> | null
  needs: Needs
}

/** What each kind of change needs; null where no such change is made. */
export type Needs = Readonly<Record<ChangeAction, Action | null>>

/** What the changes of a concept need, as the endpoints that make them say it. */
export function readNeeds(endpoints: Readonly<Record<ChangeAction, Endpoint | null>>): Needs {
  const { create, update, transition, void: voids, restore } = endpoints
  return {
    create: readAction(create),
    update: readAction(update),
    transition: readAction(transition),
    void: readAction(voids),
    restore: readAction(restore),
  }
}

/** What an endpoint asks of the role of who calls it; null when there is no endpoint. */
export function readAction(endpoint: Endpoint | null): Action | null {
  return ACTIONS.find((action) => action === endpoint?.action) ?? null
}

/**
 * Reads fields of the log by the contract that writes them.
 * @throws Refusal `no_longer_valid` naming the fields whose earlier values a later rule refuses.
 */
export function readLogged<E extends Endpoint>(endpoint: E, fields: Record<string, unknown>): Body<E> {
  const read = endpoint.body.safeParse(fields)
  if (read.success) return read.data as Body<E>
  const wrong = [...new Set(read.error.issues.map(({ path }) => String(path[0])))]
  throw new Refusal('no_longer_valid', {
    about: wrong.map((name) => `${name}: ${JSON.stringify(fields[name])}`).join(', '),
  })
}

/**
 * Patches with fields of the log, read by the contract that wrote them. What it touches is confirmed, where the contract asks
 * for that: it is put back to what it was.
 */
export function patchBy<E extends Endpoint>(
  endpoint: E,
  patch: Write<Body<E>>,
): Write<Record<string, unknown>> {
  const confirms = 'shape' in endpoint.body && 'confirmed' in (endpoint.body.shape as object)
  return (context, id, version, fields) => {
    const all = { ...fields, ...(confirms && { confirmed: CONSEQUENCE_CODES }) }
    return patch(context, id, version, readLogged(endpoint, all))
  }
}

/** What the log calls a row, and why it was changed. */
export interface RowLabel {
  entity: Entity
  entityId: string
  label: string
  system: string | null
  reason: string | undefined
}

/** The id of a row in the log. */
export function idOf(key: readonly string[], row: object): string {
  const values = row as Readonly<Record<string, unknown>>
  return key.map((column) => String(values[column])).join('/')
}

/**
 * Labels a row for the log.
 * @param nameOf the names of the systems that the label mentions, by number; without it the number stands for the name
 */
export function labelRow<R extends object>(
  concept: Labelled<R>,
  row: NoInfer<R>,
  reason: string | undefined,
  nameOf: (system: string) => string = (system) => system,
): RowLabel {
  return {
    entity: concept.entity,
    entityId: idOf(concept.key, row),
    label: concept.label(row, nameOf),
    system: concept.system(row),
    reason,
  }
}

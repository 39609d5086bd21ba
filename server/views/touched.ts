import type { Entity } from '../../schema/api/changes.js'
import type { Reader } from '../engines/store.js'
import {
  findBroken,
  findConcerned,
  findConnected,
  findContinuing,
  findLogged,
  findMappedTo,
  type Stretch,
} from '../store/sinceThen.js'

type Ids = readonly string[]

/**
 * Which systems the rules see otherwise after a change of each kind of row, beside those that the change concerns itself;
 * null: all of them may.
 */
const TOUCHES: Record<Entity, null | ((reader: Reader, ids: Ids) => Promise<Ids>)> = {
  programme: null,
  // Who is a party to the merger decides what contracts and archives lack.
  municipality: null,
  service_area: nothing,
  code: nothing,
  wave: nothing,
  milestone: nothing,
  import: nothing,
  import_profile: nothing,
  saved_view: nothing,
  report: nothing,
  user: nothing,
  token: nothing,
  mapping: nothing,
  archive: nothing,
  contract: nothing,
  integration: nothing,
  prerequisite: nothing,
  override: nothing,
  follow_up: nothing,
  risk: nothing,
  wanted_decision: nothing,
  system: findConnected,
  replacement: findMappedTo,
  // What carries a system on has the duties of its privacy track.
  privacy: async (reader, systems) => findMappedTo(reader, await findContinuing(reader, systems)),
  series_break: async (reader, breaks) => findMappedTo(reader, await findBroken(reader, breaks)),
}

async function nothing(): Promise<Ids> {
  return []
}

/** The systems that the rules may see otherwise after rows of the log; null: all of them. */
export async function findTouched(reader: Reader, stretch: Stretch): Promise<ReadonlySet<string> | null> {
  const [logged, concerned] = await Promise.all([findLogged(reader, stretch), findConcerned(reader, stretch)])
  const touched = new Set(concerned)
  for (const [entity, ids] of logged) {
    const touches = TOUCHES[entity]
    if (!touches) return null
    for (const system of await touches(reader, ids)) touched.add(system)
  }
  return touched
}

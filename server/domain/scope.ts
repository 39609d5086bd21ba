import { Refusal } from '../../schema/api/errors.js'
import { type Asked, isScoped } from '../../schema/rules/access.js'
import { may, ofSystem } from '../../schema/rules/may.js'
import type { Reader } from '../engines/store.js'
import { findSubprojects } from '../store/namedSystems.js'
import type { Actor } from './change.js'

/**
 * Refuses what somebody writes of systems that their roles are not for. Costs nothing for those whose roles are not limited;
 * one statement for the others.
 * @throws Refusal `out_of_scope` naming the systems
 */
export async function refuseOutOfScope(
  reader: Reader,
  actor: Actor,
  asked: readonly Asked[],
  systems: readonly string[],
): Promise<void> {
  const outside = await findOutOfScope(reader, actor, asked, systems)
  if (outside.length > 0) throw new Refusal('out_of_scope', { about: outside.join(', ') })
}

/** The systems of which somebody may not write what is asked, because their roles are for other subprojects. */
export async function findOutOfScope(
  reader: Reader,
  actor: Actor,
  asked: readonly Asked[],
  systems: readonly string[],
): Promise<string[]> {
  if (!isScoped(actor) || asked.length === 0 || systems.length === 0) return []
  const subprojects = await findSubprojects(reader, systems)
  return systems.filter((number) => {
    const of = ofSystem({ subproject: subprojects.get(number) ?? null })
    return !asked.every((one) => may(actor, one, of))
  })
}

import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import { isScoped } from '../../schema/rules/access.js'
import type { Belonging } from '../../schema/rules/belonging.js'
import { may, ofBelonging } from '../../schema/rules/may.js'
import { findSubprojects } from '../store/namedSystems.js'
import type { Change } from './change.js'

/**
 * Refuses risks and wanted decisions that are not of a subproject that somebody is limited to: a row as it is, and as it
 * becomes. Costs nothing for those who are not limited; one statement for the others.
 * @throws Refusal `out_of_scope` naming what the row is of
 */
export async function refuseForeign({ tx, actor }: Change, rows: readonly Belonging[]): Promise<void> {
  if (!isScoped(actor)) return
  const numbers = rows.flatMap(({ system }) => system ?? [])
  const subprojects = await findSubprojects(tx, numbers)
  const isTheirs = ({ system, subproject }: Belonging) => {
    const about = system === null ? null : { subproject: subprojects.get(system) ?? null }
    return may(actor, { action: 'edit_plan' }, ofBelonging({ about, subproject }))
  }
  const foreign = rows.find((row) => !isTheirs(row))
  if (!foreign) return
  const own = actor.scope.join(', ')
  const { system, subproject } = foreign
  throw new Refusal('out_of_scope', {
    about: system ?? subproject ?? '–',
    errors: [
      fieldProblem(system === null ? 'subproject' : 'system', 'out_of_scope', {
        nb: `Du er prosjektleder for ${own}. Velg et system eller et delprosjekt som er ditt.`,
        en: `You are project lead of ${own}. Choose a system or a subproject that is yours.`,
      }),
    ],
  })
}

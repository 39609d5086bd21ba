import {
  readMappingConsequences as mappingEndpoint,
  readReplacementConsequences as replacementEndpoint,
  readSystemConsequences as systemEndpoint,
} from '../../schema/api/consequences.js'
import { requireRow } from '../domain/rows.js'
import type { Routes } from '../http/bind.js'
import { findMapping } from '../store/mappings.js'
import { findReplacement } from '../store/replacements.js'
import { findSystem } from '../store/systems.js'
import { findReplacementConsequences, findSystemConsequences } from '../views/consequences.js'

export const consequenceRoutes: Routes = (bind) => {
  bind(systemEndpoint, async ({ params: { number }, reader, moment: { today } }) => {
    requireRow(await findSystem(reader, number), number)
    return { consequences: await findSystemConsequences(reader, number, today) }
  })

  bind(mappingEndpoint, async ({ params: { id }, reader, moment: { today } }) => {
    const { system } = requireRow(await findMapping(reader, id), id)
    return { consequences: await findSystemConsequences(reader, system, today) }
  })

  bind(replacementEndpoint, async ({ params: { code }, reader, moment: { today } }) => {
    requireRow(await findReplacement(reader, code), code)
    return { consequences: await findReplacementConsequences(reader, code, today) }
  })
}

import type { Query } from '../../schema/api/endpoint.js'
import type {
  FunctionPlace,
  listFunctions as listEndpoint,
  SystemFunction,
} from '../../schema/api/functions.js'
import { MOST_COMPARED } from '../../schema/rules/comparison.js'
import {
  type FunctionGroup,
  findFunctionsInTurns,
  makeFunction,
  spread,
} from '../../schema/rules/functions.js'
import { isMerging } from '../../schema/rules/municipalities.js'
import type { Reader } from '../engines/store.js'
import { inTurns } from '../engines/turns.js'
import { cutPage, type Page } from '../store/cursor.js'
import { findMunicipalities } from '../store/municipalities.js'
import { findNamedSystems, pickNamedSystem } from '../store/namedSystems.js'
import type { Moment } from '../store/programme.js'
import { findPurposes } from '../store/purposes.js'
import { metaOf } from './systems.js'

const isShared = ({ municipalities }: FunctionGroup) => municipalities.length > 1

/** A page of the functions that several municipalities have. One statement. */
export async function listFunctions(
  reader: Reader,
  { serviceArea, ...paging }: Query<typeof listEndpoint>,
): Promise<Page<SystemFunction>> {
  const functions = (await inTurns(findFunctionsInTurns(await findPurposes(reader, serviceArea)))).filter(
    isShared,
  )
  const order = JSON.stringify(['functions', serviceArea ?? null])
  const { items, ...page } = cutPage(functions, order, keyOf, paging)
  return { ...page, items: items.map(viewOf) }
}

/** What a system is for, among the functions that as many municipalities have; undefined for one that there is not. Three statements. */
export async function findFunction(
  reader: Reader,
  number: string,
  moment: Moment,
): Promise<FunctionPlace | undefined> {
  const [purposes, municipalities] = await Promise.all([findPurposes(reader), findMunicipalities(reader)])
  const functions = await inTurns(findFunctionsInTurns(purposes))
  const alone = purposes.filter((system) => system.number === number)
  const own =
    functions.find(({ systems }) => systems.some((system) => system.number === number)) ??
    (alone.length > 0 ? makeFunction(null, alone) : undefined)
  if (!own) return undefined
  const merging = municipalities.filter(({ kind }) => isMerging(kind)).map((one) => one.number)
  const alike = functions.filter(
    (one) => isShared(one) && one.municipalities.length === own.municipalities.length,
  )
  const at = alike.indexOf(own)
  const keyAt = (place: number) => (at >= 0 && alike[place] ? keyOf(alike[place]) : null)
  const beside = spread(own.systems, number, MOST_COMPARED).map((one) => one.number)
  const named = await findNamedSystems(reader, beside)
  return {
    ...viewOf(own),
    alike: beside.map((one) => {
      const { voided: _, ...system } = pickNamedSystem(named, one)
      return system
    }),
    everywhere: merging.length > 0 && merging.every((one) => own.municipalities.includes(one)),
    position: at >= 0 ? at + 1 : null,
    total: alike.length,
    previous: keyAt(at - 1),
    next: keyAt(at + 1),
    meta: metaOf(moment),
  }
}

const keyOf = ({ systems }: FunctionGroup) => systems[0]?.number ?? ''

function viewOf(one: FunctionGroup): SystemFunction {
  const { nb, en, serviceArea, municipalities, systems } = one
  return { number: keyOf(one), nb, en, serviceArea, systems: systems.length, municipalities }
}

import type { DuplicateGroup, listDuplicates as listEndpoint } from '../../schema/api/duplicates.js'
import type { Query } from '../../schema/api/endpoint.js'
import { differencesOf, MOST_COMPARED } from '../../schema/rules/comparison.js'
import { findDuplicates } from '../../schema/rules/duplicates.js'
import type { Reader } from '../engines/store.js'
import { cutPage, type Page } from '../store/cursor.js'
import type { Moment } from '../store/programme.js'
import { findRegistered } from '../store/registered.js'
import { findAlikeNames } from './alikeNames.js'
import { compareNamed } from './comparisons.js'

/** A page of the systems that may be the same, with what they differ in. The number of statements does not grow with them. */
export async function listDuplicates(
  reader: Reader,
  { scope, municipality, ...paging }: Query<typeof listEndpoint>,
  moment: Moment,
): Promise<Page<DuplicateGroup>> {
  const systems = await findRegistered(reader)
  const names = {
    name: await findAlikeNames(systems.map(({ name }) => name)),
    product: await findAlikeNames(systems.map(({ product }) => product)),
  }
  const groups = findDuplicates(systems, names, scope).filter(
    (group) => !municipality || group.systems.some((system) => municipality.includes(system.municipality)),
  )
  const order = JSON.stringify(['duplicates', scope, municipality ?? null])
  const page = cutPage(groups, order, (group) => group.systems[0]?.number ?? '', paging)
  const shown = page.items.map((group) => group.systems.slice(0, MOST_COMPARED).map(({ number }) => number))
  const compared = await compareNamed(reader, shown.flat(), moment)
  const byNumber = new Map(compared.map((system) => [system.number, system]))
  return {
    ...page,
    items: page.items.map(({ alikeIn, systems: all }, at) => {
      const those = (shown[at] ?? []).flatMap((number) => byNumber.get(number) ?? [])
      return { alikeIn, systems: those, total: all.length, differs: differencesOf(those) }
    }),
  }
}

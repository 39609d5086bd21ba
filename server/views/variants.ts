import type { Query } from '../../schema/api/endpoint.js'
import type { listVariants as listEndpoint, VariantGroup } from '../../schema/api/variants.js'
import { addTo } from '../../schema/rules/groups.js'
import { findVariants } from '../../schema/rules/variants.js'
import type { Reader } from '../engines/store.js'
import { cutPage, type Page } from '../store/cursor.js'
import { findWritten } from '../store/variants.js'
import { findAlikeNames } from './alikeNames.js'

type System = VariantGroup['spellings'][number]['systems'][number]

/** A page of the names that may be the same, each with the systems that have it so. One statement. */
export async function listVariants(
  reader: Reader,
  query: Query<typeof listEndpoint>,
): Promise<Page<VariantGroup>> {
  const written = new Map<string, System[]>()
  for (const { text, ...system } of await findWritten(reader, query.field)) {
    if (text !== null) addTo(written, text, system)
  }
  const names = await findAlikeNames(written.keys())
  const spellings = [...written].map(([text, { length }]) => ({ text, count: length }))
  const groups = findVariants(spellings, names)
  const page = cutPage(groups, `variants ${query.field}`, ([first]) => first?.text ?? '', query)
  return {
    ...page,
    items: page.items.map((group) => ({
      spellings: group.map(({ text }) => ({ text, systems: written.get(text) ?? [] })),
      systems: group.reduce((sum, { count }) => sum + count, 0),
    })),
  }
}

import { systemColumns } from '../files/systemColumns.js'
import { findReported, type MakeParts, pickColumns, tableOf } from './source.js'
import { inventoryWords } from './words.js'

/** Which systems there are, who owns them, and what they cost. */
export const makeInventory: MakeParts = async (source) => {
  const { language, of } = source
  const t = inventoryWords[language]
  const systems = await findReported(source)
  const columns = pickColumns(systemColumns(of), [
    'number',
    'name',
    'municipality',
    'serviceArea',
    'vendor',
    'status',
    'replacements',
    'systemOwner',
    'users',
    'annualCost',
  ])
  const cost = systems.reduce((sum, { annualCost }) => sum + (annualCost ?? 0), 0)
  const unknown = systems.filter(({ annualCost }) => annualCost === null).length
  const ownerless = systems.filter(({ systemOwner }) => systemOwner === null).length
  return [
    { kind: 'headline', text: t.headline(systems.length), sentence: t.sentence(ownerless, unknown) },
    {
      kind: 'keys',
      keys: [
        { value: t.number(systems.length), label: t.systems },
        { value: t.number(systems.filter(({ dayOneCritical }) => dayOneCritical).length), label: t.dayOne },
        { value: t.number(cost), label: t.cost },
        { value: t.number(unknown), label: t.noCost },
        { value: t.number(ownerless), label: t.noOwner },
      ],
    },
    tableOf(columns, systems, { heading: t.systems, empty: t.none, sum: t.sum }),
  ]
}

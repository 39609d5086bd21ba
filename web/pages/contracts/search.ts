import type { listContracts } from '../../../schema/api/contracts.js'
import { CONTRACT_SECTIONS, type ContractSection } from '../../../schema/rules/contractSections.js'
import type { SearchOf } from '../../paths.js'

/** What the address of the list says. */
export type ContractsSearch = SearchOf<typeof listContracts>

/** True where the list is narrowed to some. */
export function isNarrowed({ asOf: _, sort: __, limit: ___, cursor: ____, ...filters }: ContractsSearch) {
  return Object.values(filters).some((value) => value !== undefined)
}

/** The sections that the address asks for: all of them where it asks for none. */
export function sectionsIn({ section }: ContractsSearch): ContractSection[] {
  const chosen = [section ?? []].flat()
  return CONTRACT_SECTIONS.filter((one) => chosen.length === 0 || chosen.includes(one))
}

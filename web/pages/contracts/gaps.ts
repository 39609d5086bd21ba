import type { ContractGap } from '../../../schema/rules/contractSections.js'

/** How much it presses that a system is needed after its contract: people who work in it come first. */
export function toneOf({ kind }: Pick<ContractGap, 'kind'>): 'danger' | 'warning' {
  return kind === 'in_use' ? 'danger' : 'warning'
}

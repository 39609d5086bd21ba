import { CONTRACT_FIELDS } from '../../../schema/rules/contracts.js'
import type { FormValues } from './fields.js'
import { useFields } from './useFields.js'

/** The fields of a contract as a form writes them: for how long it renews itself is asked of one that does. */
export function useContractFields() {
  const fields = useFields(CONTRACT_FIELDS)
  return {
    ...fields,
    renewalMonths: {
      ...fields.renewalMonths,
      when: ({ autoRenew, renewalMonths }: FormValues) => autoRenew === true || Boolean(renewalMonths),
    },
  }
}

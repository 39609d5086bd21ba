import { contractAction } from '../../../schema/rules/access.js'
import { CONTRACT_FIELDS } from '../../../schema/rules/contracts.js'
import { useMe } from '../../api/queries.js'
import type { Field, FormValues } from './fields.js'
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

/** Keeps the fields of a contract that the user may write. */
export function useOwnContractFields(): (fields: readonly Field[]) => Field[] {
  const me = useMe()
  return (fields) => fields.filter(({ name }) => me.data?.actions.includes(contractAction(name)))
}

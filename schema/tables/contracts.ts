import { type Kit, rowStamp } from './columns.js'
import { idNumber } from './ids.js'
import { voidStamp } from './rows.js'
import type { Systems } from './systems.js'

type Contracts = ReturnType<typeof contractsTable>

/** Contracts with suppliers. Dates are `YYYY-MM-DD`, and the cost is whole kroner a year. */
export const contractsTable = (kit: Kit) =>
  kit.table(
    'contracts',
    {
      id: kit.text('id').primaryKey(),
      supplier: kit.text('supplier').notNull(),
      number: kit.text('number'),
      kind: kit.text('kind'),
      /** Number of a municipality, or the programme's own, which need not have a row: no foreign key. */
      party: kit.text('party'),
      otherParties: kit.json<string[]>('other_parties').notNull().default([]),
      start: kit.text('start'),
      end: kit.text('end'),
      autoRenew: kit.flag('auto_renew').notNull(),
      renewalMonths: kit.integer('renewal_months'),
      noticeMonths: kit.integer('notice_months'),
      noticeGivenOn: kit.text('notice_given_on'),
      noticeReference: kit.text('notice_reference'),
      noticeConfirmedOn: kit.text('notice_confirmed_on'),
      noticeConfirmedReference: kit.text('notice_confirmed_reference'),
      noticeWaiver: kit.text('notice_waiver'),
      notifiedOn: kit.text('notified_on'),
      notifiedReference: kit.text('notified_reference'),
      assignedOn: kit.text('assigned_on'),
      assignedReference: kit.text('assigned_reference'),
      terminatedOn: kit.text('terminated_on'),
      terminationReference: kit.text('termination_reference'),
      exitTerms: kit.text('exit_terms'),
      annualCost: kit.integer('annual_cost'),
      note: kit.text('note'),
      ...voidStamp(kit),
      /** What a search looks in, casefolded; filled by the rule `foldText`. */
      searchText: kit.text('search_text').notNull(),
      ...rowStamp(kit),
    },
    (table) => [kit.index('contracts_by_number').on(idNumber(table.id))],
  )

/** Which systems a contract covers. */
export const contractSystemsTable = (
  kit: Kit,
  { contracts, systems }: { contracts: Contracts; systems: Systems },
) =>
  kit.table(
    'contract_systems',
    {
      contract: kit
        .text('contract')
        .notNull()
        .references(() => contracts.id),
      system: kit
        .text('system')
        .notNull()
        .references(() => systems.number),
    },
    (table) => [
      kit.primaryKey({ columns: [table.contract, table.system] }),
      kit.index('contract_systems_by_system').on(table.system),
    ],
  )

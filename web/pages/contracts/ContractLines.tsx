import type { Contract } from '../../../schema/api/contracts.js'
import { useChoices } from '../../api/queries.js'
import { contractTexts } from '../../i18n/contracts.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { Bell } from '../../parts/NoticeDeadline.js'
import { Warnings } from '../../parts/Warnings.js'
import { paths } from '../../paths.js'
import { RowAct } from './ContractActs.js'
import './contracts.css'

/** So many of the systems that a contract covers are named. */
const NAMED = 3

/** Contracts beside what they concern: whose each is, what becomes of it, what it covers, and what to do first. */
export function ContractLines({
  label,
  contracts,
  today,
  withSupplier = false,
}: {
  label: string
  contracts: readonly Contract[]
  today: string
  withSupplier?: boolean
}) {
  const { t, say, language } = useLanguage(contractTexts)
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  return (
    <ul className="contract-lines" aria-label={label}>
      {contracts.map((contract) => {
        const { id, supplier, party, annualCost, covers, section, warnings } = contract
        return (
          <li key={id}>
            <div className="row between">
              <span>
                <AppLink href={paths.contract(id)}>{id}</AppLink>{' '}
                <span className="subtle">
                  {[withSupplier && supplier, party && (municipalities.get(party) ?? party)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <span className="contract-cost">
                {annualCost === null ? t.common.none : formatNumber(annualCost, language)}
              </span>
            </div>
            <div className="row between">
              <span
                className="contract-becomes"
                data-tone={section === 'give_notice' ? 'warning' : undefined}
              >
                {section === 'give_notice' && <Bell />} {say(contract.leftAlone)}
              </span>
              <RowAct contract={contract} today={today} />
            </div>
            <Warnings warnings={warnings.filter(({ code }) => code === 'ENDS_BEFORE_CUT_OVER')} />
            <div className="subtle small">
              {covers.length === 0
                ? t.contracts.coversNone
                : [
                    covers
                      .slice(0, NAMED)
                      .map(({ name }) => name)
                      .join(', '),
                    covers.length > NAMED && t.contracts.andMore(covers.length - NAMED),
                  ]
                    .filter(Boolean)
                    .join(' ')}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

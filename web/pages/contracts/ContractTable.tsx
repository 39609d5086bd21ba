import type { Contract } from '../../../schema/api/contracts.js'
import { CONTRACT_STATE_WORDS } from '../../../schema/rules/contracts.js'
import { currencyWords } from '../../../schema/rules/money.js'
import { useChoices } from '../../api/queries.js'
import { contractTexts } from '../../i18n/contracts.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { NoticeDeadline } from '../../parts/NoticeDeadline.js'
import { useSettings } from '../../parts/settings.js'
import { Warnings } from '../../parts/Warnings.js'
import { paths } from '../../paths.js'
import { outcomeOf } from './outcome.js'

/** Contracts as rows: until when notice can be given, and what happens otherwise. */
export function ContractTable({ contracts, today }: { contracts: readonly Contract[]; today: string }) {
  const { t, say, language } = useLanguage(contractTexts)
  const yearly = t.contracts.yearly(say(currencyWords(useSettings().currency)))
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  return (
    <div className="scroll-x">
      <table className="plain stacks contracts">
        <thead>
          <tr>
            <th scope="col">{t.contracts.deadline}</th>
            <th scope="col">{t.contracts.supplier}</th>
            <th scope="col">{t.contracts.covers}</th>
            <th scope="col">{t.contracts.party}</th>
            <th scope="col">{t.contracts.outcome}</th>
            <th scope="col">{t.contracts.state}</th>
            <th scope="col" className="end">
              {yearly}
            </th>
          </tr>
        </thead>
        <tbody>
          {contracts.map((contract) => (
            <tr key={contract.id}>
              <td>
                <NoticeDeadline contract={contract} today={today} />
              </td>
              <th scope="row">
                <AppLink href={paths.contract(contract.id)}>{contract.supplier}</AppLink>
                <div className="subtle small">
                  {[contract.id, contract.number, contract.kind].filter(Boolean).join(' · ')}
                </div>
                <Warnings warnings={contract.warnings} />
              </th>
              <td data-label={t.contracts.covers}>
                <Covers contract={contract} />
              </td>
              <td>{contract.party && (municipalities.get(contract.party) ?? contract.party)}</td>
              <td>{outcomeOf(contract, today, t)}</td>
              <td>{say(CONTRACT_STATE_WORDS[contract.state])}</td>
              <td className="end" data-label={yearly}>
                {contract.annualCost === null ? t.common.none : formatNumber(contract.annualCost, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Covers({ contract: { covers } }: { contract: Contract }) {
  const { t } = useLanguage(contractTexts)
  const [first, ...others] = covers
  if (!first) return <span className="subtle">{t.contracts.coversNone}</span>
  return (
    <>
      <AppLink href={paths.system(first.number)} title={first.number}>
        {first.name}
      </AppLink>
      {others.length > 0 && (
        <span className="subtle" title={others.map(({ name }) => name).join(', ')}>
          {' '}
          {t.contracts.andMore(others.length)}
        </span>
      )}
    </>
  )
}

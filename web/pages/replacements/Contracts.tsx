import { listContracts } from '../../../schema/api/contracts.js'
import type { Replacement } from '../../../schema/api/replacements.js'
import { CONTRACT_SECTIONS } from '../../../schema/rules/contractSections.js'
import { useRead, useRows } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { AppLink } from '../../parts/AppLink.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { paths } from '../../paths.js'
import { ContractLines } from '../contracts/ContractLines.js'

/** So many of the contracts that end are listed here; the list of contracts has them all. */
const SHOWN = 4
const NOT_OVER = CONTRACT_SECTIONS.filter((section) => section !== 'over')

/** The contracts of what it carries on, and those of the systems that move in: what is to be done first with them, and what they cost. */
export function Contracts({ replacement, today }: { replacement: Replacement; today: string }) {
  const { continuesSystem } = replacement
  return (
    <>
      {continuesSystem && <Own system={continuesSystem} today={today} />}
      <Leaving code={replacement.code} today={today} />
    </>
  )
}

function Own({ system, today }: { system: string; today: string }) {
  const { t } = useLanguage(replacementTexts)
  const query = useRows(listContracts, { system: [system] })
  return (
    <section>
      <div className="section-head">
        <h2>{t.replacements.ownContracts}</h2>
      </div>
      <QueryStates query={query} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="subtle pad">{t.replacements.noOwnContracts}</p>
          ) : (
            <ContractLines label={t.replacements.ownContracts} contracts={items} today={today} withSupplier />
          )
        }
      </QueryStates>
    </section>
  )
}

function Leaving({ code, today }: { code: string; today: string }) {
  const { t, language } = useLanguage(replacementTexts)
  const { money } = useFormats()
  const asked = { replacement: [code], section: NOT_OVER }
  const query = useRead(listContracts, { query: { ...asked, sort: 'section', limit: SHOWN } })
  return (
    <section>
      <div className="section-head">
        <h2>{t.replacements.leavingContracts}</h2>
        {query.data && query.data.total > 0 && (
          <AppLink href={paths.contracts(asked)}>
            {t.replacements.allContracts(formatNumber(query.data.total, language))}
          </AppLink>
        )}
      </div>
      <QueryStates query={query} rows={3}>
        {({ items, sums }) => {
          const yearly = sums
            .filter(({ section }) => section !== 'over')
            .reduce((sum, { annualCost }) => sum + annualCost, 0)
          return items.length === 0 ? (
            <p className="subtle pad">{t.replacements.noLeavingContracts}</p>
          ) : (
            <>
              <p className="subtle small">{t.replacements.leavingCost(money(yearly))}</p>
              <ContractLines
                label={t.replacements.leavingContracts}
                contracts={items}
                today={today}
                withSupplier
              />
            </>
          )
        }}
      </QueryStates>
    </section>
  )
}

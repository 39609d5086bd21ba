import { listContracts } from '../../../schema/api/contracts.js'
import { IN_FORCE, isLeaving } from '../../../schema/rules/contracts.js'
import { currencyWords } from '../../../schema/rules/money.js'
import { useRows } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { vendorTexts } from '../../i18n/vendors.js'
import { AppLink } from '../../parts/AppLink.js'
import { Pieces } from '../../parts/Pieces.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useSettings } from '../../parts/settings.js'
import { paths } from '../../paths.js'
import { ContractLines } from '../contracts/ContractLines.js'
import type { Read } from './read.js'

const SHOWN = 12

/** The contracts in force with a vendor, what is to be done first on top. */
export function Contracts({ vendor }: { vendor: Read }) {
  const { t, say } = useLanguage(vendorTexts)
  const yearly = t.vendors.annualCost(say(currencyWords(useSettings().currency)))
  const asked = { supplier: [vendor.name], state: [...IN_FORCE] }
  const query = useRows(listContracts, { ...asked, sort: 'section' })
  return (
    <section>
      <div className="section-head">
        <h2>
          <AppLink href={paths.contracts(asked)}>{t.vendors.contracts}</AppLink>
        </h2>
        <span className="subtle small">{yearly}</span>
      </div>
      <QueryStates query={query} rows={4}>
        {({ items }) => {
          const mixed = items.filter(({ section, covers }) => {
            const own = covers.filter(({ voided }) => !voided)
            return (
              (section === 'decide' || section === 'run_out') &&
              own.some(isGoing) &&
              own.some(({ disposition }) => disposition === 'retain')
            )
          })
          if (items.length === 0) return <p className="subtle pad">{t.vendors.noContracts}</p>
          return (
            <>
              <Pieces rows={items} size={SHOWN} of={vendor.key}>
                {(drawn) => (
                  <ContractLines label={t.vendors.contracts} contracts={drawn} today={vendor.meta.today} />
                )}
              </Pieces>
              {mixed.length > 0 && <p className="subtle small pad">{t.vendors.mixed(mixed.length)}</p>}
            </>
          )
        }}
      </QueryStates>
    </section>
  )
}

const isGoing = ({ disposition }: { disposition: Parameters<typeof isLeaving>[0] }) => isLeaving(disposition)

import { listContracts, type SectionSum } from '../../../schema/api/contracts.js'
import { NOTICE_DAYS } from '../../../schema/rules/contractSections.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { useRead } from '../../api/queries.js'
import { contractTexts } from '../../i18n/contracts.js'
import { formatNumber, formatWeekday } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { usePastDay } from '../../parts/moment.js'
import { useFormats } from '../../parts/settings.js'
import { paths } from '../../paths.js'

/** How many contracts must be given notice of, how soon, and what it costs to leave them: the first section in a sentence. */
export function Headline() {
  const { t, language } = useLanguage(contractTexts)
  const read = useRead(listContracts, { query: { limit: 1 } })
  const day = usePastDay(read.data?.meta.today ?? '')
  if (!read.data || read.data.total === 0) return null
  const { total, sums } = read.data
  const now = sums.find(({ section }) => section === 'give_notice')
  const [count, registered] = t.contracts.registered(formatNumber(total, language))
  const next = now?.noticeDeadline ?? nextDeadline(sums)
  const says = now ? t.contracts.firstDeadline : t.contracts.nextDeadlineIs
  return (
    <>
      <p className="lead">
        {now ? <Now sum={now} day={day} /> : <strong>{t.contracts.leadNone(NOTICE_DAYS, day)}</strong>}
      </p>
      <p className="subtle">
        <AppLink href={paths.contracts()}>{count}</AppLink>
        {registered} {next && says(formatWeekday(next, language), formatDate(next))}
      </p>
    </>
  )
}

function Now({ sum, day }: { sum: SectionSum; day: string | undefined }) {
  const { t } = useLanguage(contractTexts)
  const { money } = useFormats()
  const [count, rest] = t.contracts.lead(sum.contracts, NOTICE_DAYS, day)
  const [otherwise, cost, stop] = t.contracts.otherwise(sum.contracts, money(sum.annualCost))
  return (
    <>
      <strong>
        <AppLink href={paths.contracts({ section: ['give_notice'] })}>{count}</AppLink>
        {rest}
      </strong>{' '}
      {sum.annualCost > 0 && (
        <>
          {otherwise}
          <strong>{cost}</strong>
          {stop}
        </>
      )}
    </>
  )
}

/** The next day until which notice can be given of what may come to be ended. */
function nextDeadline(sums: readonly SectionSum[]): string | undefined {
  return sums
    .filter(({ section }) => section === 'decide' || section === 'later')
    .flatMap(({ noticeDeadline }) => noticeDeadline ?? [])
    .sort()[0]
}

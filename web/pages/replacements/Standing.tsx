import { listReplacementProgress } from '../../../schema/api/replacements.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { useRead } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { AppLink } from '../../parts/AppLink.js'
import { paths } from '../../paths.js'
import { CutOvers } from './CutOvers.js'

/** How the systems of one replacement stand, in a sentence, and their cut-overs by day. */
export function Standing({ code }: { code: string }) {
  const { t, language } = useLanguage(replacementTexts)
  const found = useRead(listReplacementProgress, { query: { code: [code], limit: 1 } })
  const [row] = found.data?.items ?? []
  if (!found.data || !row || row.systems === 0) return null
  const number = (count: number) => formatNumber(count, language)
  const replacement = [code]
  const [ready, of, systems, rest] = t.replacements.sharedNote(number(row.ready), number(row.systems))
  const signals = (['overdue', 'blocked'] as const).filter((signal) => row[signal] > 0)
  return (
    <>
      <p className="lead">
        <strong>
          <AppLink href={paths.systems({ replacement, ready: 'true' })}>{ready}</AppLink>
          {of}
          <AppLink href={paths.systems({ replacement })}>{systems}</AppLink>
        </strong>
        {rest}.{' '}
        {signals.map((signal, at) => {
          const [count, words] = t.replacements[`${signal}Of`](number(row[signal]))
          return (
            <span key={signal}>
              {at > 0 && ', '}
              <strong>
                <AppLink href={paths.systems({ replacement, signal: [signal] })}>{count}</AppLink>
                {words}
              </strong>
              {at === signals.length - 1 && '. '}
            </span>
          )
        })}
        {row.nextCutOver && t.replacements.next(formatDate(row.nextCutOver))}
      </p>
      <CutOvers code={code} today={found.data.meta.today} mergerDate={found.data.mergerDate} />
    </>
  )
}

import { Fragment } from 'react'
import type { BulkItem, BulkReply } from '../../../schema/api/bulk.js'
import type { Words } from '../../../schema/rules/words.js'
import { useMeta } from '../../api/queries.js'
import { useReplacementNames } from '../../api/replacementNames.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { useLanguage } from '../../i18n/language.js'
import { paths } from '../../paths.js'
import { useChangeWords } from '../history/useChangeWords.js'

/** What a dry run says: how many change, what is refused and why, and each value before and after. */
export function BulkPreview({
  reply: { items, totals },
  shifts = false,
}: {
  reply: BulkReply
  /** True where dates are moved: what does not change has none. */
  shifts?: boolean
}) {
  const { t } = useLanguage(bulkTexts)
  const having = (outcome: BulkItem['outcome']) => items.filter((item) => item.outcome === outcome)
  const counts = [
    t.bulk.changed(totals.changed),
    ...(totals.unchanged > 0 ? [t.bulk[shifts ? 'undated' : 'unchanged'](totals.unchanged)] : []),
    ...(totals.refused > 0 ? [t.bulk.refused(totals.refused)] : []),
  ]
  return (
    <>
      <p>
        <strong>{counts.join(' · ')}</strong>
        {totals.changed === 0 && <span className="subtle"> {t.bulk.nothing}</span>}
      </p>
      <div className="bulk-preview">
        {totals.refused > 0 && (
          <section>
            <h3>{t.bulk.refusedTitle}</h3>
            <ul>
              {[...byReasons(having('refused'))].map(([key, alike]) => (
                <li key={key}>
                  <Reasons item={alike[0]} />
                  {alike.length > 1 && <div className="subtle small">{t.bulk.alike(alike.length)}</div>}
                  <div className="small">
                    {alike.map((item, index) => (
                      <Fragment key={item.number}>
                        {index > 0 && ', '}
                        <Named item={item} />
                      </Fragment>
                    ))}
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
        {totals.changed > 0 && (
          <section>
            <h3>{t.bulk.changedTitle}</h3>
            <ul>
              {having('changed').map((item) => (
                <li key={item.number}>
                  <Named item={item} /> <Becomes item={item} />
                  <Along item={item} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  )
}

/** In a tab of its own: what is being decided stays. */
function Named({ item: { number, name } }: { item: BulkItem }) {
  return (
    <a href={paths.system(number)} target="_blank" rel="noreferrer">
      {name ?? number}
    </a>
  )
}

/** Systems that are refused for the same reasons, those of most systems first. */
function byReasons(refused: readonly BulkItem[]): [string, BulkItem[]][] {
  const groups = new Map<string, BulkItem[]>()
  for (const item of refused) {
    const key = reasonsOf(item)
      .map(({ code, nb }) => code + nb)
      .join()
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length)
}

function reasonsOf({ refusal }: BulkItem): (Words & { code: string })[] {
  if (!refusal) return []
  const details = [...refusal.gates, ...refusal.errors]
  return details.length > 0 ? details : [refusal]
}

function Reasons({ item }: { item: BulkItem | undefined }) {
  const { say } = useLanguage()
  return item && reasonsOf(item).map((reason) => <div key={`${reason.code}-${reason.nb}`}>{say(reason)}</div>)
}

/** Where the mappings lead that move with the system. */
function Along({ item: { mappings } }: { item: BulkItem }) {
  const { t, say } = useLanguage(bulkTexts)
  const replacementName = useReplacementNames()
  if (mappings.length === 0) return null
  const names = mappings.map(({ replacement }) => {
    const words = replacementName(replacement)
    return words ? say(words) : replacement
  })
  return <div className="subtle small">{t.bulk.along(names.join(', '))}</div>
}

/** «Planlagt til Under migrering»; the field is named where more than one changes. */
function Becomes({ item: { changes, agreed } }: { item: BulkItem }) {
  const today = useMeta().data?.today ?? ''
  // What is agreed to is what the system says already, in place of what counted.
  const fields = useChangeWords().becomes('system', agreed ? [agreed] : changes, today)
  const lines = fields.map(({ label, becomes }) => (fields.length > 1 ? `${label}: ${becomes}` : becomes))
  return <span className="subtle">{lines.join('. ')}</span>
}

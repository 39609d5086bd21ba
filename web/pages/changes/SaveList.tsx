import { useRef } from 'react'
import { formatDate } from '../../../schema/rules/dates.js'
import { groupBy } from '../../../schema/rules/groups.js'
import { useFormats } from '../../parts/settings.js'
import { useRowKeys } from '../../parts/useRowKeys.js'
import { SaveEntry } from './SaveEntry.js'
import type { Told } from './told.js'

/** What was saved, by day. `alone`: rows of one save, which say all that the log has of them. */
export function SaveList({ saves, alone }: { saves: readonly Told[]; alone: boolean }) {
  const { dateOf } = useFormats()
  const frame = useRef<HTMLDivElement>(null)
  const scrollTo = (index: number) =>
    frame.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' })
  useRowKeys(
    saves.map(({ last }) => ({ number: String(last) })),
    scrollTo,
    frame,
  )
  const placed = saves.map((save, index) => ({ save, index }))
  return (
    <div ref={frame}>
      {[...groupBy(placed, ({ save }) => dateOf(save.at))].map(([day, those]) => (
        <section key={day} className="log-day" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>
            <time dateTime={day}>{formatDate(day)}</time>
          </h2>
          <ol>
            {those.map(({ save, index }) => (
              <li key={save.last} data-index={index} className="log-entry">
                <SaveEntry save={save} alone={alone} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

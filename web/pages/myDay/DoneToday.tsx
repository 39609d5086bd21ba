import { listSaves, type Save } from '../../../schema/api/saves.js'
import { useMe, useRead } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { myDayTexts } from '../../i18n/myDay.js'
import { AppLink } from '../../parts/AppLink.js'
import { UndoRequest } from '../../parts/history/UndoRequest.js'
import { useChangeWords } from '../../parts/history/useChangeWords.js'
import { usePastDay } from '../../parts/moment.js'
import { useFormats } from '../../parts/settings.js'
import { paths } from '../../paths.js'

/** So many saves are read; the log has the rest. */
const READ = 25

/** What the user has done on the day that is looked at and still stands, newest first, each with the way to take it back. */
export function DoneToday({ today }: { today: string }) {
  const { t } = useLanguage(myDayTexts)
  const by = useMe().data?.id ?? ''
  const saves = useRead(listSaves, { query: { actor: [by], from: today, limit: READ } }, by !== '')
  const past = usePastDay(today)
  const items = saves.data?.items ?? []
  // The log has the name that they had then.
  const [newest] = items
  const undone = new Set(items.map(({ undoes }) => undoes))
  const standing = items.filter(({ requestId, undoes }) => undoes === null && !undone.has(requestId))
  return (
    <section aria-labelledby="my-day-done">
      <div className="section-head">
        <h2 id="my-day-done">
          {past ? t.myDay.doneOn(past) : t.myDay.done}{' '}
          {!saves.data?.next && <span className="subtle">{standing.length}</span>}
        </h2>
        {newest && (
          <AppLink href={paths.changes({ actor: [newest.actorName], from: today })}>
            {t.myDay.allDone}
          </AppLink>
        )}
      </div>
      {standing.length === 0 && <p className="subtle pad">{t.myDay.doneNone}</p>}
      <ul className="my-day-done">
        {standing.map((save) => (
          <Done key={save.requestId} save={save} />
        ))}
      </ul>
    </section>
  )
}

function Done({ save: { at, requestId, items, total } }: { save: Save }) {
  const { t } = useLanguage(myDayTexts)
  const { labelOf, summary } = useChangeWords()
  const { timeOf } = useFormats()
  const [first] = items
  const about = first ? labelOf(first) : t.myDay.rows(total)
  return (
    <li>
      <time dateTime={at} className="subtle number small">
        {timeOf(at)}
      </time>
      <div>
        <AppLink href={first?.system ? paths.system(first.system) : paths.changes({ requestId })}>
          {about}
        </AppLink>
        {first && <div className="subtle small">{summary(first)}</div>}
      </div>
      <UndoRequest changes={items} about={about} />
    </li>
  )
}

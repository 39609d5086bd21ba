import type { Replacement, ReplacementProgress } from '../../../schema/api/replacements.js'
import { daysBetween, formatDate } from '../../../schema/rules/dates.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { AppLink } from '../../parts/AppLink.js'
import { useDaysLeft } from '../../parts/moment.js'
import { paths } from '../../paths.js'
import type { Going } from './cutOvers.js'
import { latenessOf, stateOf } from './goLive.js'

interface Props {
  replacement: Replacement
  row: ReplacementProgress
  going: readonly Going[]
  today: string
  mergerDate: string | null
}

/** How the systems of one replacement stand, in a sentence; of what is not in use yet when it comes, and what it lacks. */
export function Standing(props: Props) {
  const { t } = useLanguage(replacementTexts)
  const { row, replacement, today } = props
  const state = stateOf(replacement, today)
  const isAhead = state === 'planned' || state === 'coming'
  return (
    <>
      <p className="lead">
        {isAhead && <Ahead {...props} />}
        {row.systems === 0 ? t.replacements.noSystems : <Systems {...props} />}
      </p>
      {row.systems > 0 && <LastCutOver {...props} />}
    </>
  )
}

/** «Kommer 03.02.2020, om 111 dager, 33 dager etter 01.01.2020. Mangler: …» */
function Ahead({ replacement, today, mergerDate }: Props) {
  const { t, language } = useLanguage(replacementTexts)
  const daysLeft = useDaysLeft()
  const day = replacement.goLiveActual ?? replacement.goLivePlanned
  const late = latenessOf(replacement, today, mergerDate)
  const lacking = new Set(
    replacement.steps.flatMap(({ done, field }) => (done || field === 'state' ? [] : field)),
  )
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const [comes, date] = day === null ? [] : t.replacements.coming(formatDate(day))
  return (
    <>
      {day === null ? (
        <strong>{t.replacements.noGoLive}</strong>
      ) : (
        <>
          <strong>
            {comes}
            {date}
          </strong>
          , {daysLeft(daysBetween(today, day))}
          {late?.kind === 'after_merger' && mergerDate && (
            <>
              {' '}
              <span className="replacement-late" data-tone="warning">
                ({t.replacements.late(late.days, formatDate(mergerDate))})
              </span>
            </>
          )}
          {'. '}
        </>
      )}
      {lacking.size > 0 &&
        `${t.replacements.lacks(list.format([...lacking].map((field) => t.replacements.lacking[field])))} `}
    </>
  )
}

/** «2 av 14 systemer klare. 4 er over dato, 3 er blokkert. 2 kritiske dag 1 er ikke klare.» */
function Systems({ row, going, replacement: { code } }: Props) {
  const { t, language } = useLanguage(replacementTexts)
  const number = (count: number) => formatNumber(count, language)
  const replacement = [code]
  if (row.ready === row.systems) {
    const [all, are] = t.replacements.allReady(number(row.systems))
    return (
      <>
        <strong>
          <AppLink href={paths.systems({ replacement })}>{all}</AppLink>
        </strong>
        {are}
      </>
    )
  }
  const [ready, of, systems, rest] = t.replacements.sharedNote(number(row.ready), number(row.systems))
  const signals = (['overdue', 'blocked'] as const).filter((signal) => row[signal] > 0)
  const [dayOne, notReady] = t.replacements.dayOneOf(number(row.dayOne))
  const open = going.filter(({ system }) => !system.ready)
  const isUndated = open.length > 0 && open.every(({ mark }) => mark === null)
  return (
    <>
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
      {row.dayOne > 0 && (
        <>
          <AppLink href={paths.systems({ replacement, signal: ['day_one'], ready: 'false' })}>
            {dayOne}
          </AppLink>
          {notReady}{' '}
        </>
      )}
      {isUndated && t.replacements.noneDated}
      {row.nextCutOver && t.replacements.next(formatDate(row.nextCutOver))}
    </>
  )
}

/** When the last of them is cut over, and how far that is from the merger: the room that there is, or that there is none. */
function LastCutOver({ going, today, mergerDate }: Props) {
  const { t } = useLanguage(replacementTexts)
  const last = going
    .flatMap(({ mark }) => mark?.date ?? [])
    .sort()
    .at(-1)
  const isAllDone = going.every(({ system }) => system.ready)
  if (!last) return null
  if (isAllDone) return <p className="subtle">{t.replacements.lastDone(formatDate(last))}</p>
  if (last < today || mergerDate === null) return null
  const days = daysBetween(last, mergerDate)
  const words = t.replacements.air(formatDate(last), Math.abs(days), formatDate(mergerDate), days > 0)
  return (
    <p className={days > 0 ? 'subtle' : 'replacement-late'} data-tone={days > 0 ? undefined : 'warning'}>
      {words}
    </p>
  )
}

import { listReplacementProgress, type ReplacementSums } from '../../../schema/api/replacements.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { REPLACEMENT_TROUBLES, type ReplacementSignal } from '../../../schema/rules/replacements.js'
import { useRead } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { AppLink } from '../../parts/AppLink.js'
import { paths } from '../../paths.js'
import { latenessOf } from './goLive.js'
import { SHARED_KINDS } from './search.js'

/** So many shared solutions are looked at for the sentence: more than a merger has. */
const MOST = 100

/** How the shared solutions stand, in a sentence: each system counts once, wherever it goes. */
export function Headline() {
  const { t, language } = useLanguage(replacementTexts)
  const shared = useRead(listReplacementProgress, { query: { kind: SHARED_KINDS, limit: MOST } })
  if (!shared.data) return null
  const { items, total, sums, mergerDate, meta } = shared.data
  const texts = t.replacements.headline
  if (total === 0) return <p className="lead">{texts.none}</p>
  const after = items.filter((row) => latenessOf(row, meta.today, mergerDate)?.kind === 'after_merger')
  const names = after.map(({ nameNb, nameEn }) => (language === 'nb' ? nameNb : nameEn))
  return (
    <>
      <p className="lead">
        {texts.shared(total)}: <OnTrack sums={sums} total={total} />. <Systems sums={sums} items={items} />
      </p>
      {mergerDate && names.length > 0 && (
        <p className="subtle">
          {t.replacements.lateComing(
            new Intl.ListFormat(language, { type: 'conjunction' }).format(names),
            formatDate(mergerDate),
          )}
        </p>
      )}
    </>
  )
}

/** «2 i rute, 3 med systemer over dato». */
function OnTrack({ sums, total }: { sums: ReplacementSums; total: number }) {
  const { t, language } = useLanguage(replacementTexts)
  const texts = t.replacements.headline
  const { signals, systems } = sums
  if (systems === 0) return texts.noSystems
  if (signals.on_track === total) return texts.allOnTrack
  const troubled = REPLACEMENT_TROUBLES.filter((signal) => signals[signal] > 0)
  // All that have the others also have one of them: one word says it.
  const every = troubled.find((signal) => signals[signal] === total - signals.on_track)
  const said = every ? [every] : troubled
  return (
    <>
      {signals.on_track > 0 && (
        <>
          <Those signal={['on_track']} words={texts.onTrack(formatNumber(signals.on_track, language))} />,{' '}
        </>
      )}
      <Those signal={said} words={texts.troubled(formatNumber(total - signals.on_track, language), said)} />
    </>
  )
}

/** Shared solutions with one of these signals, in the list. */
function Those({ signal, words }: { signal: ReplacementSignal[]; words: readonly string[] }) {
  const [count, rest] = words
  return (
    <>
      <AppLink href={paths.replacements({ kind: SHARED_KINDS, signal })}>{count}</AppLink>
      {rest}
    </>
  )
}

/** «7 systemer er over dato på vei inn i dem, 4 av dem til Felles EPJ. 5 systemer er blokkert.» */
function Systems({
  sums,
  items,
}: {
  sums: ReplacementSums
  items: readonly { code: string; nameNb: string; nameEn: string; overdue: number }[]
}) {
  const { t, language } = useLanguage(replacementTexts)
  const texts = t.replacements.headline
  const [overdue, way] = texts.overdue(sums.overdue)
  const [blocked, still] = texts.blocked(sums.blocked)
  const replacement = items.map(({ code }) => code)
  const [worst] = [...items].sort((a, b) => b.overdue - a.overdue)
  const [most, into] = worst
    ? texts.worst(formatNumber(worst.overdue, language), language === 'nb' ? worst.nameNb : worst.nameEn)
    : []
  return (
    <>
      {sums.overdue > 0 && (
        <>
          <strong>
            <AppLink href={paths.systems({ replacement, signal: ['overdue'] })}>{overdue}</AppLink>
          </strong>
          {way}
          {worst && worst.overdue > 0 && worst.overdue < sums.overdue && (
            <>
              ,{' '}
              <strong>
                <AppLink href={paths.systems({ replacement: [worst.code], signal: ['overdue'] })}>
                  {most}
                </AppLink>
              </strong>
              {into}
            </>
          )}
          .{' '}
        </>
      )}
      {sums.blocked > 0 && (
        <>
          <AppLink href={paths.systems({ replacement, signal: ['blocked'] })}>{blocked}</AppLink>
          {still}.
        </>
      )}
    </>
  )
}

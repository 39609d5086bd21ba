import { SIGNAL_WORDS, type Signal } from '../../schema/rules/progress.js'
import { HEALTH_WORDS, type Health } from '../../schema/rules/systems.js'
import { useLanguage } from '../i18n/language.js'

const CLOCK = (
  <>
    <circle cx="8" cy="8" r="6" fill="none" />
    <path d="M8 4.5V8l2.3 1.6" fill="none" />
  </>
)

const SHAPES: Record<Exclude<Signal, 'day_one'>, React.ReactNode> = {
  overdue: CLOCK,
  blocked: <path d="M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM6 6l4 4m0-4-4 4" fill="none" />,
  no_date: <path d="M3 4h10v9H3zM3 7h10M6 2.5V5m4-2.5V5" fill="none" />,
  unmapped: <path d="M3 8h4m2 0h4M7 5.5v5M9 5.5v5" fill="none" />,
  on_hold: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" strokeDasharray="2 2" />
      <path d="M6.5 6v4m3-4v4" fill="none" />
    </>
  ),
}

const TONES: Record<Exclude<Signal, 'day_one'>, string> = {
  overdue: 'danger',
  blocked: 'danger',
  no_date: 'neutral',
  unmapped: 'neutral',
  on_hold: 'warning',
}

/** The shape of a signal, without its word: whoever uses it says the word beside it. */
export function SignalGlyph({ signal }: { signal: Exclude<Signal, 'day_one'> }) {
  return (
    <svg className="glyph" data-tone={TONES[signal]} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[signal]}
    </svg>
  )
}

/** True for what somebody says of how a move goes that others should notice. */
export function isWorrying(health: Health | null): health is Exclude<Health, 'on_track'> {
  return health !== null && health !== 'on_track'
}

/** Glyph and word for a move that somebody says is at risk or off track: a road that is left. */
export function HealthLabel({ health }: { health: Health | null }) {
  const { say } = useLanguage()
  if (!isWorrying(health)) return null
  const tone = health === 'off_track' ? 'danger' : 'warning'
  return (
    <span className="labelled" data-tone={tone}>
      <svg className="glyph" data-tone={tone} viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 14V8m0 0 4.5-4.5M12.5 7V3.5H9M8 8V2.5" fill="none" />
      </svg>
      {say(HEALTH_WORDS[health])}
    </span>
  )
}

/** Glyph and word for what somebody should notice; `words` stand for the word («8 dager over»). */
export function SignalLabel({ signal, words }: { signal: Signal; words?: string | undefined }) {
  const { say } = useLanguage()
  if (signal === 'day_one') return <DayOneTag />
  return (
    <span className="labelled" data-tone={TONES[signal]}>
      <SignalGlyph signal={signal} />
      {words || say(SIGNAL_WORDS[signal])}
    </span>
  )
}

/** «Kritisk dag 1»: must work on the day of the merger. */
export function DayOneTag() {
  const { t, say } = useLanguage()
  return (
    <span className="day-one" title={t.common.dayOneLong}>
      {say(SIGNAL_WORDS.day_one)}
    </span>
  )
}

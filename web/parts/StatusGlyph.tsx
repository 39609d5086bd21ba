import { type Stage, stageOf } from '../../schema/rules/stages.js'
import { STATUS_WORDS, type Status } from '../../schema/rules/status.js'
import { useLanguage } from '../i18n/language.js'

/** A ring that fills as the system moves on; readable without colour. */
const SHAPES: Record<Status, React.ReactNode> = {
  registered: <circle cx="8" cy="8" r="6" fill="none" strokeDasharray="2 2.2" />,
  assessed: <circle cx="8" cy="8" r="6" fill="none" />,
  decided: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" />
      <circle cx="8" cy="8" r="2" fill="currentColor" stroke="none" />
    </>
  ),
  planned: <Filled path="M8 8V3a5 5 0 0 1 5 5z" />,
  migrating: <Filled path="M8 3a5 5 0 0 1 0 10z" />,
  cut_over: <Filled path="M8 8V3a5 5 0 1 1-5 5z" />,
  read_only: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1" fill="currentColor" stroke="none" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" fill="none" />
    </>
  ),
  phasing_out: (
    <>
      <rect x="2" y="2.5" width="12" height="3.5" fill="currentColor" stroke="none" />
      <path d="M3 6v7.5h10V6M6 9h4" fill="none" />
    </>
  ),
  decommissioned: (
    <>
      <circle cx="8" cy="8" r="6.8" fill="currentColor" stroke="none" />
      <path className="cut" d="m5 8.2 2.2 2.2L11 6" fill="none" />
    </>
  ),
  retained: (
    <>
      <circle cx="8" cy="8" r="6.8" fill="currentColor" stroke="none" />
      <path className="cut" d="M4.8 8h6M8.4 5.4 11 8l-2.6 2.6" fill="none" />
    </>
  ),
}

function Filled({ path }: { path: string }) {
  return (
    <>
      <circle cx="8" cy="8" r="6" fill="none" />
      <path d={path} fill="currentColor" stroke="none" />
    </>
  )
}

/** The shape of a status, without its word: whoever uses it says the word beside it. */
export function StatusGlyph({ status }: { status: Status }) {
  return (
    <svg className="glyph" data-tone={TONES[stageOf(status)]} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[status]}
    </svg>
  )
}

/** Glyph and word, in that order. */
export function StatusLabel({ status }: { status: Status }) {
  const { say } = useLanguage()
  return (
    <span className="labelled">
      <StatusGlyph status={status} />
      {say(STATUS_WORDS[status])}
    </span>
  )
}

/** Neutral before the decision, accent on the way, success when it is ready. */
const TONES: Record<Stage, 'neutral' | 'accent' | 'success'> = {
  ready: 'success',
  under_way: 'accent',
  undecided: 'neutral',
}

import type { Severity } from '../../../schema/rules/checkFacts.js'

const TONES: Record<Severity, string> = { error: 'danger', warning: 'warning', info: 'neutral' }

const SHAPES: Record<Severity, React.ReactNode> = {
  error: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" />
      <path d="M6 6l4 4m0-4-4 4" fill="none" />
    </>
  ),
  warning: <path d="M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 11.6v.2" fill="none" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" />
      <path d="M8 7.2v4M8 4.8v.2" fill="none" />
    </>
  ),
}

/** The shape of how much a finding matters, without its word: whoever uses it says the word beside it. */
export function SeverityGlyph({ severity }: { severity: Severity }) {
  return (
    <svg className="glyph" data-tone={TONES[severity]} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[severity]}
    </svg>
  )
}

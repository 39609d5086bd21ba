import type { Words } from '../../schema/rules/words.js'
import { useLanguage } from '../i18n/language.js'

/** What looks wrong in a row, with the glyph and the tone of a warning. */
export function Warnings({ warnings }: { warnings: readonly Words[] }) {
  const { say } = useLanguage()
  return warnings.map((warning) => (
    <span key={warning.nb} className="small row-warning" data-tone="warning">
      <WarningGlyph />
      <span>{say(warning)}</span>
    </span>
  ))
}

/** The shape of a warning, without its words. */
export function WarningGlyph({ tone = 'warning' }: { tone?: 'warning' | 'danger' }) {
  return (
    <svg className="glyph" data-tone={tone} viewBox="0 0 16 16" aria-hidden="true">
      <path d="M8 2.5 14 13H2zM8 6.5v3m0 1.2v1" fill="none" />
    </svg>
  )
}

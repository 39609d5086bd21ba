import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'

const SHAPES = {
  problem: <path d="M8 2 1.5 13.5h13zM8 6.5v3.2M8 11.3v.4" fill="none" />,
  ask: <path d="M5.5 5.6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.9M8 11.8v.4" fill="none" />,
  new: <path d="M8 3v10M3 8h10" fill="none" />,
  changed: <path d="m3 13 .6-3L11 2.6 13.4 5 6 12.4z" fill="none" />,
  unchanged: <path d="M3 8h10" fill="none" />,
  skipped: <path d="m4 4 4 4-4 4M12 4v8" fill="none" />,
}
export type Kind = keyof typeof SHAPES

const TONES: Record<Kind, string> = {
  problem: 'danger',
  ask: 'warning',
  new: 'success',
  changed: 'accent',
  unchanged: 'neutral',
  skipped: 'neutral',
}

/** What becomes of a row, or that somebody must look at it first: a sign, a word and a colour. */
export function KindLabel({ kind }: { kind: Kind }) {
  const { t } = useLanguage(importTexts)
  return (
    <span className="labelled import-kind" data-tone={TONES[kind]}>
      <KindGlyph kind={kind} />
      {t.imports.kinds[kind]}
    </span>
  )
}

export function KindGlyph({ kind }: { kind: Kind }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="glyph" data-tone={TONES[kind]}>
      {SHAPES[kind]}
    </svg>
  )
}

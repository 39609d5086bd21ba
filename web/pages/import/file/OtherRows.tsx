import type { ImportPreview } from '../../../../schema/api/imports.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { Choice } from '../SendFile.js'
import { useDrafting } from '../useDrafting.js'

const SECTIONS = ['serviceArea', 'keep', 'ignore'] as const

/** The rows of the sheet that are no records, by what they are; nothing of a file is left out without being named. */
export function OtherRows({ preview: { others, blankRows, sections } }: { preview: ImportPreview }) {
  const { t } = useLanguage(importTexts)
  const { draft, say } = useDrafting()
  if (others.length === 0 && blankRows === 0) return null
  const words: Readonly<Record<string, string>> = t.imports.otherKinds
  return (
    <section aria-labelledby="other-rows" className="stack">
      <h2 id="other-rows">{t.imports.otherRows}</h2>
      {others.some(({ kind }) => kind === 'section') && (
        <div className="import-choices row">
          <Choice
            label={t.imports.sections}
            value={draft.settings.sections ?? ''}
            onChange={(value) =>
              say(() => ({
                settings: { sections: SECTIONS.find((one) => one === value) ?? null },
              }))
            }
            options={[
              {
                value: '',
                label: sections ? t.imports.foundOut(t.imports.sectionsAs[sections]) : t.imports.automatic,
              },
              ...SECTIONS.map((value) => ({ value, label: t.imports.sectionsAs[value] })),
            ]}
          />
        </div>
      )}
      <details className="folded">
        <summary>{t.imports.othersFound(others.length, blankRows)}</summary>
        <ul className="import-others">
          {others.map(({ row, kind, text }) => (
            <li key={row}>
              <span className="subtle">
                {t.imports.row(row)}: {words[kind] ?? kind}
              </span>{' '}
              {text}
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

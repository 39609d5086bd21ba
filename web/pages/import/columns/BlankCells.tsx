import { Checkbox } from '@digdir/designsystemet-react'
import type { ImportPreview } from '../../../../schema/api/imports.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { useDrafting } from '../useDrafting.js'

/** What blank cells do: nothing, but in the columns that somebody says. */
export function BlankCells({ preview }: { preview: ImportPreview }) {
  const { t } = useLanguage(importTexts)
  const { draft, say } = useDrafting()
  const { erase } = draft.settings
  const columns = preview.columns.filter(
    ({ key, target }) => erase.includes(key) || (target !== 'keep' && target !== 'ignore'),
  )
  if (columns.length === 0) return null
  return (
    <section aria-labelledby="blank-cells" className="stack">
      <h2 id="blank-cells">{t.imports.blankCells}</h2>
      <p className="subtle">
        {erase.length > 0 ? t.imports.blankErases(erase.length) : t.imports.blankKeeps}
      </p>
      <details className="folded">
        <summary>{t.imports.blankChoose}</summary>
        <div className="import-erase">
          {columns.map(({ key, header, letter }) => (
            <Checkbox
              key={key}
              data-size="sm"
              label={header || t.imports.unnamed(letter)}
              checked={erase.includes(key)}
              onChange={({ target: { checked } }) =>
                say((now) => {
                  const others = now.settings.erase.filter((one) => one !== key)
                  return { settings: { erase: checked ? [...others, key] : others } }
                })
              }
            />
          ))}
        </div>
      </details>
    </section>
  )
}

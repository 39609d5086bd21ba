import type { ImportPreview } from '../../../../schema/api/imports.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'

/** The first rows as they are read: whoever sees them knows whether the rest is read right. */
export function FirstRows({ preview: { columns, firstRows, headerRow } }: { preview: ImportPreview }) {
  const { t } = useLanguage(importTexts)
  return (
    <section aria-labelledby="first-rows" className="stack">
      <h2 id="first-rows">{t.imports.firstRows}</h2>
      {firstRows.length === 0 ? (
        <p>{t.imports.noRecords}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen is scrolled by the keyboard too
        <section className="scroll-x" tabIndex={0} aria-label={t.imports.firstRows}>
          <table className="plain first-rows">
            <thead>
              <tr>
                <th scope="col">{t.imports.line}</th>
                {columns.map(({ key, header, group, letter }) => (
                  <th key={key} scope="col">
                    {group && <div>{group}</div>}
                    <strong>{header || t.imports.unnamed(letter)}</strong>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {firstRows.map(({ row, cells }) => (
                <tr key={row}>
                  <th scope="row" className="subtle">
                    {row}
                  </th>
                  {columns.map(({ key }, index) => (
                    <td key={key}>{cells[index]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p className="subtle small">{t.imports.namesFrom(headerRow)}</p>
    </section>
  )
}

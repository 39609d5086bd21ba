import type { ImportPreview } from '../../../../schema/api/imports.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { AppLink } from '../../../parts/AppLink.js'
import { paths } from '../../../paths.js'
import { QuestionOf } from '../columns/QuestionOf.js'
import { WordSelect } from '../columns/ValueSections.js'
import { useDrafting } from '../useDrafting.js'
import { useImportWords } from '../useImportWords.js'

/** What the columns are taken as, and what words mean that are not the register’s own. */
export function SideColumns({ preview }: { preview: ImportPreview }) {
  const { t, say } = useLanguage(importTexts)
  const { draft } = useDrafting()
  const { targetName, choicesOf } = useImportWords(preview.entity)
  const { columns, values } = preview
  const headerOf = (key: string | null) => {
    const column = columns.find((one) => one.key === key)
    return column ? column.header || t.imports.unnamed(column.letter) : t.imports.headings
  }
  const others = values
    .map((one) => ({
      ...one,
      words: one.words.filter(({ state }) => state === 'asked' || state === 'chosen'),
    }))
    .filter(({ words }) => words.length > 0)
  return (
    <aside aria-label={t.imports.columns} className="import-side">
      <section>
        <div className="section-head">
          <h2>{t.imports.columns}</h2>
          <AppLink href={paths.oneImport(draft.id, { step: 'columns' })}>{t.imports.changeColumns}</AppLink>
        </div>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t.imports.inFile}</th>
              <th scope="col">{t.imports.inRegister}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ key, target, sure }) => (
              <tr key={key} data-away={target === 'ignore' || target === 'keep'}>
                <th scope="row">{headerOf(key)}</th>
                <td>
                  <span aria-hidden="true">→ </span>
                  {targetName(target)}
                  {!sure && (
                    <span className="import-unsure small" data-tone="warning">
                      {t.imports.unsure}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {columns.map(
        ({ key, question }) =>
          question?.found === null && (
            <QuestionOf key={key} question={question} column={key} name={headerOf(key)} />
          ),
      )}
      {others.map(({ field, column, words }) => (
        <section key={`${field} ${column}`}>
          <div className="section-head">
            <h2>{t.imports.valuesIn(headerOf(column))}</h2>
            <span className="subtle note">{t.imports.differing(words.length)}</span>
          </div>
          <ul className="import-words">
            {words.map((one) => {
              const code = choicesOf(field).find(({ value }) => value === one.code)
              return (
                <li key={one.word} data-state={one.state}>
                  <span>
                    {t.imports.quoted(one.word)} <span className="subtle">{one.count}</span>
                  </span>
                  <span aria-hidden="true" className="subtle">
                    →
                  </span>
                  {one.state === 'asked' ? (
                    <WordSelect
                      field={field}
                      one={one}
                      entity={preview.entity}
                      label={t.imports.meaningOf(one.word)}
                    />
                  ) : (
                    <span>{code ? say(code) : (one.code ?? t.imports.saysNothing)}</span>
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </aside>
  )
}

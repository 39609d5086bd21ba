import type { ImportPreview } from '../../../../schema/api/imports.js'
import { pairOf } from '../../../../schema/rules/import/targets.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { useDrafting } from '../useDrafting.js'
import { useImportWords } from '../useImportWords.js'
import { QuestionOf } from './QuestionOf.js'
import { TargetPicker } from './TargetPicker.js'

type Column = ImportPreview['columns'][number]

/** Columns of the file: what each is called and holds, and what it is taken as. */
export function ColumnTable({
  columns,
  preview,
  label,
}: {
  columns: readonly Column[]
  preview: ImportPreview
  label: string
}) {
  const { t } = useLanguage(importTexts)
  return (
    <table className="plain stacks import-columns" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t.imports.inFile}</th>
          <th scope="col">{t.imports.examples}</th>
          <th scope="col">{t.imports.inRegister}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <ColumnRow key={column.key} column={column} preview={preview} />
        ))}
      </tbody>
    </table>
  )
}

function ColumnRow({ column, preview }: { column: Column; preview: ImportPreview }) {
  const { t, say: word } = useLanguage(importTexts)
  const { draft, say } = useDrafting()
  const { targetName, targets, besides } = useImportWords(preview.entity)
  const { key, letter, header, group, hidden, filled, samples, sure, chosen, target, question } = column
  const name = header || t.imports.unnamed(letter)
  const { settings } = draft
  const taken = settings.columns[key] ?? target
  const [first = taken, second = ''] = pairOf(taken) ?? []
  const others = besides(first)
  const take = (value: string) =>
    say((now) => ({ settings: { columns: { ...now.settings.columns, [key]: value } } }))
  const warnings = preview.warnings.filter((one) => one.column === key)
  return (
    <tr data-look={!sure && !chosen}>
      <th scope="row">
        <span className="subtle">{letter}</span> <strong>{name}</strong>
        {hidden && <span className="import-tag">{t.imports.hidden}</span>}
        {group && <div className="subtle small">{t.imports.under(group)}</div>}
        {warnings.map((warning) => (
          <div key={warning.code} className="row-warning small" data-tone="warning">
            <span aria-hidden="true">⚠</span>
            {word(warning)}
          </div>
        ))}
      </th>
      <td data-label={t.imports.examples}>
        <span className="import-samples">
          {samples.length > 0 ? samples.map((text) => <span key={text}>{text}</span>) : t.common.emptyValue}
        </span>
        {filled > 0 && <div className="subtle small">{t.imports.filled(filled)}</div>}
      </td>
      <td>
        <TargetPicker
          label={t.imports.takenAs(name)}
          value={taken}
          name={targetName(taken)}
          options={targets}
          onChange={take}
        />
        {others.length > 0 && (
          <details className="folded small" open={second !== ''}>
            <summary>{t.imports.alsoAs(name)}</summary>
            <TargetPicker
              label={t.imports.alsoAs(name)}
              value={second}
              name={second === '' ? t.imports.oneField : targetName(second)}
              options={[
                { value: '', label: t.imports.oneField },
                ...others.map((other) => ({ value: other, label: targetName(other) })),
              ]}
              onChange={(other) => take(other === '' ? first : `${first}+${other}`)}
            />
          </details>
        )}
        {!sure && !chosen && <div className="subtle small">{word(column.why)}</div>}
        {question !== null && <QuestionOf question={question} column={key} name={name} />}
      </td>
    </tr>
  )
}

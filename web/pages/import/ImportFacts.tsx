import type { ImportRecordView } from '../../../schema/api/imports.js'
import { IMPORTED_WORDS } from '../../../schema/rules/import/fields.js'
import { useChoices } from '../../api/queries.js'
import { importTexts } from '../../i18n/import.js'
import { useLanguage } from '../../i18n/language.js'
import { useFormats } from '../../parts/settings.js'
import { FileHash } from './FileHash.js'
import { useSize } from './size.js'
import { useImportWords } from './useImportWords.js'

/** Who imported which file, when, and how it was read. */
export function ImportFacts({ record }: { record: ImportRecordView }) {
  const { t, say } = useLanguage(importTexts)
  const { moment } = useFormats()
  const size = useSize()
  const { targetName } = useImportWords(record.entity)
  const municipalities = useChoices(true).municipality
  const { fileName, fileHash, fileSize, format, entity, profile, profileVersion, settings, answers } = record
  const municipality = municipalities.find(({ value }) => value === settings.municipality)
  const columns = Object.entries(settings.columns)
  const facts: (readonly [string, React.ReactNode])[] = [
    [t.imports.file, `${fileName} (${size(fileSize)})`],
    [t.imports.when, moment(record.createdAt)],
    [t.imports.who, record.importedBy],
    [t.imports.listOf, say(IMPORTED_WORDS[entity])],
    [t.imports.format, t.imports.formats[format]],
    ['SHA-256', <FileHash key="hash" hash={fileHash} of={fileName} />],
    ...(profile ? [[t.imports.profile, t.imports.profileAt(profile, profileVersion ?? 1)] as const] : []),
    ...(settings.sheet ? [[t.imports.sheet, settings.sheet] as const] : []),
    ...(settings.headerRow ? [[t.imports.headerRow, t.imports.row(settings.headerRow)] as const] : []),
    ...(municipality ? [[t.imports.municipality, say(municipality)] as const] : []),
    [t.imports.answersGiven, String(answers.length)],
  ]
  return (
    <aside aria-label={t.imports.facts}>
      <div className="section-head">
        <h2>{t.imports.facts}</h2>
      </div>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {columns.length > 0 && (
        <details className="folded">
          <summary>{t.imports.columnsSaid(columns.length)}</summary>
          <dl className="facts">
            {columns.map(([key, target]) => (
              <div key={key}>
                <dt>{key}</dt>
                <dd>{targetName(target)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </aside>
  )
}

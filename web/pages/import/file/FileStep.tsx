import { Alert, Button } from '@digdir/designsystemet-react'
import type { ImportPreview } from '../../../../schema/api/imports.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { AppLink } from '../../../parts/AppLink.js'
import { paths } from '../../../paths.js'
import { useCounts } from '../useCounts.js'
import { useDrafting } from '../useDrafting.js'
import { FileSettings } from './FileSettings.js'
import { FirstRows } from './FirstRows.js'
import { OtherRows } from './OtherRows.js'

/** How the file is read: its format and sheet, where its table begins, and what the list is of. */
export function FileStep({ preview }: { preview: ImportPreview }) {
  const { t, say } = useLanguage(importTexts)
  const { draft } = useDrafting()
  const { number } = useCounts()
  const { counts, columns, warnings } = preview
  // What is said of columns stands at each of them, in the next step.
  const ofFile = warnings.filter(({ code }) => !/^column_|^hidden_column$/.test(code))
  return (
    <>
      <p className="import-lead">
        <strong>{t.imports.foundIn(number(counts.rows), number(columns.length))}</strong>{' '}
        {t.imports.isItRight}
      </p>
      {ofFile.length > 0 && (
        <Alert data-color="warning">
          <ul className="import-warnings">
            {ofFile.map((warning) => (
              <li key={`${warning.code}-${warning.column}`}>{say(warning)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <FileSettings preview={preview} />
      <FirstRows preview={preview} />
      <OtherRows preview={preview} />
      <div className="import-bar">
        <span className="spacer" />
        <Button asChild variant="tertiary" data-color="neutral">
          <AppLink href={paths.imports()}>{t.imports.later}</AppLink>
        </Button>
        <Button asChild>
          <AppLink href={paths.oneImport(draft.id, { step: 'columns' })}>{t.imports.toColumns}</AppLink>
        </Button>
      </div>
    </>
  )
}

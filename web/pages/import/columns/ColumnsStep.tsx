import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { ImportPreview } from '../../../../schema/api/imports.js'
import { isOpenQuestion } from '../../../../schema/rules/import/columnQuestions.js'
import { IMPORT_KEYS } from '../../../../schema/rules/import/settings.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { AppLink } from '../../../parts/AppLink.js'
import { paths } from '../../../paths.js'
import { Choice } from '../SendFile.js'
import { useDrafting } from '../useDrafting.js'
import { BlankCells } from './BlankCells.js'
import { ColumnTable } from './ColumnTable.js'
import { ProfileBar } from './ProfileBar.js'
import { ValueSections } from './ValueSections.js'

/** What each column is taken as, and what the words of each mean: what must be looked at stands first. */
export function ColumnsStep({ preview }: { preview: ImportPreview }) {
  const { t } = useLanguage(importTexts)
  const { draft, say } = useDrafting()
  const { columns, key, entity } = preview
  const open = useLookAt(preview)
  const [look, others] = [
    columns.filter((column) => open.has(column.key)),
    columns.filter((column) => !open.has(column.key)),
  ]
  const unanswered = columns.filter(({ sure }) => !sure).length
  return (
    <>
      <p className="import-lead" role="status">
        <strong>{t.imports.columnsKnown(columns.length - unanswered, columns.length)}</strong>{' '}
        {unanswered > 0 && t.imports.lookAtRest}
      </p>
      <ProfileBar />
      {look.length > 0 && (
        <section aria-labelledby="columns-look" className="stack">
          <h2 id="columns-look">{t.imports.lookAt}</h2>
          <ColumnTable columns={look} preview={preview} label={t.imports.lookAt} />
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="columns-others" className="stack">
          <h2 id="columns-others">{look.length > 0 ? t.imports.otherColumns : t.imports.columns}</h2>
          <ColumnTable columns={others} preview={preview} label={t.imports.otherColumns} />
        </section>
      )}
      <ValueSections preview={preview} />
      {entity === 'system' && (
        <section aria-labelledby="import-key" className="stack">
          <h2 id="import-key">{t.imports.knownBy}</h2>
          <p className="subtle">{t.imports.knownByText}</p>
          <div className="import-choices row">
            <Choice
              label={t.imports.key}
              value={draft.settings.key ?? ''}
              onChange={(value) =>
                say(() => ({ settings: { key: IMPORT_KEYS.find((one) => one === value) ?? null } }))
              }
              options={[
                { value: '', label: t.imports.foundOut(t.imports.keys[key]) },
                ...IMPORT_KEYS.map((value) => ({ value, label: t.imports.keys[value] })),
              ]}
            />
          </div>
        </section>
      )}
      <BlankCells preview={preview} />
      <div className="import-bar">
        <span className="spacer" />
        <Button asChild variant="tertiary" data-color="neutral">
          <AppLink href={paths.imports()}>{t.imports.later}</AppLink>
        </Button>
        <Button asChild>
          <AppLink href={paths.oneImport(draft.id, { step: 'preview' })}>{t.imports.toPreview}</AppLink>
        </Button>
      </div>
    </>
  )
}

const asks = (question: ImportPreview['columns'][number]['question']) =>
  question !== null && isOpenQuestion(question)

/** The columns that nobody had said anything of when the page was opened: they stay where they are once somebody has. */
function useLookAt({ columns, warnings, sheet, headerRow }: ImportPreview): ReadonlySet<string> {
  const of = `${sheet} ${headerRow} ${columns.length}`
  const find = () =>
    new Set(
      columns
        .filter(
          ({ key, sure, chosen, question }) =>
            asks(question) || (!chosen && (!sure || warnings.some(({ column }) => column === key))),
        )
        .map(({ key }) => key),
    )
  const [seen, setSeen] = useState(() => ({ of, keys: find() }))
  if (seen.of === of) return seen.keys
  const anew = { of, keys: find() }
  setSeen(anew)
  return anew.keys
}

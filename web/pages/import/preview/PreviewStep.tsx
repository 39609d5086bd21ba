import { Field, Label } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ImportPreview } from '../../../../schema/api/imports.js'
import { useChoices } from '../../../api/queries.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { TextFilter } from '../../../parts/form/filters.js'
import { Choice } from '../SendFile.js'
import { useCounts } from '../useCounts.js'
import { useDrafting } from '../useDrafting.js'
import { useImportWords } from '../useImportWords.js'
import { CommitBar } from './CommitBar.js'
import { KindGlyph } from './KindLabel.js'
import { RowTable } from './RowTable.js'
import { SideColumns } from './SideColumns.js'
import type { RowsQuery } from './useRows.js'
import './preview.css'

const TABS = ['all', 'problem', 'ask', 'new', 'changed', 'unchanged', 'skipped'] as const
type Tab = (typeof TABS)[number]

/** What would come of the import: what must be looked at first, row by row, and what the columns are taken as. */
export function PreviewStep({ preview, isFetching }: { preview: ImportPreview; isFetching: boolean }) {
  const { t, say } = useLanguage(importTexts)
  const { number } = useCounts()
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  const { draft } = useDrafting()
  const { targetName } = useImportWords(preview.entity)
  const tab = TABS.find((one) => one === search.tab) ?? 'all'
  const code = typeof search.code === 'string' ? search.code : ''
  const q = typeof search.q === 'string' ? search.q : ''
  const go = (next: { tab?: Tab; code?: string; q?: string }) => {
    const { tab: to = tab, code: of = code, q: text = q } = next
    return navigate({
      to: '/import/$id',
      params: { id: draft.id },
      search: {
        step: 'preview',
        ...(to !== 'all' && { tab: to }),
        ...(of && { code: of }),
        ...(text && { q: text }),
      },
      resetScroll: false,
    })
  }
  const query: RowsQuery = {
    ...(tab === 'problem' || tab === 'ask' ? { has: [tab] } : tab !== 'all' && { outcome: [tab] }),
    ...(code && { code: [code] }),
    ...(q && { q }),
  }
  return (
    <>
      <Municipality preview={preview} />
      {preview.left.length > 0 && <p>{t.imports.othersToWrite(preview.left.map(targetName).join(', '))}</p>}
      <div className="import-columns-beside">
        <section aria-label={t.imports.rows} data-stale={isFetching}>
          <nav aria-label={t.imports.byKind} className="import-tabs">
            {TABS.filter((one) => one === tab || one === 'all' || countOf(preview, one) > 0).map((one) => (
              <button
                key={one}
                type="button"
                aria-current={one === tab ? 'true' : undefined}
                onClick={() => go({ tab: one })}
              >
                {one !== 'all' && <KindGlyph kind={one} />}
                {t.imports.tabs[one]} <strong>{number(countOf(preview, one))}</strong>
              </button>
            ))}
          </nav>
          <div className="row list-filters import-filters">
            <TextFilter label={t.imports.search} value={q} onSet={(text) => go({ q: text })} />
            {preview.found.length > 0 && (
              <Choice
                label={t.imports.byFinding}
                value={code}
                onChange={(of) => go({ code: of })}
                options={[
                  { value: '', label: t.common.all },
                  ...preview.found.map((one) => ({
                    value: one.code,
                    label: `${say(one)} (${number(one.count)})`,
                  })),
                  // What is mended is still what the list is filtered by.
                  ...(code && !preview.found.some((one) => one.code === code)
                    ? [{ value: code, label: code }]
                    : []),
                ]}
              />
            )}
          </div>
          <RowTable key={JSON.stringify(query)} query={query} />
        </section>
        <SideColumns preview={preview} />
      </div>
      <CommitBar preview={preview} isFetching={isFetching} />
    </>
  )
}

function countOf({ counts, found }: ImportPreview, tab: Tab): number {
  if (tab === 'all') return counts.rows
  // Of problems and questions as many as stand in the list.
  if (tab === 'problem' || tab === 'ask')
    return found.filter(({ kind }) => kind === tab).reduce((sum, { count }) => sum + count, 0)
  return counts[tab]
}

/** Which municipality the list is of, where rows lack it: said once for all of them. */
function Municipality({ preview }: { preview: ImportPreview }) {
  const { t, say: word } = useLanguage(importTexts)
  const { draft, say } = useDrafting()
  const choices = useChoices().municipality
  const lacks = preview.found.some(({ code }) => code === 'municipality_missing')
  if (!lacks) return null
  return (
    <Field className="import-municipality">
      <Label>{t.imports.whichMunicipality}</Label>
      <select
        className="ds-input"
        value={draft.settings.municipality ?? ''}
        onChange={({ target }) => say(() => ({ settings: { municipality: target.value || null } }))}
      >
        <option value="">{t.common.choose}</option>
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {word(one)}
          </option>
        ))}
      </select>
    </Field>
  )
}

import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { deleteImportDraft, type ImportDraft, listImportDrafts } from '../../../schema/api/imports.js'
import { IMPORTED_WORDS } from '../../../schema/rules/import/fields.js'
import { useRead, useWrite } from '../../api/queries.js'
import { importTexts } from '../../i18n/import.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { useToast } from '../../parts/Toast.js'
import { paths } from '../../paths.js'
import { DiscardDialog } from './DiscardDialog.js'
import { useSize } from './size.js'

/** What one has begun to import: go on with it, or let it go. */
export function BegunImports() {
  const { t } = useLanguage(importTexts)
  const drafts = useRead(listImportDrafts)
  return (
    <section aria-labelledby="begun" className="stack">
      <h2 id="begun">{t.imports.begun}</h2>
      <QueryStates query={drafts} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="subtle">{t.imports.nothingBegun}</p>
          ) : (
            <ul className="import-list">
              {items.map((draft) => (
                <Begun key={draft.id} draft={draft} />
              ))}
            </ul>
          )
        }
      </QueryStates>
    </section>
  )
}

function Begun({ draft: { id, fileName, fileSize, settings, updatedAt } }: { draft: ImportDraft }) {
  const { t, say } = useLanguage(importTexts)
  const { moment } = useFormats()
  const size = useSize()
  const toast = useToast()
  const [leaving, setLeaving] = useState(false)
  const discard = useWrite(deleteImportDraft)
  return (
    <li className="row">
      <div>
        <AppLink href={paths.oneImport(id, { step: 'preview' })}>{fileName}</AppLink>
        <div className="subtle small">
          {[say(IMPORTED_WORDS[settings.entity]), size(fileSize), moment(updatedAt)].join(' · ')}
        </div>
      </div>
      <span className="spacer" />
      <Button asChild variant="secondary">
        <AppLink href={paths.oneImport(id, { step: 'preview' })} aria-label={t.imports.goOnWith(fileName)}>
          {t.imports.goOn}
        </AppLink>
      </Button>
      <Button
        variant="tertiary"
        data-color="neutral"
        aria-label={t.imports.discardOf(fileName)}
        onClick={() => setLeaving(true)}
      >
        {t.imports.discard}
      </Button>
      {leaving && (
        <DiscardDialog
          fileName={fileName}
          pending={discard.isPending}
          error={discard.error}
          onDiscard={() =>
            discard.mutate(
              { params: { id } },
              {
                onSuccess: () => {
                  setLeaving(false)
                  toast(t.imports.discarded(fileName))
                },
              },
            )
          }
          onClose={() => setLeaving(false)}
        />
      )}
    </li>
  )
}

import { Alert, Button, Paragraph } from '@digdir/designsystemet-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import {
  cancelImport,
  type ImportDraft,
  type ImportPreview,
  previewImport,
  readImportDraft,
} from '../../../schema/api/imports.js'
import { call } from '../../api/call.js'
import { reading, useRead } from '../../api/queries.js'
import { importTexts } from '../../i18n/import.js'
import { useLanguage } from '../../i18n/language.js'
import { Allowed } from '../../parts/Allowed.js'
import { AppLink } from '../../parts/AppLink.js'
import { ProblemText, problemOf, QueryStates, Rows, WriteError } from '../../parts/QueryStates.js'
import { IN_THE_FRAME } from '../../parts/Settled.js'
import { useTitle } from '../../parts/title.js'
import { useMay } from '../../parts/useMay.js'
import { focusHeading } from '../../parts/useReturnFocus.js'
import { paths } from '../../paths.js'
import { ColumnsStep } from './columns/ColumnsStep.js'
import { FileSettings } from './file/FileSettings.js'
import { FileStep } from './file/FileStep.js'
import { Progress } from './Progress.js'
import { PreviewStep } from './preview/PreviewStep.js'
import { Steps, stepOf } from './Steps.js'
import { DraftingProvider, useSay } from './useDrafting.js'

/** An import that is begun, step by step; the address says which, and the server keeps what was said. */
export function DraftPage({ id }: { id: string }) {
  const { t } = useLanguage(importTexts)
  const mine = useMay().may('create_system')
  const draft = useRead(readImportDraft, { params: { id } }, mine)
  if (problemOf(draft.error)?.code === 'not_found')
    return (
      <div className="page stack">
        <h1>{t.imports.draftGone}</h1>
        <Paragraph>{t.imports.draftGoneText}</Paragraph>
        <p>
          <AppLink href={paths.imports()}>{t.imports.toImports}</AppLink>
        </p>
      </div>
    )
  return (
    <div className="page import-page">
      {(draft.data === undefined || !mine) && <h1>{t.imports.title}</h1>}
      <Allowed action="create_system">
        <QueryStates query={draft} rows={12}>
          {(data) => <DraftView draft={data} />}
        </QueryStates>
      </Allowed>
    </div>
  )
}

function DraftView({ draft }: { draft: ImportDraft }) {
  const { t } = useLanguage(importTexts)
  const search = useSearch({ strict: false })
  const step = stepOf(search.step)
  const { say, saving, error } = useSay(draft.id)
  useTitle(`${t.imports.step[step]} – ${draft.fileName}`)
  const preview = useQuery({
    ...reading(previewImport, { params: { id: draft.id } }),
    // It may take a while, and says so in its place.
    meta: IN_THE_FRAME,
    placeholderData: keepPreviousData,
    retry: false,
  })
  useFocusOf(step)
  const stopping = useMutation({ mutationFn: () => call(cancelImport, { params: { id: draft.id } }) })
  const { data } = preview
  return (
    <DraftingProvider value={{ draft, preview: data, say, saving }}>
      <div className="stack">
        <header className="import-head">
          <div>
            <nav aria-label={t.imports.title} className="subtle">
              <AppLink href={paths.imports()}>{t.imports.title}</AppLink>
              {' · '}
              {[draft.fileName, ...(data ? readAs(data, t.imports) : [])].join(' · ')}
            </nav>
            <h1>{t.imports.step[step]}</h1>
          </div>
          <Steps at={step} draft={draft.id} />
        </header>
        <Progress
          id={draft.id}
          busy={preview.isFetching}
          stopping={stopping.isPending}
          onCancel={() => stopping.mutate()}
        />
        <WriteError error={error} />
        {problemOf(preview.error)?.code === 'import_cancelled' ? (
          <Stopped goOn={() => preview.refetch()} />
        ) : preview.isError ? (
          <Unreadable error={preview.error} />
        ) : !data ? (
          <Rows count={12} />
        ) : step === 'file' ? (
          <FileStep preview={data} />
        ) : step === 'columns' ? (
          <ColumnsStep preview={data} />
        ) : (
          <PreviewStep preview={data} isFetching={preview.isFetching || saving} />
        )}
      </div>
    </DraftingProvider>
  )
}

/** The sheet and the row of the headings, as the picture’s first line says them. */
function readAs(
  { file, sheet, headerRow }: ImportPreview,
  words: { ofSheet: (name: string) => string; headerAt: (row: number) => string },
): string[] {
  const name = file.sheets[sheet]?.name
  return [...(name ? [words.ofSheet(name)] : []), words.headerAt(headerRow)]
}

/** The heading has the focus when one has gone to another step. */
function useFocusOf(step: string): void {
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    focusHeading()
  }, [step])
}

/** Nobody waits for the look at the file any more: what is said of it can be changed, and it is looked at when one wants to. */
function Stopped({ goOn }: { goOn: () => void }) {
  const { t } = useLanguage(importTexts)
  return (
    <>
      <Alert data-color="info" role="alert">
        <Paragraph>{t.imports.stopped}</Paragraph>
        <Button variant="secondary" onClick={goOn}>
          {t.imports.goOn}
        </Button>
      </Alert>
      <FileSettings preview={undefined} />
    </>
  )
}

/** Why a file is no list, and what may help: another encoding, or another file. */
function Unreadable({ error }: { error: unknown }) {
  const { t } = useLanguage(importTexts)
  return (
    <>
      <Alert data-color="danger" role="alert">
        <ProblemText error={error} />
        <Paragraph>
          <AppLink href={paths.imports()}>{t.imports.chooseAnother}</AppLink>
        </Paragraph>
      </Alert>
      <FileSettings preview={undefined} />
    </>
  )
}

import { Alert, Button, Paragraph } from '@digdir/designsystemet-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import {
  cancelImport,
  commitImport,
  deleteImportDraft,
  exportImportProblems,
  type ImportPreview,
  readImport,
} from '../../../../schema/api/imports.js'
import { call, urlOf } from '../../../api/call.js'
import { newIdempotencyKey, readAllAnew, reading } from '../../../api/queries.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { AppLink } from '../../../parts/AppLink.js'
import { problemOf, WriteError } from '../../../parts/QueryStates.js'
import { useToast } from '../../../parts/Toast.js'
import { paths } from '../../../paths.js'
import { DiscardDialog } from '../DiscardDialog.js'
import { Progress } from '../Progress.js'
import { useCounts } from '../useCounts.js'
import { useDrafting } from '../useDrafting.js'
import { ChangedMeanwhile } from './ChangedMeanwhile.js'

/** Says exactly what would happen, and does it. */
export function CommitBar({ preview, isFetching }: { preview: ImportPreview; isFetching: boolean }) {
  const { t, say, language } = useLanguage(importTexts)
  const { draft } = useDrafting()
  const { number } = useCounts()
  const router = useRouter()
  const client = useQueryClient()
  const toast = useToast()
  const [leaving, setLeaving] = useState(false)
  const { counts, fingerprint } = preview
  // The same import, sent again for want of an answer, is one import.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another import has another key
  const idempotencyKey = useMemo(newIdempotencyKey, [fingerprint])
  const params = { id: draft.id }
  const committing = useMutation({
    /** What it is the import of: what is shown then may be another preview by the time it is refused. */
    mutationFn: ({ fingerprint }: ImportPreview) =>
      call(commitImport, { params, body: { fingerprint }, idempotencyKey }),
    onSuccess(done) {
      client.setQueryData(reading(readImport, { params: { id: done.id } }).queryKey, done)
      toast('')
      router.history.push(paths.oneImport(done.id, { step: 'done' }))
      return readAllAnew(client)
    },
    onError: () => readAllAnew(client),
  })
  // It stops by being refused, which the import itself is told.
  const stopping = useMutation({ mutationFn: () => call(cancelImport, { params }) })
  const discarding = useMutation({
    mutationFn: () => call(deleteImportDraft, { params }),
    onSuccess() {
      router.history.push(paths.imports())
      toast(t.imports.discarded(draft.fileName))
      return readAllAnew(client)
    },
  })
  const rows = counts.new + counts.changed
  const open = preview.found.filter(({ kind }) => kind !== 'told').reduce((sum, { count }) => sum + count, 0)
  const problem = problemOf(committing.error)
  const isStopped = problem?.code === 'import_cancelled'
  const button = useRef<HTMLButtonElement>(null)
  // What it was stopped by is gone with what was stopped: from here one goes on.
  useEffect(() => {
    if (isStopped) button.current?.focus()
  }, [isStopped])
  const told =
    problem?.code === 'import_changed' && committing.variables ? (
      <ChangedMeanwhile before={committing.variables} now={preview} />
    ) : problem && isStopped ? (
      <Alert data-color="info" role="alert">
        <Paragraph>{say(problem)}</Paragraph>
      </Alert>
    ) : (
      <WriteError error={committing.error ?? stopping.error} />
    )
  return (
    <>
      <section className="import-bar" aria-label={t.imports.whatWillHappen}>
        <div className="import-bar-told">
          {told}
          <Progress
            id={draft.id}
            busy={committing.isPending}
            stopping={stopping.isPending || stopping.data?.cancelled === true}
            onCancel={() => stopping.mutate()}
          />
        </div>
        <p>
          <strong>{t.imports.willWrite(number(counts.new), number(counts.changed))}</strong>{' '}
          {t.imports.willStay(number(counts.unchanged), number(counts.skipped))}{' '}
          {open > 0 && t.imports.openLeft(number(open))}{' '}
          <span className="subtle">
            {draft.settings.erase.length > 0
              ? t.imports.blankErases(draft.settings.erase.length)
              : t.imports.blankKeeps}{' '}
            {t.imports.canBeUndone}
          </span>
        </p>
        <span className="spacer" />
        <Button
          variant="tertiary"
          data-color="neutral"
          aria-disabled={committing.isPending}
          onClick={() => !committing.isPending && setLeaving(true)}
        >
          {t.imports.discard}
        </Button>
        <Button asChild variant="tertiary" data-color="neutral">
          <AppLink href={paths.imports()}>{t.imports.later}</AppLink>
        </Button>
        {open > 0 && (
          <Button asChild variant="secondary">
            <a href={urlOf(exportImportProblems, { params, query: { lang: language } })} download>
              {t.imports.downloadProblems}
            </a>
          </Button>
        )}
        <Button
          ref={button}
          loading={committing.isPending}
          aria-disabled={rows === 0 || isFetching}
          onClick={() => {
            if (rows === 0 || isFetching || committing.isPending) return
            stopping.reset()
            committing.mutate(preview)
          }}
        >
          {rows === 0 ? t.imports.nothingToWrite : t.imports.importRows(number(rows))}
        </Button>
      </section>
      {leaving && (
        <DiscardDialog
          fileName={draft.fileName}
          pending={discarding.isPending}
          error={discarding.error}
          onDiscard={() => discarding.mutate()}
          onClose={() => setLeaving(false)}
        />
      )}
    </>
  )
}

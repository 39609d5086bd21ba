import { Alert, Button, Paragraph } from '@digdir/designsystemet-react'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { exportImportFile, type ImportRecordView, readImport } from '../../../schema/api/imports.js'
import { listSystems } from '../../../schema/api/systems.js'
import { urlOf } from '../../api/call.js'
import { useRead } from '../../api/queries.js'
import { importTexts } from '../../i18n/import.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { UndoDialog } from '../../parts/history/UndoDialog.js'
import { RowPage } from '../../parts/RowPage.js'
import { useTitle } from '../../parts/title.js'
import { useMay } from '../../parts/useMay.js'
import { paths } from '../../paths.js'
import { ImportFacts } from './ImportFacts.js'
import { Steps } from './Steps.js'
import { useCounts } from './useCounts.js'

/** An import that was carried out: what came of it, where its cells went, and its undoing. */
export function ImportRecordPage({ id }: { id: string }) {
  const record = useRead(readImport, { params: { id } })
  return (
    <RowPage entity="import" id={id} query={record} rows={10}>
      {(data) => <ImportView record={data} />}
    </RowPage>
  )
}

function ImportView({ record }: { record: ImportRecordView }) {
  const { t } = useLanguage(importTexts)
  const { step } = useSearch({ strict: false })
  const { number, cells } = useCounts()
  const { id, fileName, counts, requestId, entity } = record
  const isUndone = record.voidedAt !== null
  const title = step === 'done' ? t.imports.isDone(number(counts.new + counts.changed)) : fileName
  useTitle(`${fileName} ${id}`)
  return (
    <article className="stack import-page">
      <header className="import-head">
        <div>
          <nav aria-label={t.imports.title} className="subtle">
            <AppLink href={paths.imports()}>{t.imports.title}</AppLink>
            {' · '}
            {step === 'done' ? `${id} · ${fileName}` : id}
          </nav>
          <h1>{title}</h1>
        </div>
        {step === 'done' && <Steps at="done" />}
      </header>
      {isUndone && (
        <Alert data-color="warning">
          <Paragraph>{t.imports.undoneText(record.voidReason ?? '')}</Paragraph>
        </Alert>
      )}
      <div className="with-aside">
        <div className="stack">
          <section aria-labelledby="came-of-it">
            <div className="section-head">
              <h2 id="came-of-it">{t.imports.cameOfIt}</h2>
              <AppLink href={paths.changes({ requestId })}>{t.imports.allChanges}</AppLink>
            </div>
            <dl className="import-counts">
              <Count
                words={t.imports.countedRows.new}
                number={number(counts.new)}
                href={
                  counts.new > 0
                    ? paths.changes({ requestId, entity: [entity], action: ['create'] })
                    : undefined
                }
              />
              <Count
                words={t.imports.countedRows.changed}
                number={number(counts.changed)}
                href={
                  counts.changed > 0
                    ? paths.changes({ requestId, entity: [entity], action: ['update'] })
                    : undefined
                }
              />
              <Count words={t.imports.countedRows.unchanged} number={number(counts.unchanged)} />
              <Count words={t.imports.countedRows.skipped} number={number(counts.skipped)} />
              <Count words={t.imports.countedRows.problems} number={number(counts.problems + counts.asks)} />
            </dl>
          </section>
          <section aria-labelledby="cell-sum">
            <div className="section-head">
              <h2 id="cell-sum">{t.imports.whereCellsWent}</h2>
            </div>
            <p className="import-sum">{cells(counts)}</p>
            <p className="subtle small">{t.imports.cellsExplained}</p>
          </section>
          {!isUndone && <Next />}
          <Actions record={record} />
        </div>
        <ImportFacts record={record} />
      </div>
    </article>
  )
}

function Count({ words, number, href }: { words: string; number: string; href?: string | undefined }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>{href ? <AppLink href={href}>{number}</AppLink> : number}</dd>
    </div>
  )
}

/** What an import leaves to do: systems that nobody has said what becomes of. */
function Next() {
  const { t } = useLanguage(importTexts)
  const { number } = useCounts()
  const mayMap = useMay().may('edit_mapping')
  const unmapped = useRead(listSystems, { query: { destination: ['unmapped'], limit: 1 } })
  const total = unmapped.data?.total ?? 0
  if (total === 0) return null
  const [before, after] = t.imports.leftToMap(number(total))
  return (
    <section aria-labelledby="import-next">
      <div className="section-head">
        <h2 id="import-next">{t.imports.next}</h2>
      </div>
      <p>
        <AppLink href={mayMap ? paths.workbench() : paths.systems({ destination: ['unmapped'] })}>
          {before}
        </AppLink>
        {after}
      </p>
    </section>
  )
}

function Actions({ record }: { record: ImportRecordView }) {
  const { t } = useLanguage(importTexts)
  const { may } = useMay()
  const [undoing, setUndoing] = useState(false)
  const { id, fileKept, voidedAt, requestId } = record
  if (!may('create_system')) return null
  return (
    <div className="row import-actions">
      <Button asChild>
        <AppLink href={paths.imports()}>{t.imports.importNext}</AppLink>
      </Button>
      {fileKept ? (
        <Button asChild variant="secondary">
          <a href={urlOf(exportImportFile, { params: { id } })} download>
            {t.imports.downloadFile}
          </a>
        </Button>
      ) : (
        <span className="subtle">{t.imports.fileGone}</span>
      )}
      {voidedAt === null && (
        <Button variant="tertiary" data-color="neutral" id="undo-import" onClick={() => setUndoing(true)}>
          {t.imports.undoAll}
        </Button>
      )}
      {undoing && <UndoDialog requestId={requestId} onClose={() => setUndoing(false)} />}
    </div>
  )
}

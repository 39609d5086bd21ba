import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import {
  type Report,
  readReportCompanion,
  readReportFile,
  remakeReport,
} from '../../../schema/api/reports.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { KEPT_REPORTS } from '../../../schema/rules/reports.js'
import { urlOf } from '../../api/call.js'
import { newIdempotencyKey, useWrite } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { reportTexts } from '../../i18n/reports.js'
import { NextPage } from '../../parts/Pieces.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { useJobs } from '../../parts/useJob.js'
import { useMay } from '../../parts/useMay.js'
import { Remade } from './Remade.js'

/** The reports that were made, newest first, each to be had again and to be made anew. */
export function MadeReports({ list }: { list: Parameters<typeof NextPage>[0]['list'] & MadeList }) {
  const { t, language } = useLanguage(reportTexts)
  const remade = useJobs('remake')
  return (
    <QueryStates query={list} rows={7}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items)
        const total = pages[0]?.total ?? 0
        return (
          <section className="stack">
            <div className="section-head">
              <h2>{t.reports.earlier}</h2>
              <span className="subtle note">{formatNumber(total, language)}</span>
            </div>
            {rows.length === 0 && (
              <div className="empty-state">
                <p>{t.reports.none}</p>
                <p>{t.reports.noneText}</p>
              </div>
            )}
            <ol className="reports-made">
              {rows.map((report) => (
                <MadeReport
                  key={report.id}
                  report={report}
                  remade={remade.find(({ about }) => about === report.id)?.id}
                />
              ))}
            </ol>
            <NextPage list={list} shown={rows.length} total={total} />
          </section>
        )
      }}
    </QueryStates>
  )
}

type MadeList = Parameters<typeof QueryStates<{ pages: { items: Report[]; total: number }[] }>>[0]['query']

/** A report, and what came of making it anew at last. */
function MadeReport({ report, remade }: { report: Report; remade: string | undefined }) {
  const { t, say, language } = useLanguage(reportTexts)
  const { moment } = useFormats()
  const { may } = useMay()
  const remaking = useWrite(remakeReport)
  const [asked, setAsked] = useState<string>()
  const job = asked ?? remade
  const { id, order, madeBy, createdAt } = report
  return (
    <li>
      <div className="row">
        <span>
          {id} <strong>{say(KEPT_REPORTS[report.report])}</strong>{' '}
          <span className="subtle">{report.format.toUpperCase()}</span>
        </span>
        <span className="spacer" />
        {!report.fileKept ? (
          <span className="subtle small">{t.reports.fileGone}</span>
        ) : report.format === 'zip' && !may('read_access') ? (
          <span className="subtle small">{t.reports.bundleMayNot}</span>
        ) : (
          <a href={urlOf(readReportFile, { params: { id } })} download aria-label={t.reports.downloadOf(id)}>
            {t.reports.download}
          </a>
        )}
        <a
          href={urlOf(readReportCompanion, { params: { id } })}
          download
          aria-label={t.reports.companionOf(id)}
          title={t.reports.companionText}
        >
          {t.reports.companion}
        </a>
        {may('make_report') && (
          <Button
            variant="tertiary"
            data-size="sm"
            aria-label={t.reports.remakeOf(id)}
            loading={remaking.isPending}
            onClick={() =>
              remaking.mutate(
                { params: { id }, idempotencyKey: newIdempotencyKey() },
                { onSuccess: (made) => setAsked(made.id) },
              )
            }
          >
            {t.reports.remake}
          </Button>
        )}
      </div>
      <p className="subtle small">
        {t.reports.per(formatDate(order.asOf))} · #{formatNumber(order.sequence, language)} ·{' '}
        <code>{shortHash(order.hash)}</code> · {madeBy}, {moment(createdAt)}
      </p>
      {job && <Remade job={job} report={report} />}
    </li>
  )
}

const shortHash = (hash: string) => `${hash.slice(0, 4)}…${hash.slice(-4)}`

import { Button } from '@digdir/designsystemet-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { cancelJob } from '../../../schema/api/jobs.js'
import { readReport, readReportFile } from '../../../schema/api/reports.js'
import { KEPT_REPORTS } from '../../../schema/rules/reports.js'
import { urlOf } from '../../api/call.js'
import { readAllAnew, useRead, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { reportTexts } from '../../i18n/reports.js'
import { useJob } from '../../parts/useJob.js'

/** A report that is being made: how far it has come, and its file as soon as there is one. */
export function Making({ id, onHide }: { id: string; onHide: () => void }) {
  const { t, say } = useLanguage(reportTexts)
  const client = useQueryClient()
  const job = useJob(id)
  const cancelling = useWrite(cancelJob)
  const state = job.data?.state
  const made = state === 'done' ? String(job.data?.result?.report) : undefined
  const report = useRead(readReport, { params: { id: made ?? '' } }, made !== undefined)
  useEffect(() => {
    if (!made) return
    // The list has one more, and whoever asked for a file gets it.
    readAllAnew(client)
    const link = document.createElement('a')
    link.href = urlOf(readReportFile, { params: { id: made } })
    link.download = ''
    link.click()
  }, [made, client])
  return (
    <div className="reports-making row">
      <p role="status">
        {state === 'done' && report.data
          ? t.reports.ready(report.data.id, say(KEPT_REPORTS[report.data.report]))
          : state === 'failed'
            ? job.data?.problem && say(job.data.problem)
            : state === 'cancelled'
              ? t.reports.cancelled(t.reports.report)
              : t.reports.step(job.data?.done ?? 0, job.data?.total ?? 0)}
      </p>
      {made && (
        <a href={urlOf(readReportFile, { params: { id: made } })} download>
          {t.reports.downloadOf(made)}
        </a>
      )}
      {state === 'waiting' || state === 'running' ? (
        <Button
          variant="tertiary"
          data-size="sm"
          loading={cancelling.isPending}
          onClick={() => cancelling.mutate({ params: { id } })}
        >
          {t.reports.cancel}
        </Button>
      ) : (
        <Button variant="tertiary" data-size="sm" onClick={onHide}>
          {t.reports.hide}
        </Button>
      )}
    </div>
  )
}

import { Details } from '@digdir/designsystemet-react'
import type { Report } from '../../../schema/api/reports.js'
import { useLanguage } from '../../i18n/language.js'
import { reportTexts } from '../../i18n/reports.js'
import { useJob } from '../../parts/useJob.js'

interface Difference {
  at: string
  kept: unknown
  made: unknown
}

/** What came of making a report anew: the same bytes, or where it says something else. */
export function Remade({ job: id, report }: { job: string; report: Report }) {
  const { t, say } = useLanguage(reportTexts)
  const { data: job } = useJob(id)
  if (!job) return null
  if (job.problem) return <p role="alert">{say(job.problem)}</p>
  if (job.state === 'cancelled') return <p role="status">{t.reports.cancelled(report.id)}</p>
  if (job.state !== 'done') return <p role="status">{t.reports.remaking(report.id)}</p>
  const { same, template, differences } = job.result as {
    same: boolean
    template: number
    differences: Difference[] | null
  }
  if (same)
    return (
      <p role="status" className="reports-same">
        ✓ {t.reports.sameBytes}
      </p>
    )
  return (
    <>
      <p role="status">{t.reports.otherBytes(report.template, template)}</p>
      {!differences?.length ? (
        <p>{differences ? t.reports.onlyLayout : t.reports.notCompared}</p>
      ) : (
        <Details>
          <Details.Summary>{t.reports.compare(differences.length)}</Details.Summary>
          <Details.Content>
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">{t.reports.where}</th>
                  <th scope="col">{t.reports.keptSays}</th>
                  <th scope="col">{t.reports.madeSays}</th>
                </tr>
              </thead>
              <tbody>
                {differences.map(({ at, kept, made }) => (
                  <tr key={at}>
                    <th scope="row">{at}</th>
                    <td>{textOf(kept)}</td>
                    <td>{textOf(made)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Details.Content>
        </Details>
      )}
    </>
  )
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Job } from '../../../schema/api/jobs.js'
import { createBundle, createReport, listReports } from '../../../schema/api/reports.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { hasEnded } from '../../../schema/rules/jobs.js'
import { KEPT_REPORTS, type ReportFormat, type ReportName } from '../../../schema/rules/reports.js'
import { newIdempotencyKey, useDay, usePages, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { reportTexts } from '../../i18n/reports.js'
import { useTitle } from '../../parts/title.js'
import { useJobs } from '../../parts/useJob.js'
import { useMay } from '../../parts/useMay.js'
import type { BundleContents } from './BundleRow.js'
import { CheckFile } from './CheckFile.js'
import { Choices, type ReportChoices } from './Choices.js'
import { Lists } from './Lists.js'
import { MadeReports } from './MadeReports.js'
import { Making } from './Making.js'
import { ReportTable } from './ReportTable.js'
import './reports.css'

const PAGE = 20

/** Jobs before those that are shown already, by their ids, each once. */
const together = (jobs: readonly Job[], shown: readonly string[]) => [
  ...new Set([...jobs.map(({ id }) => id), ...shown]),
]

/** The reports that there are, by what they answer, and those that were made. */
export function ReportsPage() {
  const { t, language } = useLanguage(reportTexts)
  useTitle(t.reports.title)
  const today = useDay()
  const { may } = useMay()
  const navigate = useNavigate()
  const choices = useSearch({ strict: false }) as ReportChoices
  const setChoices = (search: ReportChoices) =>
    navigate({ to: '/reports', search: search as never, replace: true, resetScroll: false })
  const [jobs, setJobs] = useState<readonly string[]>([])
  const known = useJobs('report')
  useEffect(() => {
    const open = known.filter(({ state }) => !hasEnded(state))
    setJobs((all) => together(open, all))
  }, [known])
  const list = usePages(listReports, {}, PAGE)
  const creating = useWrite(createReport)
  const bundling = useWrite(createBundle)
  const [first] = list.data?.pages ?? []
  const made = list.data?.pages.flatMap(({ items }) => items) ?? []
  const [latest] = made
  const { day, from, to, ...rest } = choices
  // The register as it is now, unless another day is chosen.
  const ordered = { language, ...rest, ...(day && day !== today && { asOf: day }) }
  const begun = { onSuccess: (job: Job) => setJobs((all) => together([job], all)) }
  const bundle = ({ reports, formats }: BundleContents) => {
    creating.reset()
    const body = { ...ordered, reports: [...reports], formats: [...formats] }
    bundling.mutate({ body, idempotencyKey: newIdempotencyKey() }, begun)
  }
  const make = (report: ReportName, format: ReportFormat) => {
    bundling.reset()
    creating.mutate(
      {
        body: {
          ...{ ...ordered, report, format },
          ...(report === 'changes' && { from: from ?? null, to: to ?? null }),
        },
        idempotencyKey: newIdempotencyKey(),
      },
      begun,
    )
  }
  return (
    <div className="page stack">
      <h1>{t.reports.title}</h1>
      {first && (
        <p>
          {t.reports.made(first.total)}
          {latest && (
            <>
              <strong>
                {latest.id} {KEPT_REPORTS[latest.report][language]}
              </strong>
              {t.reports.asOfDay(formatDate(latest.order.asOf))}
            </>
          )}
        </p>
      )}
      <p className="subtle">{t.reports.promise}</p>
      <div className="with-aside reports">
        <div className="stack">
          <Choices choices={choices} today={today ?? ''} onChange={setChoices} />
          {jobs.map((id) => (
            <Making key={id} id={id} onHide={() => setJobs((all) => all.filter((one) => one !== id))} />
          ))}
          <ReportTable
            made={made}
            onMake={may('make_report') ? make : undefined}
            onBundle={may('make_bundle') ? bundle : undefined}
            error={creating.error ?? bundling.error}
          />
          <p className="subtle small">{may('make_report') ? t.reports.formats : t.reports.mayNot}</p>
          <Lists asOf={choices.day !== today ? choices.day : undefined} />
        </div>
        <aside aria-label={t.reports.earlier} className="stack">
          <MadeReports list={list} />
          <CheckFile />
        </aside>
      </div>
    </div>
  )
}

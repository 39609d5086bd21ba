import { Button } from '@digdir/designsystemet-react'
import type { Report } from '../../../schema/api/reports.js'
import {
  BUNDLE,
  REPORT_FORMATS,
  REPORT_GROUPS,
  REPORT_NAMES,
  REPORTS,
  type ReportFormat,
  type ReportGroup,
  type ReportName,
} from '../../../schema/rules/reports.js'
import { useLanguage } from '../../i18n/language.js'
import { reportTexts } from '../../i18n/reports.js'
import { problemOf } from '../../parts/QueryStates.js'
import { type BundleContents, BundleRow } from './BundleRow.js'

/** Every report, by what it is for, with the question that it answers. */
export function ReportTable({
  made,
  onMake,
  onBundle,
  error,
}: {
  made: readonly Report[]
  onMake: ((report: ReportName, format: ReportFormat) => void) | undefined
  /** Undefined for whoever may not read all that is in one. */
  onBundle: ((contents: BundleContents) => void) | undefined
  error: unknown
}) {
  const { t, say } = useLanguage(reportTexts)
  const problem = problemOf(error)
  const groups = Object.keys(REPORT_GROUPS) as ReportGroup[]
  return (
    <div className="scroll-x">
      {problem && (
        <p role="alert" className="error">
          {problem.errors.map((one) => say(one)).join(' ') || say(problem)}
        </p>
      )}
      <table className="plain stacks">
        <thead>
          <tr>
            <th scope="col">{t.reports.report}</th>
            <th scope="col">{t.reports.answers}</th>
            <th scope="col">{t.reports.lastMade}</th>
            {onMake && (
              <th scope="col" className="end">
                {t.reports.makeNow}
              </th>
            )}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={onMake ? 4 : 3} className="reports-group">
                {say(REPORT_GROUPS[group])}
              </th>
            </tr>
            {REPORT_NAMES.filter((name) => REPORTS[name].group === group).map((name) => (
              <tr key={name}>
                <th scope="row">{say(REPORTS[name])}</th>
                <td>{say(REPORTS[name].question)}</td>
                <td className="subtle" data-label={t.reports.lastMade}>
                  {made.find(({ report }) => report === name)?.id ?? t.reports.never}
                </td>
                {onMake && (
                  <td>
                    <div className="reports-formats">
                      {REPORT_FORMATS.map((format) => (
                        <Button
                          key={format}
                          variant="tertiary"
                          data-size="sm"
                          aria-label={t.reports.make(say(REPORTS[name]), format.toUpperCase())}
                          onClick={() => onMake(name, format)}
                        >
                          {format.toUpperCase()}
                        </Button>
                      ))}
                    </div>
                  </td>
                )}
              </tr>
            ))}
            {group === BUNDLE.group && (
              <BundleRow
                last={made.find(({ report }) => report === 'bundle')?.id}
                columns={onMake ? 4 : 3}
                onMake={onBundle}
              />
            )}
          </tbody>
        ))}
      </table>
    </div>
  )
}

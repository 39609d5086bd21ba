import { Button, Checkbox, Details } from '@digdir/designsystemet-react'
import { useState } from 'react'
import {
  BUNDLE,
  REPORT_FORMATS,
  REPORT_NAMES,
  REPORTS,
  type ReportFormat,
  type ReportName,
} from '../../../schema/rules/reports.js'
import { useLanguage } from '../../i18n/language.js'
import { reportTexts } from '../../i18n/reports.js'

/** What of the reports a bundle is to hold. */
export interface BundleContents {
  reports: readonly ReportName[]
  formats: readonly ReportFormat[]
}

const ALL: BundleContents = { reports: REPORT_NAMES, formats: REPORT_FORMATS }

/** The bundle among the reports: what is to be in it is chosen in its row. */
export function BundleRow({
  last,
  columns,
  onMake,
}: {
  last: string | undefined
  columns: number
  onMake: ((contents: BundleContents) => void) | undefined
}) {
  const { t, say } = useLanguage(reportTexts)
  const [contents, setContents] = useState(ALL)
  const { reports, formats } = contents
  return (
    <>
      <tr>
        <th scope="row">{say(BUNDLE)}</th>
        <td>{say(BUNDLE.question)}</td>
        <td className="subtle" data-label={t.reports.lastMade}>
          {last ?? t.reports.never}
        </td>
        {columns > 3 && (
          <td>
            <div className="reports-formats">
              {onMake ? (
                <Button
                  variant="tertiary"
                  data-size="sm"
                  aria-label={t.reports.make(say(BUNDLE), 'ZIP')}
                  onClick={() => onMake(contents)}
                >
                  ZIP
                </Button>
              ) : (
                <span className="subtle small">{t.reports.bundleMayNot}</span>
              )}
            </div>
          </td>
        )}
      </tr>
      {onMake && (
        <tr>
          <td colSpan={columns}>
            <Details>
              <Details.Summary>
                {t.reports.contents}:{' '}
                {t.reports.contentsOf(reports.length, formats.map((one) => one.toUpperCase()).join(', '))}
              </Details.Summary>
              <Details.Content>
                <p className="subtle small">{t.reports.contentsText}</p>
                <div className="reports-contents">
                  {REPORT_NAMES.map((name) => (
                    <Checkbox
                      key={name}
                      label={say(REPORTS[name])}
                      checked={reports.includes(name)}
                      onChange={() => setContents({ ...contents, reports: toggled(reports, name) })}
                    />
                  ))}
                </div>
                <div className="reports-contents">
                  {REPORT_FORMATS.map((name) => (
                    <Checkbox
                      key={name}
                      label={name.toUpperCase()}
                      checked={formats.includes(name)}
                      onChange={() => setContents({ ...contents, formats: toggled(formats, name) })}
                    />
                  ))}
                </div>
              </Details.Content>
            </Details>
          </td>
        </tr>
      )}
    </>
  )
}

const toggled = <T,>(all: readonly T[], one: T) =>
  all.includes(one) ? all.filter((each) => each !== one) : [...all, one]

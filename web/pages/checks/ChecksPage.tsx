import { useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { type CheckFindings, listChecks, readCheckHistory } from '../../../schema/api/checks.js'
import { listSystems } from '../../../schema/api/systems.js'
import { addDays, formatDate } from '../../../schema/rules/dates.js'
import { useRead } from '../../api/queries.js'
import { findingTexts } from '../../i18n/findings.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import { ExportMenu } from '../../parts/ExportMenu.js'
import { usePastDay } from '../../parts/moment.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { useNarrow } from '../../parts/useNarrow.js'
import { CheckList } from './CheckList.js'
import { CheckPanel } from './CheckPanel.js'
import { useFindingKeys } from './useFindingKeys.js'
import './checks.css'

/** What the checks find in the register, the worst first, and the systems of the one that is chosen beside them. */
export function ChecksPage() {
  const { t } = useLanguage(findingTexts)
  useTitle(t.findings.title)
  const checks = useRead(listChecks)
  return (
    <div className="page stack findings-page">
      <div className="row between">
        <h1>{t.findings.title}</h1>
        <ExportMenu list="findings" />
      </div>
      <QueryStates query={checks} rows={12}>
        {({ items, meta }) => <Findings checks={items} today={meta.today} />}
      </QueryStates>
    </div>
  )
}

/** Nothing is found where nothing is, and nothing is said before that is known. */
function NothingFound({ today }: { today: string }) {
  const { t } = useLanguage(findingTexts, systemListTexts)
  const day = usePastDay(today)
  const systems = useRead(listSystems, { query: { limit: 1 } })
  return systems.data && (systems.data.total === 0 ? t.systems.empty(day) : t.findings.none(day))
}

const sumOf = (some: readonly { count: number }[]) => some.reduce((sum, { count }) => sum + count, 0)

function Findings({ checks, today }: { checks: readonly CheckFindings[]; today: string }) {
  const { t, language } = useLanguage(findingTexts)
  const narrow = useNarrow()
  const frame = useRef<HTMLDivElement>(null)
  useFindingKeys(frame)
  const { check: asked } = useSearch({ from: '/shell/findings' })
  // Looked up in the log: what stands there already is shown meanwhile.
  const history = useRead(readCheckHistory)
  const finding = checks.filter(({ count }) => count > 0)
  const named = checks.find(({ code }) => code === asked)
  const isUnknown = asked !== undefined && !named
  const chosen = named ?? (narrow || isUnknown ? undefined : finding[0])
  const number = (value: number) => formatNumber(value, language)
  const errors = checks.filter(({ severity }) => severity === 'error')
  const week = addDays(today, -7)
  const before = history.data?.items.flatMap(({ code, counts }) =>
    errors.some((error) => error.code === code) ? counts.filter(({ day }) => day === week) : [],
  )
  return (
    <>
      <p className="findings-lead">
        {finding.length === 0 ? (
          <NothingFound today={today} />
        ) : (
          <>
            <strong>{t.findings.errors(number(sumOf(errors)))}</strong>
            {before && before.length > 0 && (
              <>, {t.findings.change(sumOf(errors) - sumOf(before), formatDate(week))}</>
            )}{' '}
            <span className="subtle">
              {t.findings.found(number(sumOf(finding)), finding.length, checks.length)}
            </span>
          </>
        )}
      </p>
      <div className="findings-columns" ref={frame}>
        {!(narrow && chosen) && (
          <CheckList checks={checks} chosen={chosen?.code} history={history.data?.items ?? []} />
        )}
        {isUnknown && (
          <p className="empty-state" role="status">
            {t.findings.unknown([asked].flat().join(', '))}
          </p>
        )}
        {chosen && (
          <CheckPanel
            key={chosen.code}
            check={chosen}
            history={history.data?.items.find(({ code }) => code === chosen.code)}
            narrow={narrow}
          />
        )}
      </div>
    </>
  )
}

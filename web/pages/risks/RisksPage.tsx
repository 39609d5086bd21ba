import { Paragraph } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { OPEN_RISK_STATES } from '../../../schema/rules/risks.js'
import { useLanguage } from '../../i18n/language.js'
import { riskTexts } from '../../i18n/risks.js'
import { ExportMenu } from '../../parts/ExportMenu.js'
import { ChoiceFilter } from '../../parts/form/filters.js'
import { useTitle } from '../../parts/title.js'
import { RiskList } from './RiskList.js'
import { WantedDecisionList } from './WantedDecisionList.js'
import './risks.css'

/** What may go wrong in the move, and what others are asked to decide, written by those who lead it. */
export function RisksPage() {
  const { t } = useLanguage(riskTexts)
  useTitle(t.risks.title)
  const navigate = useNavigate()
  const all = useSearch({ from: '/shell/risks' }).show === 'all'
  const show = (value: string) =>
    navigate({
      to: '/risks',
      search: ({ show: _, ...rest }: { show?: string | string[]; asOf?: string | string[] }) =>
        value === 'all' ? { ...rest, show: 'all' } : rest,
      resetScroll: false,
    })
  return (
    <div className="page stack">
      <div className="row">
        <h1>{t.risks.title}</h1>
        <span className="spacer" />
        <ExportMenu list="risks" query={all ? {} : { state: OPEN_RISK_STATES }} />
        <ExportMenu list="wanted-decisions" query={all ? {} : { state: ['wanted'] }} />
      </div>
      <Paragraph className="subtle">{t.risks.intro}</Paragraph>
      <search className="row list-filters">
        <ChoiceFilter
          label={t.risks.show}
          value={all ? 'all' : 'open'}
          required
          options={[
            { value: 'open', label: t.risks.open },
            { value: 'all', label: t.common.all },
          ]}
          onSet={show}
        />
      </search>
      <RiskList all={all} />
      <WantedDecisionList all={all} />
    </div>
  )
}

import { Paragraph } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useLanguage } from '../../i18n/language.js'
import { riskTexts } from '../../i18n/risks.js'
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
      <h1>{t.risks.title}</h1>
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

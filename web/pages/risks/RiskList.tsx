import { listRisks, type Risk, voidRisk } from '../../../schema/api/risks.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { hasCome } from '../../../schema/rules/days.js'
import { ofBelonging } from '../../../schema/rules/may.js'
import { OPEN_RISK_STATES, RISK_STATE_WORDS } from '../../../schema/rules/risks.js'
import { useRows } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { riskTexts } from '../../i18n/risks.js'
import { FormedList, useOpenForms } from '../../parts/form/FormedList.js'
import type { Column } from '../../parts/form/ListSection.js'
import { usePastDay } from '../../parts/moment.js'
import { useMay } from '../../parts/useMay.js'
import { VoidRowDialog } from '../system/connections/VoidRowDialog.js'
import { Belongs, DueDay } from './cells.js'
import { AddRisk, ChangeRisk } from './RiskForm.js'

/** The risks of the programme, the top ones first: those that are open, or all. */
export function RiskList({ all }: { all: boolean }) {
  const { t } = useLanguage(riskTexts)
  const { may } = useMay()
  const risks = useRows(listRisks, all ? {} : { state: [...OPEN_RISK_STATES] })
  const { items = [], today = '' } = risks.data ?? {}
  const day = usePastDay(today)
  const columns = useRiskColumns(today)
  const forms = useOpenForms()
  const [first, ...others] = columns
  const concerns: Column<Risk> = {
    name: 'about',
    label: t.risks.concerns,
    cell: (row) => <Belongs row={row} />,
  }
  return (
    <FormedList
      id="add-risk"
      label={t.risks.risks}
      heading={<h2>{t.risks.risks}</h2>}
      none={all ? t.risks.noRisksAtAll(day) : t.risks.noRisks(day)}
      add={t.risks.addRisk}
      query={risks}
      rows={items}
      columns={first ? [first, concerns, ...others] : []}
      nameOf={({ title }) => title}
      mayAdd={may('edit_plan')}
      mayChange={(row) => may('edit_plan', ofBelonging(row))}
      forms={forms}
      addForm={(close) => <AddRisk onClose={close} />}
      changeForm={(row, focus, close) => <ChangeRisk row={row} focus={focus} onClose={close} />}
      removeDialog={(row, close) => <RemoveRisk row={row} onClose={close} />}
    />
  )
}

/** What is shown of a risk beside what it is of; the first column names it. */
export function useRiskColumns(today: string): Column<Risk>[] {
  const { t, say } = useLanguage(riskTexts)
  const stateOf = ({ state, closedOn }: Risk) =>
    closedOn
      ? (hasCome(closedOn, today) ? t.risks.closed : t.risks.closes)(formatDate(closedOn))
      : say(RISK_STATE_WORDS[state])
  return [
    {
      name: 'title',
      label: t.risks.risk,
      as: 'heading',
      cell: (row) => (
        <>
          {row.title}
          <div className="subtle small">
            {row.id} · {stateOf(row)}
          </div>
          {row.description && <div className="subtle small">{row.description}</div>}
        </>
      ),
    },
    {
      name: 'score',
      label: t.risks.score,
      cell: ({ score, likelihood, consequence }) => (
        <>
          <strong>{score}</strong>
          <div className="subtle small">{t.risks.scoreOf(likelihood, consequence)}</div>
        </>
      ),
    },
    {
      name: 'measure',
      label: t.risks.measure,
      cell: ({ measure, outcome }) => (
        <>
          {measure ?? t.common.none}
          {outcome && <div className="subtle small">{outcome}</div>}
        </>
      ),
    },
    { name: 'owner', label: t.risks.owner, cell: ({ owner }) => owner ?? t.common.none },
    {
      name: 'due',
      label: t.risks.due,
      cell: ({ dueOn, state }) => <DueDay day={dueOn} today={today} done={state === 'closed'} />,
    },
  ]
}

/** Removes a risk with a reason, and offers to bring it back. */
export function RemoveRisk({ row, onClose }: { row: Risk; onClose: () => void }) {
  const { t } = useLanguage(riskTexts)
  return <VoidRowDialog row={row} title={t.risks.removeRisk} voidEndpoint={voidRisk} onClose={onClose} />
}

import {
  listWantedDecisions,
  voidWantedDecision,
  type WantedDecision,
} from '../../../schema/api/wantedDecisions.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { hasCome } from '../../../schema/rules/days.js'
import { ofBelonging } from '../../../schema/rules/may.js'
import { WANTED_DECISION_STATE_WORDS } from '../../../schema/rules/wantedDecisions.js'
import { useRows } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { riskTexts } from '../../i18n/risks.js'
import { FormedList, useOpenForms } from '../../parts/form/FormedList.js'
import { usePastDay } from '../../parts/moment.js'
import { useFormats } from '../../parts/settings.js'
import { useMay } from '../../parts/useMay.js'
import { VoidRowDialog } from '../system/connections/VoidRowDialog.js'
import { Belongs, DueDay } from './cells.js'
import { AddWantedDecision, ChangeWantedDecision } from './WantedDecisionForm.js'

/** What others are asked to decide, the most urgent first: what is still wanted, or all. */
export function WantedDecisionList({ all }: { all: boolean }) {
  const { t } = useLanguage(riskTexts)
  const { may } = useMay()
  const decisions = useRows(listWantedDecisions, all ? {} : { state: ['wanted'] })
  const { items = [], today = '' } = decisions.data ?? {}
  const day = usePastDay(today)
  const forms = useOpenForms()
  return (
    <FormedList
      id="add-wanted-decision"
      label={t.risks.decisions}
      heading={<h2>{t.risks.decisions}</h2>}
      none={all ? t.risks.noDecisionsAtAll(day) : t.risks.noDecisions(day)}
      add={t.risks.addDecision}
      query={decisions}
      rows={items}
      columns={[
        {
          name: 'title',
          label: t.risks.decision,
          as: 'heading',
          cell: (row) => <Named row={row} today={today} />,
        },
        { name: 'about', label: t.risks.concerns, cell: (row) => <Belongs row={row} /> },
        { name: 'options', label: t.risks.options, cell: (row) => <Options row={row} /> },
        { name: 'without', label: t.risks.without, cell: (row) => <Without row={row} /> },
        { name: 'decider', label: t.risks.decider, cell: ({ decider }) => decider ?? t.common.none },
        {
          name: 'decideBy',
          label: t.risks.decideBy,
          cell: ({ decideBy, state }) => <DueDay day={decideBy} today={today} done={state !== 'wanted'} />,
        },
      ]}
      nameOf={({ title }) => title}
      mayAdd={may('edit_plan')}
      mayChange={(row) => may('edit_plan', ofBelonging(row))}
      forms={forms}
      addForm={(close) => <AddWantedDecision onClose={close} />}
      changeForm={(row, focus, close) => <ChangeWantedDecision row={row} focus={focus} onClose={close} />}
      removeDialog={(row, close) => (
        <VoidRowDialog
          row={row}
          title={t.risks.removeDecision}
          voidEndpoint={voidWantedDecision}
          onClose={close}
        />
      )}
    />
  )
}

function Named({ row, today }: { row: WantedDecision; today: string }) {
  const { t, say } = useLanguage(riskTexts)
  const { id, title, memo, state, decidedOn, outcome, question } = row
  const said = decidedOn
    ? (hasCome(decidedOn, today) ? t.risks.decided : t.risks.decides)(formatDate(decidedOn))
    : say(WANTED_DECISION_STATE_WORDS[state])
  return (
    <>
      {title}
      <div className="subtle small">{[id, memo, said].filter(Boolean).join(' · ')}</div>
      {(outcome ?? question) && <div className="subtle small">{outcome ?? question}</div>}
    </>
  )
}

function Options({ row: { options, recommendation } }: { row: WantedDecision }) {
  const { t } = useLanguage(riskTexts)
  if (options.length === 0 && !recommendation) return t.common.none
  return (
    <>
      {options.length > 0 && (
        <ol className="options">
          {options.map((option) => (
            <li key={option}>{option}</li>
          ))}
        </ol>
      )}
      {recommendation && (
        <div className="subtle small">
          {t.risks.recommended} {recommendation}
        </div>
      )}
    </>
  )
}

function Without({ row: { consequenceOfNone, cost } }: { row: WantedDecision }) {
  const { t } = useLanguage(riskTexts)
  const { money } = useFormats()
  return (
    <>
      {consequenceOfNone}
      {cost !== null && <div className="subtle small">{t.risks.cost(money(cost))}</div>}
    </>
  )
}

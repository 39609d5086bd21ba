import { listRisks } from '../../../../schema/api/risks.js'
import type { System } from '../../../../schema/api/systems.js'
import { ofSystem } from '../../../../schema/rules/may.js'
import { useRows } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { riskTexts } from '../../../i18n/risks.js'
import { useMay } from '../../../parts/useMay.js'
import { AddRisk, ChangeRisk } from '../../risks/RiskForm.js'
import { RemoveRisk, useRiskColumns } from '../../risks/RiskList.js'
import type { Forms } from '../editing.js'
import { ConnectionSection } from './ConnectionSection.js'

/** What may go wrong with the move of the system, closed risks last. */
export function Risks({ system, forms }: { system: System; forms: Forms }) {
  const { t } = useLanguage(riskTexts)
  const { may } = useMay()
  const risks = useRows(listRisks, { system: [system.number] })
  const open = risks.data?.items.filter(({ state }) => state !== 'closed').length ?? 0
  const mine = may('edit_plan', ofSystem(system)) && system.voidedAt === null
  return (
    <ConnectionSection
      system={system}
      part="risks"
      title={t.risks.risks}
      note={open > 0 ? t.risks.openRisks(open) : undefined}
      none={t.risks.noRisksAtAll()}
      add={t.risks.addRisk}
      query={risks}
      columns={useRiskColumns(system.meta.today)}
      nameOf={({ title }) => title}
      mayAdd={mine}
      mayChange={() => mine}
      forms={forms}
      addForm={(close) => <AddRisk system={system} onClose={close} />}
      changeForm={(row, focus, close) => <ChangeRisk row={row} focus={focus} onClose={close} />}
      removeDialog={(row, close) => <RemoveRisk row={row} onClose={close} />}
    />
  )
}

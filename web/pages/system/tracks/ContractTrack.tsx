import type { Contract } from '../../../../schema/api/contracts.js'
import type { System } from '../../../../schema/api/systems.js'
import { CONTRACT_STATE_WORDS, isContractOver } from '../../../../schema/rules/contracts.js'
import { ofContract } from '../../../../schema/rules/may.js'
import { contractSteps } from '../../../../schema/rules/trackSteps.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemPartTexts } from '../../../i18n/parts.js'
import { AppLink } from '../../../parts/AppLink.js'
import { useFormats } from '../../../parts/settings.js'
import { useMay } from '../../../parts/useMay.js'
import { paths } from '../../../paths.js'
import type { Forms } from '../editing.js'
import { Track } from './Track.js'

/** The contract that asks for something first: the running one with the nearest deadline, else the latest. */
export function ContractTrack({
  contracts,
  system,
  forms,
}: {
  contracts: readonly Contract[]
  system: System
  forms: Forms
}) {
  const { t, say } = useLanguage(systemPartTexts)
  const formats = useFormats()
  const { mayWrite } = useMay()
  const { today } = system.meta
  const row = contracts.find((one) => !isContractOver(one, today)) ?? contracts.at(-1)
  const mine = row && mayWrite('contract', 'note', ofContract(row)) && system.voidedAt === null
  if (!row)
    return (
      <Track
        system={system}
        title={t.parts.contract}
        state={system.hasContracts === 'no' ? t.parts.noContractsSaid : t.parts.noContracts}
        steps={[]}
        owner={t.parts.contractOwner}
      />
    )
  const { id, supplier, number, annualCost, state } = row
  const cost = annualCost === null ? null : t.parts.perYear(formats.money(annualCost))
  return (
    <Track
      system={system}
      title={t.parts.contract}
      state={say(CONTRACT_STATE_WORDS[state])}
      steps={contractSteps(row, system, today)}
      owner={t.parts.contractOwner}
      edit={
        mine && !forms.opened[`contracts/${id}`]
          ? {
              id: 'edit-track-contract',
              label: t.parts.editContract(supplier),
              onOpen: () => forms.open(`contracts/${id}`),
            }
          : undefined
      }
    >
      <p className="small">
        <AppLink href={paths.contract(id)}>{[supplier, number].filter(Boolean).join(' · ')}</AppLink>
        {cost && ` · ${cost}`}
      </p>
    </Track>
  )
}

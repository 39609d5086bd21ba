import { type ReactNode, useState } from 'react'
import { type Contract, patchContract } from '../../../schema/api/contracts.js'
import { gapWords } from '../../../schema/rules/contractOutcome.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { groupBy } from '../../../schema/rules/groups.js'
import { ofContract, ofSystem, type Subproject } from '../../../schema/rules/may.js'
import { useChoices, useWrite } from '../../api/queries.js'
import { contractTexts } from '../../i18n/contracts.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { RowTable } from '../../parts/form/ListSection.js'
import { WriteError } from '../../parts/QueryStates.js'
import { StatusLabel } from '../../parts/StatusGlyph.js'
import { SystemFinder } from '../../parts/SystemFinder.js'
import { useMay } from '../../parts/useMay.js'
import { useUndo } from '../../parts/useUndo.js'
import { WarningGlyph } from '../../parts/Warnings.js'
import { paths } from '../../paths.js'
import { toneOf } from './gaps.js'

/**
 * The systems that a contract covers, under a picture of them: how each stands when the contract ends is told of it in words.
 * Those who may, take systems out and add others.
 */
export function CoveredSystems({ contract, children }: { contract: Contract; children?: ReactNode }) {
  const { t, say } = useLanguage(contractTexts)
  const { mayWrite } = useMay()
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const [adding, setAdding] = useState(false)
  const patching = useWrite(patchContract)
  const undo = useUndo()
  const { id, version, systems, covers, gaps, plannedEnd } = contract
  const gapsOf = groupBy(gaps, ({ system }) => system)
  const may = contract.voidedAt === null && mayWrite('contract', 'systems', ofContract(contract))
  /** Whoever leads some subprojects puts their own systems under it, and takes their own out. */
  const mayMove = (subproject: Subproject) => mayWrite('contract', 'systems', ofSystem({ subproject }))
  const set = (next: string[], said: string) =>
    patching.mutate(
      { params: { id }, version, body: { systems: next } },
      {
        onSuccess: (saved) => undo(saved, said),
      },
    )
  return (
    <section>
      <div className="section-head">
        <h2>{t.contracts.systems(covers.length)}</h2>
        {covers.length > 0 && plannedEnd !== null && gaps.length === 0 && (
          <span className="subtle note">{t.contracts.gapsNone}</span>
        )}
        {may && (
          <button
            type="button"
            className="text-button"
            aria-expanded={adding}
            onClick={() => setAdding(!adding)}
          >
            {adding ? t.common.close : t.contracts.addSystem}
          </button>
        )}
      </div>
      <WriteError error={patching.error} />
      {adding && (
        <SystemFinder
          taken={systems}
          mayAdd={mayMove}
          onChoose={(number, name) => set([...systems, number], t.contracts.added(name))}
        />
      )}
      {children}
      {covers.length === 0 && <p className="subtle pad">{t.contracts.noSystems}</p>}
      {covers.length > 0 && (
        <RowTable
          rows={covers}
          idOf={({ number }) => number}
          columns={[
            {
              name: 'number',
              label: t.common.number,
              as: 'plain',
              cell: ({ number }) => <span className="subtle contract-number">{number}</span>,
            },
            {
              name: 'system',
              label: t.common.system,
              as: 'heading',
              cell: ({ number, name }) => <AppLink href={paths.system(number)}>{name}</AppLink>,
            },
            {
              name: 'municipality',
              label: t.common.municipality,
              as: 'plain',
              cell: ({ municipality }) => municipalities.get(municipality) ?? municipality,
            },
            {
              name: 'status',
              label: t.common.status,
              as: 'plain',
              cell: ({ voided, status }) =>
                voided ? t.contracts.voidedSystem : <StatusLabel status={status} />,
            },
            ...(plannedEnd === null
              ? []
              : [
                  {
                    name: 'whenEnds',
                    label: `${t.contracts.whenEnds} ${formatDate(plannedEnd)}`,
                    as: 'plain' as const,
                    cell: ({ number, name, voided }: Contract['covers'][number]) =>
                      voided ? t.common.none : <WhenEnds gaps={gapsOf.get(number) ?? []} name={name} />,
                  },
                ]),
          ]}
          waysLabel={t.contracts.remove}
          ways={
            may
              ? ({ number, name, subproject }) =>
                  mayMove(subproject) && (
                    <button
                      type="button"
                      className="text-button"
                      aria-label={`${t.contracts.remove}: ${name} ${number}`}
                      onClick={() =>
                        set(
                          systems.filter((one) => one !== number),
                          t.contracts.removed(name),
                        )
                      }
                    >
                      {t.contracts.remove}
                    </button>
                  )
              : undefined
          }
        />
      )}
    </section>
  )
}

/** How a system stands when the contract ends: out before, or without a contract for how long. */
function WhenEnds({ gaps, name }: { gaps: readonly Contract['gaps'][number][]; name: string }) {
  const { t, say } = useLanguage(contractTexts)
  if (gaps.length === 0) return <span className="subtle">{t.contracts.outBefore}</span>
  return gaps.map((gap) => (
    <span key={gap.kind} className="labelled contract-gap" data-tone={toneOf(gap)}>
      <WarningGlyph tone={toneOf(gap)} />
      <span>{say(gapWords(gap, name))}</span>
    </span>
  ))
}

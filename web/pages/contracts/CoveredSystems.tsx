import { useState } from 'react'
import { type Contract, patchContract } from '../../../schema/api/contracts.js'
import { useChoices, useMe, useWrite } from '../../api/queries.js'
import { contractTexts } from '../../i18n/contracts.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { WriteError } from '../../parts/QueryStates.js'
import { StatusLabel } from '../../parts/StatusGlyph.js'
import { SystemFinder } from '../../parts/SystemFinder.js'
import { useUndo } from '../../parts/useUndo.js'
import { paths } from '../../paths.js'

/** The systems that a contract covers; those who may, take them out and add others. */
export function CoveredSystems({ contract }: { contract: Contract }) {
  const { t, say } = useLanguage(contractTexts)
  const me = useMe()
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const [adding, setAdding] = useState(false)
  const patching = useWrite(patchContract)
  const undo = useUndo(patchContract)
  const { id, version, systems, covers } = contract
  const may = contract.voidedAt === null && (me.data?.actions.includes('edit_contract') ?? false)
  const set = (next: string[], said: string) =>
    patching.mutate(
      { params: { id }, version, body: { systems: next } },
      {
        onSuccess: (saved) => undo({ params: { id }, version: saved.version, body: { systems } }, said),
      },
    )
  return (
    <section>
      <div className="section-head">
        <h2>{t.contracts.systems(covers.length)}</h2>
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
          without={systems}
          onChoose={({ number, name }) => set([...systems, number], t.contracts.added(name))}
        />
      )}
      {covers.length === 0 && <p className="subtle pad">{t.contracts.noSystems}</p>}
      {covers.length > 0 && (
        <table className="plain stacks">
          <thead>
            <tr>
              <th scope="col">{t.common.number}</th>
              <th scope="col">{t.common.system}</th>
              <th scope="col">{t.common.municipality}</th>
              <th scope="col">{t.common.status}</th>
              {may && (
                <th scope="col">
                  <span className="visually-hidden">{t.contracts.remove}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {covers.map((system) => (
              <tr key={system.number}>
                <td className="subtle">{system.number}</td>
                <th scope="row">
                  <AppLink href={paths.system(system.number)}>{system.name}</AppLink>
                </th>
                <td>{municipalities.get(system.municipality) ?? system.municipality}</td>
                <td>{system.voided ? t.contracts.voidedSystem : <StatusLabel status={system.status} />}</td>
                {may && (
                  <td className="end">
                    <button
                      type="button"
                      className="text-button"
                      aria-label={`${t.contracts.remove}: ${system.name} ${system.number}`}
                      onClick={() =>
                        set(
                          systems.filter((number) => number !== system.number),
                          t.contracts.removed(system.name),
                        )
                      }
                    >
                      {t.contracts.remove}
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

import type { RefObject } from 'react'
import {
  type Landscape,
  type LandscapeNode,
  readShutdown,
  type Shutdown,
} from '../../../schema/api/landscape.js'
import { readSystem, type System } from '../../../schema/api/systems.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { ofSystem } from '../../../schema/rules/may.js'
import { useRead } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { landscapeTexts } from '../../i18n/landscape.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { useAsOf } from '../../parts/moment.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { useCopyText } from '../../parts/useCopyText.js'
import { useMay } from '../../parts/useMay.js'
import { paths } from '../../paths.js'
import { GateGlyph, Gates } from '../system/steps/Gates.js'
import { pageOf, useEndWords, useNodeWords } from './words.js'

/** What is said of the node that is chosen: of a system what happens if it is switched off, of others what they exchange. */
export function Panel({
  node,
  landscape,
  heading,
  onClose,
}: {
  node: LandscapeNode
  landscape: Landscape
  heading: RefObject<HTMLHeadingElement | null>
  onClose: () => void
}) {
  const { t, say } = useLanguage(landscapeTexts)
  const words = useNodeWords()
  const past = useAsOf() !== undefined
  const isSystem = node.kind === 'system'
  const page = pageOf(node)
  return (
    <aside
      className="landscape-panel"
      aria-labelledby="landscape-panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <div className="row">
        <h2 id="landscape-panel" ref={heading} tabIndex={-1}>
          {isSystem ? t.landscape.whatIf(say(node)) : say(node)}
        </h2>
        <span className="spacer" />
        <button type="button" className="text-button" onClick={onClose}>
          {t.landscape.close}
        </button>
      </div>
      <p className="subtle small">{[isSystem ? node.key : '', words(node)].filter(Boolean).join(' · ')}</p>
      {isSystem && !past ? (
        <SwitchedOff number={node.key} />
      ) : (
        <>
          {isSystem && <p>{t.landscape.notPast}</p>}
          <Exchanges node={node} landscape={landscape} />
        </>
      )}
      {page && (
        <p>
          <AppLink href={page}>{t.landscape.openSystem(say(node))}</AppLink>
        </p>
      )}
    </aside>
  )
}

/** Its flows, one by one. */
function Exchanges({ node, landscape: { flows, nodes } }: { node: LandscapeNode; landscape: Landscape }) {
  const { t, say } = useLanguage(landscapeTexts)
  const endWords = useEndWords()
  const own = flows.filter(({ from, to }) => from === node.key || to === node.key)
  return (
    <section>
      <h3>
        {t.landscape.flows} <span className="subtle">{own.length}</span>
      </h3>
      <ul className="landscape-list">
        {own.map((flow) => {
          const other = nodes.find(({ key }) => key === (flow.from === node.key ? flow.to : flow.from))
          return (
            <li key={flow.id}>
              {flow.data} <span className="subtle">{other && endWords(flow, node.key, say(other))}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function SwitchedOff({ number }: { number: string }) {
  const shutdown = useRead(readShutdown, { params: { number } })
  const system = useRead(readSystem, { params: { number } })
  return (
    <QueryStates query={shutdown} rows={6}>
      {(told) => (
        <QueryStates query={system} rows={6}>
          {(row) => <WhatHappens told={told} system={row} />}
        </QueryStates>
      )}
    </QueryStates>
  )
}

/** What stops, what must be done first, what its contracts come to, and what is arranged already. */
function WhatHappens({ told, system }: { told: Shutdown; system: System }) {
  const { t, say, language } = useLanguage(landscapeTexts)
  const endWords = useEndWords()
  const mayEdit = useMay().may('edit_integration', ofSystem(system))
  const { stops, waiting, settled, contracts, number } = told
  const lacking = told.gates.filter(({ holds }) => !holds)
  const holding = told.gates.filter(({ holds }) => holds)
  const first = lacking.length + (waiting.length > 0 ? 1 : 0)
  const count = (value: number) => formatNumber(value, language)
  const copy = useCopyText(t.landscape.copied, t.landscape.notCopied)
  return (
    <>
      <p>
        <strong>
          {stops.length > 0 ? t.landscape.stopping(count(stops.length)) : t.landscape.nothingStops}
        </strong>{' '}
        {first > 0 ? t.landscape.first(count(first)) : t.landscape.nothingFirst}
      </p>
      {stops.length > 0 && (
        <section>
          <h3>
            {t.landscape.stops} <span className="subtle">{count(stops.length)}</span>
          </h3>
          <ul className="gates">
            {stops.map((flow) => (
              <li key={flow.id} data-holds="false">
                <GateGlyph state="fails" />
                <div>
                  {flow.data}{' '}
                  <span className="subtle small block">{endWords(flow, number, say(flow.other))}</span>
                </div>
                {mayEdit && (
                  <div className="gate-ways">
                    <AppLink
                      href={paths.system(number, { part: 'integrations', field: 'state' })}
                      aria-label={t.landscape.settleOf(flow.data)}
                    >
                      {t.landscape.settle}
                    </AppLink>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {first > 0 && (
        <section>
          <h3>
            {t.landscape.mustFirst} <span className="subtle">{count(first)}</span>
          </h3>
          {waiting.length > 0 && (
            <p>
              {t.landscape.waiting(count(waiting.length))}{' '}
              {waiting.map((one, at) => (
                <span key={one.number}>
                  {at > 0 && ', '}
                  <AppLink href={paths.system(one.number)}>{one.name}</AppLink>{' '}
                  <span className="subtle small">{one.number}</span>
                </span>
              ))}
            </p>
          )}
          <Gates gates={lacking} system={system} />
        </section>
      )}
      {contracts.length > 0 && (
        <section>
          <h3>
            {t.landscape.contracts} <span className="subtle">{count(contracts.length)}</span>
          </h3>
          <ul className="landscape-list">
            {contracts.map((contract) => (
              <ContractLine key={contract.id} contract={contract} />
            ))}
          </ul>
        </section>
      )}
      {(settled > 0 || holding.length > 0 || waiting.length === 0) && (
        <section>
          <h3>{t.landscape.arranged}</h3>
          <ul className="landscape-list">
            {settled > 0 && <li>{t.landscape.settled(count(settled))}</li>}
            {waiting.length === 0 && <li>{t.landscape.nobodyWaits}</li>}
          </ul>
          <Gates gates={holding} system={system} />
        </section>
      )}
      <button type="button" className="text-button" onClick={() => copy(asText())}>
        {t.landscape.copy}
      </button>
    </>
  )

  /** The same as plain text, for an e-mail or a note. */
  function asText(): string {
    const part = (title: string, lines: readonly string[]) =>
      lines.length > 0 ? [title, ...lines.map((line) => `- ${line}`), ''] : []
    return [
      t.landscape.whatIf(`${told.number} ${told.name}`),
      '',
      ...part(
        t.landscape.stops,
        stops.map((flow) => `${flow.data} ${endWords(flow, number, say(flow.other))}`),
      ),
      ...part(t.landscape.mustFirst, [
        ...(waiting.length > 0
          ? [`${t.landscape.waiting(count(waiting.length))} ${waiting.map(({ name }) => name).join(', ')}`]
          : []),
        ...lacking.map(say),
      ]),
      ...part(t.landscape.arranged, [
        ...(settled > 0 ? [t.landscape.settled(count(settled))] : []),
        ...holding.map(say),
      ]),
    ].join('\n')
  }
}

function ContractLine({
  contract: { id, label, annualCost, lastDay, others },
}: {
  contract: Shutdown['contracts'][number]
}) {
  const { t } = useLanguage(landscapeTexts)
  const { money } = useFormats()
  const more = [
    lastDay ? t.landscape.ends(formatDate(lastDay)) : t.landscape.endsNot,
    annualCost === null ? '' : t.landscape.perYear(money(annualCost)),
    others > 0 ? t.landscape.coversOthers(others) : '',
  ]
  return (
    <li>
      <AppLink href={paths.contract(id)}>{label}</AppLink>{' '}
      <span className="subtle small">{more.filter(Boolean).join(', ')}</span>
    </li>
  )
}

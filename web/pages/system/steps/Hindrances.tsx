import type { ReactNode } from 'react'
import { listContracts } from '../../../../schema/api/contracts.js'
import { listIntegrations } from '../../../../schema/api/integrations.js'
import { listPrerequisites } from '../../../../schema/api/prerequisites.js'
import type { System } from '../../../../schema/api/systems.js'
import { STATUS_WORDS } from '../../../../schema/rules/status.js'
import { useRows } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemPartTexts } from '../../../i18n/parts.js'
import { AppLink } from '../../../parts/AppLink.js'
import { paths } from '../../../paths.js'
import { Direction } from '../connections/Integrations.js'
import type { GateResult } from './mending.js'

/** So many of what fails a gate are named; the part that it is of has the rest. */
const NAMED = 3

/** What fails a gate, by name and with the way to it: which contracts, integrations, systems or replacements. */
export function Hindrances({ gate, system }: { gate: GateResult; system: System }) {
  if (gate.rows.length === 0) return null
  switch (gate.place?.part) {
    case 'contracts':
      return <FailingContracts gate={gate} system={system} />
    case 'integrations':
      return <FailingIntegrations gate={gate} system={system} />
    case 'prerequisites':
      return <FailingPrerequisites gate={gate} system={system} />
    default:
      return <FailingReplacements gate={gate} system={system} />
  }
}

type Failing = Parameters<typeof Hindrances>[0]

function FailingContracts({ gate, system: { number } }: Failing) {
  const rows = useRows(listContracts, { system: [number] }).data?.items ?? []
  return (
    <Named gate={gate} rows={rows}>
      {({ id, supplier, number }) => (
        <AppLink href={paths.contract(id)}>{[supplier, number].filter(Boolean).join(' · ')}</AppLink>
      )}
    </Named>
  )
}

function FailingIntegrations({ gate, system: { number } }: Failing) {
  const rows = useRows(listIntegrations, { system: [number] }).data?.items ?? []
  return (
    <Named gate={gate} rows={rows}>
      {(row) => (
        <>
          <Direction row={row} number={number} />
          {row.data && ` (${row.data})`}
        </>
      )}
    </Named>
  )
}

function FailingPrerequisites({ gate, system: { number } }: Failing) {
  const { t, say } = useLanguage(systemPartTexts)
  const rows = useRows(listPrerequisites, { system: [number] }).data?.items ?? []
  return (
    <Named gate={gate} rows={rows}>
      {({ required, status }) => (
        <>
          <AppLink href={paths.system(required.number)}>{required.name}</AppLink>
          {` (${t.parts.isButMustBe(say(STATUS_WORDS[required.status]), say(STATUS_WORDS[status]))})`}
        </>
      )}
    </Named>
  )
}

/** The replacements of the system that fail it; none is named where no row of the gate is one of its links. */
function FailingReplacements({ gate, system: { mappings } }: Failing) {
  const { language } = useLanguage()
  const failing = mappings.filter(
    ({ id, replacement }) => gate.rows.includes(id) || gate.rows.includes(replacement.code),
  )
  return (
    <Named gate={{ rows: failing.map(({ id }) => id) }} rows={failing}>
      {({ replacement: { code, nameNb, nameEn } }) => (
        <AppLink href={paths.replacement(code)}>{language === 'nb' ? nameNb : nameEn}</AppLink>
      )}
    </Named>
  )
}

function Named<R extends { id: string }>({
  gate,
  rows,
  children,
}: {
  gate: Pick<GateResult, 'rows'>
  rows: readonly R[]
  children: (row: R) => ReactNode
}) {
  const { t } = useLanguage(systemPartTexts)
  const failing = rows.filter(({ id }) => gate.rows.includes(id))
  if (failing.length === 0) return null
  return (
    <ul className="hindrances small">
      {failing.slice(0, NAMED).map((row) => (
        <li key={row.id}>{children(row)}</li>
      ))}
      {failing.length > NAMED && <li className="subtle">{t.parts.andMore(failing.length - NAMED)}</li>}
    </ul>
  )
}

import { useRef } from 'react'
import {
  createIntegration,
  type Integration,
  listIntegrations,
  patchIntegration,
  voidIntegration,
} from '../../../../schema/api/integrations.js'
import type { System } from '../../../../schema/api/systems.js'
import { INTEGRATION_FIELDS, INTEGRATION_STATE_WORDS } from '../../../../schema/rules/integrations.js'
import { newIdempotencyKey, useRows, useWrite } from '../../../api/queries.js'
import { useReplacementNames } from '../../../api/replacementNames.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemPartTexts } from '../../../i18n/parts.js'
import { AppLink } from '../../../parts/AppLink.js'
import { asWords, type Field, without } from '../../../parts/form/fields.js'
import { RecordForm } from '../../../parts/form/RecordForm.js'
import { useFields } from '../../../parts/form/useFields.js'
import { usePatch } from '../../../parts/form/usePatch.js'
import { useMay } from '../../../parts/useMay.js'
import { useUndo } from '../../../parts/useUndo.js'
import { paths } from '../../../paths.js'
import type { Forms } from '../editing.js'
import { ConnectionSection } from './ConnectionSection.js'
import { VoidRowDialog } from './VoidRowDialog.js'

/** Who the system sends to and receives from, in words. */
export function Integrations({ system, forms }: { system: System; forms: Forms }) {
  const { t, say } = useLanguage(systemPartTexts)
  const { may } = useMay()
  const { number, hasIntegrations, voidedAt } = system
  const integrations = useRows(listIntegrations, { system: [number] })
  const mine = may('edit_integration') && voidedAt === null
  const open = integrations.data?.items.filter(({ state }) => state === 'open').length ?? 0
  return (
    <ConnectionSection
      system={system}
      part="integrations"
      title={t.parts.integrations}
      note={open > 0 ? t.parts.openIntegrations(open) : undefined}
      none={hasIntegrations === 'no' ? t.parts.noIntegrationsSaid : t.parts.noIntegrations}
      add={t.parts.addIntegration}
      query={integrations}
      link={<AppLink href={paths.landscape({ of: [number], chosen: number })}>{t.parts.inLandscape}</AppLink>}
      columns={[
        {
          name: 'way',
          label: t.parts.direction,
          as: 'heading',
          cell: (row) => <Direction row={row} number={number} />,
        },
        { name: 'data', label: t.parts.data, cell: ({ data }) => data },
        { name: 'method', label: t.parts.method, cell: ({ method }) => method ?? t.common.none },
        {
          name: 'state',
          label: t.common.status,
          cell: ({ state, movedTo }) =>
            `${say(INTEGRATION_STATE_WORDS[state])}${movedTo ? `: ${movedTo}` : ''}`,
        },
      ]}
      nameOf={(row) => row.data}
      mayAdd={mine}
      mayChange={() => mine}
      forms={forms}
      addForm={(close) => <AddIntegration system={system} onClose={close} />}
      changeForm={(row, focus, close) => <ChangeIntegration row={row} focus={focus} onClose={close} />}
      removeDialog={(row, close) => (
        <VoidRowDialog
          row={row}
          title={t.parts.removeIntegrationTitle}
          voidEndpoint={voidIntegration}
          onClose={close}
        />
      )}
    />
  )
}

/** «Sender til X», «Mottar fra Y», «Utveksler med Z», seen from the system whose page it is. */
export function Direction({ row, number }: { row: Integration; number: string }) {
  const { t, say } = useLanguage(systemPartTexts)
  const replacementName = useReplacementNames()
  const { from, to, toReplacement, toParty, direction } = row
  const sends = from.number === number
  const words =
    direction === 'both_ways' ? t.parts.exchangesWith : sends ? t.parts.sendsTo : t.parts.receivesFrom
  const other = sends ? to : from
  const replacement = toReplacement === null ? undefined : replacementName(toReplacement)
  return (
    <span>
      {words} {other && <AppLink href={paths.system(other.number)}>{other.name}</AppLink>}
      {sends && toReplacement && (
        <AppLink href={paths.replacement(toReplacement)}>
          {replacement ? say(replacement) : toReplacement}
        </AppLink>
      )}
      {sends && toParty}
    </span>
  )
}

function ChangeIntegration({
  row,
  focus,
  onClose,
}: {
  row: Integration
  focus: { name?: string | undefined }
  onClose: () => void
}) {
  const patch = usePatch(patchIntegration)
  const { data, direction, method, state, movedTo, note } = INTEGRATION_FIELDS
  const fields = useFields({ data, direction, method, state, movedTo, note })
  return (
    <RecordForm
      concept="integration"
      fields={Object.values(fields)}
      row={row}
      record={{ entity: 'integration', entityId: row.id }}
      focus={focus}
      withReason
      save={(saving) => patch({ id: row.id }, saving)}
      onDone={onClose}
      onCancel={onClose}
    />
  )
}

/** Adds an integration from either end: this system sends, or receives from another. */
function AddIntegration({ system: { number }, onClose }: { system: System; onClose: () => void }) {
  const { t } = useLanguage(systemPartTexts)
  const key = useRef(newIdempotencyKey())
  const creating = useWrite(createIntegration)
  const undo = useUndo()
  const fields = useFields(INTEGRATION_FIELDS)
  const way: Field = {
    name: 'way',
    ...asWords(t.parts.way),
    type: 'choice',
    required: true,
    choices: [
      { value: 'out', ...asWords(t.parts.wayOut) },
      { value: 'in', ...asWords(t.parts.wayIn) },
    ],
  }
  const other: Field = { ...without(fields.toSystem, [number]), ...asWords(t.parts.otherSystem) }
  const ends = { toReplacement: fields.toReplacement, toParty: fields.toParty }
  return (
    <RecordForm
      concept="integration"
      fields={[
        way,
        other,
        ...Object.values(ends).map((field) => ({ ...field, help: asWords(t.parts.onlyWhenSending) })),
        fields.data,
        fields.direction,
        fields.method,
        fields.state,
      ]}
      row={{ way: 'out', direction: 'one_way', state: 'open' }}
      submit={t.parts.addIntegration}
      withReason
      save={async ({ values, reason }) => {
        const { way: chosen, toSystem, ...rest } = values as Record<string, string | null>
        const from =
          chosen === 'in'
            ? { fromSystem: toSystem ?? '', toSystem: number }
            : { fromSystem: number, toSystem }
        const added = await creating.mutateAsync({
          // What a form holds is checked by the server, field by field.
          body: { data: '', ...rest, ...from, ...(reason && { reason }) } as never,
          idempotencyKey: key.current,
        })
        undo(added)
      }}
      onDone={onClose}
      onCancel={onClose}
    />
  )
}

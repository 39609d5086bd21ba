import { useRef, useState } from 'react'
import { readMappingConsequences } from '../../../../schema/api/consequences.js'
import { createMapping, type Mapping, patchMapping, voidMapping } from '../../../../schema/api/mappings.js'
import type { System } from '../../../../schema/api/systems.js'
import type { Action } from '../../../../schema/rules/access.js'
import { formatDate } from '../../../../schema/rules/dates.js'
import { followsMapping, hasCome } from '../../../../schema/rules/days.js'
import { COVERAGE_WORDS, MAPPING_FIELDS } from '../../../../schema/rules/mappings.js'
import { ofSystem } from '../../../../schema/rules/may.js'
import { isReady, type Status } from '../../../../schema/rules/status.js'
import { WITHOUT_REPLACEMENT_WORDS } from '../../../../schema/rules/systems.js'
import { type BodyOf, newIdempotencyKey, useRead, useWrite } from '../../../api/queries.js'
import { formatNumber } from '../../../i18n/format.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemTexts } from '../../../i18n/system.js'
import { AppLink } from '../../../parts/AppLink.js'
import { FieldInput } from '../../../parts/form/FieldInput.js'
import { asWords, fromInput, type Row, valuesOf, without } from '../../../parts/form/fields.js'
import { type Column, ListSection } from '../../../parts/form/ListSection.js'
import { RecordForm } from '../../../parts/form/RecordForm.js'
import { useFields } from '../../../parts/form/useFields.js'
import { useFieldText } from '../../../parts/form/useFieldText.js'
import { usePatch } from '../../../parts/form/usePatch.js'
import { useUnsaved } from '../../../parts/form/useUnsaved.js'
import { ReasonDialog } from '../../../parts/ReasonDialog.js'
import { SignalLabel } from '../../../parts/SignalLabel.js'
import { StatusGlyph } from '../../../parts/StatusGlyph.js'
import { useMay } from '../../../parts/useMay.js'
import { useUndo } from '../../../parts/useUndo.js'
import { paths } from '../../../paths.js'
import type { Forms } from '../editing.js'
import { PartHeading } from '../PartHeading.js'
import { answersOf, coverageOf, useCoverageFields } from './coverage.js'

// The forms stand on the system that is mapped.
const { system: _system, ...FORM_FIELDS } = MAPPING_FIELDS

/** What replaces the system: one link, or several when it is split. */
export function Mappings({ system, forms }: { system: System; forms: Forms }) {
  const { t, say, language } = useLanguage(systemTexts)
  const { may } = useMay()
  const adding = forms.opened['mappings/new']
  const can = (action: Action) => may(action, ofSystem(system)) && system.voidedAt === null
  const mayMap = can('edit_mapping')
  const { mappings } = system
  const { today } = system.meta
  const text = useFieldText()
  const number = (count: number | null) => (count === null ? t.common.none : formatNumber(count, language))
  const columns: Column<Mapping>[] = [
    {
      name: 'replacement',
      label: t.common.replacement,
      as: 'heading',
      cell: ({ replacement }) => (
        <>
          <span aria-hidden="true" className="subtle">
            →{' '}
          </span>
          <AppLink href={paths.replacement(replacement.code)}>
            {language === 'nb' ? replacement.nameNb : replacement.nameEn}
          </AppLink>
        </>
      ),
    },
    { name: 'scope', label: t.common.scope, as: 'plain', cell: ({ scope }) => scope },
    { name: 'coverage', label: t.common.coverage, cell: ({ coverage }) => say(COVERAGE_WORDS[coverage]) },
    {
      name: 'cutOver',
      label: t.system.cutOver,
      cell: (mapping) => <CutOver mapping={mapping} status={system.status} today={today} />,
    },
    {
      name: 'reconciled',
      label: t.system.reconciled,
      cell: ({ countIn, countOut }) =>
        countIn === null && countOut === null ? t.common.none : `${number(countIn)} / ${number(countOut)}`,
    },
    {
      name: 'accepted',
      label: t.system.accepted,
      as: 'plain',
      cell: ({ acceptedOn }) =>
        acceptedOn ? (
          text(MAPPING_FIELDS.acceptedOn, acceptedOn, today)
        ) : (
          <span className="subtle">{t.system.notAccepted}</span>
        ),
    },
  ]
  const instead = WITHOUT_REPLACEMENT_WORDS[system.disposition]
  const none =
    system.disposition === 'retain' ? t.system.retainedNote : instead ? say(instead) : t.system.noMappings
  return (
    <ListSection
      heading={
        <>
          <PartHeading system={system} part="mappings" focus={forms.opened.mappings}>
            {t.system.replacedBy}
          </PartHeading>
          {mappings.length > 0 && (
            <span className="subtle note">{t.system.mappingCount(mappings.length)}</span>
          )}
        </>
      }
      add={
        mayMap && !adding
          ? { id: 'add-mapping', label: t.system.addMapping, onOpen: () => forms.open('mappings/new') }
          : undefined
      }
      none={!adding && none}
      rows={mappings}
      idOf={({ id }) => id}
      columns={columns}
      ways={
        can('accept_mapping')
          ? (mapping) => (
              <MappingWays
                mapping={mapping}
                system={system}
                mayRemove={mayMap}
                onEdit={() => forms.open(`mappings/${mapping.id}`)}
              />
            )
          : undefined
      }
    >
      {mappings.map((mapping) => {
        const focus = forms.opened[`mappings/${mapping.id}`]
        return (
          focus && (
            <ChangeForm
              key={mapping.id}
              mapping={mapping}
              system={system}
              focus={focus}
              onClose={() => forms.close(`mappings/${mapping.id}`)}
            />
          )
        )
      })}
      {adding && <AddForm system={system} onClose={() => forms.close('mappings/new')} />}
    </ListSection>
  )
}

function MappingWays({
  mapping,
  system,
  mayRemove,
  onEdit,
}: {
  mapping: Mapping
  system: System
  mayRemove: boolean
  onEdit: () => void
}) {
  const { t, language } = useLanguage()
  const { nameNb, nameEn } = mapping.replacement
  const name = language === 'nb' ? nameNb : nameEn
  return (
    <span className="row">
      <button type="button" className="text-button" onClick={onEdit} aria-label={`${t.common.edit}: ${name}`}>
        {t.common.edit}
      </button>
      {mayRemove && <RemoveMapping mapping={mapping} system={system} name={name} />}
    </span>
  )
}

function CutOver({ mapping, status, today }: { mapping: Mapping; status: Status; today: string }) {
  const text = useFieldText()
  const { plannedCutOver, actualCutOver } = mapping
  if (actualCutOver && hasCome(actualCutOver, today))
    return (
      <span className="labelled">
        <StatusGlyph status="cut_over" /> {formatDate(actualCutOver)}
      </span>
    )
  // A system that was cut over is not late, though its mapping does not say on what day it was.
  if (plannedCutOver && plannedCutOver < today && !isReady(status))
    return <SignalLabel signal="overdue" words={formatDate(plannedCutOver)} />
  // A day ahead, written before such were refused, says no more than a plan.
  return text(MAPPING_FIELDS.actualCutOver, actualCutOver ?? plannedCutOver, today)
}

function RemoveMapping({ mapping, system, name }: { mapping: Mapping; system: System; name: string }) {
  const { t } = useLanguage(systemTexts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="text-button"
        onClick={() => setOpen(true)}
        aria-label={`${t.system.removeMapping} ${name}`}
      >
        {t.system.removeMapping}
      </button>
      {open && <RemoveDialog mapping={mapping} system={system} name={name} onClose={() => setOpen(false)} />}
    </>
  )
}

function RemoveDialog({
  mapping: { id, version },
  system,
  name,
  onClose,
}: {
  mapping: Mapping
  system: System
  name: string
  onClose: () => void
}) {
  const { t } = useLanguage(systemTexts)
  const undo = useUndo()
  const removing = useWrite(voidMapping)
  const consequences = useRead(readMappingConsequences, { params: { id } })
  const left = system.mappings.filter((mapping) => mapping.id !== id)
  const { own } = useMay()
  const asked = own('mapping', useCoverageFields(true), ofSystem(system)).map((field) =>
    left.length === 1 && field.name === 'partsCoverAll'
      ? { ...field, ...asWords(t.system.lastCoversAll) }
      : field,
  )
  // That the parts were all of it says nothing of the one that is left.
  const [values, setValues] = useUnsaved(`without ${id}`, () =>
    valuesOf(asked, left.length === 1 ? { ...system, partsCoverAll: 'unknown' } : system),
  )
  const coverage = left.every((mapping) => mapping.coverage === 'partial') && left.length > 0 && 'partial'
  const shown = asked.filter(({ when }) => when?.({ ...values, coverage }))
  return (
    <ReasonDialog
      title={t.system.removeMappingTitle(name)}
      confirm={t.system.removeMappingTitle(name)}
      consequences={consequences}
      error={removing.error}
      pending={removing.isPending}
      onClose={onClose}
      onConfirm={(reason, confirmed) =>
        removing
          .mutateAsync({
            params: { id },
            version,
            body: {
              ...Object.fromEntries(shown.map((field) => [field.name, fromInput(field, values[field.name])])),
              reason,
              confirmed,
            },
          })
          .then((removed) => undo(removed))
          // Shown by the dialog.
          .catch(() => undefined)
      }
    >
      {shown.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
    </ReasonDialog>
  )
}

function AddForm({ system, onClose }: { system: System; onClose: () => void }) {
  const { t } = useLanguage(systemTexts)
  const undo = useUndo()
  const key = useRef(newIdempotencyKey())
  const creating = useWrite(createMapping)
  const taken = system.mappings.map(({ replacement }) => replacement.code)
  const { replacement, scope, coverage, plannedCutOver, conversionNeeded } = useFields(FORM_FIELDS)
  const split = system.mappings.length > 0
  const covered = useCoverageFields(split)
  return (
    <div className="editing">
      <h3>{t.system.addMapping}</h3>
      {split && <p className="subtle">{t.system.splitHint}</p>}
      <RecordForm
        concept="mapping"
        of={ofSystem(system)}
        fields={[
          without(replacement, [...taken, system.continuedAs?.code]),
          scope,
          // Every part of a system that is split is partial.
          split ? { ...coverage, when: () => false } : coverage,
          ...covered,
          plannedCutOver,
          conversionNeeded,
        ]}
        row={{
          replacement: null,
          coverage: split ? 'partial' : null,
          conversionNeeded: null,
          ...coverageOf(system),
        }}
        submit={t.system.addMapping}
        withReason
        save={async ({ changes, reason }) => {
          const added = await creating.mutateAsync({
            body: {
              ...answersOf(changes),
              system: system.number,
              ...(reason && { reason }),
            } as BodyOf<typeof creating.mutateAsync>,
            idempotencyKey: key.current,
          })
          undo(added)
        }}
        onDone={onClose}
        onCancel={onClose}
      />
    </div>
  )
}

function ChangeForm({
  mapping,
  system,
  focus,
  onClose,
}: {
  mapping: Mapping
  system: System
  focus: { name?: string | undefined }
  onClose: () => void
}) {
  const { t, language } = useLanguage(systemTexts)
  const patch = usePatch(patchMapping)
  const { replacement, coverage, scope, ...others } = useFields(FORM_FIELDS)
  const covered = useCoverageFields(system.mappings.length > 1)
  const fields = [replacement, coverage, scope, ...covered, ...Object.values(others)]
  const follows = followsMapping(mapping.system, mapping)
  return (
    <div className="editing">
      <h3>
        {t.system.changeMapping}:{' '}
        {language === 'nb' ? mapping.replacement.nameNb : mapping.replacement.nameEn}
      </h3>
      <RecordForm
        concept="mapping"
        of={ofSystem(system)}
        fields={fields}
        row={{ ...asRow(mapping), ...coverageOf(system) }}
        record={{ entity: 'mapping', entityId: mapping.id }}
        focus={focus}
        withReason
        offer={(changes) => ('plannedCutOver' in changes && follows ? t.system.moveSystem : null)}
        readCurrent={(current) => ({ ...asRow(current as Mapping), ...coverageOf(system) })}
        save={(saving) => patch({ id: mapping.id }, { ...saving, changes: { ...answersOf(saving.changes) } })}
        onDone={onClose}
        onCancel={onClose}
      />
    </div>
  )
}

/** A mapping as a form reads it: the replacement by its code. A refused write may answer it by its code already. */
function asRow(mapping: Mapping): Row {
  const { replacement } = mapping
  return { ...mapping, replacement: typeof replacement === 'string' ? replacement : replacement.code }
}

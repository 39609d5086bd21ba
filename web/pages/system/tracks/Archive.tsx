import { Button } from '@digdir/designsystemet-react'
import {
  type Archive,
  dischargeArchive,
  patchArchive,
  reopenArchive,
} from '../../../../schema/api/archives.js'
import type { System } from '../../../../schema/api/systems.js'
import {
  ARCHIVE_FIELDS,
  ARCHIVE_STATE_WORDS,
  archiveOn,
  fitsDuty,
  isLawful,
} from '../../../../schema/rules/archives.js'
import { NO_ARCHIVE_DUTY } from '../../../../schema/rules/codes.js'
import { ruleSetOf } from '../../../../schema/rules/countries/all.js'
import { formatDate } from '../../../../schema/rules/dates.js'
import { countedDuty } from '../../../../schema/rules/lowerings.js'
import { archiveSteps } from '../../../../schema/rules/trackSteps.js'
import { type Choice, useChoices, useWrite } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemPartTexts } from '../../../i18n/parts.js'
import { asWords } from '../../../parts/form/fields.js'
import { RecordForm } from '../../../parts/form/RecordForm.js'
import { useFields } from '../../../parts/form/useFields.js'
import { usePatch } from '../../../parts/form/usePatch.js'
import { ReasonDialog } from '../../../parts/ReasonDialog.js'
import { useSettings } from '../../../parts/settings.js'
import { useToast } from '../../../parts/Toast.js'
import { useMay } from '../../../parts/useMay.js'
import { useUndo } from '../../../parts/useUndo.js'
import { Warnings } from '../../../parts/Warnings.js'
import type { Forms } from '../editing.js'
import { Lowered } from './Lowered.js'
import { Track, TrackFacts } from './Track.js'

/** How far the archive of a system has come. It holds for systems that are carried on too. */
export function ArchiveTrack({ archive, system, forms }: { archive: Archive; system: System; forms: Forms }) {
  const { t, say } = useLanguage(systemPartTexts)
  const { may } = useMay()
  const choices = useChoices(true)
  const law = ruleSetOf(useSettings().ruleSet).archiveLaw
  const endsInDeposit = !isLawful('preserved', system.meta.today, law)
  const { archiveDuty, voidedAt } = system
  const duty = choices.archiveDuty.find(({ value }) => value === archiveDuty)
  const mine = may('edit_archive') && voidedAt === null
  const mayDischarge = may('discharge_archive') && voidedAt === null
  return (
    <Track
      system={system}
      part="archive"
      title={t.parts.archive}
      state={[say(ARCHIVE_STATE_WORDS[archiveOn(system.meta.today, archive).state]), duty && say(duty)]
        .filter(Boolean)
        .join(' · ')}
      steps={archiveSteps(archive, countedDuty(system), system.meta.today, law)}
      owner={t.parts.archiveOwner}
      edit={
        mine && !forms.opened.archive
          ? { id: 'edit-track-archive', label: t.parts.editArchive, onOpen: () => forms.open('archive') }
          : undefined
      }
    >
      <Lowered system={system} field="archiveDuty" isLed={forms.opened['archive/agree'] !== undefined} />
      {countedDuty(system) !== NO_ARCHIVE_DUTY && archive.dischargedOn === null && endsInDeposit && (
        <p className="subtle small">{t.parts.ordinaryWay}</p>
      )}
      <Warnings warnings={archive.warnings} />
      {archive.dischargedOn && (
        <p className="small">
          {t.parts.dischargedBy(archive.dischargedByName ?? '', formatDate(archive.dischargedOn))}
        </p>
      )}
      <TrackFacts fields={ARCHIVE_FIELDS} row={archive} today={system.meta.today} />
      {mayDischarge && <Discharge archive={archive} system={system} forms={forms} />}
    </Track>
  )
}

/** The records manager's own word: the duty is met, or it is taken back. */
function Discharge({
  archive,
  system: { number },
  forms,
}: {
  archive: Archive
  system: System
  forms: Forms
}) {
  const { t } = useLanguage(systemPartTexts)
  const undo = useUndo()
  const toast = useToast()
  const close = () => forms.close('archive/discharge')
  const isDischarged = archive.dischargedOn !== null
  const writing = useWrite(isDischarged ? reopenArchive : dischargeArchive)
  if (!isDischarged && !archive.dischargeable) return null
  const title = isDischarged ? t.parts.reopenTitle : t.parts.dischargeTitle
  return (
    <>
      <div>
        <Button
          id="discharge-archive"
          variant="secondary"
          data-size="sm"
          onClick={() => forms.open('archive/discharge')}
        >{`${title} …`}</Button>
      </div>
      {forms.opened['archive/discharge'] && (
        <ReasonDialog
          title={title}
          text={isDischarged ? t.parts.reopenText : t.parts.dischargeText}
          confirm={title}
          error={writing.error}
          pending={writing.isPending}
          onClose={close}
          onConfirm={(reason) =>
            writing.mutate(
              { params: { number }, version: archive.version, body: { reason } },
              {
                onSuccess: (saved) => {
                  close()
                  // A reopened archive is discharged anew, by name: there is nothing to undo.
                  if (isDischarged) toast(t.common.saved)
                  else undo(saved)
                },
              },
            )
          }
        />
      )}
    </>
  )
}

/** The form of the archive track. Its state can be set to the next ones by the rule, or one back with a reason. */
export function ArchiveForm({
  archive,
  system,
  focus,
  onClose,
}: {
  archive: Archive
  system: System
  focus: { name?: string | undefined }
  onClose: () => void
}) {
  const { t } = useLanguage(systemPartTexts)
  const patch = usePatch(patchArchive)
  const { state, ...fields } = useFields(ARCHIVE_FIELDS)
  const states = {
    ...state,
    choices: stateChoices(archive, countedDuty(system)),
    help: asWords(archive.dischargedOn ? t.parts.dischargedHint : t.parts.stateHint),
  }
  return (
    <section className="editing" aria-label={t.parts.editArchive}>
      <h3>{t.parts.editArchive}</h3>
      <RecordForm
        concept="archive"
        fields={[states, ...Object.values(fields)]}
        row={archive}
        record={{ entity: 'archive', entityId: archive.system }}
        focus={focus}
        withReason
        save={(saving) => patch({ number: archive.system }, saving)}
        onDone={onClose}
        onCancel={onClose}
      />
    </section>
  )
}

const ONE_BACK = { nb: 'ett steg tilbake', en: 'one step back' }

/** The states that a track may be set to from where it stands: its own, the next that fit the duty, and one back. */
function stateChoices({ state, nextStates, previousState }: Archive, duty: string | null): Choice[] {
  const named = (value: Archive['state']) => ({ value, ...ARCHIVE_STATE_WORDS[value] })
  const behind = previousState && named(previousState)
  return [
    ...(behind
      ? [{ value: behind.value, nb: `${behind.nb} (${ONE_BACK.nb})`, en: `${behind.en} (${ONE_BACK.en})` }]
      : []),
    named(state),
    ...nextStates.filter((next) => fitsDuty(next, duty)).map(named),
  ]
}

import { listMunicipalities } from '../../../../schema/api/municipalities.js'
import { type Privacy, patchPrivacy } from '../../../../schema/api/privacy.js'
import { readProgramme } from '../../../../schema/api/programme.js'
import type { System } from '../../../../schema/api/systems.js'
import { countedClass } from '../../../../schema/rules/lowerings.js'
import { partiesOf } from '../../../../schema/rules/parties.js'
import {
  holdsPersonalData,
  PRIVACY_FIELDS,
  type PrivacyField,
  thirdCountries,
} from '../../../../schema/rules/privacy.js'
import { PRIVACY_CLASS_WORDS } from '../../../../schema/rules/systems.js'
import { privacySteps } from '../../../../schema/rules/trackSteps.js'
import { useRead } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemPartTexts } from '../../../i18n/parts.js'
import type { Field, FormValues } from '../../../parts/form/fields.js'
import { RecordForm } from '../../../parts/form/RecordForm.js'
import { useFields } from '../../../parts/form/useFields.js'
import { usePatch } from '../../../parts/form/usePatch.js'
import { useMay } from '../../../parts/useMay.js'
import { Warnings } from '../../../parts/Warnings.js'
import type { Forms } from '../editing.js'
import { Lowered } from './Lowered.js'
import { Track, TrackFacts } from './Track.js'

/** What privacy asks before the move and after it. */
export function PrivacyTrack({ privacy, system, forms }: { privacy: Privacy; system: System; forms: Forms }) {
  const { t, say } = useLanguage(systemPartTexts)
  const { may } = useMay()
  const programme = useRead(readProgramme)
  const { privacyClass, voidedAt } = system
  const mine = may('edit_privacy') && voidedAt === null
  const municipalities = useRead(listMunicipalities)
  const parties = partiesOf(programme.data?.municipalityNumber ?? null, municipalities.data?.items ?? [])
  return (
    <Track
      system={system}
      part="privacy"
      title={t.parts.privacy}
      state={privacyClass ? say(PRIVACY_CLASS_WORDS[privacyClass]) : t.parts.privacyUnknown}
      steps={
        holdsPersonalData(countedClass(system))
          ? privacySteps(privacy, system, parties, system.meta.today)
          : []
      }
      owner={t.parts.privacyOwner}
      edit={
        mine && !forms.opened.privacy
          ? { id: 'edit-track-privacy', label: t.parts.editPrivacy, onOpen: () => forms.open('privacy') }
          : undefined
      }
    >
      <Lowered system={system} field="privacyClass" isLed={forms.opened['privacy/agree'] !== undefined} />
      <Warnings warnings={privacy.warnings} />
      <TrackFacts fields={PRIVACY_FIELDS} row={privacy} today={system.meta.today} />
    </Track>
  )
}

const countryOf = (value: FormValues[string] | undefined) =>
  String(value ?? '')
    .trim()
    .toUpperCase() || null

/** What is asked for only where something else has been answered so. What is written already is always there to change. */
const ASKED_WHEN: Partial<Record<PrivacyField, (values: FormValues) => boolean>> = {
  dpaReason: ({ dpaState }) => dpaState === 'not_needed',
  erasureReason: ({ erasureState }) => erasureState === 'not_needed',
  thirdCountryBasis: ({ storageCountry, processingCountry }) =>
    thirdCountries({
      storageCountry: countryOf(storageCountry),
      processingCountry: countryOf(processingCountry),
    }).length > 0,
}

function usePrivacyFields(): Field[] {
  const fields = useFields(PRIVACY_FIELDS)
  return (Object.keys(fields) as PrivacyField[]).map((name) => {
    const asked = ASKED_WHEN[name]
    return asked
      ? { ...fields[name], when: (values) => asked(values) || Boolean(values[name]) }
      : fields[name]
  })
}

/** The form of the privacy track. */
export function PrivacyForm({
  privacy,
  focus,
  onClose,
}: {
  privacy: Privacy
  focus: { name?: string | undefined }
  onClose: () => void
}) {
  const { t } = useLanguage(systemPartTexts)
  const patch = usePatch(patchPrivacy)
  return (
    <section className="editing" aria-label={t.parts.editPrivacy}>
      <h3>{t.parts.editPrivacy}</h3>
      <RecordForm
        concept="privacy"
        fields={usePrivacyFields()}
        row={privacy}
        record={{ entity: 'privacy', entityId: privacy.system }}
        focus={focus}
        withReason
        save={(saving) => patch({ number: privacy.system }, saving)}
        onDone={onClose}
        onCancel={onClose}
      />
    </section>
  )
}

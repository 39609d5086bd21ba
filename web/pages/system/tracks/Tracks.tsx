import { readArchive } from '../../../../schema/api/archives.js'
import { listContracts } from '../../../../schema/api/contracts.js'
import { readPrivacy } from '../../../../schema/api/privacy.js'
import type { System } from '../../../../schema/api/systems.js'
import { ARCHIVE_STATE_WORDS, archiveOn } from '../../../../schema/rules/archives.js'
import { PRIVACY_CLASS_WORDS } from '../../../../schema/rules/systems.js'
import { useRead, useRows } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemPartTexts } from '../../../i18n/parts.js'
import { Folded } from '../../../parts/Folded.js'
import { QueryStates } from '../../../parts/QueryStates.js'
import { type Forms, isWorkedOn } from '../editing.js'
import { ArchiveForm, ArchiveTrack } from './Archive.js'
import { ContractTrack } from './ContractTrack.js'
import { PrivacyForm, PrivacyTrack } from './Privacy.js'
import './tracks.css'

/** What runs beside the status: archive, privacy and contract, each with its own steps and owner. */
export function Tracks({ system, forms }: { system: System; forms: Forms }) {
  const { t, say } = useLanguage(systemPartTexts)
  const { number } = system
  const archive = useRead(readArchive, { params: { number } })
  const privacy = useRead(readPrivacy, { params: { number } })
  const contracts = useRows(listContracts, { system: [number] })
  const state = [
    archive.data && say(ARCHIVE_STATE_WORDS[archiveOn(system.meta.today, archive.data).state]),
    system.privacyClass && say(PRIVACY_CLASS_WORDS[system.privacyClass]),
  ]
  return (
    <Folded
      title={t.parts.tracks}
      state={state.filter(Boolean).join(' · ')}
      open={isWorkedOn(forms, 'archive') || isWorkedOn(forms, 'privacy')}
    >
      <div className="tracks">
        <QueryStates query={archive}>
          {(data) => <ArchiveTrack archive={data} system={system} forms={forms} />}
        </QueryStates>
        <QueryStates query={privacy}>
          {(data) => <PrivacyTrack privacy={data} system={system} forms={forms} />}
        </QueryStates>
        <QueryStates query={contracts}>
          {({ items }) => <ContractTrack contracts={items} system={system} forms={forms} />}
        </QueryStates>
      </div>
      {archive.data && forms.opened.archive && (
        <ArchiveForm
          archive={archive.data}
          system={system}
          focus={forms.opened.archive}
          onClose={() => forms.close('archive')}
        />
      )}
      {privacy.data && forms.opened.privacy && (
        <PrivacyForm
          privacy={privacy.data}
          focus={forms.opened.privacy}
          onClose={() => forms.close('privacy')}
        />
      )}
    </Folded>
  )
}

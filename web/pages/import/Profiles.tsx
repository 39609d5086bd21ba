import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import {
  type ImportProfile,
  listImportProfiles,
  voidImportProfile,
} from '../../../schema/api/importProfiles.js'
import { IMPORTED_WORDS } from '../../../schema/rules/import/fields.js'
import { useRead, useWrite } from '../../api/queries.js'
import { importTexts } from '../../i18n/import.js'
import { useLanguage } from '../../i18n/language.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { ReasonDialog } from '../../parts/ReasonDialog.js'
import { useFormats } from '../../parts/settings.js'
import { useUndo } from '../../parts/useUndo.js'

/** The saved ways of reading a list. */
export function Profiles({ mine }: { mine: boolean }) {
  const { t } = useLanguage(importTexts)
  const profiles = useRead(listImportProfiles)
  return (
    <section aria-labelledby="import-profiles" className="stack">
      <h2 id="import-profiles">{t.imports.profiles}</h2>
      <QueryStates query={profiles} rows={1}>
        {({ items }) => {
          const used = items.filter(({ voidedAt }) => voidedAt === null)
          if (used.length === 0) return <p className="subtle">{t.imports.noProfiles}</p>
          return (
            <ul className="import-list">
              {used.map((profile) => (
                <Profile key={profile.id} profile={profile} mine={mine} />
              ))}
            </ul>
          )
        }}
      </QueryStates>
    </section>
  )
}

function Profile({ profile, mine }: { profile: ImportProfile; mine: boolean }) {
  const { t, say } = useLanguage(importTexts)
  const { moment } = useFormats()
  const undo = useUndo()
  const [removing, setRemoving] = useState(false)
  const remove = useWrite(voidImportProfile)
  const { id, name, entity, version, updatedAt, settings } = profile
  const title = t.imports.removeProfile(name)
  return (
    <li className="row">
      <div>
        <strong>{name}</strong>
        <div className="subtle small">
          {[
            say(IMPORTED_WORDS[entity]),
            t.imports.columnsSaid(Object.keys(settings.columns).length),
            t.imports.versionOf(version),
            moment(updatedAt),
          ].join(' · ')}
        </div>
      </div>
      <span className="spacer" />
      {mine && (
        <Button variant="tertiary" data-color="neutral" aria-label={title} onClick={() => setRemoving(true)}>
          {t.imports.remove}
        </Button>
      )}
      {removing && (
        <ReasonDialog
          title={title}
          text={t.imports.removeProfileText}
          confirm={t.imports.removeProfileConfirm}
          error={remove.error}
          pending={remove.isPending}
          onConfirm={(reason) =>
            remove.mutate(
              { params: { id }, version, body: { reason } },
              {
                onSuccess: (saved) => {
                  undo(saved)
                  setRemoving(false)
                },
              },
            )
          }
          onClose={() => setRemoving(false)}
        />
      )}
    </li>
  )
}

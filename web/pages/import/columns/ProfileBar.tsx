import { Button, Dialog, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import {
  createImportProfile,
  type ImportProfile,
  listImportProfiles,
  patchImportProfile,
} from '../../../../schema/api/importProfiles.js'
import { newIdempotencyKey, useRead, useWrite } from '../../../api/queries.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { FormButtons } from '../../../parts/form/FormButtons.js'
import { useUnsaved } from '../../../parts/form/useUnsaved.js'
import { WriteError } from '../../../parts/QueryStates.js'
import { useToast } from '../../../parts/Toast.js'
import { useReturnFocus } from '../../../parts/useReturnFocus.js'
import { Choice } from '../SendFile.js'
import { useDrafting } from '../useDrafting.js'

/** Reads the list by a saved profile, or saves how it is read: as a new profile, or as a new version of the one it is read by. */
export function ProfileBar() {
  const { t } = useLanguage(importTexts)
  const { draft, say } = useDrafting()
  const profiles = useRead(listImportProfiles)
  const [saving, setSaving] = useState(false)
  const usable = (profiles.data?.items ?? []).filter(({ voidedAt }) => voidedAt === null)
  return (
    <div className="row import-choices">
      {usable.length > 0 && (
        <Choice
          label={t.imports.useProfile}
          value={draft.profile ?? ''}
          onChange={(value) => say(() => ({ profile: value || null }))}
          options={[
            { value: '', label: t.imports.noProfile },
            ...usable.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <Button variant="secondary" onClick={() => setSaving(true)}>
        {t.imports.saveProfile}
      </Button>
      {saving && (
        <SaveProfile known={usable.find(({ id }) => id === draft.profile)} onClose={() => setSaving(false)} />
      )}
    </div>
  )
}

function SaveProfile({ known, onClose }: { known: ImportProfile | undefined; onClose: () => void }) {
  const { t } = useLanguage(importTexts)
  const { draft, say } = useDrafting()
  const toast = useToast()
  useReturnFocus()
  const [name, setName] = useUnsaved('profile', known?.name ?? '')
  const [key] = useState(newIdempotencyKey)
  const create = useWrite(createImportProfile)
  const patch = useWrite(patchImportProfile)
  const anew = known !== undefined && name.trim() === known.name
  const saved = {
    onSuccess: (profile: ImportProfile) => {
      if (draft.profile !== profile.id)
        // How it is read is what was saved: only the name is new.
        say((now) => ({ profile: profile.id, settings: now.settings }))
      toast(t.imports.profileSaved(profile.name, profile.version))
      onClose()
    },
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { settings } = draft
    if (name.trim() === '') return
    if (anew) patch.mutate({ params: { id: known.id }, version: known.version, body: { settings } }, saved)
    else create.mutate({ body: { name: name.trim(), settings }, idempotencyKey: key }, saved)
  }
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={t.imports.saveProfile}>
      <form onSubmit={submit} className="stack" noValidate>
        <Heading level={2} data-size="xs">
          {t.imports.saveProfile}
        </Heading>
        <Paragraph>{t.imports.saveProfileText}</Paragraph>
        <Textfield
          label={t.common.name}
          description={known ? t.imports.newVersion(known.name, known.version + 1) : undefined}
          value={name}
          required
          maxLength={100}
          ref={(input) => input?.setAttribute('autofocus', '')}
          onChange={(event) => setName(event.target.value)}
        />
        <WriteError error={create.error ?? patch.error} />
        <FormButtons
          submit={anew ? t.imports.saveVersion : t.imports.saveNew}
          pending={create.isPending || patch.isPending}
          missing={name.trim() === '' ? t.common.missing(t.common.name) : null}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}

import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react'
import { useState } from 'react'
import {
  createImportProfile,
  type ImportProfile,
  listImportProfiles,
  patchImportProfile,
} from '../../../../schema/api/importProfiles.js'
import { newIdempotencyKey, useRead, useWrite } from '../../../api/queries.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { FormDialog } from '../../../parts/form/FormDialog.js'
import { useUnsaved } from '../../../parts/form/useUnsaved.js'
import { useToast } from '../../../parts/Toast.js'
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
  const submit = () => {
    const { settings } = draft
    if (anew) patch.mutate({ params: { id: known.id }, version: known.version, body: { settings } }, saved)
    else create.mutate({ body: { name: name.trim(), settings }, idempotencyKey: key }, saved)
  }
  return (
    <FormDialog
      title={t.imports.saveProfile}
      error={create.error ?? patch.error}
      submit={anew ? t.imports.saveVersion : t.imports.saveNew}
      pending={create.isPending || patch.isPending}
      missing={name.trim() === '' ? t.common.missing(t.common.name) : null}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  )
}

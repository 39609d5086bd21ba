import { Alert, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { listImportProfiles } from '../../../schema/api/importProfiles.js'
import { createImportDraft, listImportDrafts, MOST_FILE_BYTES } from '../../../schema/api/imports.js'
import { IMPORTED_WORDS } from '../../../schema/rules/import/fields.js'
import { IMPORTED, type Imported } from '../../../schema/rules/import/settings.js'
import { call } from '../../api/call.js'
import { useRead } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { importTexts } from '../../i18n/import.js'
import { useLanguage } from '../../i18n/language.js'
import { DropZone } from '../../parts/DropZone.js'
import { WriteError } from '../../parts/QueryStates.js'
import { paths } from '../../paths.js'

const MEGABYTE = 1024 * 1024
const ENDINGS = '.csv,.txt,.tsv,.xlsx,.xlsm,.ods,.xls'
/** Longer names keep their end, which says what they are. */
const LONGEST_NAME = 200

/** Takes a file that is dropped or chosen, and goes on to how it is read. */
export function SendFile() {
  const { t, say, language } = useLanguage(importTexts)
  const router = useRouter()
  const client = useQueryClient()
  const [profile, setProfile] = useState('')
  const [entity, setEntity] = useState<Imported>('system')
  const [refused, setRefused] = useState<string | null>(null)
  const profiles = useRead(listImportProfiles)
  const usable = profiles.data?.items.filter(({ voidedAt }) => voidedAt === null) ?? []
  const sending = useMutation({
    mutationFn: async (file: File) =>
      call(createImportDraft, {
        body: {
          fileName: file.name.slice(-LONGEST_NAME),
          content: await asBase64(file),
          ...(profile ? { profile } : { settings: { entity } }),
        },
      }),
    onSuccess({ id }) {
      // Whoever comes back finds it among those that are begun.
      void client.invalidateQueries({ queryKey: [listImportDrafts.id] })
      router.history.push(paths.oneImport(id, { step: 'file' }))
    },
  })
  const most = formatNumber(MOST_FILE_BYTES / MEGABYTE, language)
  const take = (files: FileList) => {
    const [file, another] = files
    if (!file) return
    sending.reset()
    const why = another
      ? t.imports.oneAtATime
      : file.size === 0
        ? t.imports.emptyFile(file.name)
        : file.size > MOST_FILE_BYTES
          ? t.imports.tooLarge(file.name, formatNumber(Math.ceil(file.size / MEGABYTE), language), most)
          : null
    setRefused(why)
    if (why === null) sending.mutate(file)
  }
  return (
    <section aria-labelledby="send-file" className="stack">
      <h2 id="send-file">{t.imports.newImport}</h2>
      <div className="row import-choices">
        {usable.length > 0 && (
          <Choice
            label={t.imports.readBy}
            value={profile}
            onChange={setProfile}
            options={[
              { value: '', label: t.imports.noProfile },
              ...usable.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        {!profile && (
          <Choice
            label={t.imports.listOf}
            value={entity}
            onChange={(value) => setEntity(value as Imported)}
            options={IMPORTED.map((value) => ({ value, label: say(IMPORTED_WORDS[value]) }))}
          />
        )}
      </div>
      <DropZone
        says={sending.isPending ? t.imports.sending(sending.variables.name) : t.imports.drop}
        choose={t.imports.chooseFile}
        hint={t.imports.mayBeSent(most)}
        accept={ENDINGS}
        busy={sending.isPending}
        onFiles={take}
      />
      <p role="status" className="visually-hidden">
        {sending.isPending && t.imports.sending(sending.variables.name)}
      </p>
      {refused && (
        <Alert data-color="danger" role="alert">
          <Paragraph>{refused}</Paragraph>
        </Alert>
      )}
      <WriteError error={sending.error} />
    </section>
  )
}

/** A choice beside the file. */
export function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <Field>
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <Select.Option key={option.value} value={option.value}>
            {option.label}
          </Select.Option>
        ))}
      </Select>
    </Field>
  )
}

function asBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    // Behind the comma of the address that the file is given as.
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}

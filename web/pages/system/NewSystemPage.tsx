import { Alert, Paragraph } from '@digdir/designsystemet-react'
import { useRouter } from '@tanstack/react-router'
import { useRef } from 'react'
import { listCodes } from '../../../schema/api/codes.js'
import { listMunicipalities } from '../../../schema/api/municipalities.js'
import { createSystem } from '../../../schema/api/systems.js'
import { SYSTEM_FIELDS, type SystemField } from '../../../schema/rules/systemFields.js'
import { newIdempotencyKey, useRead, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { systemTexts } from '../../i18n/system.js'
import { Allowed } from '../../parts/Allowed.js'
import { AppLink } from '../../parts/AppLink.js'
import { RecordForm } from '../../parts/form/RecordForm.js'
import { useFields } from '../../parts/form/useFields.js'
import { useToast } from '../../parts/Toast.js'
import { useTitle } from '../../parts/title.js'
import { paths } from '../../paths.js'

/** What is known when a system is first found; the rest is filled in on its page. */
const FIRST_FIELDS: readonly SystemField[] = [
  'name',
  'municipality',
  'kind',
  'serviceArea',
  'product',
  'vendor',
  'systemOwner',
  'users',
  'hosting',
  'dayOneCritical',
  'descriptionNb',
  'descriptionEn',
]

/** Registers a system. */
export function NewSystemPage() {
  const { t } = useLanguage(systemTexts)
  useTitle(t.system.newTitle)
  const router = useRouter()
  const toast = useToast()
  const key = useRef(newIdempotencyKey())
  const created = useRef('')
  const creating = useWrite(createSystem)
  const fields = useFields(SYSTEM_FIELDS)
  const municipalities = useRead(listMunicipalities)
  const codes = useRead(listCodes)
  const hasKinds = codes.data?.items.some(({ list, active }) => list === 'kind' && active) ?? true
  const lacking =
    municipalities.data?.total === 0 ? t.system.noMunicipalities : hasKinds ? null : t.system.noKinds
  return (
    <div className="page narrow stack">
      <h1>{t.system.newTitle}</h1>
      <Allowed action="create_system">
        <Paragraph>{t.system.newIntro}</Paragraph>
        {lacking && (
          <Alert data-color="warning">
            <Paragraph>{lacking}</Paragraph>
            <AppLink href={paths.setup()}>{t.system.toSetup}</AppLink>
          </Alert>
        )}
        <RecordForm
          concept="system"
          fields={FIRST_FIELDS.map((name) => fields[name])}
          row={{ dayOneCritical: false }}
          submit={t.system.create}
          save={async ({ changes }) => {
            const system = await creating.mutateAsync({
              body: { name: '', municipality: '', kind: '', ...changes },
              idempotencyKey: key.current,
            })
            created.current = system.number
          }}
          onDone={() => {
            toast(t.common.saved)
            router.history.push(paths.system(created.current))
          }}
          onCancel={() => router.history.push(paths.systems())}
        />
      </Allowed>
    </div>
  )
}

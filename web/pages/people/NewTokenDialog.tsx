import {
  Dialog,
  Field,
  Fieldset,
  Heading,
  Label,
  Radio,
  Select,
  Textfield,
} from '@digdir/designsystemet-react'
import { type FormEvent, useId } from 'react'
import type { BodyInput } from '../../../schema/api/endpoint.js'
import type { createMyToken } from '../../../schema/api/tokens.js'
import type { Role } from '../../../schema/rules/access.js'
import {
  TOKEN_ACCESS_WORDS,
  TOKEN_ACCESSES,
  TOKEN_FIELDS,
  type TokenAccess,
} from '../../../schema/rules/users.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { FormButtons } from '../../parts/form/FormButtons.js'
import { errorAt } from '../../parts/form/fields.js'
import { useUnsaved } from '../../parts/form/useUnsaved.js'
import { problemOf, WriteError } from '../../parts/QueryStates.js'
import { useReturnFocus } from '../../parts/useReturnFocus.js'
import { RoleChoice } from './RoleChoice.js'
import { ShownSecret } from './ShownLink.js'

interface Owner {
  id: string
  name: string
  roles: readonly Role[]
}

interface Making {
  owners: readonly Owner[]
  own?: boolean
  error: unknown
  pending: boolean
  onMake: (fields: BodyInput<typeof createMyToken>, owner: string) => void
  onClose: () => void
}

/** Makes a token for one of the owners, and shows its secret this once. */
export function NewTokenDialog({ secret, ...making }: Making & { secret: string | undefined }) {
  const { t } = useLanguage(peopleTexts)
  useReturnFocus()
  return (
    <Dialog open onClose={making.onClose} closeButton={t.common.close} aria-label={t.people.newToken}>
      {secret === undefined ? (
        <TokenForm {...making} />
      ) : (
        <ShownSecret
          title={t.people.tokenReady}
          label={t.people.token}
          text={t.people.tokenText}
          secret={secret}
          copy={t.people.copyToken}
          copied={t.people.tokenCopied}
        />
      )}
    </Dialog>
  )
}

/** What the token is to be: goes away once it is made. */
function TokenForm({ owners, own = false, error, pending, onMake, onClose }: Making) {
  const { t, say } = useLanguage(peopleTexts)
  const [name, setName] = useUnsaved('token name', '')
  const [owner, setOwner] = useUnsaved('token owner', owners[0]?.id ?? '')
  const [roles, setRoles] = useUnsaved<Role[]>('token roles', [])
  const [access, setAccess] = useUnsaved<TokenAccess>('token access', 'read')
  const [expiresOn, setExpiresOn] = useUnsaved('token expires', '')
  const ownerId = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onMake({ name, access, ...(roles.length > 0 && { roles }), ...(expiresOn && { expiresOn }) }, owner)
  }
  const wrong = (field: string) => {
    const found = errorAt(problemOf(error)?.errors ?? [], field)
    return found ? { error: say(found) } : {}
  }
  const offered = owners.find(({ id }) => id === owner)?.roles ?? []
  return (
    <form className="stack" onSubmit={submit}>
      <Heading level={2} data-size="xs">
        {t.people.newToken}
      </Heading>
      <Textfield
        label={say(TOKEN_FIELDS.name)}
        value={name}
        required
        ref={(input) => input?.setAttribute('autofocus', '')}
        onChange={(event) => setName(event.target.value)}
        {...wrong('name')}
      />
      {!own && (
        <Field>
          <Label htmlFor={ownerId}>{t.people.tokenOwner}</Label>
          <Select
            id={ownerId}
            value={owner}
            onChange={(event) => {
              setOwner(event.target.value)
              setRoles([])
            }}
          >
            {owners.map(({ id, name: called }) => (
              <Select.Option key={id} value={id}>
                {called}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      <Fieldset>
        <Fieldset.Legend>{say(TOKEN_FIELDS.access)}</Fieldset.Legend>
        {TOKEN_ACCESSES.map((one) => (
          <Radio
            key={one}
            name="access"
            label={say(TOKEN_ACCESS_WORDS[one])}
            value={one}
            checked={access === one}
            onChange={() => setAccess(one)}
          />
        ))}
      </Fieldset>
      <RoleChoice roles={roles} scope={[]} offered={offered} onRoles={setRoles} />
      <p className="subtle small">{own ? t.people.myRoles : t.people.ownRoles}</p>
      <Textfield
        label={say(TOKEN_FIELDS.expiresOn)}
        description={t.people.expiresHint}
        type="date"
        value={expiresOn}
        onChange={(event) => setExpiresOn(event.target.value)}
        {...wrong('expiresOn')}
      />
      <WriteError error={error} />
      <FormButtons submit={t.people.newToken} pending={pending} onClose={onClose} />
    </form>
  )
}

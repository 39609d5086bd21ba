import { Dialog, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react'
import type { FormEvent } from 'react'
import type { BodyInput } from '../../../schema/api/endpoint.js'
import { inviteUser } from '../../../schema/api/users.js'
import type { Role } from '../../../schema/rules/access.js'
import { USER_FIELDS } from '../../../schema/rules/users.js'
import { useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { FormButtons } from '../../parts/form/FormButtons.js'
import { errorAt } from '../../parts/form/fields.js'
import { useUnsaved } from '../../parts/form/useUnsaved.js'
import { problemOf, WriteError } from '../../parts/QueryStates.js'
import { useReturnFocus } from '../../parts/useReturnFocus.js'
import { RoleChoice } from './RoleChoice.js'
import { ShownLink } from './ShownLink.js'

/** Invites somebody, and shows the link that they come in by. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage(peopleTexts)
  useReturnFocus()
  const invite = useWrite(inviteUser)
  const made = invite.data
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={t.people.inviteTitle}>
      {made ? (
        <ShownLink name={made.user.name} link={made.link} expiresAt={made.expiresAt} />
      ) : (
        <InviteForm
          error={invite.error}
          pending={invite.isPending}
          onInvite={(body) => invite.mutate({ body })}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

/** Who is invited: goes away once they are. */
function InviteForm({
  error,
  pending,
  onInvite,
  onClose,
}: {
  error: unknown
  pending: boolean
  onInvite: (who: BodyInput<typeof inviteUser>) => void
  onClose: () => void
}) {
  const { t, say } = useLanguage(peopleTexts)
  const [name, setName] = useUnsaved('invited name', '')
  const [email, setEmail] = useUnsaved('invited email', '')
  const [roles, setRoles] = useUnsaved<Role[]>('invited roles', [])
  const [scope, setScope] = useUnsaved<string[]>('invited scope', [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onInvite({ name, email, roles, scope })
  }
  const wrong = (field: string) => {
    const found = errorAt(problemOf(error)?.errors ?? [], field)
    return found ? { error: say(found) } : {}
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Heading level={2} data-size="xs">
        {t.people.inviteTitle}
      </Heading>
      <Paragraph>{t.people.inviteText}</Paragraph>
      <Textfield
        label={say(USER_FIELDS.name)}
        value={name}
        required
        autoComplete="off"
        ref={(input) => input?.setAttribute('autofocus', '')}
        onChange={(event) => setName(event.target.value)}
        {...wrong('name')}
      />
      <Textfield
        label={say(USER_FIELDS.email)}
        type="email"
        value={email}
        required
        autoComplete="off"
        onChange={(event) => setEmail(event.target.value)}
        {...wrong('email')}
      />
      <RoleChoice roles={roles} scope={scope} onRoles={setRoles} onScope={setScope} />
      <WriteError error={error} />
      <FormButtons submit={t.people.make} pending={pending} onClose={onClose} />
    </form>
  )
}

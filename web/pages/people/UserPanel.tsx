import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { resetCredentials } from '../../../schema/api/credentials.js'
import {
  createLink,
  lockUser,
  patchUser,
  releaseUser,
  type User,
  unlockUser,
} from '../../../schema/api/users.js'
import type { Role } from '../../../schema/rules/access.js'
import { userWords } from '../../../schema/rules/users.js'
import { useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { AppLink } from '../../parts/AppLink.js'
import { WriteError } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { useToast } from '../../parts/Toast.js'
import { useHeadingFocus, useReturnFocus } from '../../parts/useReturnFocus.js'
import { paths } from '../../paths.js'
import { EraseUser } from './EraseUser.js'
import { ReasonedButton } from './ReasonedButton.js'
import { RoleChoice } from './RoleChoice.js'
import { UserSessions } from './Sessions.js'
import { ShownLink } from './ShownLink.js'

/** One user: roles, how they sign in, where they are signed in, and locking them out. */
export function UserPanel({ user, may, onClose }: { user: User; may: boolean; onClose: () => void }) {
  const { t, say } = useLanguage(peopleTexts)
  const formats = useFormats()
  useReturnFocus()
  const name = say(userWords(user))
  const isErased = user.state === 'erased'
  const date = formats.moment(user.createdAt)
  return (
    <aside className="stack user-panel" aria-label={name}>
      <div className="section-head">
        <Heading level={2} data-size="xs">
          {name}
        </Heading>
        <Button variant="tertiary" data-size="sm" onClick={onClose}>
          {t.people.close}
        </Button>
      </div>
      <Paragraph className="subtle">{t.people.since(date, String(user.changes))}</Paragraph>
      {isErased ? (
        <Paragraph>{t.people.erasedText}</Paragraph>
      ) : (
        <>
          <Roles key={user.version} user={user} may={may} />
          <SignIn user={user} may={may} />
          <UserSessions user={user.id} may={may} />
        </>
      )}
      <p>
        <AppLink href={paths.changes({ actor: [user.id] })}>{t.people.userLog}</AppLink>
      </p>
      {may && !isErased && <Lock user={user} />}
    </aside>
  )
}

function Roles({ user, may }: { user: User; may: boolean }) {
  const { t } = useLanguage(peopleTexts)
  const toast = useToast()
  const patch = useWrite(patchUser)
  const [roles, setRoles] = useState<Role[]>(user.roles)
  const [scope, setScope] = useState<string[]>(user.scope)
  const save = () =>
    patch
      .mutateAsync({ params: { id: user.id }, version: user.version, body: { roles, scope } })
      .then(() => toast(t.people.saved))
      .catch(() => undefined)
  const isChanged = String(roles) !== String(user.roles) || String(scope) !== String(user.scope)
  return (
    <div className="stack">
      <RoleChoice roles={roles} scope={scope} disabled={!may} onRoles={setRoles} onScope={setScope} />
      <Paragraph className="subtle small">{t.people.rolesAddUp}</Paragraph>
      <WriteError error={patch.error} />
      {may && (
        <div>
          <Button
            variant="secondary"
            loading={patch.isPending}
            aria-disabled={!isChanged}
            onClick={() => isChanged && save()}
          >
            {t.people.save}
          </Button>
        </div>
      )}
    </div>
  )
}

function SignIn({ user, may }: { user: User; may: boolean }) {
  const { t } = useLanguage(peopleTexts)
  const make = useWrite(createLink)
  const made = make.data
  return (
    <section className="stack">
      <div className="section-head">
        <Heading level={3} data-size="2xs">
          {t.people.signIn}
        </Heading>
        {may && user.state !== 'locked' && (
          <Button
            variant="tertiary"
            data-size="sm"
            loading={make.isPending}
            onClick={() => make.mutate({ params: { id: user.id }, body: {} })}
          >
            {t.people.makeLink}
          </Button>
        )}
      </div>
      <p>
        {t.people.ways[user.way]}
        {user.secondFactor && ` ${t.people.asksCode}`}
        {user.email && <span className="subtle"> · {user.email}</span>}
      </p>
      {may && user.way === 'provider' && <Release user={user} />}
      {may && (user.way === 'password' || user.secondFactor) && <Reset user={user} />}
      <WriteError error={make.error} />
      {made && (
        <Dialog
          open
          onClose={() => make.reset()}
          closeButton={t.common.close}
          aria-label={t.people.linkTitle}
        >
          <ShownLink name={user.name} link={made.link} expiresAt={made.expiresAt} />
        </Dialog>
      )}
    </section>
  )
}

/** For who has forgotten the password or lost the app: they come by a link then. */
function Reset({ user }: { user: User }) {
  const { t } = useLanguage(peopleTexts)
  return (
    <ReasonedButton
      user={user}
      endpoint={resetCredentials}
      label={t.people.reset}
      title={t.people.resetTitle(user.name)}
      text={t.people.resetText}
      confirm={t.people.resetConfirm}
      done={t.people.resetDone}
    />
  )
}

/** For who is given another account to sign in by, as when municipalities merge. */
function Release({ user }: { user: User }) {
  const { t } = useLanguage(peopleTexts)
  return (
    <ReasonedButton
      user={user}
      endpoint={releaseUser}
      label={t.people.release}
      title={t.people.releaseTitle(user.name)}
      text={t.people.releaseText}
      confirm={t.people.releaseConfirm}
      done={t.people.releasedDone}
    />
  )
}

function Lock({ user }: { user: User }) {
  const { t } = useLanguage(peopleTexts)
  if (user.state === 'locked') return <Locked user={user} />
  return (
    <ReasonedButton
      user={user}
      endpoint={lockUser}
      label={t.people.lock}
      danger
      title={t.people.lockTitle(user.name)}
      text={t.people.lockText}
      confirm={t.people.lockConfirm}
      done={t.people.lockedDone}
    />
  )
}

/** Opens who is locked again, or erases them. */
function Locked({ user }: { user: User }) {
  const { t } = useLanguage(peopleTexts)
  useHeadingFocus()
  const toast = useToast()
  const unlock = useWrite(unlockUser)
  return (
    <div className="stack">
      <WriteError error={unlock.error} />
      <div className="row">
        <Button
          variant="secondary"
          loading={unlock.isPending}
          onClick={() =>
            unlock
              .mutateAsync({ params: { id: user.id }, version: user.version, body: {} })
              .then(() => toast(t.people.unlockedDone))
              .catch(() => undefined)
          }
        >
          {t.people.unlock}
        </Button>
        <EraseUser user={user} />
      </div>
    </div>
  )
}

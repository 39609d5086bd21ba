import { Paragraph, Search, Select } from '@digdir/designsystemet-react'
import type { User } from '../../../schema/api/users.js'
import { ROLE_WORDS, ROLES, type Role, SCOPED_ROLES } from '../../../schema/rules/access.js'
import { foldText } from '../../../schema/rules/text.js'
import { USER_STATE_WORDS, USER_STATES, userWords } from '../../../schema/rules/users.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { useTyped } from '../../parts/form/useTyped.js'
import { usePeopleFilters } from './usePeopleFilters.js'
import { useSeen } from './useSeen.js'

const DAY = 86_400_000
/** Who was here in this time counts as a user who is about. */
const RECENT_DAYS = 30

/** The users by name, found by name, e-mail, role and state; one is chosen by the button that is their name. */
export function UserTable({
  users,
  chosen,
  onChoose,
}: {
  users: readonly User[]
  chosen: string | undefined
  onChoose: (id: string) => void
}) {
  const { t, say } = useLanguage(peopleTexts)
  const seen = useSeen()
  const { filters, set } = usePeopleFilters(['q', 'role', 'state'])
  const { q = '', role = '', state = '' } = filters
  const typed = useTyped(q, (text) => set('q', text))
  const words = foldText(q).split(' ')
  const shown = users.filter(
    (user) =>
      words.every((word) => foldText(`${say(userWords(user))} ${user.email ?? ''}`).includes(word)) &&
      (!role || user.roles.includes(role as Role)) &&
      (!state || user.state === state),
  )
  const recent = Date.now() - RECENT_DAYS * DAY
  const count = (keep: (user: User) => boolean) => String(users.filter(keep).length)
  return (
    <section className="stack">
      <Paragraph>
        {t.people.counts(
          count((user) => user.state !== 'erased'),
          count(({ lastSeenAt }) => lastSeenAt !== null && Date.parse(lastSeenAt) > recent),
          count((user) => user.state === 'invited'),
          count((user) => user.state === 'locked'),
          count((user) => user.state === 'erased'),
        )}
      </Paragraph>
      <search className="row people-filters">
        <Search>
          <Search.Input
            aria-label={t.people.search}
            placeholder={t.people.search}
            value={typed.text}
            onChange={({ target }) => {
              typed.setText(target.value)
              typed.write(target.value)
            }}
          />
          <Search.Clear />
        </Search>
        <Select aria-label={t.people.role} value={role} onChange={(event) => set('role', event.target.value)}>
          <Select.Option value="">{t.people.allRoles}</Select.Option>
          {ROLES.map((one) => (
            <Select.Option key={one} value={one}>
              {say(ROLE_WORDS[one])}
            </Select.Option>
          ))}
        </Select>
        <Select
          aria-label={t.people.state}
          value={state}
          onChange={(event) => set('state', event.target.value)}
        >
          <Select.Option value="">{t.people.allStates}</Select.Option>
          {USER_STATES.map((one) => (
            <Select.Option key={one} value={one}>
              {say(USER_STATE_WORDS[one])}
            </Select.Option>
          ))}
        </Select>
      </search>
      <p role="status" className="subtle small">
        {shown.length === 0 ? t.people.none : t.people.shown(shown.length, users.length)}
      </p>
      {shown.length > 0 && (
        <div className="scroll-x">
          <table className="plain stacks">
            <thead>
              <tr>
                <th scope="col">{t.people.columns.name}</th>
                <th scope="col">{t.people.columns.email}</th>
                <th scope="col">{t.people.columns.roles}</th>
                <th scope="col">{t.people.columns.way}</th>
                <th scope="col">{t.people.columns.seen}</th>
                <th scope="col" className="end">
                  {t.people.columns.sessions}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((user) => (
                <tr key={user.id} aria-current={user.id === chosen || undefined}>
                  <th scope="row">
                    <button type="button" className="text-button names" onClick={() => onChoose(user.id)}>
                      {say(userWords(user))}
                    </button>
                  </th>
                  <td className="subtle">{user.email}</td>
                  <td>{rolesOf(user, say) || <span className="subtle">{t.people.noRoles}</span>}</td>
                  <td>{user.state === 'erased' ? '–' : t.people.ways[user.way]}</td>
                  <td>{seen(user)}</td>
                  <td className="end">{user.sessions || '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** The roles of a user in words, each with what it is limited to. */
export function rolesOf(
  { roles, scope }: Pick<User, 'roles' | 'scope'>,
  say: ReturnType<typeof useLanguage>['say'],
): string {
  return roles
    .map((role) => {
      const limited = SCOPED_ROLES.includes(role) && scope.length > 0
      return limited ? `${say(ROLE_WORDS[role])} ${scope.join(', ')}` : say(ROLE_WORDS[role])
    })
    .join(', ')
}

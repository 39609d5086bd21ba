import { Checkbox, Fieldset } from '@digdir/designsystemet-react'
import { listServiceAreas } from '../../../schema/api/serviceAreas.js'
import { ROLE_DUTIES, ROLE_WORDS, ROLES, type Role, SCOPED_ROLES } from '../../../schema/rules/access.js'
import { useRead } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'

/** The roles of somebody, each with what it is for, and the subprojects that a project lead is limited to. */
export function RoleChoice({
  roles,
  scope,
  offered = ROLES,
  disabled = false,
  onRoles,
  onScope,
}: {
  roles: readonly Role[]
  scope: readonly string[]
  offered?: readonly Role[]
  disabled?: boolean
  onRoles: (roles: Role[]) => void
  onScope?: (scope: string[]) => void
}) {
  const { t, say } = useLanguage(peopleTexts)
  const areas = useRead(listServiceAreas)
  const known = [
    ...new Set([...scope, ...(areas.data?.items ?? []).flatMap(({ subproject }) => subproject ?? [])]),
  ].sort()
  const limits = onScope && roles.some((role) => SCOPED_ROLES.includes(role)) && known.length > 0
  return (
    <>
      <Fieldset className="role-choice">
        <Fieldset.Legend>{t.people.roles}</Fieldset.Legend>
        {offered.map((role) => (
          <Checkbox
            key={role}
            label={say(ROLE_WORDS[role])}
            description={say(ROLE_DUTIES[role])}
            value={role}
            disabled={disabled}
            checked={roles.includes(role)}
            onChange={(event) =>
              onRoles(ROLES.filter((one) => (one === role ? event.target.checked : roles.includes(one))))
            }
          />
        ))}
      </Fieldset>
      {limits && (
        <Fieldset className="role-choice">
          <Fieldset.Legend>{t.people.scope}</Fieldset.Legend>
          <Fieldset.Description>{t.people.scopeAll}</Fieldset.Description>
          {known.map((subproject) => (
            <Checkbox
              key={subproject}
              label={subproject}
              value={subproject}
              disabled={disabled}
              checked={scope.includes(subproject)}
              onChange={(event) =>
                onScope(
                  known.filter((one) => (one === subproject ? event.target.checked : scope.includes(one))),
                )
              }
            />
          ))}
        </Fieldset>
      )}
    </>
  )
}

import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useMutation } from '@tanstack/react-query'
import type { BodyInput } from '../../../schema/api/endpoint.js'
import { createDemoSession } from '../../../schema/api/sessions.js'
import { ROLE_DUTIES, ROLE_WORDS, ROLES, type Role } from '../../../schema/rules/access.js'
import { call } from '../../api/call.js'
import { useLanguage } from '../../i18n/language.js'
import { ProblemText, problemOf } from '../../parts/QueryStates.js'
import { paths } from '../../paths.js'
import { goOn } from './goOn.js'

/** The demo without an account: the roles, each with what it is for and a button. */
export function TryDemo() {
  const { t, say } = useLanguage()
  const enter = useMutation({
    mutationFn: (body: BodyInput<typeof createDemoSession>) => call(createDemoSession, { body }),
  })
  const chosen = enter.variables?.role
  /** The role that was chosen while somebody else is signed in here: chosen once more, it is meant. */
  const other = problemOf(enter.error)?.code === 'signed_in_as_other' ? chosen : undefined
  const choose = (role: Role) =>
    enter
      .mutateAsync({ role, instead: role === other })
      .then(goOn)
      .catch(() => undefined)
  return (
    <>
      <Heading level={1}>{t.signIn.tryTitle}</Heading>
      <Paragraph>{t.signIn.tryIntro}</Paragraph>
      {enter.isError && (
        <Alert data-color="warning" role="alert">
          <ProblemText error={enter.error} />
        </Alert>
      )}
      <ul className="roles">
        {ROLES.map((role, index) => (
          <li key={role}>
            <strong id={`role-${role}`}>{say(ROLE_WORDS[role])}</strong>
            <span className="subtle">{say(ROLE_DUTIES[role])}</span>
            <Button
              variant={index === 0 ? 'primary' : 'secondary'}
              data-size="sm"
              loading={chosen === role && (enter.isPending || enter.isSuccess)}
              aria-describedby={`role-${role}`}
              onClick={() => choose(role)}
            >
              {role === other ? t.signIn.changeUser : t.signIn.try}
            </Button>
          </li>
        ))}
      </ul>
      <Paragraph>
        {t.signIn.haveAccount} <a href={paths.waysIn()}>{t.signIn.buttons.sign_in}</a>
      </Paragraph>
    </>
  )
}

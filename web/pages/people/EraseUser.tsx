import { Heading, List, Paragraph } from '@digdir/designsystemet-react'
import { eraseUser, type User } from '../../../schema/api/users.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { ReasonedButton } from './ReasonedButton.js'

/** For who has left and asks to be forgotten: says first what goes, and what stays in the logs and why. */
export function EraseUser({ user }: { user: User }) {
  const { t } = useLanguage(peopleTexts)
  return (
    <ReasonedButton
      user={user}
      endpoint={eraseUser}
      label={t.people.erase}
      danger
      title={t.people.eraseTitle(user.name)}
      text={t.people.eraseText}
      confirm={t.people.eraseConfirm}
      done={t.people.erasedDone}
    >
      <Told title={t.people.eraseGoes} lines={t.people.eraseGoesLines} />
      <Told title={t.people.eraseStays} lines={t.people.eraseStaysLines} />
      <Paragraph>{t.people.eraseReason}</Paragraph>
    </ReasonedButton>
  )
}

function Told({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div>
      <Heading level={3} data-size="2xs">
        {title}
      </Heading>
      <List.Unordered>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List.Unordered>
    </div>
  )
}

import { Button, Heading, List, Paragraph } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { eraseUser, type User } from '../../../schema/api/users.js'
import { useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { ReasonDialog } from '../../parts/ReasonDialog.js'
import { useToast } from '../../parts/Toast.js'

/** For who has left and asks to be forgotten: says first what goes, and what stays in the logs and why. */
export function EraseUser({ user }: { user: User }) {
  const { t } = useLanguage(peopleTexts)
  const toast = useToast()
  const erase = useWrite(eraseUser)
  const [asking, setAsking] = useState(false)
  const close = () => {
    erase.reset()
    setAsking(false)
  }
  return (
    <>
      <Button variant="tertiary" data-color="danger" onClick={() => setAsking(true)}>
        {t.people.erase}
      </Button>
      {asking && (
        <ReasonDialog
          title={t.people.eraseTitle(user.name)}
          text={t.people.eraseText}
          confirm={t.people.eraseConfirm}
          error={erase.error}
          pending={erase.isPending}
          onClose={close}
          onConfirm={(reason) =>
            erase
              .mutateAsync({ params: { id: user.id }, version: user.version, body: { reason } })
              .then(() => {
                close()
                toast(t.people.erasedDone)
              })
              .catch(() => undefined)
          }
        >
          <Told title={t.people.eraseGoes} lines={t.people.eraseGoesLines} />
          <Told title={t.people.eraseStays} lines={t.people.eraseStaysLines} />
          <Paragraph>{t.people.eraseReason}</Paragraph>
        </ReasonDialog>
      )}
    </>
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

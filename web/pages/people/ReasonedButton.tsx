import { Button } from '@digdir/designsystemet-react'
import { type ReactNode, useState } from 'react'
import type { resetCredentials } from '../../../schema/api/credentials.js'
import type { eraseUser, lockUser, releaseUser, User } from '../../../schema/api/users.js'
import { useWrite } from '../../api/queries.js'
import { ReasonDialog } from '../../parts/ReasonDialog.js'
import { useToast } from '../../parts/Toast.js'

/** Does something with a user for a reason, which is asked for first, and says that it is done. */
export function ReasonedButton({
  user: { id, version },
  endpoint,
  label,
  danger = false,
  done,
  children,
  ...dialog
}: {
  user: User
  endpoint: typeof lockUser | typeof releaseUser | typeof resetCredentials | typeof eraseUser
  label: string
  danger?: boolean
  /** What is said of it afterwards. */
  done: string
  title: string
  text: string
  confirm: string
  /** What else is said before. */
  children?: ReactNode
}) {
  const toast = useToast()
  const write = useWrite(endpoint)
  const [asking, setAsking] = useState(false)
  const close = () => {
    write.reset()
    setAsking(false)
  }
  return (
    <div>
      <Button
        variant="tertiary"
        {...(danger ? { 'data-color': 'danger' } : { 'data-size': 'sm' })}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
      {asking && (
        <ReasonDialog
          {...dialog}
          error={write.error}
          pending={write.isPending}
          onClose={close}
          onConfirm={(reason) =>
            write
              .mutateAsync({ params: { id }, version, body: { reason } })
              .then(() => {
                close()
                toast(done)
              })
              .catch(() => undefined)
          }
        >
          {children}
        </ReasonDialog>
      )}
    </div>
  )
}

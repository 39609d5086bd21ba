import { Button, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { choosePassword } from '../../../schema/api/credentials.js'
import { PASSWORD_LEAST } from '../../../schema/rules/passwords.js'
import { useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { FormButtons } from '../../parts/form/FormButtons.js'
import { errorAt } from '../../parts/form/fields.js'
import { problemOf, WriteError } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { useToast } from '../../parts/Toast.js'
import { useReturnFocus } from '../../parts/useReturnFocus.js'

/** Chooses one’s password, or changes it. */
export function Password({ since }: { since: string | null }) {
  const { t } = useLanguage(peopleTexts)
  const formats = useFormats()
  const [open, setOpen] = useState(false)
  return (
    <section className="stack">
      <div className="section-head">
        <Heading level={2} data-size="2xs">
          {t.people.password}
        </Heading>
        {!open && (
          <Button id="choose-password" variant="tertiary" data-size="sm" onClick={() => setOpen(true)}>
            {since ? t.people.changePassword : t.people.choosePassword}
          </Button>
        )}
      </div>
      <Paragraph>{since ? t.people.passwordSince(formats.moment(since)) : t.people.noPassword}</Paragraph>
      {open && <NewPassword asksCurrent={since !== null} onClose={() => setOpen(false)} />}
    </section>
  )
}

/** Stands in place of the button that opened it, and gives the focus back to it. */
function NewPassword({ asksCurrent, onClose }: { asksCurrent: boolean; onClose: () => void }) {
  const { t, say } = useLanguage(peopleTexts)
  useReturnFocus()
  const toast = useToast()
  const choose = useWrite(choosePassword)
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    choose
      .mutateAsync({ body: { password, ...(current && { current }) } })
      .then(() => {
        onClose()
        toast(t.people.passwordChosen)
      })
      .catch(() => undefined)
  }
  const problem = errorAt(problemOf(choose.error)?.errors ?? [], 'password')
  return (
    <form className="stack own-form" onSubmit={submit} ref={form}>
      {asksCurrent && (
        <Textfield
          label={t.people.currentPassword}
          description={t.people.currentHint}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
      )}
      <Textfield
        label={t.people.newPassword}
        description={t.people.passwordHint(String(PASSWORD_LEAST))}
        type="password"
        autoComplete="new-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        {...(problem && { error: say(problem) })}
      />
      {!problem && <WriteError error={choose.error} />}
      <FormButtons submit={t.people.savePassword} pending={choose.isPending} onClose={onClose} />
    </form>
  )
}

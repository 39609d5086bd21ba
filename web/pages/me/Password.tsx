import { Button, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import { choosePassword } from '../../../schema/api/credentials.js'
import { PASSWORD_LEAST } from '../../../schema/rules/passwords.js'
import { useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { errorAt } from '../../parts/form/fields.js'
import { problemOf, WriteError } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { useToast } from '../../parts/Toast.js'

/** Chooses one's password, or changes it. */
export function Password({ since }: { since: string | null }) {
  const { t, say } = useLanguage(peopleTexts)
  const formats = useFormats()
  const toast = useToast()
  const choose = useWrite(choosePassword)
  const [open, setOpen] = useState(false)
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    choose
      .mutateAsync({ body: { password, ...(current && { current }) } })
      .then(() => {
        setOpen(false)
        setCurrent('')
        setPassword('')
        toast(t.people.passwordChosen)
      })
      .catch(() => undefined)
  }
  const problem = errorAt(problemOf(choose.error)?.errors ?? [], 'password')
  return (
    <section className="stack">
      <div className="section-head">
        <Heading level={2} data-size="2xs">
          {t.people.password}
        </Heading>
        {!open && (
          <Button variant="tertiary" data-size="sm" onClick={() => setOpen(true)}>
            {since ? t.people.changePassword : t.people.choosePassword}
          </Button>
        )}
      </div>
      <Paragraph>{since ? t.people.passwordSince(formats.moment(since)) : t.people.noPassword}</Paragraph>
      {open && (
        <form className="stack own-form" onSubmit={submit}>
          {since && (
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
          <div className="row">
            <Button type="submit" loading={choose.isPending}>
              {t.people.savePassword}
            </Button>
            <Button variant="tertiary" onClick={() => setOpen(false)}>
              {t.common.cancel}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

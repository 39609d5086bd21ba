import { Alert, Button, Paragraph, Textfield } from '@digdir/designsystemet-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { createPasswordSession } from '../../../schema/api/credentials.js'
import type { BodyInput } from '../../../schema/api/endpoint.js'
import { call } from '../../api/call.js'
import { useLanguage } from '../../i18n/language.js'
import { ProblemText, problemOf } from '../../parts/QueryStates.js'
import { CodeField } from './CodeField.js'
import { goOn } from './goOn.js'

/** Signs in with e-mail and password, and asks for a code of the second factor when there is one. */
export function PasswordForm() {
  const { t } = useLanguage()
  const signIn = useMutation({
    mutationFn: (body: BodyInput<typeof createPasswordSession>) => call(createPasswordSession, { body }),
  })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const problem = problemOf(signIn.error)
  const isOther = problem?.code === 'signed_in_as_other'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn
      .mutateAsync({ email, password, instead: isOther, ...(asksCode && { code }) })
      .then(goOn)
      .catch((error: unknown) => {
        if (['code_required', 'code_wrong'].includes(problemOf(error)?.code ?? '')) setAsksCode(true)
      })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Textfield
        label={t.signIn.email}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Textfield
        label={t.signIn.password}
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <button
        type="button"
        className="text-button shows"
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? t.signIn.hide : t.signIn.show}
      </button>
      {asksCode && <CodeField value={code} onChange={setCode} />}
      {signIn.isError && problem?.code !== 'code_required' && (
        <Alert data-color={isOther ? 'warning' : 'danger'} role="alert">
          <ProblemText error={signIn.error} />
        </Alert>
      )}
      <div className="row">
        <Button type="submit" variant="secondary" loading={signIn.isPending || signIn.isSuccess}>
          {isOther ? t.signIn.changeUser : t.signIn.buttons.sign_in}
        </Button>
      </div>
      <Paragraph data-size="sm" className="subtle">
        {t.signIn.forgot}
      </Paragraph>
    </form>
  )
}

import { Button, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { renderSVG } from 'uqr'
import { beginSecondFactor, confirmSecondFactor, endSecondFactor } from '../../../schema/api/credentials.js'
import type { Reply } from '../../../schema/api/endpoint.js'
import { useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { FormButtons } from '../../parts/form/FormButtons.js'
import { WriteError } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { useToast } from '../../parts/Toast.js'
import { useReturnFocus } from '../../parts/useReturnFocus.js'
import { CodeField } from '../signIn/CodeField.js'

/** Begins to use a second factor, or takes it away. Who has a password writes it first. */
export function SecondFactor({ since, asksPassword }: { since: string | null; asksPassword: boolean }) {
  const { t } = useLanguage(peopleTexts)
  const formats = useFormats()
  const begin = useWrite(beginSecondFactor)
  const [asking, setAsking] = useState(false)
  const [ending, setEnding] = useState(false)
  const stop = () => {
    begin.reset()
    setAsking(false)
  }
  return (
    <section className="stack">
      <div className="section-head">
        <Heading level={2} data-size="2xs">
          {t.people.secondFactor}
        </Heading>
        {!(since ? ending : begin.data || asking) && (
          <Button
            id="second-factor"
            variant="tertiary"
            data-size="sm"
            loading={begin.isPending}
            onClick={() => {
              if (since) setEnding(true)
              else if (asksPassword) setAsking(true)
              else begin.mutate({ body: {} })
            }}
          >
            {since ? t.people.removeFactor : t.people.addFactor}
          </Button>
        )}
      </div>
      <Paragraph>{since ? t.people.factorSince(formats.moment(since)) : t.people.noFactor}</Paragraph>
      {!since && (begin.data || asking) && (
        <Adding
          made={begin.data}
          pending={begin.isPending}
          onShown={(password) => begin.mutate({ body: password ? { password } : {} })}
          onClose={stop}
        />
      )}
      <WriteError error={begin.error} />
      {since && ending && (
        <Code endpoint={endSecondFactor} done={t.people.factorRemoved} onClose={() => setEnding(false)} />
      )}
    </section>
  )
}

/** From the password through the code: stands in place of the button that opened it, and gives the focus back to it. */
function Adding({
  made,
  pending,
  onShown,
  onClose,
}: {
  made: Reply<typeof beginSecondFactor> | undefined
  pending: boolean
  onShown: (password: string) => void
  onClose: () => void
}) {
  const { t } = useLanguage(peopleTexts)
  useReturnFocus()
  if (!made) return <OwnPassword pending={pending} onShown={onShown} onCancel={onClose} />
  return (
    <>
      <Paragraph>{t.people.scan}</Paragraph>
      <Picture address={made.address} />
      <Paragraph>
        {t.people.orWrite} <code>{inFours(made.secret)}</code>
      </Paragraph>
      <Code endpoint={confirmSecondFactor} done={t.people.factorAdded} onClose={onClose} />
    </>
  )
}

/** Asks for one's password, so that whoever has found an open page goes no further. */
function OwnPassword({
  pending,
  onShown,
  onCancel,
}: {
  pending: boolean
  onShown: (password: string) => void
  onCancel: () => void
}) {
  const { t } = useLanguage(peopleTexts)
  const [password, setPassword] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onShown(password)
  }
  return (
    <form className="stack own-form" onSubmit={submit}>
      <Textfield
        label={t.people.ownPassword}
        description={t.people.currentHint}
        type="password"
        autoComplete="current-password"
        ref={field}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <FormButtons submit={t.people.goOn} pending={pending} onClose={onCancel} />
    </form>
  )
}

/** A key as people write it off: four letters at a time. */
const inFours = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')

/** The address of a secret as apps read it with a camera. */
function Picture({ address }: { address: string }) {
  const { t } = useLanguage(peopleTexts)
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(address))}`
  return <img className="factor-picture" src={picture} alt={t.people.picture} width={200} height={200} />
}

/** Proves by a code that one can compute them. */
function Code({
  endpoint,
  done,
  onClose,
}: {
  endpoint: typeof confirmSecondFactor | typeof endSecondFactor
  done: string
  onClose: () => void
}) {
  const { t } = useLanguage(peopleTexts)
  useReturnFocus()
  const toast = useToast()
  const prove = useWrite(endpoint)
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    prove
      .mutateAsync({ body: { code } })
      .then(() => {
        onClose()
        toast(done)
      })
      .catch(() => undefined)
  }
  return (
    <form className="stack own-form" onSubmit={submit}>
      <CodeField value={code} onChange={setCode} />
      <WriteError error={prove.error} />
      <FormButtons submit={t.people.confirm} pending={prove.isPending} onClose={onClose} />
    </form>
  )
}

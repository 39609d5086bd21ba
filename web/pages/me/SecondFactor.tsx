import { Button, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import { renderSVG } from 'uqr'
import { beginSecondFactor, confirmSecondFactor, endSecondFactor } from '../../../schema/api/credentials.js'
import { useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { WriteError } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { useToast } from '../../parts/Toast.js'
import { CodeField } from '../signIn/CodeField.js'

/** Begins to use a second factor, or takes it away. Who has a password writes it first. */
export function SecondFactor({ since, asksPassword }: { since: string | null; asksPassword: boolean }) {
  const { t } = useLanguage(peopleTexts)
  const formats = useFormats()
  const begin = useWrite(beginSecondFactor)
  const [asking, setAsking] = useState(false)
  const [ending, setEnding] = useState(false)
  return (
    <section className="stack">
      <div className="section-head">
        <Heading level={2} data-size="2xs">
          {t.people.secondFactor}
        </Heading>
        {!since && !begin.data && !asking && (
          <Button
            variant="tertiary"
            data-size="sm"
            loading={begin.isPending}
            onClick={() => (asksPassword ? setAsking(true) : begin.mutate({ body: {} }))}
          >
            {t.people.addFactor}
          </Button>
        )}
        {since && !ending && (
          <Button variant="tertiary" data-size="sm" onClick={() => setEnding(true)}>
            {t.people.removeFactor}
          </Button>
        )}
      </div>
      <Paragraph>{since ? t.people.factorSince(formats.moment(since)) : t.people.noFactor}</Paragraph>
      {!since && !begin.data && asking && (
        <OwnPassword
          pending={begin.isPending}
          onShown={(password) => begin.mutate({ body: password ? { password } : {} })}
          onCancel={() => {
            begin.reset()
            setAsking(false)
          }}
        />
      )}
      <WriteError error={begin.error} />
      {!since && begin.data && (
        <>
          <Paragraph>{t.people.scan}</Paragraph>
          <Picture address={begin.data.address} />
          <Paragraph>
            {t.people.orWrite} <code>{inFours(begin.data.secret)}</code>
          </Paragraph>
          <Code
            endpoint={confirmSecondFactor}
            done={t.people.factorAdded}
            onDone={() => {
              begin.reset()
              setAsking(false)
            }}
          />
        </>
      )}
      {since && ending && (
        <Code endpoint={endSecondFactor} done={t.people.factorRemoved} onDone={() => setEnding(false)} />
      )}
    </section>
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
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <div className="row">
        <Button type="submit" loading={pending}>
          {t.people.goOn}
        </Button>
        <Button variant="tertiary" onClick={onCancel}>
          {t.common.cancel}
        </Button>
      </div>
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
  onDone,
}: {
  endpoint: typeof confirmSecondFactor | typeof endSecondFactor
  done: string
  onDone: () => void
}) {
  const { t } = useLanguage(peopleTexts)
  const toast = useToast()
  const prove = useWrite(endpoint)
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    prove
      .mutateAsync({ body: { code } })
      .then(() => {
        onDone()
        toast(done)
      })
      .catch(() => undefined)
  }
  return (
    <form className="stack own-form" onSubmit={submit}>
      <CodeField value={code} onChange={setCode} />
      <WriteError error={prove.error} />
      <div>
        <Button type="submit" loading={prove.isPending}>
          {t.people.confirm}
        </Button>
      </div>
    </form>
  )
}

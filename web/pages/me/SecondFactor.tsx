import { Button, Heading, Paragraph } from '@digdir/designsystemet-react'
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

/** Begins to use a second factor, or takes it away. */
export function SecondFactor({ since }: { since: string | null }) {
  const { t } = useLanguage(peopleTexts)
  const formats = useFormats()
  const begin = useWrite(beginSecondFactor)
  const [ending, setEnding] = useState(false)
  return (
    <section className="stack">
      <div className="section-head">
        <Heading level={2} data-size="2xs">
          {t.people.secondFactor}
        </Heading>
        {!since && !begin.data && (
          <Button
            variant="tertiary"
            data-size="sm"
            loading={begin.isPending}
            onClick={() => begin.mutate({ body: {} })}
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
      <WriteError error={begin.error} />
      {!since && begin.data && (
        <>
          <Paragraph>{t.people.scan}</Paragraph>
          <Picture address={begin.data.address} />
          <Paragraph>
            {t.people.orWrite} <code>{inFours(begin.data.secret)}</code>
          </Paragraph>
          <Code endpoint={confirmSecondFactor} done={t.people.factorAdded} onDone={() => begin.reset()} />
        </>
      )}
      {since && ending && (
        <Code endpoint={endSecondFactor} done={t.people.factorRemoved} onDone={() => setEnding(false)} />
      )}
    </section>
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

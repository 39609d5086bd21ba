import { Alert, Button, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { BodyInput, Reply } from '../../../schema/api/endpoint.js'
import { createSession, readLink } from '../../../schema/api/sessions.js'
import { call } from '../../api/call.js'
import { useLanguage } from '../../i18n/language.js'
import { useUnsaved } from '../../parts/form/useUnsaved.js'
import { ProblemText, problemOf, Rows } from '../../parts/QueryStates.js'
import { paths } from '../../paths.js'
import { CodeField } from './CodeField.js'
import { goOn } from './goOn.js'

/** A one-time link: says whose it is and what it is for. It is used by the button, not by being opened. */
export function UseLink({ link }: { link: string }) {
  const { t } = useLanguage()
  const looked = useQuery({
    queryKey: [readLink.id, link],
    queryFn: () => call(readLink, { body: { link } }),
    retry: false,
    // It is looked at once: what becomes of it later is told to whoever presses the button.
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (looked.isPending) return <Rows count={3} />
  if (looked.isError)
    return (
      <>
        <Heading level={1}>{t.signIn.failed}</Heading>
        <Alert data-color="warning" role="alert">
          <ProblemText error={looked.error} />
          {problemOf(looked.error)?.code === 'link_used' && <Paragraph>{t.signIn.notYou}</Paragraph>}
        </Alert>
        <Paragraph>
          <a href={paths.waysIn()}>{t.signIn.otherWay}</a>
        </Paragraph>
      </>
    )
  return <Accept link={link} about={looked.data} />
}

function Accept({ link, about }: { link: string; about: Reply<typeof readLink> }) {
  const { t } = useLanguage()
  // Nothing on this page is read anew after it: the link would be looked at once more, and is used then.
  const signIn = useMutation({
    mutationFn: (body: BodyInput<typeof createSession>) => call(createSession, { body }),
  })
  const [name, setName] = useUnsaved('name', '')
  const [email, setEmail] = useUnsaved('email', '')
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const { purpose, signedInAs } = about
  const isFirst = purpose === 'first'
  const isOther = signedInAs !== null && !signedInAs.same
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn
      .mutateAsync({ link, instead: isOther, ...(isFirst && { name, email }), ...(asksCode && { code }) })
      .then(goOn)
      .catch((error: unknown) => {
        if (problemOf(error)?.code === 'code_required') setAsksCode(true)
      })
  }
  const whose = about.name ?? ''
  const wrong = (field: string) =>
    problemOf(signIn.error)?.errors.some(({ path }) => path === field) ? true : undefined
  return (
    <form className="stack" onSubmit={submit}>
      <Heading level={1}>{t.signIn.headings[purpose](whose)}</Heading>
      <Paragraph>{t.signIn.explanations[purpose]}</Paragraph>
      {isOther && (
        <Alert data-color="warning">
          <Paragraph>{t.signIn.signedInAs(signedInAs.name)}</Paragraph>
        </Alert>
      )}
      {isFirst && (
        <>
          <Textfield
            label={t.signIn.yourName}
            autoComplete="name"
            required
            value={name}
            aria-invalid={wrong('name')}
            onChange={(event) => setName(event.target.value)}
          />
          <Textfield
            label={t.signIn.yourEmail}
            type="email"
            autoComplete="email"
            required
            value={email}
            aria-invalid={wrong('email')}
            onChange={(event) => setEmail(event.target.value)}
          />
        </>
      )}
      {asksCode && <CodeField value={code} onChange={setCode} />}
      {signIn.isError && problemOf(signIn.error)?.code !== 'code_required' && (
        <Alert data-color="danger" role="alert">
          <ProblemText error={signIn.error} />
        </Alert>
      )}
      <div>
        <Button type="submit" loading={signIn.isPending || signIn.isSuccess}>
          {isOther ? t.signIn.change(whose) : t.signIn.buttons[purpose]}
        </Button>
      </div>
    </form>
  )
}

import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { createSession, readMe } from '../../../schema/api/sessions.js'
import { call } from '../../api/call.js'
import { useMeta, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { forgetPlace, rememberedPlace } from '../../parts/place.js'
import { ProblemText } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'

/** Signs in with the link's secret, which stands behind `#` so that it is never sent in an address. */
export function SignInPage() {
  const { t, language, setLanguage } = useLanguage()
  const meta = useMeta()
  const router = useRouter()
  const place = useRef(rememberedPlace())
  useTitle(t.signIn.title)
  const signIn = useWrite(createSession)
  const { mutateAsync } = signIn
  useEffect(() => {
    const use = () => {
      const link = location.hash.slice(1)
      if (!link) return
      // Taken before it is used: the effect may run twice, the link is good once.
      history.replaceState(null, '', location.pathname)
      mutateAsync({ body: { link } })
        .then(() => {
          forgetPlace()
          router.history.push(place.current)
        })
        .catch(() => undefined)
    }
    use()
    // A link that is opened while this page stands changes no more than what is behind `#`.
    addEventListener('hashchange', use)
    return () => removeEventListener('hashchange', use)
  }, [mutateAsync, router])
  useEffect(() => {
    // Signed in meanwhile in another tab: this one goes on where it was.
    const look = () => {
      call(readMe)
        .then(() => location.assign(place.current))
        .catch(() => undefined)
    }
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [])

  return (
    <main className="page narrow stack sign-in" id="main">
      <p className="wordmark">Harmoni</p>
      <Heading level={1}>{t.signIn.title}</Heading>
      <Paragraph>{t.signIn.intro}</Paragraph>
      {meta.data && <Paragraph className="subtle">{meta.data.programme}</Paragraph>}
      {signIn.isPending && <Paragraph role="status">{t.signIn.working}</Paragraph>}
      {signIn.isError && (
        <Alert data-color="danger" role="alert">
          <Heading level={2} data-size="2xs">
            {t.signIn.failed}
          </Heading>
          <ProblemText error={signIn.error} />
        </Alert>
      )}
      {!signIn.isPending && (
        <section className="stack">
          <Heading level={2} data-size="xs">
            {t.signIn.needLink}
          </Heading>
          <Paragraph>{t.signIn.howTo}</Paragraph>
        </section>
      )}
      <p>
        <button
          type="button"
          className="text-button"
          onClick={() => setLanguage(language === 'nb' ? 'en' : 'nb')}
        >
          {t.shell.language}
        </button>
      </p>
    </main>
  )
}

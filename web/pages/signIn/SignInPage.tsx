import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { useEffect, useState } from 'react'
import { listProviders } from '../../../schema/api/providers.js'
import { readMe } from '../../../schema/api/sessions.js'
import { call } from '../../api/call.js'
import { useMeta, useRead } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { rememberedPlace } from '../../parts/place.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { PasswordForm } from './PasswordForm.js'
import { Providers } from './Providers.js'
import { SignInFrame } from './SignInFrame.js'
import { TryDemo } from './TryDemo.js'
import { UseLink } from './UseLink.js'

/** Where one comes in: by a link, whose secret stands behind `#` so that it is never sent in an address. */
export function SignInPage() {
  const { t } = useLanguage()
  useTitle(t.signIn.title)
  const [link, setLink] = useState(() => location.hash.slice(1))
  useEffect(() => {
    // A secret does not stay where it can be read: in the address, and in the history of the browser.
    const take = () => {
      if (!location.hash) return
      setLink(location.hash.slice(1))
      history.replaceState(null, '', location.pathname)
    }
    take()
    // A link that is opened while this page stands changes no more than what is behind `#`.
    addEventListener('hashchange', take)
    return () => removeEventListener('hashchange', take)
  }, [])
  useEffect(() => {
    // Signed in meanwhile in another tab: this one goes on where it was.
    const look = () => {
      if (link) return
      call(readMe)
        .then(() => location.assign(rememberedPlace()))
        .catch(() => undefined)
    }
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [link])
  const meta = useMeta()
  const [hasAccount] = useState(() => new URLSearchParams(location.search).has('account'))
  return (
    <SignInFrame>
      {link ? (
        <UseLink key={link} link={link} />
      ) : (
        <QueryStates query={meta} rows={3}>
          {({ demo, passwords }) => (demo && !hasAccount ? <TryDemo /> : <NoLink passwords={passwords} />)}
        </QueryStates>
      )}
    </SignInFrame>
  )
}

/** The ways in: through an identity provider where there is one, or by a link. */
function NoLink({ passwords }: { passwords: boolean }) {
  const { t } = useLanguage()
  const providers = useRead(listProviders)
  return (
    <>
      <Heading level={1}>{t.signIn.title}</Heading>
      <Paragraph>{t.signIn.intro}</Paragraph>
      <Providers />
      {passwords && (
        <section className="stack">
          <Heading level={2} data-size="xs">
            {t.signIn.byPassword}
          </Heading>
          <PasswordForm />
        </section>
      )}
      <section className="stack">
        <Heading level={2} data-size="xs">
          {providers.data?.items.length
            ? t.signIn.withoutAccount
            : passwords
              ? t.signIn.withoutPassword
              : t.signIn.needLink}
        </Heading>
        <Paragraph>{t.signIn.howTo}</Paragraph>
      </section>
    </>
  )
}

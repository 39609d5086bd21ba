import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { finishSignIn } from '../../../schema/api/providers.js'
import { useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { ProblemText, problemOf, Rows } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { paths } from '../../paths.js'
import { goOn } from './goOn.js'
import { Providers } from './Providers.js'
import { SignInFrame } from './SignInFrame.js'
import { useBegin } from './useBegin.js'

/** Where a provider sends the browser back to: it goes on where one was, or says why not, with the ways on below. */
export function ReturnPage() {
  const { t } = useLanguage()
  useTitle(t.signIn.title)
  const provider = useParams({ from: '/sign-in/$provider', select: (params) => params.provider })
  const { mutateAsync, isError, error } = useWrite(finishSignIn)
  const taken = useRef(false)
  useEffect(() => {
    // An answer is good once, and effects may run twice.
    if (taken.current) return
    taken.current = true
    const answer = location.search.slice(1)
    if (!answer) return location.replace(paths.signIn())
    // Nor does it stay where it can be read: in the address, and in the history of the browser.
    history.replaceState(null, '', location.pathname)
    mutateAsync({ params: { provider }, body: { answer } })
      .then(goOn)
      .catch(() => undefined)
  }, [provider, mutateAsync])
  return (
    <SignInFrame>
      {!isError ? (
        <>
          <Heading level={1}>{t.signIn.working}</Heading>
          <Rows count={2} />
        </>
      ) : problemOf(error)?.code === 'signed_in_as_other' ? (
        <Change provider={provider} error={error} />
      ) : (
        <>
          <Heading level={1}>{t.signIn.notSignedIn}</Heading>
          <Alert data-color="warning" role="alert">
            <ProblemText error={error} />
          </Alert>
          <Providers />
          <Paragraph>
            <a href={paths.waysIn()}>{t.signIn.otherWay}</a>
          </Paragraph>
        </>
      )}
    </SignInFrame>
  )
}

/** Somebody else is signed in in this browser: asks whether to change, by the provider that knows by now who one is. */
function Change({ provider, error }: { provider: string; error: unknown }) {
  const { t } = useLanguage()
  const { begin, go } = useBegin()
  return (
    <>
      <Heading level={1}>{t.signIn.changeUserAsked}</Heading>
      <Alert data-color="warning" role="alert">
        <ProblemText error={begin.error ?? error} />
      </Alert>
      <div className="row">
        <Button loading={begin.isPending || begin.isSuccess} onClick={() => go(provider, true)}>
          {t.signIn.changeUser}
        </Button>
        <Button variant="secondary" onClick={goOn}>
          {t.signIn.stay}
        </Button>
      </div>
    </>
  )
}

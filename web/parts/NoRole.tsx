import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useLanguage } from '../i18n/language.js'
import { useTitle } from './title.js'

/** In place of every page for who is signed in and may see nothing yet. */
export function NoRole({ who }: { who: string }) {
  const { t } = useLanguage()
  useTitle(t.signIn.noRole)
  return (
    <div className="page narrow stack">
      <Heading level={1}>{t.signIn.noRole}</Heading>
      <Alert data-color="info">
        <Paragraph>{t.signIn.askForRole(who)}</Paragraph>
      </Alert>
    </div>
  )
}

import { Button, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useLanguage } from '../i18n/language.js'
import { AppLink } from '../parts/AppLink.js'
import { useTitle } from '../parts/title.js'
import { paths } from '../paths.js'

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useLanguage()
  useTitle(t.shell.notFound)
  return (
    <main className="page narrow stack" id="main">
      <Heading level={1}>{t.shell.notFound}</Heading>
      <Paragraph>{t.shell.notFoundText}</Paragraph>
      <AppLink href={paths.overview()}>{t.shell.toOverview}</AppLink>
    </main>
  )
}

/** A page that could not be drawn: never a blank one. */
export function Crashed({ error }: { error: unknown }) {
  const { t } = useLanguage()
  return (
    <main className="page narrow stack" id="main">
      <Heading level={1}>{t.shell.crashed}</Heading>
      <Paragraph>{t.shell.crashedText}</Paragraph>
      <Paragraph className="subtle" data-size="sm">
        {error instanceof Error ? error.message : String(error)}
      </Paragraph>
      <Button onClick={() => location.reload()}>{t.shell.reload}</Button>
    </main>
  )
}

import { Paragraph } from '@digdir/designsystemet-react'
import { listProviders } from '../../../schema/api/providers.js'
import { useMeta, useRead } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'

/** How people come in, and how long they stay: what the settings of the server say. */
export function WaysIn() {
  const { t, say, language } = useLanguage(peopleTexts)
  const meta = useMeta()
  const providers = useRead(listProviders)
  return (
    <div className="stack ways-in">
      <Paragraph className="subtle">{t.people.waysIntro}</Paragraph>
      {providers.data?.items.map(({ id, name, isDown }) => (
        <Paragraph key={id}>
          {t.people.waysProvider(say(name))} {isDown && t.people.waysDown}
        </Paragraph>
      ))}
      <Paragraph>{t.people.waysLinks}</Paragraph>
      {meta.data?.passwords && <Paragraph>{t.people.waysPasswords}</Paragraph>}
      {meta.data && (
        <Paragraph>
          {t.people.waysSessions(
            formatNumber(meta.data.session.hours, language),
            formatNumber(meta.data.session.idleMinutes, language),
          )}
        </Paragraph>
      )}
      <Paragraph>{t.people.waysCommand}</Paragraph>
    </div>
  )
}

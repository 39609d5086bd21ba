import { Checkbox, Fieldset, Heading, Paragraph, Radio } from '@digdir/designsystemet-react'
import { listMyTokens } from '../../../schema/api/tokens.js'
import { useMe, useMeta, useRead } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useSingleKeys } from '../../parts/shortcuts.js'
import { useTitle } from '../../parts/title.js'
import { MySessions } from '../people/Sessions.js'
import { MyTokens } from '../people/TokenList.js'
import { rolesOf } from '../people/UserTable.js'
import { Password } from './Password.js'
import { SecondFactor } from './SecondFactor.js'
import '../people/people.css'

/** One's own page: who one is to the register, where one is signed in, one's tokens, and how one wants the pages. */
export function MePage() {
  const { t, say } = useLanguage(peopleTexts)
  useTitle(t.people.me)
  const me = useMe()
  const meta = useMeta()
  const tokens = useRead(listMyTokens)
  return (
    <div className="page stack">
      <h1>{t.people.me}</h1>
      <QueryStates query={me} rows={2}>
        {({ name, email, roles, scope }) => (
          <div className="stack">
            <p>
              <strong>{name}</strong>
              {email && <span className="subtle"> · {email}</span>}
            </p>
            <Paragraph>
              {roles.length > 0 ? t.people.meIntro(rolesOf({ roles, scope }, say)) : t.people.meNoRoles}
            </Paragraph>
          </div>
        )}
      </QueryStates>
      {me.data && meta.data?.passwords && <Password since={me.data.passwordAt} />}
      {me.data && meta.data && (
        <SecondFactor
          since={me.data.secondFactorAt}
          asksPassword={me.data.passwordAt !== null && meta.data.passwords}
        />
      )}
      <MySessions />
      <section className="stack">
        <div className="section-head">
          <Heading level={2} data-size="2xs">
            {t.people.myTokens}
          </Heading>
        </div>
        <QueryStates query={tokens} rows={2}>
          {({ items }) => <MyTokens tokens={items} />}
        </QueryStates>
      </section>
      <Preferences />
    </div>
  )
}

function Preferences() {
  const { t, language, setLanguage } = useLanguage(peopleTexts)
  const [on, setOn] = useSingleKeys()
  return (
    <section className="stack">
      <div className="section-head">
        <Heading level={2} data-size="2xs">
          {t.people.preferences}
        </Heading>
      </div>
      <Fieldset>
        <Fieldset.Legend>{t.people.language}</Fieldset.Legend>
        {(
          [
            ['nb', 'Bokmål'],
            ['en', 'English'],
          ] as const
        ).map(([value, label]) => (
          <Radio
            key={value}
            name="language"
            label={label}
            lang={value}
            value={value}
            checked={language === value}
            onChange={() => setLanguage(value)}
          />
        ))}
      </Fieldset>
      <Checkbox label={t.people.singleKeys} checked={on} onChange={(event) => setOn(event.target.checked)} />
    </section>
  )
}

import { Button, Paragraph } from '@digdir/designsystemet-react'
import { useState } from 'react'
import {
  createMyToken,
  createToken,
  revokeMyToken,
  revokeToken,
  type Token,
} from '../../../schema/api/tokens.js'
import type { User } from '../../../schema/api/users.js'
import { ROLE_WORDS } from '../../../schema/rules/access.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { ERASED_TOKEN, TOKEN_ACCESS_WORDS, TOKEN_FIELDS, userWords } from '../../../schema/rules/users.js'
import { useMe, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { WriteError } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { useToast } from '../../parts/Toast.js'
import { EndButton } from './EndButton.js'
import { NewTokenDialog } from './NewTokenDialog.js'

/** The tokens of everybody, for those who may revoke them and make new ones. */
export function TokenList({
  tokens,
  owners,
  may,
}: {
  tokens: readonly Token[]
  owners: readonly User[]
  may: boolean
}) {
  const revoke = useWrite(revokeToken)
  const create = useWrite(createToken)
  const [making, setMaking] = useState(false)
  return (
    <>
      <Tokens
        tokens={tokens}
        owned
        error={revoke.error}
        {...(may && {
          onNew: () => setMaking(true),
          onRevoke: (token: string) => revoke.mutateAsync({ params: { token }, body: {} }),
        })}
      />
      {making && (
        <NewTokenDialog
          owners={owners.filter(({ state }) => state === 'active')}
          error={create.error}
          pending={create.isPending}
          secret={create.data?.secret}
          onMake={(fields, owner) => create.mutate({ body: { ...fields, owner } })}
          onClose={() => {
            create.reset()
            setMaking(false)
          }}
        />
      )}
    </>
  )
}

/** One's own tokens. */
export function MyTokens({ tokens }: { tokens: readonly Token[] }) {
  const me = useMe()
  const revoke = useWrite(revokeMyToken)
  const create = useWrite(createMyToken)
  const [making, setMaking] = useState(false)
  return (
    <>
      <Tokens
        tokens={tokens}
        error={revoke.error}
        onNew={() => setMaking(true)}
        onRevoke={(token) => revoke.mutateAsync({ params: { token }, body: {} })}
      />
      {making && me.data && (
        <NewTokenDialog
          owners={[me.data]}
          own
          error={create.error}
          pending={create.isPending}
          secret={create.data?.secret}
          onMake={(fields) => create.mutate({ body: fields })}
          onClose={() => {
            create.reset()
            setMaking(false)
          }}
        />
      )}
    </>
  )
}

function Tokens({
  tokens,
  owned = false,
  error,
  onNew,
  onRevoke,
}: {
  tokens: readonly Token[]
  owned?: boolean
  error: unknown
  onNew?: () => void
  onRevoke?: (token: string) => Promise<unknown>
}) {
  const { t, say } = useLanguage(peopleTexts)
  const formats = useFormats()
  const toast = useToast()
  return (
    <section className="stack">
      <div className="row">
        <Paragraph className="subtle">{t.people.tokensIntro}</Paragraph>
        <span className="spacer" />
        {onNew && (
          <Button variant="secondary" onClick={onNew}>
            {t.people.newToken}
          </Button>
        )}
      </div>
      <WriteError error={error} />
      {tokens.length === 0 ? (
        <p>{t.people.noTokens}</p>
      ) : (
        <div className="scroll-x">
          <table className="plain stacks">
            <thead>
              <tr>
                <th scope="col">{say(TOKEN_FIELDS.name)}</th>
                {owned && <th scope="col">{t.people.tokenOwner}</th>}
                <th scope="col">{say(TOKEN_FIELDS.roles)}</th>
                <th scope="col">{say(TOKEN_FIELDS.access)}</th>
                <th scope="col">{t.people.tokenSeen}</th>
                <th scope="col">{t.people.tokenState}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {tokens.map((token) => (
                <tr key={token.id}>
                  <th scope="row">{token.name === ERASED_TOKEN.nb ? say(ERASED_TOKEN) : token.name}</th>
                  {owned && <td>{token.owner ? say(userWords(token.owner)) : '–'}</td>}
                  <td>{token.roles.map((role) => say(ROLE_WORDS[role])).join(', ')}</td>
                  <td>{say(TOKEN_ACCESS_WORDS[token.access])}</td>
                  <td>{token.lastSeenAt ? formats.moment(token.lastSeenAt) : t.people.never}</td>
                  <td>{stateOf(token, t.people)}</td>
                  <td className="end">
                    {onRevoke && token.revokedAt === null && (
                      <EndButton
                        label={t.people.revokeNamed(token.name)}
                        onClick={() =>
                          onRevoke(token.id)
                            .then(() => toast(t.people.revoked))
                            .catch(() => undefined)
                        }
                      >
                        {t.people.revoke}
                      </EndButton>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function stateOf(
  { revokedAt, good, expiresOn }: Token,
  words: { tokenRevoked: string; tokenEnded: string; tokenIdle: string },
): string {
  if (revokedAt !== null) return words.tokenRevoked
  if (good) return expiresOn === null ? '–' : formatDate(expiresOn)
  const isPast = expiresOn !== null && expiresOn < new Date().toISOString().slice(0, 10)
  return isPast ? words.tokenEnded : words.tokenIdle
}

import { Button } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { listTokens } from '../../../schema/api/tokens.js'
import { listUsers } from '../../../schema/api/users.js'
import { useMe, useRead } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { AppLink } from '../../parts/AppLink.js'
import { LoadError, QueryStates } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { paths } from '../../paths.js'
import { InviteDialog } from './InviteDialog.js'
import { SecurityLog } from './SecurityLog.js'
import { TokenList } from './TokenList.js'
import { UserPanel } from './UserPanel.js'
import { UserTable } from './UserTable.js'
import { WaysIn } from './WaysIn.js'
import './people.css'

const TABS = ['users', 'tokens', 'log', 'ways'] as const

/** Who may sign in and by what: for administrators to keep, and for auditors to look at. */
export function PeoplePage() {
  const { t } = useLanguage(peopleTexts)
  useTitle(t.people.title)
  const me = useMe()
  const search = useSearch({ from: '/shell/people' })
  const { tab: asked, user } = search
  const tab = TABS.find((one) => one === asked) ?? 'users'
  const navigate = useNavigate()
  const users = useRead(listUsers)
  const tokens = useRead(listTokens)
  const [inviting, setInviting] = useState(false)
  const may = Boolean(me.data?.actions.includes('manage_access'))
  const choose = (chosen: string | undefined) => {
    const { user: _, ...rest } = search
    navigate({ to: '/people', search: chosen ? { ...rest, user: chosen } : rest, resetScroll: false })
  }
  if (users.isError)
    return (
      <div className="page stack">
        <h1>{t.people.title}</h1>
        <LoadError error={users.error} retry={() => users.refetch()} />
      </div>
    )
  const chosen = users.data?.items.find(({ id }) => id === user)
  const countOf = {
    users: users.data?.items.filter(({ state }) => state !== 'erased').length,
    tokens: tokens.data?.items.filter(({ good }) => good).length,
    log: undefined,
    ways: undefined,
  }
  return (
    <div className="page stack">
      <div className="section-head people-head">
        <h1>{t.people.title}</h1>
        {may && <Button onClick={() => setInviting(true)}>{t.people.invite}</Button>}
      </div>
      <nav aria-label={t.people.title} className="people-parts">
        {TABS.map((one) => (
          <AppLink key={one} href={paths.people(one)} aria-current={one === tab ? 'page' : undefined}>
            {t.people.tabs[one]} {countOf[one] !== undefined && <strong>{countOf[one]}</strong>}
          </AppLink>
        ))}
      </nav>
      {/* One part at a time: what is not looked at is not asked for. */}
      {tab === 'users' && (
        <QueryStates query={users} rows={10}>
          {({ items }) => (
            <div className="people" data-chosen={chosen !== undefined}>
              <UserTable users={items} chosen={chosen?.id} onChoose={choose} />
              {chosen && (
                <UserPanel key={chosen.id} user={chosen} may={may} onClose={() => choose(undefined)} />
              )}
            </div>
          )}
        </QueryStates>
      )}
      {tab === 'tokens' && (
        <QueryStates query={tokens}>
          {({ items }) => <TokenList tokens={items} may={may} owners={users.data?.items ?? []} />}
        </QueryStates>
      )}
      {tab === 'log' && <SecurityLog users={users.data?.items ?? []} />}
      {tab === 'ways' && <WaysIn />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </div>
  )
}

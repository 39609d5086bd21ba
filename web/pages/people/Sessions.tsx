import { Heading } from '@digdir/designsystemet-react'
import {
  deleteMySession,
  deleteMySessions,
  deleteUserSession,
  deleteUserSessions,
  listMySessions,
  listUserSessions,
  type Session,
} from '../../../schema/api/sessions.js'
import { useRead, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { QueryStates, WriteError } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { useToast } from '../../parts/Toast.js'
import { EndButton } from './EndButton.js'

/** Where a user is signed in, each ended by its button. */
export function UserSessions({ user, may }: { user: string; may: boolean }) {
  const { t } = useLanguage(peopleTexts)
  const sessions = useRead(listUserSessions, { params: { id: user } })
  const one = useWrite(deleteUserSession)
  const all = useWrite(deleteUserSessions)
  return (
    <QueryStates query={sessions} rows={2}>
      {({ items }) => (
        <Sessions
          heading={t.people.sessions}
          sessions={items}
          error={one.error ?? all.error}
          {...(may && {
            onEnd: (session: string) => one.mutateAsync({ params: { id: user, session } }),
            onEndAll: { label: t.people.endAll, run: () => all.mutateAsync({ params: { id: user } }) },
          })}
        />
      )}
    </QueryStates>
  )
}

/** Where one is signed in oneself. */
export function MySessions() {
  const { t } = useLanguage(peopleTexts)
  const sessions = useRead(listMySessions)
  const one = useWrite(deleteMySession)
  const all = useWrite(deleteMySessions)
  return (
    <QueryStates query={sessions} rows={2}>
      {({ items }) => (
        <Sessions
          heading={t.people.mySessions}
          level={2}
          sessions={items}
          error={one.error ?? all.error}
          onEnd={(session) => one.mutateAsync({ params: { session } })}
          onEndAll={{ label: t.people.endOthers, run: () => all.mutateAsync({}) }}
        />
      )}
    </QueryStates>
  )
}

function Sessions({
  heading,
  level = 3,
  sessions,
  error,
  onEnd,
  onEndAll,
}: {
  heading: string
  level?: 2 | 3
  sessions: readonly Session[]
  error: unknown
  onEnd?: (session: string) => Promise<unknown>
  onEndAll?: { label: string; run: () => Promise<unknown> }
}) {
  const { t } = useLanguage(peopleTexts)
  const formats = useFormats()
  const toast = useToast()
  const end = (done: Promise<unknown>) => done.then(() => toast(t.people.ended)).catch(() => undefined)
  return (
    <section className="stack">
      <div className="section-head">
        <Heading level={level} data-size="2xs">
          {heading}
        </Heading>
        {onEndAll && sessions.length > 1 && (
          <EndButton onClick={() => end(onEndAll.run())}>{onEndAll.label}</EndButton>
        )}
      </div>
      <WriteError error={error} />
      {sessions.length === 0 && <p className="subtle">{t.people.noSessions}</p>}
      <ul className="sessions">
        {sessions.map(({ id, agent, createdAt, lastSeenAt, current }) => {
          const name = agent || t.people.unknownAgent
          return (
            <li key={id}>
              <span>
                {name}
                {current && <span className="subtle"> ({t.people.thisOne})</span>}
                <br />
                <span className="subtle small">
                  {t.people.sessionWords(formats.moment(createdAt), formats.moment(lastSeenAt))}
                </span>
              </span>
              {onEnd && !current && (
                <EndButton label={t.people.endNamed(name)} onClick={() => end(onEnd(id))}>
                  {t.people.end}
                </EndButton>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

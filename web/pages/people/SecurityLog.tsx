import { Button, Paragraph, Select } from '@digdir/designsystemet-react'
import { listSecurityEvents, type SecurityEvent } from '../../../schema/api/securityEvents.js'
import type { User } from '../../../schema/api/users.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { REFUSALS, type RefusalCode } from '../../../schema/rules/refusals.js'
import {
  SECURITY_KIND_WORDS,
  SECURITY_KINDS,
  SECURITY_OUTCOME_WORDS,
  SECURITY_OUTCOMES,
} from '../../../schema/rules/securityLog.js'
import { userWords } from '../../../schema/rules/users.js'
import { usePages } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { ExportMenu } from '../../parts/ExportMenu.js'
import { DateFilter } from '../../parts/form/filters.js'
import { LoadError, Rows } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { usePeopleFilters } from './usePeopleFilters.js'

const PAGE = 50
const NOBODY = '–'

/** The security log, newest first, by what the filters above it say, and as a file. */
export function SecurityLog({ users }: { users: readonly User[] }) {
  const { t, say, language } = useLanguage(peopleTexts)
  const { filters, set } = usePeopleFilters(['kind', 'outcome', 'of', 'from', 'to'])
  const { of, ...others } = filters
  const asked = { ...others, ...(of !== undefined && { user: of === NOBODY ? '' : of }) }
  const log = usePages(listSecurityEvents, asked, PAGE)
  const [first] = log.data?.pages ?? []
  const events = log.data?.pages.flatMap(({ items }) => items) ?? []
  const choice = (
    name: 'kind' | 'outcome' | 'of',
    label: string,
    all: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <Select
      aria-label={label}
      value={filters[name] ?? ''}
      onChange={(event) => set(name, event.target.value)}
    >
      <Select.Option value="">{all}</Select.Option>
      {options.map(([value, text]) => (
        <Select.Option key={value} value={value}>
          {text}
        </Select.Option>
      ))}
    </Select>
  )
  return (
    <section className="stack">
      <search className="row people-filters">
        {choice(
          'kind',
          t.people.event,
          t.people.allEvents,
          SECURITY_KINDS.map((kind) => [kind, say(SECURITY_KIND_WORDS[kind])]),
        )}
        {choice(
          'outcome',
          t.people.outcome,
          t.people.allOutcomes,
          SECURITY_OUTCOMES.map((one) => [one, say(SECURITY_OUTCOME_WORDS[one])]),
        )}
        {choice('of', t.people.who, t.people.everybody, [
          [NOBODY, t.people.unknown],
          ...users.map((user) => [user.id, say(userWords(user))] as const),
        ])}
        {(['from', 'to'] as const).map((name) => (
          <DateFilter
            key={name}
            label={t.people[name]}
            value={filters[name] ?? ''}
            onSet={(value) => set(name, value)}
          />
        ))}
        <span className="spacer" />
        <ExportMenu list="security-events" query={asked} />
      </search>
      {first && <p role="status">{t.people.events(formatNumber(first.total, language))}</p>}
      {first && (
        <Paragraph className="subtle">
          {t.people.eventsKept(formatNumber(first.keptDays, language))}
          {first.ended &&
            ` ${t.people.eventsEnded(formatDate(first.ended.before.slice(0, 10)), formatNumber(first.ended.seq, language))}`}
        </Paragraph>
      )}
      {log.isError && <LoadError error={log.error} retry={() => log.refetch()} />}
      {log.isPending && <Rows count={8} />}
      {events.length > 0 && <Events events={events} />}
      {log.hasNextPage && (
        <Button variant="secondary" loading={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
          {t.common.showMore}
        </Button>
      )}
    </section>
  )
}

function Events({ events }: { events: readonly SecurityEvent[] }) {
  const { t, say } = useLanguage(peopleTexts)
  const formats = useFormats()
  return (
    <div className="scroll-x">
      <table className="plain stacks">
        <thead>
          <tr>
            <th scope="col">{t.people.time}</th>
            <th scope="col">{t.people.who}</th>
            <th scope="col">{t.people.event}</th>
            <th scope="col">{t.people.whence}</th>
            <th scope="col">{t.people.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ seq, at, userName, kind, address, agent, outcome, code, endpoint }) => (
            <tr key={seq}>
              <td>{formats.moment(at)}</td>
              <th scope="row">{userName ?? t.people.unknown}</th>
              <td>
                {say(SECURITY_KIND_WORDS[kind])} <span className="subtle small">{endpoint}</span>
              </td>
              <td>
                {address} <span className="subtle">{agent}</span>
              </td>
              <td>
                {say(SECURITY_OUTCOME_WORDS[outcome])}
                {code && code in REFUSALS && (
                  <span className="subtle small"> {say(REFUSALS[code as RefusalCode])}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

import { ENTITY_WORDS, type Entity } from '../../../schema/api/changes.js'
import {
  BREAK_WORDS,
  DIFFERENCE_WORDS,
  type DifferencePlace,
  type LogVerification,
} from '../../../schema/rules/verification.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { verificationTexts } from '../../i18n/verification.js'
import { AppLink } from '../../parts/AppLink.js'
import { useChangeWords } from '../../parts/history/useChangeWords.js'
import { useFormats } from '../../parts/settings.js'
import { paths } from '../../paths.js'

/** What came of checking the log: a sentence, and under it what it is said by, or what does not hold. */
export function LogFound({ found }: { found: LogVerification }) {
  const { t, language } = useLanguage(verificationTexts)
  const { moment } = useFormats()
  const text = t.verification
  const number = (value: number) => formatNumber(value, language)
  const { ok, checkedAt, seconds, last, rows, head, breaking, tables, compared, differing, security } = found
  const through = `#${number(rows)}`
  const chain =
    breaking > 0
      ? `${text.broken(number(breaking))} ${rows > 0 ? text.holds(through) : text.holdsNone}`
      : rows > 0
        ? text.whole(through, shortHash(head))
        : text.empty
  return (
    <>
      <p className={ok ? 'log-whole' : 'log-broken'}>
        <span aria-hidden="true">{ok ? '✓' : '✕'}</span>{' '}
        <strong>
          {chain} {differing > 0 ? text.differing(number(differing)) : text.tablesHold(number(tables))}
          {security?.ok === false && ` ${text.securityBroken}`}
        </strong>
      </p>
      {!ok && <p>{text.wrong}</p>}
      <Breaks found={found} />
      <Differences found={found} />
      <p className="subtle small">
        {text.checked(
          moment(checkedAt),
          number(seconds),
          number(last?.seq ?? 0),
          number(compared),
          number(tables),
        )}{' '}
        {last && text.ended(moment(last.at), before(last.at, checkedAt))}
      </p>
      {rows > 0 && (
        <p className="subtle small">
          {text.hash(through)}: <code className="whole-hash">{head}</code>. {ok && text.hashUse}
        </p>
      )}
      {security && (
        <p className="subtle small">
          {security.broken !== null && text.securityFrom(number(security.broken))}
          {security.brokenEnd !== null && text.securityEnd(number(security.brokenEnd))}
          {security.ok && (
            <>
              {text.security(number(security.rows), number(security.through))}{' '}
              <code className="whole-hash">{security.head}</code>
            </>
          )}
        </p>
      )}
    </>
  )

  /** How long a moment was before another, in words. */
  function before(earlier: string, later: string): string {
    const minutes = Math.max(0, Math.floor((Date.parse(later) - Date.parse(earlier)) / 60_000))
    if (minutes < 60) return text.before.minutes(number(minutes))
    const hours = Math.floor(minutes / 60)
    return hours < 48 ? text.before.hours(number(hours)) : text.before.days(number(Math.floor(hours / 24)))
  }
}

/** The first rows of the log that do not hold, each with a link to it and what is wrong. */
function Breaks({ found: { breaks, breaking } }: { found: LogVerification }) {
  const { t, say, language } = useLanguage(verificationTexts)
  if (breaks.length === 0) return null
  return (
    <>
      <h2>{t.verification.breaks}</h2>
      <ul>
        {breaks.map(({ seq, problem }) => (
          <li key={`${seq} ${problem}`}>
            <AppLink href={paths.changes({ q: `#${seq}` })}>#{formatNumber(seq, language)}</AppLink>{' '}
            {say(BREAK_WORDS[problem])}
          </li>
        ))}
      </ul>
      <More all={breaking} told={breaks.length} />
    </>
  )
}

/** The first places that are not as the log says, each with a link to what the log says of it. */
function Differences({ found: { differences, differing } }: { found: LogVerification }) {
  const { t } = useLanguage(verificationTexts)
  if (differences.length === 0) return null
  return (
    <>
      <h2>{t.verification.differences}</h2>
      <ul>
        {differences.map((place, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are told once and never change; several may look the same
          <li key={at}>
            <Place place={place} />
          </li>
        ))}
      </ul>
      <More all={differing} told={differences.length} />
    </>
  )
}

function Place({ place: { table, entity, row, field, problem } }: { place: DifferencePlace }) {
  const { t, say } = useLanguage(verificationTexts)
  const { fieldName } = useChangeWords()
  const known = entity !== null && entity in ENTITY_WORDS ? (entity as Entity) : null
  return (
    <>
      {known ? say(ENTITY_WORDS[known]) : table}
      {row !== null && ` ${row}`}
      {field !== null && `, ${known ? fieldName(known, field) : field}`}: {say(DIFFERENCE_WORDS[problem])}
      {row === null && ` (${t.verification.untold})`}
      {known && row !== null && problem !== 'unknown_row' && (
        <>
          {' · '}
          <AppLink href={paths.changes({ entity: [known], entityId: row })}>{t.verification.rowsOf}</AppLink>
        </>
      )}
    </>
  )
}

function More({ all, told }: { all: number; told: number }) {
  const { t, language } = useLanguage(verificationTexts)
  return all > told ? <p>{t.verification.more(formatNumber(all - told, language))}</p> : null
}

const shortHash = (hash: string) => `${hash.slice(0, 4)}…${hash.slice(-4)}`

import type { Replacement } from '../../../schema/api/replacements.js'
import { daysLeftWords, formatDate } from '../../../schema/rules/dates.js'
import { COVERAGE_WORDS } from '../../../schema/rules/mappings.js'
import { firstSentence } from '../../../schema/rules/text.js'
import { useChoices } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { AppLink } from '../../parts/AppLink.js'
import { useDaysLeft } from '../../parts/moment.js'
import { Pieces } from '../../parts/Pieces.js'
import { DayOneTag, SignalLabel } from '../../parts/SignalLabel.js'
import { StatusLabel } from '../../parts/StatusGlyph.js'
import { paths } from '../../paths.js'
import type { Going } from './cutOvers.js'

/** So many rows stand there from the start; more come when they are asked for. */
const SHOWN = 50

interface Props {
  replacement: Replacement
  going: readonly Going[]
  today: string
}

/** The systems on their way into a replacement, in the order of the strip above: what it draws in words. */
export function GoingTable({ replacement, going, today }: Props) {
  const { t, language } = useLanguage(replacementTexts)
  const { number, system, municipality, status, coverage } = t.common
  const name = language === 'nb' ? replacement.nameNb : replacement.nameEn
  return (
    <Pieces rows={going} size={SHOWN} of={replacement.code}>
      {(drawn) => (
        <div className="scroll-x">
          <table className="plain stacks going-table">
            <caption className="visually-hidden">{t.replacements.goingInto(name)}</caption>
            <thead>
              <tr>
                <th scope="col">{number}</th>
                <th scope="col">{system}</th>
                <th scope="col">{municipality}</th>
                <th scope="col">{status}</th>
                <th scope="col">{coverage}</th>
                <th scope="col" aria-sort="ascending">
                  {t.replacements.cutOver} <span aria-hidden="true">↑</span>
                </th>
                <th scope="col">{t.replacements.obstacle}</th>
              </tr>
            </thead>
            <tbody>
              {drawn.map((one) => (
                <Row key={one.system.number} one={one} replacement={replacement} today={today} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Pieces>
  )
}

function Row({ one, replacement, today }: { one: Going; replacement: Replacement; today: string }) {
  const { t, say } = useLanguage(replacementTexts)
  const { number, name, municipality, status, signals } = one.system
  const named = useChoices(true).municipality.find(({ value }) => value === municipality)
  return (
    <tr>
      <td className="subtle going-number">{number}</td>
      <th scope="row">
        <AppLink href={paths.system(number)}>{name}</AppLink> {signals.includes('day_one') && <DayOneTag />}
      </th>
      <td>{named ? say(named) : municipality}</td>
      <td>
        <StatusLabel status={status} />
      </td>
      <td data-label={t.common.coverage}>
        <Coverage number={number} replacement={replacement} />
      </td>
      <td data-label={t.replacements.cutOver}>
        <CutOver one={one} today={today} />
      </td>
      <td className="going-obstacle">
        <Obstacle one={one} />
      </td>
    </tr>
  )
}

/** «Hel», or the part that moves in and where the rest goes. */
function Coverage({ number, replacement }: { number: string; replacement: Replacement }) {
  const { t, say, language } = useLanguage(replacementTexts)
  const mapping = replacement.mappings.find(({ system }) => system.number === number)
  if (!mapping) return t.common.none
  const { coverage, scope } = mapping
  if (coverage === 'full') return say(COVERAGE_WORDS.full)
  const part = replacement.parts.find(({ system }) => system === number)
  const elsewhere = part?.elsewhere ?? []
  return (
    <>
      <strong>{say(COVERAGE_WORDS.partial)}</strong>
      {scope && `: ${scope}`}
      <div className="subtle small">
        {elsewhere.length > 0
          ? t.replacements.restTo
          : part?.restReason
            ? t.replacements.restBecause(part.restReason)
            : t.replacements.restNowhere}
        {elsewhere.map(({ code, nameNb, nameEn }, at) => (
          <span key={code}>
            {at > 0 && ', '}
            <AppLink href={paths.replacement(code)}>{language === 'nb' ? nameNb : nameEn}</AppLink>
          </span>
        ))}
      </div>
    </>
  )
}

/** The day of the cut-over, and how it stands to today. */
function CutOver({ one: { system, mark }, today }: { one: Going; today: string }) {
  const { t, say } = useLanguage(replacementTexts)
  const daysLeft = useDaysLeft()
  if (!mark)
    return <span className="subtle">{system.ready ? t.replacements.ready : t.replacements.noDate}</span>
  return (
    <span className="going-date">
      <time dateTime={mark.date}>{formatDate(mark.date)}</time>
      {mark.state === 'done' && <span className="subtle small">{t.replacements.done}</span>}
      {mark.state === 'overdue' && (
        <span className="small">
          <SignalLabel signal="overdue" words={say(daysLeftWords(-system.daysOverdue))} />
        </span>
      )}
      {mark.state !== 'done' && mark.date === today && <strong className="small">{daysLeft(0)}</strong>}
    </span>
  )
}

/** What stands in the way: the first thing in words, and how many more; a later step that is late; or that it is on hold. */
function Obstacle({ one: { system, mark } }: { one: Going }) {
  const { t, say } = useLanguage(replacementTexts)
  const { signals, obstacles, daysOverdue } = system
  const [first, ...others] = obstacles
  const isLaterLate = daysOverdue > 0 && mark?.state !== 'overdue'
  return (
    <>
      {first && (
        <span title={obstacles.map(say).join(' ')}>
          <SignalLabel
            signal="blocked"
            words={t.replacements.andMore(firstSentence(say(first)).replace(/\.$/, ''), others.length)}
          />
        </span>
      )}
      {isLaterLate && <SignalLabel signal="overdue" words={say(daysLeftWords(-daysOverdue))} />}
      {signals.includes('on_hold') && <SignalLabel signal="on_hold" />}
    </>
  )
}

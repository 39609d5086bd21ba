import { Button } from '@digdir/designsystemet-react'
import { type ReactNode, useId } from 'react'
import type { DayItem } from '../../../schema/api/myDay.js'
import { daysBetween } from '../../../schema/rules/dates.js'
import { ofSystem } from '../../../schema/rules/may.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import { useChoices } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { myDayTexts } from '../../i18n/myDay.js'
import { overviewTexts } from '../../i18n/overview.js'
import { AppLink } from '../../parts/AppLink.js'
import { useDaysLeft } from '../../parts/moment.js'
import { Bell } from '../../parts/NoticeDeadline.js'
import { DayOneTag, SignalLabel } from '../../parts/SignalLabel.js'
import { StatusGlyph } from '../../parts/StatusGlyph.js'
import { useFormats } from '../../parts/settings.js'
import { useMay } from '../../parts/useMay.js'
import { paths } from '../../paths.js'
import { SeverityGlyph } from '../checks/SeverityGlyph.js'
import { ContractDetails, SystemDetails } from './Details.js'

interface Props {
  item: DayItem
  today: string
  open: boolean
  onOpen: () => void
  onClose: () => void
}
type Of<K extends DayItem['kind']> = Omit<Props, 'item'> & { item: Extract<DayItem, { kind: K }> }

/** One thing that waits: what it is and since when, of what, what is wrong, and the act; systems and contracts open in place. */
export function DayRow({ item, ...rest }: Props) {
  switch (item.kind) {
    case 'system':
      return <SystemRow item={item} {...rest} />
    case 'deadline':
      return <DeadlineRow item={item} {...rest} />
    case 'finding':
      return <FindingRow item={item} {...rest} />
    case 'lowering':
      return <LoweringRow item={item} {...rest} />
    default:
      return <AssignedRow item={item} {...rest} />
  }
}

/** How every row is laid out. */
function Row({
  label,
  due,
  today,
  act,
  open = false,
  details,
  children,
}: {
  label: ReactNode
  due: string | null
  today: string
  act: ReactNode
  open?: boolean
  details?: ReactNode
  children: ReactNode
}) {
  const daysLeft = useDaysLeft()
  return (
    <li data-row data-open={open}>
      <div className="my-day-label">
        {label}
        {due && <div className="subtle small">{daysLeft(daysBetween(today, due))}</div>}
      </div>
      <div className="my-day-what">{children}</div>
      <div className="my-day-act">{act}</div>
      {open && <div className="my-day-details">{details}</div>}
    </li>
  )
}

/** Opens a row in place, and closes it. */
function Opener({
  open,
  id,
  label,
  name,
  onOpen,
  onClose,
}: Pick<Props, 'open' | 'onOpen' | 'onClose'> & { id: string; label?: [string, string]; name: string }) {
  const { t } = useLanguage(myDayTexts)
  const [words, full] = open
    ? [t.myDay.hide, t.myDay.hideOf(name)]
    : (label ?? [t.myDay.show, t.myDay.showOf(name)])
  return (
    <Button
      variant="secondary"
      data-size="sm"
      data-opens
      aria-expanded={open}
      aria-controls={open ? id : undefined}
      aria-label={full}
      onClick={open ? onClose : onOpen}
    >
      {words}
    </Button>
  )
}

function SystemRow({ item, today, open, onOpen, onClose }: Of<'system'>) {
  const { t, say } = useLanguage(myDayTexts)
  const { mayWrite } = useMay()
  const id = useId()
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const { number, name, municipality, dayOneCritical, status, due, daysOverdue, signals, step } = item
  const [first, ...others] = step?.failing ?? []
  const mayDate = daysOverdue > 0 && mayWrite('system', 'targetDate', ofSystem(item))
  const named = `${name} ${municipalities.get(municipality) ?? ''}`.trim()
  return (
    <Row
      due={due}
      today={today}
      open={open}
      label={
        daysOverdue > 0 ? (
          <SignalLabel signal="overdue" />
        ) : signals.includes('blocked') ? (
          <SignalLabel signal="blocked" />
        ) : (
          <span className="labelled">
            <StatusGlyph status={status} /> {say(STATUS_WORDS[status])}
          </span>
        )
      }
      act={
        <Opener
          {...{ open, id, onOpen, onClose, name: named }}
          {...(mayDate && { label: [t.myDay.newDate, t.myDay.newDateOf(named)] as [string, string] })}
        />
      }
      details={<SystemDetails id={id} item={item} mayDate={mayDate} onClose={onClose} />}
    >
      <AppLink href={paths.system(number)}>
        <strong>{name}</strong>
      </AppLink>{' '}
      <span className="subtle">{municipalities.get(municipality)}</span> {dayOneCritical && <DayOneTag />}
      <div title={step?.failing.map(say).join(' ')}>
        {first ? shortly(say(first)) : step ? t.myDay.free(say(STATUS_WORDS[step.to])) : t.myDay.notBegun}{' '}
        {others.length > 0 && <span className="subtle">{t.myDay.andMore(others.length)}</span>}
      </div>
    </Row>
  )
}

/** What is wrong; how to mend it stands where it is mended. */
const shortly = (words: string): string => `${words.split('. ')[0]?.replace(/\.$/, '')}.`

function DeadlineRow({ item, today, open, onOpen, onClose }: Of<'deadline'>) {
  const { t } = useLanguage(myDayTexts, overviewTexts)
  const formats = useFormats()
  const id = useId()
  const { supplier, number, section, renewalCost, covers, systems, dayOneCritical, due } = item
  const named = [supplier, number].filter(Boolean).join(' · ')
  const names = covers.map(({ name }) => name).join(', ')
  return (
    <Row
      due={due}
      today={today}
      open={open}
      label={
        <span className="labelled">
          <Bell /> {t.myDay.deadline}
        </span>
      }
      act={<Opener {...{ open, id, onOpen, onClose, name: named }} />}
      details={<ContractDetails id={id} contract={item.id} today={today} />}
    >
      <AppLink href={paths.contract(item.id)}>
        <strong>{named}</strong>
      </AppLink>{' '}
      {dayOneCritical && <DayOneTag />}
      <div>
        {t.overview.toDo(section, renewalCost === null ? null : formats.money(renewalCost))}.{' '}
        {covers.length > 0 && (
          <span className="subtle">
            {t.myDay.deadlineOf(
              systems > covers.length ? `${names} ${t.overview.andMore(systems - covers.length)}` : names,
            )}
          </span>
        )}
      </div>
    </Row>
  )
}

/** An act that is done in another place. */
function Leads({ href, label, children }: { href: string; label: string; children: string }) {
  return (
    <Button asChild variant="secondary" data-size="sm">
      <AppLink href={href} aria-label={label} data-opens>
        {children}
      </AppLink>
    </Button>
  )
}

function FindingRow({ item, today }: Of<'finding'>) {
  const { t, say } = useLanguage(myDayTexts)
  const { check, severity, count, systems, due, dayOneCritical } = item
  return (
    <Row
      due={due}
      today={today}
      label={
        <span className="labelled">
          <SeverityGlyph severity={severity} /> {t.myDay.finding}
        </span>
      }
      act={
        <Leads href={paths.findings({ check })} label={t.myDay.toFindingOf(say(item))}>
          {t.myDay.toFinding}
        </Leads>
      }
    >
      <strong>{say(item)}</strong> {dayOneCritical && <DayOneTag />}
      <div>
        {t.myDay.found(count)}{' '}
        {systems.map(({ number, name }, at) => (
          <span key={number}>
            {at > 0 && ', '}
            <AppLink href={paths.system(number)}>{name}</AppLink>
          </span>
        ))}{' '}
        {count > systems.length && <span className="subtle">{t.myDay.andMore(count - systems.length)}</span>}
      </div>
    </Row>
  )
}

function LoweringRow({ item, today }: Of<'lowering'>) {
  const { t, say } = useLanguage(myDayTexts)
  const { number, name, municipality, field, due, dayOneCritical } = item
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const part = field === 'archiveDuty' ? 'archive' : 'privacy'
  return (
    <Row
      due={due}
      today={today}
      label={t.myDay.lowering}
      act={
        <Leads href={paths.system(number, { part, field: 'agree' })} label={t.myDay.agreeOf(name)}>
          {t.myDay.agree}
        </Leads>
      }
    >
      <AppLink href={paths.system(number)}>
        <strong>{name}</strong>
      </AppLink>{' '}
      <span className="subtle">{municipalities.get(municipality)}</span> {dayOneCritical && <DayOneTag />}
      <div>{t.myDay.lowered[field]}</div>
    </Row>
  )
}

/** A risk that one owns, or a decision that is wanted of one. */
function AssignedRow({ item, today }: Of<'risk' | 'decision'>) {
  const { t } = useLanguage(myDayTexts)
  const { kind, title, about, due, dayOneCritical } = item
  const [words, full] =
    kind === 'risk' ? [t.myDay.toRisk, t.myDay.toRiskOf(title)] : [t.myDay.decide, t.myDay.decideOf(title)]
  return (
    <Row
      due={due}
      today={today}
      label={t.myDay[kind]}
      act={
        <Leads href={paths.risks()} label={full}>
          {words}
        </Leads>
      }
    >
      <strong>{title}</strong> {dayOneCritical && <DayOneTag />}
      <div>
        {about ? (
          <AppLink href={paths.system(about.number)}>{about.name}</AppLink>
        ) : (
          <span className="subtle">{t.myDay.program}</span>
        )}
      </div>
    </Row>
  )
}

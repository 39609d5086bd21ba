import { Paragraph, Textfield } from '@digdir/designsystemet-react'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { listChanges } from '../../schema/api/changes.js'
import { formatDate, isDate, meantDate } from '../../schema/rules/dates.js'
import { useRead } from '../api/queries.js'
import { useLanguage } from '../i18n/language.js'
import { paths, readSearch, withAsOf, writeSearch } from '../paths.js'
import { FormDialog } from './form/FormDialog.js'
import { useAsOf } from './moment.js'

/** «Per i dag 15.10.2019», or «Per 30.06.2019» of the past: says which day is shown, and opens another. */
export function AsOfButton({ today }: { today: string }) {
  const { t } = useLanguage()
  const asOf = useAsOf()
  const [open, setOpen] = useState(false)
  const shown =
    asOf === undefined
      ? `${t.shell.asOfToday} ${formatDate(today)}`
      : isDate(asOf)
        ? t.past.asOfDate(formatDate(asOf))
        : t.past.asOfSequence(asOf)
  return (
    <>
      <button
        type="button"
        className="as-of"
        aria-label={`${shown}. ${t.past.open}`}
        onClick={() => setOpen(true)}
      >
        {shown}
      </button>
      {open && <Chooser today={today} onClose={() => setOpen(false)} />}
    </>
  )
}

function Chooser({ today, onClose }: { today: string; onClose: () => void }) {
  const { t } = useLanguage()
  const router = useRouter()
  const { pathname, searchStr } = useLocation()
  const asOf = useAsOf() ?? ''
  const [date, setDate] = useState(isDate(asOf) ? asOf : '')
  const [sequence, setSequence] = useState(isDate(asOf) ? '' : asOf)
  const row = sequence.trim()
  const chosen =
    row === '' ? (date <= today ? meantDate(date) : null) : /^[1-9]\d{0,14}$/.test(row) ? row : null
  const show = () => {
    if (!chosen) return
    onClose()
    const here = `${pathname}${searchStr}`
    const there = withAsOf(here, chosen)
    // A page that only knows the present: the overview of that moment instead.
    router.history.push(there === here ? withAsOf(paths.overview(), chosen) : there)
  }
  return (
    <FormDialog
      title={t.past.title}
      submit={t.past.show}
      missing={chosen ? null : t.past.chooseOne}
      onSubmit={show}
      onClose={onClose}
    >
      <Paragraph>{t.past.text}</Paragraph>
      <Textfield
        label={t.past.date}
        type="date"
        max={today}
        value={date}
        onChange={(event) => {
          setDate(event.target.value)
          setSequence('')
        }}
      />
      <Textfield
        label={t.past.sequence}
        inputMode="numeric"
        pattern="[1-9][0-9]*"
        value={sequence}
        onChange={(event) => setSequence(event.target.value)}
      />
    </FormDialog>
  )
}

/** Says plainly that the past is looked at, and leads back to today. */
export function AsOfStrip() {
  const { t } = useLanguage()
  const router = useRouter()
  const { pathname, searchStr } = useLocation()
  const asOf = useAsOf()
  // Whether there is such a moment is for the server to say.
  const log = useRead(listChanges, { query: { limit: 1 } }, asOf !== undefined)
  if (asOf === undefined) return null
  const { asOf: _, ...rest } = readSearch(searchStr)
  return (
    <p className="strip as-of-strip" role="status">
      <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6" fill="none" />
        <path d="M8 4.5V8l2.3 1.6" fill="none" />
      </svg>{' '}
      {log.isError
        ? t.past.unknown
        : isDate(asOf)
          ? t.past.onDate(formatDate(asOf))
          : t.past.onSequence(asOf)}{' '}
      <button
        type="button"
        className="text-button"
        onClick={() => router.history.push(`${pathname}${writeSearch(rest)}`)}
      >
        {t.past.toToday}
      </button>
    </p>
  )
}

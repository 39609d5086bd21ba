import { useEffect, useId, useRef, useState } from 'react'
import type { DayItem, MyDay } from '../../../schema/api/myDay.js'
import { DAY_SECTION_WORDS } from '../../../schema/rules/myDay.js'
import { useLanguage } from '../../i18n/language.js'
import { myDayTexts } from '../../i18n/myDay.js'
import { useRowLinks } from '../../parts/useRowLinks.js'
import { DayRow } from './DayRow.js'

/** What tells rows apart; another day makes it another row, so one that is put off is closed where it comes to stand. */
function keyOf(item: DayItem): string {
  switch (item.kind) {
    case 'system':
      return `system-${item.number}-${item.due}`
    case 'lowering':
      return `${item.field}-${item.number}`
    case 'finding':
      return item.check
    default:
      return item.id
  }
}

/** What waits, section by section; one row is open at a time. What is done leaves, and the focus goes to the next. */
export function DayList({ day: { sections, meta } }: { day: MyDay }) {
  const { t, say } = useLanguage(myDayTexts)
  const frame = useRef<HTMLDivElement>(null)
  useRowLinks(frame)
  const [open, setOpen] = useState<string>()
  const keys = sections.flatMap(({ items }) => items.map(keyOf))
  /** Where the row stands that is open or was closed last; whether it is to have the focus. */
  const place = useRef({ at: 0, lead: false })
  if (open !== undefined && keys.includes(open)) place.current.at = keys.indexOf(open)
  const isGone = open !== undefined && !keys.includes(open)
  useEffect(() => {
    if (isGone) {
      setOpen(undefined)
      place.current.lead = true
    }
    if (!place.current.lead) return
    place.current.lead = false
    const rows = [...(frame.current?.querySelectorAll<HTMLElement>('[data-opens]') ?? [])]
    rows[Math.min(place.current.at, rows.length - 1)]?.focus()
  })
  const close = () => {
    place.current.lead = true
    setOpen(undefined)
  }
  const title = useId()
  return (
    <div className="my-day-list" ref={frame}>
      {sections.map(({ section, total, items }) => (
        <section key={section} aria-labelledby={`${title}-${section}`} data-section={section}>
          <div className="section-head">
            <h2 id={`${title}-${section}`}>
              {say(DAY_SECTION_WORDS[section])} <span className="subtle">{total}</span>
            </h2>
          </div>
          <ol className="my-day-rows">
            {items.map((item) => {
              const key = keyOf(item)
              return (
                <DayRow
                  key={key}
                  item={item}
                  today={meta.today}
                  open={open === key}
                  onOpen={() => setOpen(key)}
                  onClose={close}
                />
              )
            })}
          </ol>
          {total > items.length && <p className="subtle pad">{t.myDay.more(total - items.length)}</p>}
        </section>
      ))}
    </div>
  )
}

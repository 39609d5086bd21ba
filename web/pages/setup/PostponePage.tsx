import { Button, Checkbox, Paragraph } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { ENTITIES, ENTITY_WORDS } from '../../../schema/api/changes.js'
import { type PostponedItem, postponeMerger, readPostponement } from '../../../schema/api/postponement.js'
import { readProgramme } from '../../../schema/api/programme.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { useMeta, useRead, useWrite } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import { Allowed } from '../../parts/Allowed.js'
import { AppLink } from '../../parts/AppLink.js'
import { DateFilter } from '../../parts/form/filters.js'
import { useChangeWords } from '../../parts/history/useChangeWords.js'
import { QueryStates, WriteError } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { focusHeading } from '../../parts/useReturnFocus.js'
import { useUndo } from '../../parts/useUndo.js'
import { paths } from '../../paths.js'
import './setup.css'
import { ReasonField } from '../../parts/form/ReasonField.js'
import { useUnsaved } from '../../parts/form/useUnsaved.js'

/** Moves the day of the merger, and of all that hangs on it what is ticked. The new day stands in the address. */
export function PostponePage() {
  const { t } = useLanguage(setupTexts)
  useTitle(t.setup.postpone)
  return (
    <div className="page stack">
      <nav aria-label={t.setup.title} className="subtle">
        <AppLink href={paths.setup()}>{t.setup.title}</AppLink>
      </nav>
      <h1>{t.setup.postpone}</h1>
      <Allowed action="edit_programme">
        <NewDay />
      </Allowed>
    </div>
  )
}

function NewDay() {
  const { t } = useLanguage(setupTexts)
  const navigate = useNavigate()
  const { to = '' } = useSearch({ from: '/shell/setup/postpone' })
  const day = [to].flat()[0] ?? ''
  const programme = useRead(readProgramme)
  const today = useMeta().data?.today ?? ''
  const { mergerDate: from } = programme.data ?? {}
  const fits = day > today && day !== from
  const hanging = useRead(readPostponement, { query: { to: day } }, fits && from !== undefined)
  return (
    <QueryStates query={programme} rows={3}>
      {({ mergerDate, version }) => (
        <>
          <Paragraph>
            {mergerDate ? t.setup.postponeIntro(formatDate(mergerDate)) : t.setup.noMergerDate}
          </Paragraph>
          {mergerDate && (
            <search className="row list-filters">
              <DateFilter
                label={t.setup.newMergerDate}
                value={day}
                error={day && !fits ? t.setup.notThatDay : undefined}
                onSet={(value) =>
                  navigate({ to: '/setup/postpone', search: value ? { to: value } : {}, replace: true })
                }
              />
            </search>
          )}
          {mergerDate && fits && (
            <QueryStates query={hanging} rows={8}>
              {({ items }) => <Moving key={`${day} ${version}`} items={items} to={day} version={version} />}
            </QueryStates>
          )}
        </>
      )}
    </QueryStates>
  )
}

/** More rows than these of a kind are folded: they are ticked together, and looked through by who wants to. */
const UNFOLDED = 20

const keyOf = ({ entity, entityId, field }: PostponedItem) => `${entity} ${entityId} ${field}`

/** What is to move, with what follows the day ticked from the start, and the move itself once it is said why. */
function Moving({ items, to, version }: { items: readonly PostponedItem[]; to: string; version: number }) {
  const { t, language } = useLanguage(setupTexts)
  const navigate = useNavigate()
  const undo = useUndo()
  const moving = useWrite(postponeMerger)
  const [reason, setReason] = useUnsaved('postponement', '')
  const [asked, setAsked] = useState(false)
  const reasonInput = useRef<HTMLInputElement>(null)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(items.filter(({ exact }) => exact).map(keyOf)),
  )
  const chosen = items.filter((item) => ticked.has(keyOf(item)))
  const tick = (of: readonly PostponedItem[], on: boolean) => {
    const next = new Set(ticked)
    for (const item of of) next[on ? 'add' : 'delete'](keyOf(item))
    setTicked(next)
  }
  const move = (event: FormEvent) => {
    event.preventDefault()
    if (moving.isPending) return
    setAsked(true)
    if (reason.trim() === '') return reasonInput.current?.focus()
    const body = {
      ...{ to, reason: reason.trim() },
      items: chosen.map(({ entity, entityId, field, before }) => ({ entity, entityId, field, before })),
    }
    moving
      .mutateAsync({ version, body })
      .then((moved) => {
        undo(moved, t.setup.postponed(formatDate(to)))
        return navigate({ to: '/setup' }).then(focusHeading)
      })
      // Shown below.
      .catch(() => undefined)
  }
  return (
    <form className="stack" noValidate onSubmit={move}>
      {items.length === 0 && <Paragraph>{t.setup.nothingHangs}</Paragraph>}
      <Part
        title={t.setup.follows}
        items={items.filter(({ exact }) => exact)}
        {...{ ticked, onTick: tick }}
      />
      <Part
        title={t.setup.mayFollow}
        items={items.filter(({ exact }) => !exact)}
        {...{ ticked, onTick: tick }}
      />
      <ReasonField
        value={reason}
        onSet={setReason}
        required
        input={reasonInput}
        error={asked && reason.trim() === '' ? t.common.missing(t.common.reason) : undefined}
      />
      <WriteError error={moving.error} />
      <div className="row">
        <Button type="submit" loading={moving.isPending}>
          {t.setup.move(formatNumber(chosen.length, language))}
        </Button>
        <Button asChild variant="tertiary">
          <AppLink href={paths.setup()}>{t.common.cancel}</AppLink>
        </Button>
      </div>
    </form>
  )
}

interface Ticking {
  items: readonly PostponedItem[]
  ticked: ReadonlySet<string>
  onTick: (items: readonly PostponedItem[], on: boolean) => void
}

function Part({ title, items, ...ticking }: Ticking & { title: string }) {
  if (items.length === 0) return null
  return (
    <section className="stack">
      <div className="section-head">
        <h2>{title}</h2>
      </div>
      {ENTITIES.map((entity) => {
        const own = items.filter((item) => item.entity === entity)
        return own.length > 0 && <Group key={entity} items={own} {...ticking} />
      })}
    </section>
  )
}

function Group({ items, ticked, onTick }: Ticking) {
  const { t, say } = useLanguage(setupTexts)
  const { becomes, labelOf } = useChangeWords()
  const today = useMeta().data?.today ?? ''
  const [first] = items
  if (!first) return null
  const all = items.every((item) => ticked.has(keyOf(item)))
  return (
    <fieldset className="hanging">
      <legend>
        <h3>{say(ENTITY_WORDS[first.entity])}</h3>
      </legend>
      <Checkbox label={t.setup.allOf(items.length)} checked={all} onChange={() => onTick(items, !all)} />
      <details open={items.length <= UNFOLDED}>
        <summary>{t.setup.showRows}</summary>
        <ul>
          {items.map((item) => {
            const { field, before, after } = item
            const [said] = becomes(item.entity, [{ field, before, after }], today)
            return (
              <li key={keyOf(item)}>
                <Checkbox
                  label={[item.system, labelOf(item), said?.label ?? field].filter(Boolean).join(' · ')}
                  description={said?.becomes}
                  checked={ticked.has(keyOf(item))}
                  onChange={(event) => onTick([item], event.target.checked)}
                />
              </li>
            )
          })}
        </ul>
      </details>
    </fieldset>
  )
}

import { Button } from '@digdir/designsystemet-react'
import { type ReactNode, useRef, useState } from 'react'
import { AGREE_ACTIONS } from '../../../schema/rules/access.js'
import { MOST_COMPARED } from '../../../schema/rules/comparison.js'
import { LOWERABLE_FIELDS } from '../../../schema/rules/lowerings.js'
import { SYSTEM_FIELD_NAMES } from '../../../schema/rules/systemFields.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { compareTexts } from '../../i18n/compare.js'
import { useLanguage } from '../../i18n/language.js'
import { paths } from '../../paths.js'
import { AppLink } from '../AppLink.js'
import { useShortcut } from '../shortcuts.js'
import { useMay } from '../useMay.js'
import { BulkDialog } from './BulkDialog.js'
import { MapDialog } from './MapDialog.js'
import type { Selection } from './useSelection.js'
import type { What } from './WhatSelect.js'
import './bulk.css'

/**
 * What can be done with the systems that are selected; floats below the list for as long as there are any. They stay selected
 * when it is done: the next thing is often done with the same.
 */
export function SelectionBar({
  selection,
  outside = 0,
  total,
  chooseAll,
  about,
  children,
}: {
  selection: Selection
  /** How many of the selected the list has no more: they were changed into what the filters do not find. */
  outside?: number
  /** How many systems the list has, those that are not loaded too. */
  total: number
  chooseAll: () => void
  /** What the selected come to together. */
  about?: ReactNode
  /** What else can be done with them. */
  children?: ReactNode
}) {
  const { t } = useLanguage(bulkTexts, compareTexts)
  const { may, mayWrite } = useMay()
  const [editing, setEditing] = useState<What>()
  const [mapping, setMapping] = useState(false)
  const count = selection.numbers.size
  const bar = useRef<HTMLElement>(null)
  useShortcut('Escape', selection.clear)
  useShortcut('b', () => bar.current?.querySelector<HTMLElement>('.ds-button')?.focus())
  if (count === 0) return null
  const frequent = (
    [
      ['targetDate', t.bulk.setDate],
      ['responsible', t.bulk.setResponsible],
      ['wave', t.bulk.setWave],
      ['shift', t.bulk.setShift],
    ] as const
  ).filter(([what]) => mayWrite('system', what === 'shift' ? 'targetDate' : what))
  return (
    <section
      ref={bar}
      className="selection-bar"
      aria-label={t.bulk.bar}
      // Of what stands half in sight a browser does not show the rest by itself.
      onFocus={({ target, currentTarget }) => {
        if (target.parentElement === currentTarget)
          target.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      }}
    >
      <strong role="status">{t.bulk.chosen(count)}</strong>
      {outside > 0 && <span className="subtle">{t.bulk.outside(outside)}</span>}
      {about && <span className="subtle">{about}</span>}
      {count - outside < total && (
        <button type="button" className="text-button" onClick={chooseAll}>
          {t.bulk.chooseAll(total)}
        </button>
      )}
      <span className="spacer" />
      {frequent.map(([field, label]) => (
        <Button key={field} variant="secondary" onClick={() => setEditing(field)}>
          {label}
        </Button>
      ))}
      {may('plan_system') && (
        <Button variant="secondary" onClick={() => setEditing('status')}>
          {t.bulk.setStatus}
        </Button>
      )}
      {may('edit_mapping') && (
        <Button variant="secondary" onClick={() => setMapping(true)}>
          {t.bulk.mapTo}
        </Button>
      )}
      {LOWERABLE_FIELDS.filter((field) => may(AGREE_ACTIONS[field])).map((field) => (
        <Button key={field} variant="secondary" onClick={() => setEditing(`agree/${field}`)}>
          {t.bulk.agree[field]}
        </Button>
      ))}
      {SYSTEM_FIELD_NAMES.some((name) => mayWrite('system', name)) && (
        <Button variant="secondary" onClick={() => setEditing('')}>
          {t.bulk.setOther}
        </Button>
      )}
      {count > 1 && count <= MOST_COMPARED && (
        <Button asChild variant="secondary">
          <AppLink href={paths.compare({ system: [...selection.numbers] })}>{t.compare.title}</AppLink>
        </Button>
      )}
      {children}
      <Button variant="tertiary" onClick={selection.clear}>
        {t.bulk.clear}
      </Button>
      {editing !== undefined && (
        <BulkDialog numbers={[...selection.numbers]} begin={editing} onClose={() => setEditing(undefined)} />
      )}
      {mapping && <MapDialog numbers={[...selection.numbers]} onClose={() => setMapping(false)} />}
    </section>
  )
}

import { Paragraph } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { listDuplicates } from '../../../schema/api/duplicates.js'
import {
  DUPLICATE_SCOPE_WORDS,
  DUPLICATE_SCOPES,
  type DuplicateScope,
} from '../../../schema/rules/duplicates.js'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { useChoices, usePages } from '../../api/queries.js'
import { duplicateTexts } from '../../i18n/duplicates.js'
import { useLanguage } from '../../i18n/language.js'
import { ChoiceFilter } from '../../parts/form/filters.js'
import { useAsOf } from '../../parts/moment.js'
import { NextPage } from '../../parts/Pieces.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { useUndo } from '../../parts/useUndo.js'
import type { Search } from '../../paths.js'
import { VoidDialog } from '../system/VoidDialog.js'
import { type AlikeSystem, DuplicateSection } from './DuplicateSection.js'
import './duplicates.css'

const PAGE = 25

/** Systems that may be registered twice in a municipality, or that several of them have, with what they differ in. */
export function DuplicatesPage() {
  const { t, say } = useLanguage(duplicateTexts)
  useTitle(t.duplicates.title)
  const navigate = useNavigate()
  const undo = useUndo()
  // Asked for here: the group it is of may be gone by the time that it is told.
  const [removing, setRemoving] = useState<AlikeSystem | null>(null)
  const asOf = useAsOf()
  const search = useSearch({ strict: false }) as Search
  const scope: DuplicateScope = DUPLICATE_SCOPES.find((one) => one === search.scope) ?? 'within'
  const municipality = [search.municipality ?? []].flat()
  const { municipality: municipalities } = useChoices(true)
  const list = usePages(
    listDuplicates,
    { scope, ...(municipality.length > 0 && { municipality }), ...(asOf !== undefined && { asOf }) },
    PAGE,
  )
  const set = (next: object) => navigate({ to: '/duplicates', search: { ...search, ...next } as never })
  return (
    <div className="page stack">
      <h1>{t.duplicates.title}</h1>
      <Paragraph className="subtle">{t.duplicates.intro}</Paragraph>
      <div className="row list-filters">
        <ChoiceFilter
          label={t.duplicates.scope}
          value={scope}
          required
          options={DUPLICATE_SCOPES.map((one) => ({ value: one, label: say(DUPLICATE_SCOPE_WORDS[one]) }))}
          onSet={(next) => set({ scope: next })}
        />
        <ChoiceFilter
          label={say(SYSTEM_FIELDS.municipality)}
          value={municipality[0] ?? ''}
          options={municipalities.map((one) => ({ value: one.value, label: say(one) }))}
          onSet={(next) => set({ municipality: next || undefined })}
        />
      </div>
      <QueryStates query={list} rows={10}>
        {({ pages }) => {
          const groups = pages.flatMap(({ items }) => items)
          const total = pages[0]?.total ?? 0
          if (groups.length === 0) return <p className="empty-state">{t.duplicates.none[scope]}</p>
          return (
            <>
              {groups.map((group) => (
                <DuplicateSection
                  key={group.systems.map(({ number }) => number).join(' ')}
                  group={group}
                  onRemove={scope === 'within' ? setRemoving : undefined}
                />
              ))}
              <NextPage list={list} shown={groups.length} total={total} />
            </>
          )
        }}
      </QueryStates>
      {removing && (
        <VoidDialog
          system={removing}
          onDone={(saved) => {
            undo(saved, t.duplicates.removed(`${removing.name} (${removing.number})`))
            setRemoving(null)
          }}
          onClose={() => setRemoving(null)}
        />
      )}
    </div>
  )
}

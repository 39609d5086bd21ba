import { Paragraph } from '@digdir/designsystemet-react'
import { useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { listPlanned } from '../../../schema/api/plan.js'
import {
  listReplacementProgress,
  patchReplacement,
  type Replacement,
  readReplacement,
} from '../../../schema/api/replacements.js'
import { hasCome } from '../../../schema/rules/days.js'
import { changeNames } from '../../../schema/rules/fields.js'
import {
  DUTY_FIELDS,
  REPLACEMENT_FIELDS,
  REPLACEMENT_KIND_WORDS,
  REPLACEMENT_STATE_WORDS,
  type ReplacementField,
} from '../../../schema/rules/replacements.js'
import { useRead, useRows } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { AppLink } from '../../parts/AppLink.js'
import { DistributionBar } from '../../parts/DistributionBar.js'
import { FactList } from '../../parts/form/FactList.js'
import { RecordForm } from '../../parts/form/RecordForm.js'
import { useFields } from '../../parts/form/useFields.js'
import { usePatch } from '../../parts/form/usePatch.js'
import { History, useHistory } from '../../parts/history/History.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { RowPage } from '../../parts/RowPage.js'
import { useTitle } from '../../parts/title.js'
import { useMay } from '../../parts/useMay.js'
import { paths } from '../../paths.js'
import { Archives } from './Archives.js'
import { Contracts } from './Contracts.js'
import { CutOvers, Legend } from './CutOvers.js'
import { inOrder } from './cutOvers.js'
import { GoingTable } from './Going.js'
import { goLiveOf, stateOf } from './goLive.js'
import { Prerequisites } from './Prerequisites.js'
import { SeriesBreaks } from './SeriesBreaks.js'
import { Standing } from './Standing.js'
import '../system/tracks/tracks.css'
import './replacements.css'

/** One replacement: its state, every system it takes over, and its history. */
export function ReplacementPage() {
  const { code = '' } = useParams({ strict: false })
  const replacement = useRead(readReplacement, { params: { code } })
  return (
    <RowPage entity="replacement" id={code} query={replacement} rows={12}>
      {(data) => <ReplacementView key={data.code} replacement={data} />}
    </RowPage>
  )
}

function ReplacementView({ replacement }: { replacement: Replacement }) {
  const { t, say, language } = useLanguage(replacementTexts)
  const { code, kind, continuesSystem } = replacement
  const { today } = replacement.meta
  const name = language === 'nb' ? replacement.nameNb : replacement.nameEn
  const description = language === 'nb' ? replacement.descriptionNb : replacement.descriptionEn
  useTitle(name)
  // A page that leads here for something to be filled in names the field.
  const { edit } = useSearch({ from: '/shell/replacements/$code' })
  const [editing, setEditing] = useState<string | undefined>(edit === undefined ? undefined : String(edit))
  return (
    <article className="replacement-page">
      <nav aria-label={t.replacements.title} className="subtle">
        <AppLink href={paths.replacements()}>{t.replacements.title}</AppLink>
        {' › '}
        <AppLink href={paths.replacements({ kind: [kind] })}>{say(REPLACEMENT_KIND_WORDS[kind])}</AppLink>
      </nav>
      <h1>{name}</h1>
      <p className="subtle">
        {[
          say(REPLACEMENT_KIND_WORDS[kind]),
          hasCome(replacement.goLiveActual, today)
            ? null
            : say(REPLACEMENT_STATE_WORDS[stateOf(replacement, today)]),
          goLiveOf(replacement, today, t),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Body replacement={replacement}>
        {description && <Paragraph>{description}</Paragraph>}
        {continuesSystem && (
          <p>
            {t.replacements.continues}:{' '}
            <AppLink href={paths.system(continuesSystem)}>{continuesSystem}</AppLink>.{' '}
            <AppLink href={paths.system(continuesSystem, { part: 'privacy', field: null })}>
              {t.replacements.dutiesOnSystem}
            </AppLink>
          </p>
        )}
      </Body>
      <div className="replacement-columns">
        <div className="stack">
          <Systems replacement={replacement} />
          <SeriesBreaks replacement={code} />
          <ReplacementHistory code={code} />
        </div>
        <aside aria-label={t.replacements.beside}>
          {stateOf(replacement, today) !== 'retired' && (
            <Prerequisites replacement={replacement} onEdit={setEditing} />
          )}
          <Contracts replacement={replacement} today={today} />
          <Archives archives={replacement.archives} />
          <ReplacementFacts replacement={replacement} editing={editing} onEdit={setEditing} />
        </aside>
      </div>
    </article>
  )
}

/** The systems that move in by their cut-overs; undefined until all of them are read. */
function useGoing({ code, meta: { today } }: Replacement) {
  const planned = useRows(listPlanned, { replacement: [code] })
  return { ...planned, data: planned.data && inOrder(planned.data.items, today) }
}

/** How they stand: in a sentence, what `children` say besides, and the strip of their cut-overs. */
function Body({ replacement, children }: { replacement: Replacement; children: ReactNode }) {
  const { code, goLiveActual, goLivePlanned } = replacement
  const { today } = replacement.meta
  const found = useRead(listReplacementProgress, { query: { code: [code], limit: 1 } })
  const going = useGoing(replacement).data ?? []
  const [row] = found.data?.items ?? []
  const mergerDate = found.data?.mergerDate ?? null
  return (
    <>
      {row && <Standing {...{ replacement, row, going, today, mergerDate }} />}
      {children}
      <CutOvers {...{ going, today, mergerDate }} goLive={goLiveActual ?? goLivePlanned} />
    </>
  )
}

function Systems({ replacement }: { replacement: Replacement }) {
  const { t } = useLanguage(replacementTexts)
  const { code, systems, byStatus, meta } = replacement
  const going = useGoing(replacement)
  return (
    <section>
      <div className="section-head">
        <h2>{t.replacements.replacedByThis(systems)}</h2>
        {going.data && <Legend code={code} going={going.data} />}
      </div>
      {systems === 0 ? (
        <p className="subtle pad">{t.replacements.noSystems}</p>
      ) : (
        <>
          <p className="replacement-bar">
            <DistributionBar counts={byStatus} />
          </p>
          <QueryStates query={going} rows={Math.min(systems, 12)}>
            {(rows) => <GoingTable replacement={replacement} going={rows} today={meta.today} />}
          </QueryStates>
        </>
      )}
    </section>
  )
}

function ReplacementHistory({ code }: { code: string }) {
  const { t } = useLanguage(replacementTexts)
  const history = useHistory({ entity: ['replacement'], entityId: code })
  return (
    <section>
      <div className="section-head">
        <h2>{t.common.history}</h2>
        <AppLink href={paths.changes({ entity: ['replacement'], entityId: code })}>
          {t.replacements.historyAll}
        </AppLink>
      </div>
      <History history={history} />
    </section>
  )
}

/** What carries a system on has its duties on that system. What an earlier version wrote here can be emptied. */
function isKeptOnSystem({ continuesSystem, ...replacement }: Replacement, name: ReplacementField): boolean {
  const duty = DUTY_FIELDS.find((one) => one === name)
  return continuesSystem !== null && duty !== undefined && [null, 'unknown'].includes(replacement[duty])
}

function ReplacementFacts({
  replacement,
  editing,
  onEdit,
}: {
  replacement: Replacement
  /** The field that the form begins with, an empty one for the first; undefined while it is closed. */
  editing: string | undefined
  onEdit: (field: string | undefined) => void
}) {
  const { t } = useLanguage(replacementTexts)
  const { own } = useMay()
  const { today } = replacement.meta
  const patch = usePatch(patchReplacement)
  const fields = useFields(REPLACEMENT_FIELDS)
  const names = changeNames(REPLACEMENT_FIELDS).filter((name) => !isKeptOnSystem(replacement, name))
  const asked = names.map((name) => fields[name])
  const may = own('replacement', asked).length > 0
  const open = may && editing !== undefined
  return (
    <section>
      <div className="section-head">
        <h2>{open ? t.replacements.editTitle : t.replacements.facts}</h2>
        {may && !open && (
          <button type="button" id="edit-replacement" className="text-button" onClick={() => onEdit('')}>
            {t.common.edit}
          </button>
        )}
      </div>
      {open ? (
        <RecordForm
          key={editing}
          concept="replacement"
          fields={asked}
          row={replacement}
          record={{ entity: 'replacement', entityId: replacement.code }}
          withReason
          {...(editing !== '' && { focus: { name: editing } })}
          save={(saving) => patch({ code: replacement.code }, saving)}
          onDone={() => onEdit(undefined)}
          onCancel={() => onEdit(undefined)}
        />
      ) : (
        <FactList
          fields={(Object.keys(fields) as ReplacementField[])
            .filter((name) => replacement[name] !== null && !isKeptOnSystem(replacement, name))
            .map((name) => fields[name])}
          row={{ ...replacement, state: stateOf(replacement, today) }}
          today={today}
        />
      )}
    </section>
  )
}

import { Paragraph } from '@digdir/designsystemet-react'
import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { patchReplacement, type Replacement, readReplacement } from '../../../schema/api/replacements.js'
import { hasCome } from '../../../schema/rules/days.js'
import { changeNames } from '../../../schema/rules/fields.js'
import {
  DUTY_FIELDS,
  REPLACEMENT_FIELDS,
  REPLACEMENT_KIND_WORDS,
  REPLACEMENT_STATE_WORDS,
  type ReplacementField,
} from '../../../schema/rules/replacements.js'
import { useRead } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { AppLink } from '../../parts/AppLink.js'
import { DistributionBar } from '../../parts/DistributionBar.js'
import { FactList } from '../../parts/form/FactList.js'
import { RecordForm } from '../../parts/form/RecordForm.js'
import { useFields } from '../../parts/form/useFields.js'
import { usePatch } from '../../parts/form/usePatch.js'
import { History, useHistory } from '../../parts/history/History.js'
import { MappedSystems } from '../../parts/MappedSystems.js'
import { RowPage } from '../../parts/RowPage.js'
import { useTitle } from '../../parts/title.js'
import { useMay } from '../../parts/useMay.js'
import { paths } from '../../paths.js'
import { goLiveOf, stateOf } from './goLive.js'
import { SeriesBreaks } from './SeriesBreaks.js'
import { Standing } from './Standing.js'
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
  const { code, systems, byStatus, mappings, continuesSystem } = replacement
  const { today } = replacement.meta
  const name = language === 'nb' ? replacement.nameNb : replacement.nameEn
  const description = language === 'nb' ? replacement.descriptionNb : replacement.descriptionEn
  useTitle(name)
  const history = useHistory({ entity: ['replacement'], entityId: code })
  return (
    <article className="replacement-page">
      <nav aria-label={t.replacements.title} className="subtle">
        <AppLink href={paths.replacements()}>{t.replacements.title}</AppLink>
      </nav>
      <h1>{name}</h1>
      <p className="subtle">
        {[
          say(REPLACEMENT_KIND_WORDS[replacement.kind]),
          hasCome(replacement.goLiveActual, today)
            ? null
            : say(REPLACEMENT_STATE_WORDS[stateOf(replacement, today)]),
          goLiveOf(replacement, today, t),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Standing code={code} />
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
      <div className="replacement-columns">
        <div className="stack">
          <section>
            <div className="section-head">
              <h2>{t.replacements.replacedByThis(systems)}</h2>
            </div>
            {systems > 0 && (
              <p className="replacement-bar">
                <DistributionBar counts={byStatus} />
              </p>
            )}
            <MappedSystems mappings={mappings} />
            {mappings.length > 0 && (
              <p className="subtle small">{t.replacements.direction(name, mappings[0]?.system.name ?? '')}</p>
            )}
          </section>
          <SeriesBreaks replacement={code} />
          <section>
            <div className="section-head">
              <h2>{t.common.history}</h2>
            </div>
            <History history={history} />
          </section>
        </div>
        <ReplacementFacts replacement={replacement} />
      </div>
    </article>
  )
}

/** What carries a system on has its duties on that system. What an earlier version wrote here can be emptied. */
function isKeptOnSystem({ continuesSystem, ...replacement }: Replacement, name: ReplacementField): boolean {
  const duty = DUTY_FIELDS.find((one) => one === name)
  return continuesSystem !== null && duty !== undefined && [null, 'unknown'].includes(replacement[duty])
}

function ReplacementFacts({ replacement }: { replacement: Replacement }) {
  const { t } = useLanguage(replacementTexts)
  const { own } = useMay()
  const { today } = replacement.meta
  // A page that leads here for something to be filled in names the field.
  const { edit } = useSearch({ from: '/shell/replacements/$code' })
  const [editing, setEditing] = useState(edit !== undefined)
  const patch = usePatch(patchReplacement)
  const fields = useFields(REPLACEMENT_FIELDS)
  const names = changeNames(REPLACEMENT_FIELDS).filter((name) => !isKeptOnSystem(replacement, name))
  const asked = names.map((name) => fields[name])
  const may = own('replacement', asked).length > 0
  const open = may && editing
  const [focus] = useState(() => ({ name: String(edit) }))
  return (
    <aside aria-label={t.replacements.facts}>
      <div className="section-head">
        <h2>{open ? t.replacements.editTitle : t.replacements.facts}</h2>
        {may && !open && (
          <button
            type="button"
            id="edit-replacement"
            className="text-button"
            onClick={() => setEditing(true)}
          >
            {t.common.edit}
          </button>
        )}
      </div>
      {open ? (
        <RecordForm
          concept="replacement"
          fields={asked}
          row={replacement}
          record={{ entity: 'replacement', entityId: replacement.code }}
          withReason
          {...(typeof edit === 'string' && { focus })}
          save={(saving) => patch({ code: replacement.code }, saving)}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
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
    </aside>
  )
}

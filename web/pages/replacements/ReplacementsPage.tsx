import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useRouter } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { createReplacement, listReplacements, type ReplacementRow } from '../../../schema/api/replacements.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { hasCome } from '../../../schema/rules/days.js'
import {
  REPLACEMENT_FIELDS,
  REPLACEMENT_KIND_WORDS,
  REPLACEMENT_KINDS,
  REPLACEMENT_STATE_WORDS,
  type ReplacementKind,
  type ReplacementState,
  replacementStateOn,
} from '../../../schema/rules/replacements.js'
import { newIdempotencyKey, usePages, useRead, useWrite } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { type Spoken, useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { AppLink } from '../../parts/AppLink.js'
import { DistributionBar } from '../../parts/DistributionBar.js'
import { ExportMenu } from '../../parts/ExportMenu.js'
import { filled } from '../../parts/form/fields.js'
import { RecordForm } from '../../parts/form/RecordForm.js'
import { useNewFields } from '../../parts/form/useFields.js'
import { useAsOf, usePastDay } from '../../parts/moment.js'
import { NextPage } from '../../parts/Pieces.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { useMay } from '../../parts/useMay.js'
import { paths } from '../../paths.js'

const PAGE = 100

/** Everything that takes over, with how many systems and how far they have come. */
export function ReplacementsPage() {
  const { t } = useLanguage(replacementTexts)
  useTitle(t.replacements.title)
  const { may } = useMay()
  const [adding, setAdding] = useState(false)
  const all = useRead(listReplacements, { query: { limit: 1 } })
  return (
    <div className="page stack">
      <div className="row">
        <h1>{t.replacements.title}</h1>
        <span className="spacer" />
        <ExportMenu list="replacements" />
        {may('edit_replacement') && (
          <Button onClick={() => setAdding(true)}>{t.replacements.newReplacement}</Button>
        )}
      </div>
      <Paragraph className="subtle">{t.replacements.intro}</Paragraph>
      {all.data?.total === 0 ? (
        <NoReplacements today={all.data.meta.today} />
      ) : (
        <>
          <Replacements title={t.replacements.shared} kinds={SHARED} />
          <Replacements title={t.replacements.continued} kinds={['continued']} />
        </>
      )}
      {adding && <NewReplacement onClose={() => setAdding(false)} />}
    </div>
  )
}

const SHARED = REPLACEMENT_KINDS.filter((kind) => kind !== 'continued')

/** The replacements of some kinds, a page at a time. */
function Replacements({ title, kinds }: { title: string; kinds: readonly ReplacementKind[] }) {
  const asOf = useAsOf()
  const search = { kind: [...kinds], ...(asOf !== undefined && { asOf }) }
  const list = usePages(listReplacements, search, PAGE)
  return (
    <QueryStates query={list} rows={12}>
      {({ pages }) => {
        const [first] = pages
        const rows = pages.flatMap(({ items }) => items)
        if (!first || rows.length === 0) return null
        return (
          <>
            <ReplacementTable title={title} rows={rows} total={first.total} today={first.meta.today} />
            <NextPage list={list} of={title} shown={rows.length} total={first.total} />
          </>
        )
      }}
    </QueryStates>
  )
}

function NoReplacements({ today }: { today: string }) {
  const { t } = useLanguage(replacementTexts)
  const day = usePastDay(today)
  return (
    <div className="empty-state">
      <Paragraph>{t.replacements.none(day)}</Paragraph>
      {!day && <Paragraph>{t.replacements.noneText}</Paragraph>}
    </div>
  )
}

function ReplacementTable({
  title,
  rows,
  total,
  today,
}: {
  title: string
  rows: ReplacementRow[]
  total: number
  today: string
}) {
  const { t, say, language } = useLanguage(replacementTexts)
  return (
    <section>
      <div className="section-head">
        <h2>{title}</h2>
        <span className="subtle note">{formatNumber(total, language)}</span>
      </div>
      <div className="scroll-x">
        <table className="plain stacks">
          <thead>
            <tr>
              <th scope="col">{t.common.replacement}</th>
              <th scope="col">{t.replacements.state}</th>
              <th scope="col">{t.common.vendor}</th>
              <th scope="col">
                <span className="visually-hidden">{t.common.status}</span>
              </th>
              <th scope="col" className="end">
                {t.replacements.takesOver}
              </th>
              <th scope="col" className="end">
                {t.replacements.ready}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">
                  <AppLink href={paths.replacement(row.code)}>
                    {language === 'nb' ? row.nameNb : row.nameEn}
                  </AppLink>
                  <div className="subtle small">{say(REPLACEMENT_KIND_WORDS[row.kind])}</div>
                </th>
                <td>
                  {say(REPLACEMENT_STATE_WORDS[stateOf(row, today)])}
                  <div className="subtle small">{goLiveOf(row, today, t)}</div>
                </td>
                <td data-label={t.common.vendor}>{row.vendor ?? t.common.none}</td>
                <td style={{ width: 120 }}>
                  <DistributionBar counts={row.byStatus} />
                </td>
                <td className="end" data-label={t.replacements.takesOver}>
                  <AppLink href={paths.systems({ replacement: [row.code] })}>{row.systems}</AppLink>
                </td>
                <td className="end" data-label={t.replacements.ready}>
                  <AppLink href={paths.systems({ replacement: [row.code], ready: 'true' })}>
                    {row.ready}
                  </AppLink>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Where it stands: one whose first day of use lies ahead is not in use yet. */
export function stateOf({ state, goLiveActual }: ReplacementRow, today: string): ReplacementState {
  return replacementStateOn(today, state, goLiveActual)
}

/** Since when it is in use, or from when it will be; null when neither is known. */
export function goLiveOf(
  { goLiveActual, goLivePlanned }: ReplacementRow,
  today: string,
  t: Spoken<typeof replacementTexts>,
): string | null {
  if (goLiveActual && hasCome(goLiveActual, today)) return t.replacements.inUseSince(formatDate(goLiveActual))
  const planned = goLiveActual ?? goLivePlanned
  return planned && t.replacements.plannedFor(formatDate(planned))
}

function NewReplacement({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage(replacementTexts)
  const router = useRouter()
  const key = useRef(newIdempotencyKey())
  const created = useRef('')
  const creating = useWrite(createReplacement)
  const { nameNb, nameEn, kind, state, vendor, owner, goLivePlanned, continuesSystem, source } =
    useNewFields(REPLACEMENT_FIELDS)
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={t.replacements.createTitle}>
      <Heading level={2} data-size="xs">
        {t.replacements.createTitle}
      </Heading>
      <RecordForm
        concept="replacement"
        fields={[nameNb, nameEn, kind, state, vendor, owner, goLivePlanned, continuesSystem, source]}
        row={{ kind: 'shared_solution', state: 'planned' }}
        submit={t.replacements.create}
        save={async ({ values }) => {
          const body = filled(values) as Parameters<typeof creating.mutateAsync>[0]['body']
          const replacement = await creating.mutateAsync({
            ...(body && { body }),
            idempotencyKey: key.current,
          })
          created.current = replacement.code
        }}
        onDone={() => router.history.push(paths.replacement(created.current))}
        onCancel={onClose}
      />
    </Dialog>
  )
}

import { Button, Checkbox } from '@digdir/designsystemet-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type BulkMapItem, type BulkMapReply, bulkMap } from '../../../schema/api/bulkMappings.js'
import type { ComparedSystem, Comparison } from '../../../schema/api/comparisons.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { isReady } from '../../../schema/rules/status.js'
import { call } from '../../api/call.js'
import { useReplacementNames } from '../../api/replacementNames.js'
import { compareTexts } from '../../i18n/compare.js'
import { formatNumber, inSentence } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { FieldInput } from '../../parts/form/FieldInput.js'
import { asWords } from '../../parts/form/fields.js'
import { Picker } from '../../parts/form/Picker.js'
import { useAsOf } from '../../parts/moment.js'
import { ProblemText } from '../../parts/QueryStates.js'
import { useMay } from '../../parts/useMay.js'
import { useSystemNames } from './ComparisonTable.js'
import { DecideDialog } from './DecideDialog.js'
import { Costs } from './DoubleRunning.js'
import { cutOverOf, type Days, mapBody, mappable, retainBody } from './mapping.js'

/** What would become of each system, before the button does all of it in one request. */
export function Frame({
  comparison,
  days,
  onDays,
  onTarget,
  onMapped,
}: {
  comparison: Comparison
  days: Days
  onDays: (days: Days) => void
  onTarget: (code: string) => void
  onMapped: () => void
}) {
  const { t, language } = useLanguage(compareTexts)
  const { may, whoMay } = useMay()
  const { say } = useLanguage()
  const past = useAsOf() !== undefined
  const { target, systems } = comparison
  const [choosing, setChoosing] = useState(false)
  const [others, setOthers] = useState<'keep' | 'remove'>('keep')
  const [deciding, setDeciding] = useState<'map' | 'retain' | null>(null)
  const mayMap = may('edit_mapping')
  const rows = mappable(comparison)
  const body = mapBody(comparison, days, others)
  // The reason is asked for before it is done: what would be refused for want of one is not refused then.
  const tried = useTried(body, mayMap && target !== null && rows.length > 0)
  const retaining = useTried(retainBody(comparison), mayMap && deciding === 'retain')
  const isElsewhere = rows.some(({ mappings }) =>
    mappings.some(({ replacement }) => replacement.code !== target?.code),
  )
  const doable = tried.data?.items.filter(({ outcome }) => outcome === 'changed') ?? []
  const name = target ? (language === 'nb' ? target.nameNb : target.nameEn) : ''
  if (!mayMap) {
    const roles = whoMay({ action: 'edit_mapping' }).map((one) => inSentence(say(one)))
    if (past) return target && <Costs comparison={comparison} days={days} />
    return (
      <>
        {roles.length > 0 && <p role="note">{t.compare.readOnly(roles.join(` ${t.compare.or} `))}</p>}
        {target && <Costs comparison={comparison} days={days} />}
      </>
    )
  }
  const chosen = (code: string) => {
    if (code === '' || code === target?.code) return
    setChoosing(false)
    onTarget(code)
  }
  const close = () => setDeciding(null)
  const isRetained = systems.every(
    ({ disposition, mappings }) => disposition === 'retain' && mappings.length === 0,
  )
  const map = target && (
    <Button aria-disabled={doable.length === 0} onClick={() => doable.length > 0 && setDeciding('map')}>
      {doable.length < rows.length && doable.length > 0
        ? t.compare.mapSome(doable.length, rows.length, name)
        : t.compare.mapAll(rows.length, name)}
    </Button>
  )
  return (
    <section className="compare-frame stack" aria-label={t.compare.frame}>
      {target ? (
        <div>
          <p className="subtle">{t.compare.proposal}</p>
          <h2>
            <span aria-hidden="true">→ </span>
            {name}
          </h2>
          <Hints comparison={comparison} />
        </div>
      ) : (
        <p>{t.compare.chooseTarget}</p>
      )}
      {(choosing || !target) && (
        <Picker
          field={{
            name: 'target',
            ...asWords(t.compare.replacement),
            type: 'choice',
            required: false,
            choices: [],
          }}
          of="replacement"
          value={target?.code ?? ''}
          onChange={chosen}
        />
      )}
      {target && (
        <>
          <div>
            <h3>{t.compare.happens}</h3>
            <ul className="compare-outcomes">
              {systems.map((system) => (
                <Outcome
                  key={system.number}
                  system={system}
                  comparison={comparison}
                  item={tried.data?.items.find(({ number }) => number === system.number)}
                  day={cutOverOf(system, target.code, days) ?? ''}
                  onDay={(day) => onDays({ ...days, [system.number]: day })}
                />
              ))}
            </ul>
          </div>
          {tried.isError && <ProblemText error={tried.error} />}
          {isElsewhere && (
            <Checkbox
              label={t.compare.mappedElsewhere}
              checked={others === 'remove'}
              onChange={(event) => setOthers(event.currentTarget.checked ? 'remove' : 'keep')}
            />
          )}
          <Costs comparison={comparison} days={days} />
          {tried.data && doable.length === 0 && tried.data.totals.refused === 0 && (
            <p className="subtle">{t.compare.nothingToDo}</p>
          )}
        </>
      )}
      <div className="row">
        {map}
        {target && !choosing && (
          <Button variant="secondary" onClick={() => setChoosing(true)}>
            {t.compare.another}
          </Button>
        )}
        {!isRetained && (
          <Button variant="tertiary" onClick={() => setDeciding('retain')}>
            {t.compare.retainEach}
          </Button>
        )}
      </div>
      {deciding === 'map' && tried.data && (
        <DecideDialog
          title={t.compare.mapTitle(name)}
          text={t.compare.mapText}
          confirm={t.compare.confirmMap(doable.length)}
          body={{ ...body, ...asShown(tried.data) }}
          fixed={undefined}
          consequences={tried.data.consequences}
          onDone={onMapped}
          onClose={close}
        />
      )}
      {deciding === 'retain' && retaining.data && (
        <DecideDialog
          title={t.compare.retainTitle(systems.length)}
          text={t.compare.retainText}
          confirm={t.compare.confirmRetain(systems.length)}
          body={{ ...retainBody(comparison), ...asShown(retaining.data) }}
          fixed={{ disposition: 'retain' }}
          consequences={retaining.data.consequences}
          onClose={close}
        />
      )}
    </section>
  )
}

/** What would come of a request; what stood before is shown until it is known. */
function useTried(body: ReturnType<typeof mapBody>, enabled: boolean) {
  const asked = { ...body, reason: '–', dryRun: true }
  return useQuery({
    queryKey: [bulkMap.id, asked],
    queryFn: ({ signal }) => call(bulkMap, { body: asked, signal }),
    placeholderData: (before) => before,
    enabled,
  })
}

/** Those that were shown to change, at the versions that they were shown at. */
function asShown({ items }: BulkMapReply) {
  const changed = items.filter(({ outcome }) => outcome === 'changed')
  const numbers = changed.map(({ number }) => number)
  return {
    numbers,
    expected: Object.fromEntries(changed.map(({ number, version }) => [number, version ?? 1])),
  }
}

/** What speaks for the target, as far as the register knows. */
function Hints({ comparison }: { comparison: Comparison }) {
  const { t, language } = useLanguage(compareTexts)
  const { systems, target } = comparison
  if (!target) return null
  const { hints } = t.compare
  const own = systems.find(({ number }) => number === target.continuesSystem)
  const rest = systems.length - Number(own !== undefined)
  const users = target.values.users
  const end = target.values.contractEnd
  const said = [
    target.mapped > 0 && hints.mapped(target.mapped, rest),
    target.values.disposition === 'retain' && hints.retained,
    typeof users === 'number' &&
      target.users.sum > 0 &&
      hints.users(formatNumber(users, language), formatNumber(target.users.sum, language)),
    typeof end === 'string' && hints.contract(formatDate(end)),
  ].filter((one) => typeof one === 'string')
  return (
    <ul className="compare-hints">
      {said.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )
}

/** The gates that ask for what the button asks for. */
const ASKED_FOR = [
  'DISPOSITION_MISSING',
  'DECISION_REF_MISSING',
  'DECISION_DATE_MISSING',
  'DECISION_ROLE_MISSING',
]

/** What becomes of one system, and on which day its users move. */
function Outcome({
  system,
  comparison,
  item,
  day,
  onDay,
}: {
  system: ComparedSystem
  comparison: Comparison
  item: BulkMapItem | undefined
  day: string
  onDay: (day: string) => void
}) {
  const { t } = useLanguage(compareTexts)
  const { mayWrite } = useMay()
  const name = useSystemNames(comparison.systems)(system.number)
  const lines = useOutcome(system, comparison, item)
  const isTarget = system.number === comparison.target?.continuesSystem
  const isSettled = isTarget || isReady(system.status)
  const [typed, setTyped] = useState(day)
  return (
    <li>
      <div>
        <strong>{name}</strong>
        {lines.map((line) => (
          <span key={line} className="subtle small">
            {line}
          </span>
        ))}
      </div>
      {isSettled || !mayWrite('mapping', 'plannedCutOver') ? (
        day !== '' && !isTarget && <span className="subtle">{formatDate(day)}</span>
      ) : (
        <FieldInput
          field={{
            name: `day-${system.number}`,
            ...asWords(t.compare.cutOverOf(name)),
            type: 'date',
            required: false,
            choices: [],
          }}
          value={typed}
          onChange={(value) => {
            setTyped(String(value))
            if (value === '' || /^\d{4}-\d{2}-\d{2}$/.test(String(value))) onDay(String(value))
          }}
        />
      )}
    </li>
  )
}

function useOutcome(system: ComparedSystem, { target }: Comparison, item: BulkMapItem | undefined): string[] {
  const { t, say } = useLanguage(compareTexts)
  const nameOf = useReplacementNames()
  if (system.number === target?.continuesSystem) return [t.compare.unchanged, t.compare.carriesOn]
  if (!item) return [t.common.loading]
  if (item.refusal) {
    const { errors, gates } = item.refusal
    const details = [...errors, ...gates].map(say)
    return details.length > 0 ? details : [say(item.refusal)]
  }
  const lines = item.mappings.flatMap(({ outcome, replacement, changes }) => {
    if (outcome === 'removed') return [t.compare.removes(say(nameOf(replacement) ?? asWords(replacement)))]
    if (replacement !== target?.code) return []
    const coverage = changes.find(({ field }) => field === 'coverage')?.after
    if (outcome === 'created')
      return [`${t.compare.newMapping}, ${coverage === 'partial' ? t.compare.partial : t.compare.full}`]
    return [outcome === 'changed' ? t.compare.changedMapping : t.compare.unchanged]
  })
  const isDecided = item.changes.some(({ field, after }) => field === 'status' && after === 'decided')
  if (isDecided) lines.push(t.compare.becomesDecided)
  const [first, ...more] = item.keptBy.filter(({ code }) => !ASKED_FOR.includes(code))
  if (first) lines.push(t.compare.keptBy([first, ...more].map(say).join(' ')))
  else if (item.keptBy.length > 0) lines.push(t.compare.decidedOnce)
  return lines
}

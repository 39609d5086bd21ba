import { Alert, Paragraph } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { listSuggestions } from '../../../schema/api/suggestions.js'
import { ROLE_WORDS, rolesThatMay } from '../../../schema/rules/access.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import { AppLink } from '../../parts/AppLink.js'
import { useAsOf } from '../../parts/moment.js'
import { NotOnPaper } from '../../parts/Pieces.js'
import { LoadError, Rows } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { useMay } from '../../parts/useMay.js'
import { paths, type Search, type SearchOf } from '../../paths.js'
import { Chosen } from './Chosen.js'
import { DecisionFields } from './DecisionFields.js'
import { Dialogs, type Opened } from './Dialogs.js'
import { withoutDecision } from './decision.js'
import { LastAction } from './LastAction.js'
import { QueueRows } from './Queue.js'
import { QUEUE_FILTERS, QueueFilters } from './QueueFilters.js'
import { Refusal } from './Refusal.js'
import { Targets } from './Targets.js'
import { useDecisionAddress } from './useDecisionAddress.js'
import { useMapping } from './useMapping.js'
import { useQueue } from './useQueue.js'
import { useWays } from './useWays.js'
import { Waiting } from './Waiting.js'
import './workbench.css'

/** The systems that wait for a mapping: the queue, the one that is looked at with what is suggested, and the load of each target. */
export function WorkbenchPage() {
  const { t, say, language } = useLanguage(workbenchTexts)
  useTitle(t.workbench.title)
  const navigate = useNavigate()
  const asOf = useAsOf()
  const { system, ...search } = useSearch({ strict: false }) as Search
  const asked = withoutDecision(search)
  const { may } = useMay()
  const mayMap = may('edit_mapping')
  const queue = useQueue(
    asked as SearchOf<typeof listSuggestions>,
    typeof system === 'string' ? system : undefined,
  )
  const mapping = useMapping(queue)
  const frame = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const { ways, rows, choose, together } = useWays({ queue, mapping, frame, open: setOpened, mayMap })
  const change = (next: Search, replace = false) =>
    navigate({ to: '/workbench', search: next as never, resetScroll: false, replace })
  useDecisionAddress(search, change)
  const { list, current, waiting, systems } = queue
  const isNarrowed = [...QUEUE_FILTERS, 'q'].some((name) => search[name] !== undefined)
  const reset = () => {
    const names = Object.keys(asked).filter((name) => name !== 'asOf')
    change(Object.fromEntries(Object.entries(search).filter(([name]) => !names.includes(name))))
  }
  const number = (count: number) => formatNumber(count, language)
  return (
    <div className="page workbench-page">
      <section className="workbench-queue" aria-labelledby="workbench-title">
        <div className="section-head">
          <h1 id="workbench-title">
            <span className="visually-hidden">{t.workbench.title}: </span>
            {t.workbench.queue}
          </h1>
          {list.isSuccess && (
            <p role="status" className="note">
              {t.workbench.queueOf(number(waiting), number(systems))}
              {isNarrowed && <span className="subtle"> · {t.workbench.shown(number(queue.total))}</span>}
            </p>
          )}
        </div>
        <QueueFilters search={search} onChange={change} />
        {isNarrowed && (
          <button type="button" className="text-button" onClick={reset}>
            {t.common.reset}
          </button>
        )}
        {queue.chosen.length > 0 && (
          <p className="row">
            <strong role="status">{t.workbench.chosen(queue.chosen.length)}</strong>
            <button type="button" className="text-button" onClick={() => queue.choose([])}>
              {t.workbench.clearChosen}
            </button>
          </p>
        )}
        {list.isError && <LoadError error={list.error} retry={() => list.refetch()} />}
        {list.isPending && <Rows count={12} />}
        {list.isSuccess && queue.rows.length === 0 && waiting > 0 && (
          <p className="empty-state">{t.workbench.noneMatch}</p>
        )}
        {queue.rows.length > 0 && <QueueRows queue={queue} frame={frame} mayChoose={mayMap} />}
        {list.isSuccess && <NotOnPaper shown={queue.rows.length} total={queue.total} />}
      </section>
      <div className="workbench-middle stack">
        {!mayMap && asOf === undefined && may('edit_system') && (
          <p role="note" className="subtle">
            {t.workbench.mayNot(
              rolesThatMay('edit_mapping')
                .map((role) => say(ROLE_WORDS[role]))
                .join(', '),
            )}
          </p>
        )}
        {queue.lost && (
          <Alert data-color="info" role="status">
            <Paragraph>
              {t.workbench.notInQueue(String(system), isNarrowed)} {current && t.workbench.firstInstead}{' '}
              <AppLink href={paths.system(String(system))}>{t.workbench.openAsked}</AppLink>
            </Paragraph>
          </Alert>
        )}
        <Refusal refused={mapping.refused} />
        {list.isSuccess && waiting === 0 && <Empty systems={systems} />}
        {queue.chosen.length > 0 && ways ? (
          <>
            <Chosen rows={rows} ways={ways} />
            {mayMap && <DecisionFields />}
          </>
        ) : (
          current && (
            <Waiting
              key={current.number}
              row={current}
              next={queue.rows[queue.index + 1]?.number}
              ways={ways}
              together={together}
              chooseTogether={choose}
            >
              {mayMap && <DecisionFields />}
            </Waiting>
          )
        )}
      </div>
      <aside className="workbench-targets">
        <Targets proposed={queue.proposed} current={current?.suggestion?.replacement?.code} />
      </aside>
      <LastAction {...mapping} mayMap={mayMap} undo={mapping.undo} />
      {opened && (
        <Dialogs
          opened={opened}
          rows={rows}
          perform={mapping.perform}
          onClose={() => setOpened(null)}
          frame={frame}
        />
      )}
    </div>
  )
}

/** Nothing waits: all is mapped or decided, or there is nothing yet. */
function Empty({ systems }: { systems: number }) {
  const { t, language } = useLanguage(workbenchTexts)
  return (
    <div className="empty-state">
      <p>
        {systems === 0 ? t.workbench.emptyRegister : t.workbench.allDone(formatNumber(systems, language))}
      </p>
      {systems === 0 ? (
        <AppLink href={paths.systems()}>{t.workbench.toSystems}</AppLink>
      ) : (
        <p className="row">
          <AppLink href={paths.matrix()}>{t.workbench.toMatrix}</AppLink>
          <AppLink href={paths.replacements()}>{t.workbench.toReplacements}</AppLink>
        </p>
      )}
    </div>
  )
}

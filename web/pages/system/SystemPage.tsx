import { Alert, Dropdown, Paragraph } from '@digdir/designsystemet-react'
import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { readSystem, restoreSystem, type System } from '../../../schema/api/systems.js'
import { daysLeftWords } from '../../../schema/rules/dates.js'
import { ofSystem } from '../../../schema/rules/may.js'
import type { Signal } from '../../../schema/rules/progress.js'
import { useChoices, useRead, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { systemTexts } from '../../i18n/system.js'
import { AppLink } from '../../parts/AppLink.js'
import { Folded } from '../../parts/Folded.js'
import { History, useHistory } from '../../parts/history/History.js'
import { useAsOf } from '../../parts/moment.js'
import { Outside } from '../../parts/Outside.js'
import { ReasonDialog } from '../../parts/ReasonDialog.js'
import { RowPage } from '../../parts/RowPage.js'
import { HealthLabel, SignalLabel } from '../../parts/SignalLabel.js'
import { useShortcut } from '../../parts/shortcuts.js'
import { useToast } from '../../parts/Toast.js'
import { TrailLinks } from '../../parts/TrailLinks.js'
import { useTitle } from '../../parts/title.js'
import { useTrail } from '../../parts/trail.js'
import { useMay } from '../../parts/useMay.js'
import { useNarrow } from '../../parts/useNarrow.js'
import { useUndo } from '../../parts/useUndo.js'
import { paths, readPlace } from '../../paths.js'
import { CarryOnDialog } from './connections/CarryOn.js'
import { Contracts } from './connections/Contracts.js'
import { Integrations } from './connections/Integrations.js'
import { Mappings } from './connections/Mappings.js'
import { Prerequisites } from './connections/Prerequisites.js'
import { Replaces } from './connections/Replaces.js'
import { Risks } from './connections/Risks.js'
import { EarlierDecisions } from './EarlierDecisions.js'
import { useForms } from './editing.js'
import { FACT_GROUPS, Facts } from './Facts.js'
import { MovePlan } from './MovePlan.js'
import { SameFunction } from './SameFunction.js'
import { formAt, useMayMend } from './steps/mending.js'
import { NextSteps } from './steps/NextSteps.js'
import { Stepper } from './steps/Stepper.js'
import { Tracks } from './tracks/Tracks.js'
import { VoidDialog } from './VoidDialog.js'
import './system.css'

/** One system: what it is, where it goes, how far it has come, what the next step lacks, and its history. */
export function SystemPage() {
  const { number = '' } = useParams({ strict: false })
  const system = useRead(readSystem, { params: { number } })
  return (
    <RowPage entity="system" id={number} query={system} rows={14}>
      {(data) => <SystemView key={data.number} system={data} />}
    </RowPage>
  )
}

function SystemView({ system }: { system: System }) {
  const { t } = useLanguage(systemTexts)
  const { mayWrite } = useMay()
  const mayMend = useMayMend(system)
  const narrow = useNarrow()
  // What comes next is asked of the register as it is, not as it was.
  const writable = useAsOf() === undefined && system.voidedAt === null
  // A page that leads here for something to be mended names the place.
  const place = readPlace(useSearch({ from: '/shell/systems/$number' }).edit)
  const forms = useForms(place && writable && mayMend(place) ? formAt(system, place) : null)
  useTitle(`${system.name} ${system.number}`)
  useShortcut('e', () => {
    if (writable && mayWrite('system', 'systemOwner', ofSystem(system))) forms.open('facts/people')
  })
  return (
    <article>
      <Header system={system} />
      <Voided system={system} />
      {writable && <Outside of={ofSystem(system)} />}
      <Stepper system={system} />
      <div className="system-columns">
        <div className="system-main">
          {writable && <NextSteps system={system} forms={forms} />}
          {narrow && <MovePlan system={system} forms={forms} />}
          <Mappings system={system} forms={forms} />
          <Tracks system={system} forms={forms} />
          <Contracts system={system} forms={forms} />
          <Integrations system={system} forms={forms} />
          <Prerequisites system={system} forms={forms} />
          <Risks system={system} forms={forms} />
          {system.continuedAs && <Replaces code={system.continuedAs.code} />}
          <EarlierDecisions system={system} />
          <SystemHistory number={system.number} />
        </div>
        <div className="system-side">
          {!narrow && <MovePlan system={system} forms={forms} />}
          {system.voidedAt === null && <SameFunction system={system} />}
          <Folded title={t.system.facts} open={FACT_GROUPS.some((group) => forms.opened[`facts/${group}`])}>
            <Facts system={system} forms={forms} />
          </Folded>
        </div>
      </div>
    </article>
  )
}

function Header({ system }: { system: System }) {
  const { t, say, language } = useLanguage(systemTexts)
  const { municipality, serviceArea } = useChoices(true)
  const named = (list: typeof municipality, value: string | null) => {
    const one = list.find((choice) => choice.value === value)
    return one && say(one)
  }
  const area = named(serviceArea, system.serviceArea)
  const purpose = language === 'nb' ? system.descriptionNb : (system.descriptionEn ?? system.descriptionNb)
  const wordsOf = (signal: Signal) =>
    signal === 'overdue'
      ? say(daysLeftWords(-system.daysOverdue))
      : signal === 'blocked'
        ? t.system.blockedBy(system.obstacles.length)
        : undefined
  const line = [system.number, named(municipality, system.municipality), purpose].filter(Boolean)
  return (
    <header className="system-header">
      <div className="row between">
        <nav aria-label={t.system.breadcrumb} className="row subtle">
          <AppLink href={paths.systems()}>{t.system.breadcrumb}</AppLink>
          {area && system.serviceArea && (
            <>
              <span aria-hidden="true">›</span>
              <AppLink href={paths.systems({ serviceArea: [system.serviceArea] })}>{area}</AppLink>
            </>
          )}
        </nav>
        <SystemTrail number={system.number} />
      </div>
      <p className="subtle">
        {line.join(' · ')}
        {system.provenance === 'synthetic' && ` · ${t.system.provenanceNote}`}
      </p>
      <div className="row">
        <h1>{system.name}</h1>
        {system.signals.map((signal) => (
          <SignalLabel key={signal} signal={signal} words={wordsOf(signal)} />
        ))}
        <HealthLabel health={system.health} />
        <span className="spacer" />
        <Actions system={system} />
      </div>
    </header>
  )
}

/** Previous and next in the list that the user came from. */
function SystemTrail({ number }: { number: string }) {
  const { t } = useLanguage()
  const trail = useTrail(number)
  if (!trail || trail.total < 2) return null
  return (
    <TrailLinks label={t.common.trail} previous={trail.previous} next={trail.next} at={paths.system}>
      <AppLink href={`${paths.systems()}${trail.search}`}>
        {trail.position ?? '–'} {t.common.of} {trail.total}
      </AppLink>
    </TrailLinks>
  )
}

/** What is done rarely: void, restore, let others be replaced by this system. */
function Actions({ system }: { system: System }) {
  const { t } = useLanguage(systemTexts)
  const { may } = useMay()
  const toast = useToast()
  const undo = useUndo()
  const [dialog, setDialog] = useState<'void' | 'restore' | 'carryOn' | null>(null)
  const restoring = useWrite(restoreSystem)
  const { number, version } = system
  const isVoided = system.voidedAt !== null
  const carriesOn = may('edit_replacement') && !isVoided && !system.continuedAs
  if (!may('void_system') && !carriesOn) return null
  const close = () => setDialog(null)
  const done = (saved: object) => {
    undo(saved)
    close()
  }
  // What carries a system on is a replacement, which cannot be taken back by voiding it.
  const carriedOn = () => {
    toast(t.common.saved)
    close()
  }
  return (
    <>
      <Dropdown.TriggerContext>
        <Dropdown.Trigger variant="tertiary" data-color="neutral">
          {t.system.more}
        </Dropdown.Trigger>
        <Dropdown>
          <Dropdown.List>
            {carriesOn && (
              <Dropdown.Item>
                <Dropdown.Button onClick={() => setDialog('carryOn')}>{t.system.carryOn}</Dropdown.Button>
              </Dropdown.Item>
            )}
            {may('void_system') && (
              <Dropdown.Item>
                <Dropdown.Button onClick={() => setDialog(isVoided ? 'restore' : 'void')}>
                  {isVoided ? t.system.restore : t.system.void}
                </Dropdown.Button>
              </Dropdown.Item>
            )}
          </Dropdown.List>
        </Dropdown>
      </Dropdown.TriggerContext>
      {dialog === 'void' && <VoidDialog system={system} onDone={done} onClose={close} />}
      {dialog === 'restore' && (
        <ReasonDialog
          title={t.system.restoreTitle}
          confirm={t.system.restoreTitle}
          error={restoring.error}
          pending={restoring.isPending}
          onConfirm={(reason) =>
            restoring.mutate({ params: { number }, version, body: { reason } }, { onSuccess: done })
          }
          onClose={close}
        />
      )}
      {dialog === 'carryOn' && <CarryOnDialog system={system} onDone={carriedOn} onClose={close} />}
    </>
  )
}

function Voided({ system }: { system: System }) {
  const { t } = useLanguage(systemTexts)
  if (system.voidedAt === null) return null
  return (
    <Alert data-color="warning">
      <Paragraph>{t.system.voided(system.voidReason ?? '')}</Paragraph>
    </Alert>
  )
}

function SystemHistory({ number }: { number: string }) {
  const { t } = useLanguage(systemTexts)
  const history = useHistory({ system: number })
  const narrow = useNarrow()
  const total = history.data?.pages[0]?.total
  const count = total === undefined ? undefined : t.system.historyCount(total)
  return (
    <Folded title={t.common.history} state={count}>
      <section aria-label={t.common.history}>
        <div className="section-head">
          {!narrow && <h2>{t.common.history}</h2>}
          {!narrow && count && <span className="subtle note">{count}</span>}
          <AppLink href={paths.changes({ system: number })}>{t.system.historyAll}</AppLink>
        </div>
        <History history={history} />
      </section>
    </Folded>
  )
}

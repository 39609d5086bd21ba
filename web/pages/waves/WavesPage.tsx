import { Paragraph } from '@digdir/designsystemet-react'
import { listSystems } from '../../../schema/api/systems.js'
import { createWave, listWaves, patchWave, type Wave } from '../../../schema/api/waves.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { WAVE_FIELDS } from '../../../schema/rules/waves.js'
import { type BodyOf, useRead, useWrite } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { waveTexts } from '../../i18n/waves.js'
import { AppLink } from '../../parts/AppLink.js'
import { ExportMenu } from '../../parts/ExportMenu.js'
import { EditableList } from '../../parts/form/EditableList.js'
import { usePatch } from '../../parts/form/usePatch.js'
import { usePastDay } from '../../parts/moment.js'
import { useTitle } from '../../parts/title.js'
import { Warnings } from '../../parts/Warnings.js'
import { paths } from '../../paths.js'
import { MilestoneList } from './MilestoneList.js'
import './waves.css'

/** The parts that the move is divided into, with how far each has come, and the milestones beside them. */
export function WavesPage() {
  const { t } = useLanguage(waveTexts)
  useTitle(t.waves.title)
  const waves = useRead(listWaves)
  return (
    <div className="page stack">
      <div className="row">
        <h1>{t.waves.title}</h1>
        <span className="spacer" />
        <AppLink href={paths.plan()}>{t.shell.plan}</AppLink>
        <ExportMenu list="waves" />
        <ExportMenu list="milestones" />
      </div>
      {waves.data && <Current waves={waves.data.items} today={waves.data.meta.today} />}
      <Paragraph className="subtle">{t.waves.intro}</Paragraph>
      <div className="with-aside waves">
        <WaveList />
        <aside aria-label={t.waves.milestones}>
          <MilestoneList />
        </aside>
      </div>
    </div>
  )
}

/** Which waves are under way, how far they have come, and how many systems are in none. */
function Current({ waves, today }: { waves: readonly Wave[]; today: string }) {
  const { t, language } = useLanguage(waveTexts)
  const day = usePastDay(today)
  const without = useRead(listSystems, { query: { wave: [''], limit: 1 } })
  const current = waves.filter((wave) => stageOf(wave, today) === 'current')
  const [count, rest] = t.waves.withoutWave(formatNumber(without.data?.total ?? 0, language))
  return (
    <>
      {current.length === 0 ? (
        <p>{t.waves.currentNone(day)}</p>
      ) : (
        <div>
          <p>{t.waves.current(day)}</p>
          <ul className="waves-current">
            {current.map((wave) => (
              <li key={wave.code}>
                <strong>{language === 'nb' ? wave.nameNb : wave.nameEn}</strong>{' '}
                <span className="subtle">
                  <ReadyOf wave={wave} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {without.data && without.data.total > 0 && (
        <p>
          <AppLink href={paths.systems({ wave: [''] })}>{count}</AppLink>
          {rest}
        </p>
      )}
    </>
  )
}

function WaveList() {
  const { t, language } = useLanguage(waveTexts)
  const waves = useRead(listWaves)
  const today = waves.data?.meta.today ?? ''
  const create = useWrite(createWave)
  const patch = usePatch(patchWave)
  return (
    <EditableList
      concept="wave"
      title={t.waves.list}
      query={waves}
      fields={WAVE_FIELDS}
      columns={[
        {
          name: 'name',
          label: t.waves.name,
          cell: (wave) => (
            <>
              <strong>{language === 'nb' ? wave.nameNb : wave.nameEn}</strong>
              {wave.goal && <div className="subtle small">{wave.goal}</div>}
              {wave.source && (
                <div className="subtle small">
                  {t.waves.source}: {wave.source}
                </div>
              )}
            </>
          ),
        },
        {
          name: 'dates',
          label: t.waves.dates,
          cell: (wave) => (
            <>
              <span className="wave-dates">
                {wave.startsOn ? formatDate(wave.startsOn) : t.waves.openEnd} –{' '}
                {wave.endsOn ? formatDate(wave.endsOn) : t.waves.openEnd}
              </span>
              <div className="subtle small">{t.waves.stages[stageOf(wave, today)]}</div>
              <Warnings warnings={wave.warnings} />
            </>
          ),
        },
        {
          name: 'systems',
          label: t.waves.systems,
          cell: ({ code, systems }) => (
            <AppLink href={paths.systems({ wave: [code] })}>{formatNumber(systems, language)}</AppLink>
          ),
        },
        {
          name: 'ready',
          label: t.waves.ready,
          cell: (wave) => (
            <>
              <AppLink href={paths.systems({ wave: [wave.code], ready: 'true' })}>
                {formatNumber(wave.ready, language)}
              </AppLink>
              <Behind wave={wave} today={today} />
            </>
          ),
        },
      ]}
      proposed={{}}
      record={({ code }) => ({ entity: 'wave', entityId: code })}
      create={(body, idempotencyKey) =>
        create.mutateAsync({ body: body as BodyOf<typeof create.mutateAsync>, idempotencyKey })
      }
      patch={(row, saving) => patch({ code: row.code }, saving)}
    />
  )
}

/** «12 av 30 klare», both numbers leading to their systems. */
function ReadyOf({ wave: { code, ready, systems } }: { wave: Wave }) {
  const { t, language } = useLanguage(waveTexts)
  const [first, of, all, rest] = t.waves.readyOf(
    formatNumber(ready, language),
    formatNumber(systems, language),
  )
  return (
    <>
      <AppLink href={paths.systems({ wave: [code], ready: 'true' })}>{first}</AppLink>
      {of}
      <AppLink href={paths.systems({ wave: [code] })}>{all}</AppLink>
      {rest}
    </>
  )
}

/** What a wave that is over still lacks. */
function Behind({ wave, today }: { wave: Wave; today: string }) {
  const { t, language } = useLanguage(waveTexts)
  const count = wave.systems - wave.ready
  if (stageOf(wave, today) !== 'over' || count === 0) return null
  const [number, rest] = t.waves.behind(formatNumber(count, language))
  return (
    <div className="small labelled" data-tone="danger">
      <span>
        <AppLink href={paths.systems({ wave: [wave.code], ready: 'false' })}>{number}</AppLink>
        {rest}
      </span>
    </div>
  )
}

function stageOf({ startsOn, endsOn }: Wave, today: string): 'coming' | 'current' | 'over' | 'undated' {
  if (startsOn === null && endsOn === null) return 'undated'
  if (endsOn !== null && endsOn < today) return 'over'
  return startsOn !== null && startsOn > today ? 'coming' : 'current'
}

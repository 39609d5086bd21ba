import type { ReplacementRow } from '../../schema/api/replacements.js'
import type { Risk } from '../../schema/api/risks.js'
import { countedOn } from '../../schema/rules/days.js'
import { countedClass } from '../../schema/rules/lowerings.js'
import {
  holdsPersonalData,
  isDpiaSettled,
  privacyOn,
  RESIDUAL_RISK_WORDS,
  RESIDUAL_RISKS,
} from '../../schema/rules/privacy.js'
import { carriedDuties, REPLACEMENT_FIELDS } from '../../schema/rules/replacements.js'
import { PRIVACY_CLASS_WORDS, PRIVACY_CLASSES } from '../../schema/rules/systems.js'
import { inTextOrder } from '../../schema/rules/text.js'
import { REPLACEMENT_LIST } from '../exports/connectionLists.js'
import { iteratePages } from '../exports/list.js'
import { RISK_LIST } from '../exports/riskLists.js'
import { findPrivacyTracks } from '../store/privacy.js'
import { listReplacements } from '../store/replacements.js'
import { findOpenRisks } from './belonging.js'
import { riskWords } from './riskWords.js'
import { isWhole, type MakeParts, pickColumns, type ReportSource, tableOf } from './source.js'
import {
  countsTable,
  factsPart,
  findTracked,
  gapsPart,
  headed,
  lawFacts,
  NAMED_WIDTHS,
  sized,
  type Tracked,
  trackedColumn,
  trackedColumns,
} from './tracked.js'
import { trackedWords } from './trackedWords.js'

const isAssessed = ({ privacy }: Tracked) => privacy.riskAssessedOn !== null
const isOff = ({ system }: Tracked) => system.status === 'decommissioned'

/** What has been assessed for risk, and what lacks it. */
export const makeRisk: MakeParts = async (source) => {
  const { language, of, moment } = source
  const t = riskWords[language]
  const columns = trackedColumns(source)
  const tracked = await findTracked(source)
  const alive = tracked.filter((one) => !isOff(one))
  const assessed = oldestFirst(alive.filter(isAssessed))
  const lacking = gravestFirst(alive.filter((one) => !isAssessed(one)))
  const replacements = await findReplacements(source, tracked)
  const unassessed = replacements.filter(({ riskAssessedOn }) => riskAssessedOn === null)
  const isSpecial = ({ system }: Tracked) => countedClass(system) === 'special'
  const isVital = ({ system }: Tracked) => system.criticalService === 'yes'
  const isDayOne = ({ system }: Tracked) => system.dayOneCritical
  const without = (isOne: (one: Tracked) => boolean) => lacking.filter(isOne).length
  const named = [columns.number, ...columns.system('name', 'municipality')]
  const risks = await findRisksByScore(source, tracked)
  const personalData = trackedColumn(t.personalData, 'text', ({ system }) => {
    const held = countedClass(system)
    return held === null ? t.notClassified : PRIVACY_CLASS_WORDS[held][language]
  })
  const levels = trackedColumn(t.levels, 'text', levelsBeside)
  const weight = [
    personalData,
    ...columns.system('dayOneCritical', 'criticalService'),
    levels,
    ...columns.system('tolerableDowntimeHours'),
  ]
  const dpia = trackedColumn(t.dpia, 'text', ({ system, privacy }) =>
    !holdsPersonalData(countedClass(system))
      ? t.dpiaNotAsked
      : isDpiaSettled(privacy)
        ? privacy.dpiaRequired === 'yes'
          ? t.dpiaDone
          : t.dpiaNotNeeded
        : t.dpiaOpen,
  )
  const listed = pickColumns(REPLACEMENT_LIST.columns(of), [
    language === 'nb' ? 'nameNb' : 'nameEn',
    ...['kind', 'state', 'owner', 'systems', 'riskAssessedOn', 'riskReference', 'dpiaRequired', 'dpiaDoneOn'],
  ])
  return [
    {
      kind: 'headline',
      text: t.headline(assessed.length, alive.length),
      sentence: t.sentence(
        without(isSpecial),
        without(isDayOne),
        replacements.length - unassessed.length,
        replacements.length,
      ),
    },
    {
      kind: 'keys',
      keys: [
        { value: t.number(assessed.length), label: t.nowAssessed },
        { value: t.number(lacking.length), label: t.notAssessed },
        { value: t.number(without(isSpecial)), label: t.special },
        { value: t.number(without(isDayOne)), label: t.dayOne },
        { value: t.number(without(isVital)), label: t.vital },
        { value: t.number(unassessed.length), label: t.replacementsLacking },
        {
          value: t.number(
            alive.filter(
              ({ privacy, system }) => holdsPersonalData(countedClass(system)) && !isDpiaSettled(privacy),
            ).length,
          ),
          label: t.dpiaLacking,
        },
      ],
    },
    {
      kind: 'columns',
      left: [
        countsTable(
          [t.personalData, t.systems, t.assessed, t.lacking],
          [...[...PRIVACY_CLASSES].reverse(), null].map((held) => {
            const these = alive.filter(({ system }) => countedClass(system) === held)
            const done = these.filter(isAssessed).length
            return {
              name: held === null ? t.notClassified : PRIVACY_CLASS_WORDS[held][language],
              counts: [these.length, done, these.length - done],
            }
          }),
          { heading: t.byClass, empty: t.none, sum: t.sum },
        ),
      ],
      right: [
        countsTable(
          [t.residual, t.assessed],
          [...RESIDUAL_RISKS, null].map((risk) => ({
            name: risk === null ? trackedWords[language].notGiven : RESIDUAL_RISK_WORDS[risk][language],
            counts: [assessed.filter(({ privacy }) => privacy.riskResidual === risk).length],
          })),
          { heading: t.byResidual, empty: t.none, sum: t.sum },
        ),
      ],
    },
    tableOf(
      sized(
        pickColumns(RISK_LIST.columns(of), [
          ...(['title', 'systemName', 'subproject', 'likelihood', 'consequence', 'score'] as const),
          ...(['measure', 'owner', 'dueOn', 'state'] as const),
        ]),
        [40, 22, 12, 9, 9, 8, 46, 20, 11, 12],
      ),
      risks,
      { heading: t.openRisks, note: t.openRisksNote, empty: t.noOpenRisks },
    ),
    tableOf(
      sized(headed(listed, [t.replacement]), [40, 19, 13, 26, 9, 14, 18, 9, 12]),
      [...unassessed, ...replacements.filter((one) => !unassessed.includes(one))],
      {
        heading: t.replacements,
        note: t.replacementsNote,
        empty: t.noReplacements,
      },
    ),
    tableOf(
      sized(
        [...named, ...weight, dpia, columns.status, ...columns.system('systemOwner')],
        [...NAMED_WIDTHS, 19, 9, 15, 9, 10, 13, 16, 24],
      ),
      lacking,
      {
        heading: t.lackingSystems,
        note: t.lackingNote,
        empty: t.noneLacking,
      },
    ),
    tableOf(
      sized(
        [
          ...named,
          ...headed(
            columns.privacy(
              ...([
                'riskAssessedOn',
                'riskReference',
                'riskResidual',
                'riskApprovedBy',
                'riskReviewOn',
              ] as const),
            ),
            t.assessedHeads,
          ),
          personalData,
          ...columns.system('dayOneCritical'),
          levels,
          dpia,
        ],
        [...NAMED_WIDTHS, 11, 17, 10, 19, 11, 22, 8, 8, 11],
      ),
      assessed,
      {
        heading: t.assessedSystems,
        note: t.assessedNote,
        empty: t.noneAssessed,
      },
    ),
    ...factsPart(t.counted, [
      { name: t.inRegister, value: t.number(tracked.length) },
      { name: t.off, value: t.number(tracked.length - alive.length) },
    ]),
    ...factsPart(
      t.laws,
      lawFacts(source, [
        { name: t.lawSecurity, topic: 'security', day: moment.today },
        { name: t.lawImpact, topic: 'impact', day: moment.today },
      ]),
    ),
    gapsPart(source, t.gaps),
  ]
}

/** Confidentiality, integrity and availability beside one another. */
function levelsBeside({ system: { confidentiality, integrity, availability } }: Tracked): string | null {
  const all = [confidentiality, integrity, availability]
  return all.every((level) => level === null) ? null : all.map((level) => level ?? '?').join('\u00a0')
}

/** The risks of the report that are not closed, the gravest first. */
async function findRisksByScore(source: ReportSource, tracked: readonly Tracked[]): Promise<Risk[]> {
  const risks = await findOpenRisks(source, new Set(tracked.map(({ system }) => system.number)))
  return [...risks].sort((a, b) => b.score - a.score)
}

/** What weighs most first: special categories, day one, an essential service, then the highest level. */
function gravestFirst(lacking: readonly Tracked[]): Tracked[] {
  const weight = ({ system }: Tracked) => [
    Number(countedClass(system) === 'special'),
    Number(system.dayOneCritical),
    Number(system.criticalService === 'yes'),
    Math.max(system.confidentiality ?? 0, system.integrity ?? 0, system.availability ?? 0),
  ]
  return lacking
    .map((one) => ({ one, weight: weight(one) }))
    .sort((a, b) => a.weight.reduce((order, own, at) => order || (b.weight[at] ?? 0) - own, 0))
    .map(({ one }) => one)
}

/** What was assessed longest ago first: it is to be looked at again first. */
function oldestFirst(assessed: readonly Tracked[]): Tracked[] {
  return inTextOrder(assessed, ({ privacy, system }) => `${privacy.riskAssessedOn} ${system.number}`)
}

/** What replaces the systems of the report, as it counts on the day; of the whole register all that does. Retired ones are left out. */
async function findReplacements(
  source: ReportSource,
  tracked: readonly Tracked[],
): Promise<ReplacementRow[]> {
  const { reader, moment, order } = source
  const codes = new Set(tracked.flatMap(({ system }) => system.replacements.map(({ code }) => code)))
  const found: ReplacementRow[] = []
  for await (const page of iteratePages((paging) => listReplacements(reader, paging)))
    found.push(
      ...page.filter(({ code, state }) => state !== 'retired' && (isWhole(order) || codes.has(code))),
    )
  // What carries a system on is assessed there: the track of that system says it.
  const carried = found.flatMap(({ continuesSystem }) => continuesSystem ?? [])
  const tracks = await findPrivacyTracks(
    reader,
    carried.map((number) => ({ number, createdAt: '' })),
  )
  const trackOf = new Map(tracks.map((track) => [track.system, privacyOn(moment.today, track)]))
  return found.map((given) => {
    const row = countedOn(moment.today, REPLACEMENT_FIELDS, given)
    const track = trackOf.get(row.continuesSystem ?? '')
    return track ? { ...row, ...carriedDuties({ ...row, dpaParty: null }, track) } : row
  })
}

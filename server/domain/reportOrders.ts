import type { Body } from '../../schema/api/endpoint.js'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import type { createBundle, createReport } from '../../schema/api/reports.js'
import { addDays, dateIn, formatDate, isDate, midnightIn } from '../../schema/rules/dates.js'
import type { BundleOrder, ReportOrder, Since } from '../../schema/rules/reports.js'
import type { Reader } from '../engines/store.js'
import { findHashOf, findSequenceBefore, findTimeOf } from '../store/changes.js'
import type { Moment } from '../store/programme.js'
import { findReportBefore } from '../store/reports.js'
import { findServiceAreas } from '../store/serviceAreas.js'
import { readFilters } from './filters.js'

/**
 * The order of a report: what was asked for, and where the register stands by it.
 * @param moment the register as it is
 * @throws Refusal `invalid_input` for what the register has not, or a day that is yet to come
 */
export async function orderReport(
  reader: Reader,
  { report, format, from, to, ...asked }: Body<typeof createReport>,
  moment: Moment,
): Promise<ReportOrder> {
  refuseMisplaced({ report, from, to })
  const ordered = await readOrdered(reader, { ...asked, from, to }, moment)
  const before = report === 'status' ? await findReportBefore(reader, report, ordered.sequence) : undefined
  return { ...ordered, report, format, since: before ? sinceOf(before) : null }
}

const sinceOf = ({ id, asOf, sequence }: Since): Since => ({ id, asOf, sequence })

/**
 * The order of a bundle: its reports are as they would be by themselves.
 * @throws Refusal `invalid_input` for what the register has not, or a day that is yet to come
 */
export async function orderBundle(
  reader: Reader,
  { reports, formats, ...asked }: Body<typeof createBundle>,
  moment: Moment,
): Promise<BundleOrder> {
  const ordered = await readOrdered(reader, { ...asked, from: null, to: null }, moment)
  const before = await findReportBefore(reader, 'status', ordered.sequence)
  return {
    ...ordered,
    ...{ report: 'bundle', format: 'zip', contains: { reports, formats } },
    since: before ? sinceOf(before) : null,
  }
}

type Asked = Omit<Body<typeof createReport>, 'report' | 'format'>

/** What every order says: of what it is made, and where the register stands. */
async function readOrdered(
  reader: Reader,
  { asOf, municipality, serviceArea, ...asked }: Asked,
  moment: Moment,
): Promise<Omit<ReportOrder, 'report' | 'format' | 'since'>> {
  const at = await findPlace(reader, asOf, moment)
  const named = await readFilters(
    reader,
    {
      ...(municipality !== null && { municipality: [municipality] }),
      ...(serviceArea !== null && { serviceArea: [serviceArea] }),
      ...(asked.from !== null && { from: asked.from }),
      ...(asked.to !== null && { to: asked.to }),
    },
    {
      municipality: { from: 'rows', of: 'municipality' },
      serviceArea: { from: 'rows', of: 'service_area' },
    },
  )
  await refuseUnknownSubproject(reader, asked.subproject)
  return {
    ...asked,
    ...at,
    municipality: named.municipality?.[0] ?? null,
    serviceArea: named.serviceArea?.[0] ?? null,
  }
}

type Place = Pick<ReportOrder, 'asOf' | 'sequence' | 'hash' | 'at'>

/** Where the register stands at the end of a day, at a row of its log, or now. @throws Refusal `invalid_input` */
async function findPlace(reader: Reader, asOf: string | undefined, moment: Moment): Promise<Place> {
  const { timeZone } = moment.settings
  const isDay = asOf !== undefined && isDate(asOf)
  if (isDay && asOf > moment.today) throw yetToCome(formatDate(asOf), formatDate(moment.today))
  const sequence =
    asOf === undefined
      ? moment.sequence
      : isDay
        ? await findSequenceBefore(reader, midnightIn(timeZone, addDays(asOf, 1)))
        : Number(asOf)
  if (sequence > moment.sequence) throw yetToCome(String(asOf), String(moment.sequence))
  const at = await findTimeOf(reader, sequence)
  if (at === undefined) throw nothingYet()
  const hash = (await findHashOf(reader, sequence)) ?? ''
  const day = isDay ? asOf : asOf === undefined ? moment.today : dateIn(timeZone, at)
  return { asOf: day, sequence, hash, at }
}

function yetToCome(given: string, latest: string): Refusal {
  return new Refusal('invalid_input', {
    errors: [
      fieldProblem('asOf', 'yet_to_come', {
        nb: `«${given}» er fram i tid. Velg ${latest} eller tidligere.`,
        en: `“${given}” is yet to come. Choose ${latest} or earlier.`,
      }),
    ],
  })
}

function nothingYet(): Refusal {
  return new Refusal('invalid_input', {
    errors: [
      fieldProblem('asOf', 'nothing_yet', {
        nb: 'Registeret var tomt da: ingenting er skrevet i endringsloggen. Velg en senere dag.',
        en: 'The register was empty then: nothing is written in the change log. Choose a later day.',
      }),
    ],
  })
}

async function refuseUnknownSubproject(reader: Reader, subproject: string | null): Promise<void> {
  if (subproject === null) return
  const known = new Set((await findServiceAreas(reader)).map((area) => area.subproject))
  if (known.has(subproject)) return
  throw new Refusal('invalid_input', {
    errors: [
      fieldProblem('subproject', 'unknown_value', {
        nb: `«${subproject}» er ikke delprosjektet til noe tjenesteområde. Bruk navnet slik det står der.`,
        en: `“${subproject}” is the subproject of no service area. Use its name as it stands there.`,
      }),
    ],
  })
}

/** Refuses what only another report has. @throws Refusal `invalid_input` */
function refuseMisplaced({
  report,
  from,
  to,
}: Pick<Body<typeof createReport>, 'report' | 'from' | 'to'>): void {
  const errors = Object.entries({ from, to }).flatMap(([name, value]) =>
    value === null || report === 'changes'
      ? []
      : [
          fieldProblem(name, 'only_changes', {
            nb: 'Bare endringsloggen er for en periode. Utelat datoen, eller velg den rapporten.',
            en: 'Only the change log is of a period. Leave the date out, or choose that report.',
          }),
        ],
  )
  if (errors.length > 0) throw new Refusal('invalid_input', { errors })
}

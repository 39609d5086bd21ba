import { isAppraised, isDischargeable, isExtractOrdered } from './archives.js'
import { NO_ARCHIVE_DUTY } from './codes.js'
import { ruleSetOf } from './countries/all.js'
import type { Gate, GateFacts } from './gateFacts.js'
import { countedDuty } from './lowerings.js'
import { isHeldByOthers, isSuccessor } from './parties.js'

const hasDuty = ({ system }: GateFacts) => countedDuty(system) !== NO_ARCHIVE_DUTY

/** The gates of the archive track. They hold for systems that are carried on and consolidated too. */
export const ARCHIVE_GATES: readonly Gate[] = [
  {
    code: 'ARCHIVE_DUTY_UNKNOWN',
    entering: ['assessed'],
    place: { part: 'system', field: 'archiveDuty' },
    act: { nb: 'Velg arkivplikt', en: 'Choose the duty' },
    law: { topics: ['preservation'], day: ({ archive }) => archive.appraisedOn },
    holds: ({ system }) => Boolean(system.archiveDuty),
    words: {
      holds: { nb: 'Arkivplikt er vurdert', en: 'Archive duty is assessed' },
      fails: {
        nb: 'Arkivplikt er ikke vurdert. Velg om noe skal bevares, og hvordan.',
        en: 'Archive duty is not assessed. Choose whether anything is to be preserved, and how.',
      },
    },
  },
  {
    code: 'RECORDS_MANAGER_NOT_CONSULTED',
    entering: ['decided'],
    place: { part: 'archive', field: 'consultedOn' },
    act: { nb: 'Sett dato', en: 'Set date' },
    applies: hasDuty,
    holds: ({ archive }) => archive.consultedOn !== null,
    words: {
      holds: { nb: 'Arkivleder er rådspurt', en: 'The records manager is consulted' },
      fails: {
        nb: 'Arkivleder er ikke rådspurt. Oppgi datoen da det ble gjort.',
        en: 'The records manager is not consulted. Give the date when it was done.',
      },
    },
  },
  {
    code: 'APPRAISAL_MISSING',
    entering: ['planned', 'retained'],
    place: { part: 'archive', field: 'state' },
    act: { nb: 'Vurder bevaring', en: 'Appraise' },
    law: { topics: ['preservation'], day: ({ archive }) => archive.appraisedOn },
    holds: ({ archive }) => isAppraised(archive),
    words: {
      holds: { nb: 'Arkivet er bevaringsvurdert', en: 'The archive is appraised' },
      fails: {
        nb: 'Arkivet er ikke bevaringsvurdert. Arkivleder vurderer det, også når det ikke er noe å bevare.',
        en: 'The archive is not appraised. The records manager appraises it, also when there is nothing to preserve.',
      },
    },
  },
  {
    code: 'SERIES_NOT_CLOSED',
    entering: ['read_only', 'phasing_out', 'retained'],
    place: { part: 'archive', field: 'seriesClosedOn' },
    act: { nb: 'Sett dato', en: 'Set date' },
    law: { topics: ['series'], day: 'merger' },
    // An archive ends with the body that made it: where that continues, what is carried on has no break.
    applies: (facts) =>
      hasDuty(facts) &&
      !(
        facts.system.disposition === 'retain' &&
        (isSuccessor(facts.system.municipality, facts.parties) || isHeldByOthers(facts.system, facts.parties))
      ),
    // A system that is carried on closes the old series and opens a new one, both by a date that may lie ahead.
    holds: ({ archive, system, today }) =>
      system.disposition === 'retain'
        ? archive.seriesClosedOn !== null && archive.newSeriesOpenedOn !== null
        : archive.seriesClosedOn !== null && archive.seriesClosedOn <= today,
    words: {
      holds: {
        nb: 'Arkivserien har et skarpt periodeskille',
        en: 'The archive series has a sharp period break',
      },
      fails: {
        nb: 'Arkivserien er ikke avsluttet. Oppgi datoen for det skarpe periodeskillet, og når ny serie åpnes om systemet videreføres.',
        en: 'The archive series is not closed. Give the date of the sharp period break, and when the new series opens if the system is carried on.',
      },
    },
  },
  {
    code: 'EXTRACT_NOT_ORDERED',
    entering: ['phasing_out'],
    place: { part: 'archive', field: 'state' },
    act: { nb: 'Sett status', en: 'Set the status' },
    law: {
      topics: ['extract', 'disposal'],
      day: ({ archive }) =>
        archive.disposalApprovedOn ??
        archive.extractOrderedOn ??
        (archive.state === 'no_records' ? archive.appraisedOn : null),
    },
    holds: ({ archive }) => isExtractOrdered(archive),
    words: {
      holds: { nb: 'Uttrekk er bestilt, eller trengs ikke', en: 'The extract is ordered, or none is needed' },
      fails: {
        nb: 'Uttrekk er ikke bestilt. Bestill det, eller få godkjent kassasjon eller at det ikke er noe å bevare.',
        en: 'The extract is not ordered. Order it, or have disposal or “no records” approved.',
      },
    },
  },
  {
    code: 'ARCHIVE_NOT_DISCHARGED',
    entering: ['decommissioned'],
    place: { part: 'archive', field: 'discharge' },
    act: { nb: 'Bekreft arkivplikten', en: 'Discharge the archive' },
    law: { topics: ['discharge'], day: ({ archive }) => archive.dischargedOn },
    fixed: true,
    holds: ({ archive, system, today, ruleSet }) =>
      archive.dischargedOn !== null &&
      isDischargeable(archive, countedDuty(system), today, ruleSetOf(ruleSet).archiveLaw),
    words: {
      holds: { nb: 'Arkivplikten er oppfylt', en: 'The archive duty is discharged' },
      fails: {
        nb: 'Arkivplikten er ikke oppfylt. Arkivleder må bekrefte den: når depotet har tatt over omsorgen og samtykket skriftlig til sletting, når kassasjon er hjemlet og oppbevaringstiden er ute, eller når det ikke er noe å bevare.',
        en: 'The archive duty is not discharged. The records manager must discharge the archive: once the depot has taken over the care and consented in writing to deletion, once disposal has a legal basis and retention has expired, or when there is nothing to preserve.',
      },
    },
  },
]

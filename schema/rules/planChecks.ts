import { type Check, each, same } from './checkFacts.js'
import { daysLeftWords } from './dates.js'
import { isReady } from './status.js'
import { firstSentence } from './text.js'
import { brokenGates } from './transitions.js'

/** The checks of the plan and of its dates. */
export const PLAN_CHECKS: readonly Check[] = [
  {
    code: 'DAY_ONE_NOT_READY',
    severity: 'error',
    words: { nb: 'Kritisk dag 1, ikke klar i tide', en: 'Day-one critical, not ready in time' },
    what: {
      nb: 'Systemet må virke fra første dag i den nye kommunen, men planlagt dato mangler, er passert eller kommer for sent. Følg det opp først.',
      en: 'The system must work from the first day of the new municipality, but its planned date is missing, has passed or comes too late. Follow it up first.',
    },
    place: { part: 'system', field: 'targetDate' },
    find: each(({ system, daysOverdue, today, mergerDate }) => {
      if (!system.dayOneCritical || isReady(system.status)) return false
      const { targetDate } = system
      const late = mergerDate !== null && (today >= mergerDate || (targetDate ?? '') > mergerDate)
      return targetDate === null || daysOverdue > 0 || late
    }),
  },
  {
    code: 'READ_ONLY_PAST_DATE',
    severity: 'error',
    words: { nb: 'Kun lesetilgang etter sluttdato', en: 'Read-only past its date' },
    what: {
      nb: 'Lesetilgangen skulle vært slutt. Utfas systemet, eller forleng datoen med ny grunn.',
      en: 'Read-only access should have ended. Phase the system out, or extend the date with a new reason.',
    },
    place: { part: 'system', field: 'readOnlyUntil' },
    find: each(
      ({ system, today }) =>
        system.status === 'read_only' &&
        system.readOnlyUntil !== null &&
        system.readOnlyUntil < today &&
        same(system.readOnlyUntil),
    ),
  },
  {
    code: 'OFF_TRACK',
    severity: 'warning',
    words: { nb: 'Ute av rute', en: 'Off track' },
    what: {
      nb: 'Den ansvarlige sier at omleggingen er ute av rute. Avtal hva som skal til, og sett en dato som holder.',
      en: 'The responsible says that the move is off track. Agree on what it takes, and set a date that holds.',
    },
    place: { part: 'system', field: 'health' },
    find: each(({ system: { health, healthNote, status } }) => {
      if (isReady(status) || health !== 'off_track') return false
      return healthNote ? same(healthNote) : true
    }),
  },
  {
    code: 'STATUS_AHEAD_OF_FACTS',
    severity: 'error',
    words: { nb: 'Statusen sier mer enn fakta', en: 'The status says more than the facts' },
    what: {
      nb: 'Et kontrollpunkt som systemet har passert, holder ikke lenger. Rett det som mangler, eller sett systemet ett steg tilbake med begrunnelse.',
      en: 'A gate that the system has passed does not hold any more. Mend what is missing, or take the system one step back with a reason.',
    },
    find: each((facts) => {
      const broken = brokenGates(facts)
      if (broken.length === 0) return false
      return {
        nb: broken.map(({ nb }) => firstSentence(nb)).join(' '),
        en: broken.map(({ en }) => firstSentence(en)).join(' '),
      }
    }),
  },
  {
    code: 'OVERDUE',
    severity: 'warning',
    words: { nb: 'Over dato', en: 'Overdue' },
    what: {
      nb: 'En planlagt dato er passert uten at statusen er nådd. Få systemet dit, eller sett en ny dato med begrunnelse.',
      en: 'A planned date has passed and its status is not reached. Bring the system there, or set a new date with a reason.',
    },
    find: each(({ daysOverdue }) => daysOverdue > 0 && daysLeftWords(-daysOverdue)),
  },
]

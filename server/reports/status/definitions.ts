import { LIGHT_WORDS, RED_ONE_OF } from '../../../schema/rules/lights.js'
import { BLOCKED_HORIZON_DAYS, FORECAST_WEEKS } from '../../../schema/rules/progress.js'
import { READY_STATUSES, STATUS_WORDS } from '../../../schema/rules/status.js'
import type { Language } from '../../files/columns.js'

const readyWords = (language: Language) =>
  READY_STATUSES.map((status) => STATUS_WORDS[status][language].toLowerCase()).join(', ')

/** What the numbers of the report mean, each by its name. Notice deadlines are told of so many days ahead. */
export const DEFINITIONS: Record<Language, (near: number) => [name: string, meaning: string][]> = {
  nb: (near) => [
    ['Klar', `Status er ${readyWords('nb')}. Arkiv, avtale og sletting kan gjenstå.`],
    ['Plan', 'Klar fra og med plandatoen. Et klart system uten plandato teller fra starten.'],
    ['Prognose', `Tempoet de siste ${FORECAST_WEEKS} ukene fortsetter, men aldri flere enn det er systemer.`],
    ['Bak planen', 'Så mange færre er klare enn planen sier i dag.'],
    ['Over dato', 'Dato for klar, kun lesetilgang eller avviklet er passert uten at statusen er nådd.'],
    [
      'Blokkert',
      `Planlagt eller under migrering, intet neste steg er mulig, og datoen er passert eller innen ${BLOCKED_HORIZON_DAYS} dager.`,
    ],
    ['Uten dato', 'Besluttet eller senere, ikke klar, og uten plandato.'],
    ['Dag 1, ikke i rute', 'Kritisk dag 1, ikke klar, og over dato eller blokkert.'],
    [
      'Lys',
      `${LIGHT_WORDS.red.nb}: noe dag 1-kritisk er ikke i rute, eller minst én av ${RED_ONE_OF} er over dato eller bak planen. ${LIGHT_WORDS.amber.nb}: noe er over dato, bak planen, blokkert eller uten dato. ${LIGHT_WORDS.green.nb}: ellers.`,
    ],
    [
      'Milepæler',
      'Utgangspunkt er datoen i den første raden om milepælen i endringsloggen. Prognose er datoen den har nå. Dager er forskjellen.',
    ],
    [
      'Frister',
      `Oppsigelsesfrister til og med ${near} dager fram. Beløpet er avtalens årlige kostnad, så langt den er kjent.`,
    ],
    [
      'Dobbel drift',
      'Det som betales per måned for systemer der brukerne er flyttet: en tolvtedel av årlig kostnad, eller av kostnaden ved kun lesetilgang.',
    ],
    [
      'Risikoer og beslutninger',
      'I en rapport om en del av registeret: de som gjelder systemer i den, og delprosjektet når det er valgt.',
    ],
  ],
  en: (near) => [
    ['Ready', `The status is ${readyWords('en')}. Archive, contract and erasure may remain.`],
    ['Plan', 'Ready from the planned date on. A ready system without one counts from the start.'],
    [
      'Forecast',
      `The pace of the last ${FORECAST_WEEKS} weeks goes on, never to more than there are systems.`,
    ],
    ['Behind plan', 'So many fewer are ready than the plan says today.'],
    [
      'Overdue',
      'The date to be ready, read-only or decommissioned has passed, and the status is not reached.',
    ],
    [
      'Blocked',
      `Planned or in migration, no next step is possible, and the date has passed or is within ${BLOCKED_HORIZON_DAYS} days.`,
    ],
    ['Without date', 'Decided or later, not ready, and without a planned date.'],
    ['Day one, not on track', 'Day-one critical, not ready, and overdue or blocked.'],
    [
      'Light',
      `${LIGHT_WORDS.red.en}: something day-one critical is not on track, or at least one of ${RED_ONE_OF} is overdue or behind plan. ${LIGHT_WORDS.amber.en}: something is overdue, behind plan, blocked or without date. ${LIGHT_WORDS.green.en}: else.`,
    ],
    [
      'Milestones',
      'The baseline is the date in the first row of the change log about the milestone. The forecast is its date now. Days are the difference.',
    ],
    [
      'Deadlines',
      `Notice deadlines until ${near} days ahead. The amount is the yearly cost of the contract, as far as it is known.`,
    ],
    [
      'Double running',
      'What is paid a month for systems whose users have moved: a twelfth of the yearly cost, or of the cost while read-only.',
    ],
    [
      'Risks and decisions',
      'In a report of a part of the register: those of systems in it, and of the subproject where one is chosen.',
    ],
  ],
}

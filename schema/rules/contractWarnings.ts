import {
  CONTRACT_FIELDS,
  type ContractFacts,
  type ContractField,
  finalEnd,
  isContractOver,
  isLeaving,
  isNoticeLate,
  missedDeadline,
} from './contracts.js'
import { type DateOrder, outOfOrder } from './dateOrder.js'
import { type Laws, type LawTopic, lawOn } from './laws.js'
import { isReady, type Status } from './status.js'
import type { Disposition } from './systems.js'
import type { Words } from './words.js'

/** A system under a contract, as the warnings ask. */
export interface CoveredSystem {
  number: string
  status: Status
  disposition: Disposition
  decisionDate: string | null
  targetDate: string | null
  /** The replacement that carries it on for others, when one does. */
  continuedAs: string | null
}

/** True for a system that people work in, by its plan, after a contract that covers it has ended. */
export function isInUseAfter(
  end: string,
  { status, targetDate }: Pick<CoveredSystem, 'status' | 'targetDate'>,
): boolean {
  return !isReady(status) && targetDate !== null && end < targetDate
}

const CONTRACT_WARNINGS = {
  NOTICE_PASSED_UNDECIDED: {
    nb: 'Oppsigelsesfristen har gått ut uten at det var besluttet hva som skal skje med systemet.',
    en: 'The notice deadline has passed without it being decided what becomes of the system.',
  },
  ENDS_BEFORE_CUT_OVER: {
    nb: 'Avtalen løper ut før systemet er planlagt lagt om. Forleng den, eller legg om tidligere.',
    en: 'The contract runs out before the planned cut-over. Extend it, or cut over earlier.',
  },
  RENEWS_ITSELF: {
    nb: 'Oppsigelsesfristen har gått ut og avtalen fornyer seg selv, men systemet skal bort.',
    en: 'The notice deadline has passed and the contract renews itself, but the system is to go.',
  },
  NOTICE_LATE: {
    nb: 'Avtalen ble sagt opp etter fristen, så den løper til neste mulige slutt.',
    en: 'Notice was given after the deadline, so the contract runs to the next possible end.',
  },
  VOLUME_GROWS: {
    nb: 'Systemet tas i bruk av flere. Kontroller at avtalen tåler det.',
    en: 'More will use the system. Check that the contract allows it.',
  },
} as const satisfies Record<string, Words>
type ContractWarningCode = keyof typeof CONTRACT_WARNINGS

/** What warnings rest on in law. */
const WARNING_LAWS: Partial<Record<ContractWarningCode, readonly LawTopic[]>> = {
  VOLUME_GROWS: ['procurement'],
}

/** The words of a warning, with the law that it rests on. */
function warningWords(code: ContractWarningCode, laws: Laws, today: string): Words {
  const { nb, en } = CONTRACT_WARNINGS[code]
  const law = lawOn(laws, WARNING_LAWS[code] ?? [], today)
  return law ? { nb: `${nb} ${law.nb}.`, en: `${en} ${law.en}.` } : { nb, en }
}

/** Something that looks wrong in a contract, in words. */
export interface ContractWarning extends Words {
  code: ContractWarningCode | 'DATES_OUT_OF_ORDER'
  /** Where it is mended, when that is a field of the contract. */
  field: ContractField | null
  /** The systems for which it is so; none where it is of the contract alone. */
  systems: string[]
}

type OrderedDate = 'start' | 'end' | 'terminatedOn' | 'noticeGivenOn' | 'noticeConfirmedOn'

const DATE_ORDER: DateOrder<OrderedDate> = [
  ['start', 'end'],
  ['start', 'terminatedOn'],
  ['start', 'noticeGivenOn'],
  ['noticeGivenOn', 'noticeConfirmedOn'],
]

/** What looks wrong in the dates of a contract alone, whatever its state. */
export function contractDateWarnings(row: Record<OrderedDate, string | null>): ContractWarning[] {
  return outOfOrder(DATE_ORDER, row, CONTRACT_FIELDS).map((warning) => ({ ...warning, systems: [] }))
}

/** What looks wrong in a contract beside the plans of the systems under it. It warns; it never refuses. */
export function contractWarnings(
  row: ContractFacts,
  systems: readonly CoveredSystem[],
  today: string,
  laws: Laws,
): ContractWarning[] {
  if (isContractOver(row, today)) return []
  const end = finalEnd(row, today)
  const missed = missedDeadline(row, today)
  const holds: Record<ContractWarningCode, (system: CoveredSystem) => boolean> = {
    NOTICE_PASSED_UNDECIDED: ({ disposition, decisionDate }) =>
      missed !== null && disposition !== 'retain' && (decisionDate === null || decisionDate > missed),
    ENDS_BEFORE_CUT_OVER: (system) => end !== null && isInUseAfter(end, system),
    RENEWS_ITSELF: (system) => missed !== null && isLeaving(system.disposition),
    NOTICE_LATE: () => isNoticeLate(row, today),
    VOLUME_GROWS: ({ continuedAs }) => continuedAs !== null,
  }
  return (Object.keys(CONTRACT_WARNINGS) as ContractWarningCode[]).flatMap((code) => {
    const concerned = systems.filter(holds[code]).map(({ number }) => number)
    return concerned.length > 0
      ? [{ code, field: null, systems: concerned, ...warningWords(code, laws, today) }]
      : []
  })
}

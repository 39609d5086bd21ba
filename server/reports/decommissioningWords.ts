import type { Fact } from '../files/report.js'
import { common, type InBoth } from './words.js'

/** What the register has no field for, of what a plan of decommissioning should say. */
const gaps = {
  nb: [
    {
      name: 'Registeret fører ikke',
      value:
        'servere; lisenser og hva som sies opp av dem; sertifikater hver for seg; sletting av sikkerhetskopier; systemeiers og driftens signatur på at systemet er slått av; dagen det ble slått av.',
    },
    {
      name: 'Nærmest',
      value:
        'Drift sier hvor systemet går, feltene om organisasjonsnummer om sertifikater er byttet, bekreftet sletting om databehandleren har slettet, og bekreftelsen av arkivplikten hvem som har godkjent. Når det ble slått av, står i endringsloggen.',
    },
  ],
  en: [
    {
      name: 'The register does not keep',
      value:
        'servers; licences and what of them is given up; certificates one by one; erasure of backups; the signatures of the system owner and of operations that the system is off; the day on which it was shut off.',
    },
    {
      name: 'Nearest',
      value:
        'Hosting says where the system runs, the fields of the organisation number whether certificates are changed, confirmed erasure whether the processor has erased, and the discharge of the archive who approved. When it was shut off is in the change log.',
    },
  ],
} as const satisfies InBoth<readonly Fact[]>

export const decommissioningWords = {
  nb: {
    ...common.nb,
    headline: (leaving: number, off: number) =>
      leaving === 0
        ? 'Ingen systemer er besluttet avviklet'
        : `${common.nb.number(off)} av ${common.nb.counted(leaving, 'system som skal bort, er avviklet', 'systemer som skal bort, er avviklet')}`,
    sentence: (late: number, dateless: number, clear: number) =>
      `${common.nb.number(late)} skulle vært av, ${common.nb.number(dateless)} har ingen dag, og ${clear === 0 ? 'ingen' : common.nb.number(clear)} er klare til å slås av.`,
    toGo: 'står igjen',
    off: 'avviklet',
    late: 'skulle vært av',
    dateless: 'uten dag',
    readOnly: 'kun lesetilgang nå',
    yearly: (currency: string) => `${currency} per år for det som står igjen`,
    undecided: 'ikke besluttet',
    notDecided: 'Ikke besluttet',
    heads: ['Kun lesetilgang fra', 'Planlagt av', 'Arkivplikt oppfylt'],
    when: 'Når systemene slås av',
    month: 'Måned',
    noDay: 'Ingen dag planlagt',
    systems: 'Systemer',
    clear: 'Klare til å slås av',
    annualCost: 'Årlig kostnad',
    first: 'Hva som må gjøres først',
    firstNote:
      'Kontrollpunkter på veien ut som ikke holder, og hvor mange systemer de stopper. Det som er overstyrt, er holdt utenfor.',
    lacking: 'Gjenstår',
    lacksCount: 'Gjenstår',
    nothing: 'ingenting',
    allClear: 'Ingenting gjenstår.',
    plan: 'Planen',
    planNote: 'Etter dagen de skal være avviklet. De uten dag står sist. Tomt er ikke oppgitt.',
    noneToGo: 'Ingen systemer står igjen.',
    records: 'System for system',
    offSystems: 'Avviklet',
    noneOff: 'Ingen systemer er avviklet.',
    dischargedBy: 'Bekreftet av',
    archiveState: 'Arkivets status',
    contracts: 'Avtaler',
    noContracts: 'ingen',
    contractEnd: 'Avtaler slutter',
    over: (id: string, day: string) => `${id} er over ${day}`.trim(),
    ends: (id: string, day: string) => `${id} slutter ${day}`,
    runs: (id: string, day: string | null) =>
      day === null ? `${id} løper uten slutt` : `${id} løper, fornyes eller slutter ${day}`,
    openIntegrations: 'Åpne integrasjoner',
    noIntegrations: 'ingen',
    costUntilOff: (currency: string) => `Kostnad til av (${currency})`,
    overridden: 'Overstyrt',
    counted: 'Slik er det telt',
    leaving: 'Skal bort: erstattes, slås sammen eller avvikles',
    stays: 'Videreføres',
    costRule: 'Kostnad til av',
    costRuleText:
      'Årlig kostnad per dag fram til planlagt avviklet, fra kun lesetilgang den kostnaden som gjelder da. Tom der dagen mangler eller er passert, eller kostnaden ikke er kjent.',
    laws: 'Regler som gjelder',
    lawDischarge: 'Når arkivplikten er oppfylt',
    lawErasure: 'Sletting',
    lawProcessorEnd: 'Databehandlers sletting',
    lawRecord: 'Protokoll',
    gaps: gaps.nb,
  },
  en: {
    ...common.en,
    headline: (leaving: number, off: number) =>
      leaving === 0
        ? 'No systems are decided to go'
        : `${common.en.number(off)} of ${common.en.counted(leaving, 'system that is to go is decommissioned', 'systems that are to go are decommissioned')}`,
    sentence: (late: number, dateless: number, clear: number) =>
      `${common.en.number(late)} should be off by now, ${common.en.number(dateless)} have no day, and ${clear === 0 ? 'none' : common.en.number(clear)} can be shut off as they stand.`,
    toGo: 'left to go',
    off: 'decommissioned',
    late: 'should be off',
    dateless: 'without a day',
    readOnly: 'read-only now',
    yearly: (currency: string) => `${currency} a year for what is left`,
    undecided: 'not decided',
    notDecided: 'Not decided',
    heads: ['Read-only from', 'Planned off', 'Archive discharged'],
    when: 'When the systems are shut off',
    month: 'Month',
    noDay: 'No day planned',
    systems: 'Systems',
    clear: 'Can be shut off',
    annualCost: 'Annual cost',
    first: 'What must be done first',
    firstNote:
      'Gates on the way out that do not hold, and how many systems each of them stops. What is overridden is left out.',
    lacking: 'Remains',
    lacksCount: 'Remains',
    nothing: 'nothing',
    allClear: 'Nothing remains.',
    plan: 'The plan',
    planNote:
      'By the day on which they are to be decommissioned. Those without a day come last. Empty is not given.',
    noneToGo: 'No systems are left to go.',
    records: 'System by system',
    offSystems: 'Decommissioned',
    noneOff: 'No systems are decommissioned.',
    dischargedBy: 'Confirmed by',
    archiveState: 'Status of the archive',
    contracts: 'Contracts',
    noContracts: 'none',
    contractEnd: 'Contracts end',
    over: (id: string, day: string) => `${id} was over ${day}`.trim(),
    ends: (id: string, day: string) => `${id} ends ${day}`,
    runs: (id: string, day: string | null) =>
      day === null ? `${id} runs without an end` : `${id} runs, renews or ends ${day}`,
    openIntegrations: 'Open integrations',
    noIntegrations: 'none',
    costUntilOff: (currency: string) => `Cost until off (${currency})`,
    overridden: 'Overridden',
    counted: 'How it is counted',
    leaving: 'To go: replaced, consolidated or retired',
    stays: 'Carried on',
    costRule: 'Cost until off',
    costRuleText:
      'The annual cost by the day until the planned decommissioning, from read-only the cost of then. Empty where the day is missing or has passed, or the cost is not known.',
    laws: 'Rules that apply',
    lawDischarge: 'When the duty is met',
    lawErasure: 'Erasure',
    lawProcessorEnd: 'Erasure by the processor',
    lawRecord: 'Record',
    gaps: gaps.en,
  },
} as const satisfies InBoth<Record<string, unknown>>

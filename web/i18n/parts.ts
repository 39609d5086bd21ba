import { counted, nounOf, type Widened } from './texts.js'

const nb = {
  // Gates
  overridden: 'Overstyrt',
  overriddenBy: (name: string) => `Overstyrt av ${name}.`,
  evidence: 'Dokumentasjon',
  override: 'Overstyr …',
  overrideTitle: 'Overstyr kontrollpunktet',
  overrideText:
    'Kontrollpunktet teller som oppfylt for dette systemet, og står i listen over unntak. Begrunnelse og dokumentasjon må være med.',
  overrideDo: 'Overstyr',
  overrideSaid: 'Overstyrt.',
  takeBack: 'Ta tilbake …',
  takeBackTitle: 'Ta overstyringen tilbake',
  exceptions: 'Unntak',
  exceptionsNote: 'Kontrollpunkter bak systemet som er overstyrt',
  mendedBy: (roles: string) => `${roles} kan rette dette.`,
  or: 'eller',
  // Tracks
  tracks: 'Arkiv, personvern og avtale',
  archive: 'Arkiv',
  privacy: 'Personvern',
  contract: 'Avtale',
  allFacts: 'Alle opplysninger',
  stepDone: 'gjort',
  stepOpen: 'gjenstår',
  editArchive: 'Endre arkivsporet',
  editPrivacy: 'Endre personvernsporet',
  editContract: (supplier: string) => `Endre avtalen med ${supplier}`,
  archiveOwner: 'Arkivleder eier sporet.',
  privacyOwner: 'Personvernrådgiveren fører sporet.',
  contractOwner: 'Prosjektleder og IKT-arkitekt fører sporet.',
  privacyUnknown: 'Ikke klassifisert',
  ordinaryWay:
    'For en kommune er deponering med depotets skriftlige samtykke til sletting den vanlige veien; avlevering er den sjeldnere.',
  preservedWay:
    'Depotet tar over omsorgen ved overføring til langtidsbevaring og samtykker skriftlig til sletting. Kommunen beholder rådigheten.',
  lowered: (from: string, to: string, by: string | undefined, agreement: string) =>
    `Senket fra ${from} til ${to}${by ? ` av ${by}` : ''}; venter på ${agreement}. Kontrollpunktene gjelder som før til da.`,
  agreementOf: { archiveDuty: 'arkivleders godkjenning', privacyClass: 'personvernrådgivers godkjenning' },
  agreeLowered: 'Godkjenn senkingen',
  dischargedBy: (name: string, date: string) => `Arkivplikten oppfylt, bekreftet av ${name} ${date}.`,
  dischargeTitle: 'Bekreft arkivplikten oppfylt',
  dischargeText:
    'Du bekrefter at arkivplikten er oppfylt. En annen enn du må avvikle systemet, og arkivet kan ikke endres før det gjenåpnes.',
  reopenTitle: 'Gjenåpne arkivet',
  reopenText:
    'Bekreftelsen tas tilbake. Det går ikke når systemet er avviklet eller data er slettet på grunnlag av det.',
  dischargedHint:
    'Arkivplikten er oppfylt. Gjenåpne arkivet for å endre annet enn merknaden og dagen for destruksjon.',
  stateHint:
    'Ett steg om gangen, og bare steg som passer med arkivplikten. Ett steg tilbake krever begrunnelse.',
  // Contracts
  contracts: 'Avtaler',
  noContracts: 'Ingen avtale er registrert.',
  noContractsSaid: 'Systemet har ingen avtaler.',
  addContract: 'Legg til avtale',
  existingContract: 'Avtale som finnes',
  existingContractHint: 'Velg en som også dekker dette systemet, eller fyll ut en ny under.',
  runsTo: 'Gjelder til',
  deadline: 'Oppsigelsesfrist',
  cost: 'Kostnad',
  perYear: (money: string) => `${money} per år`,
  doubleRunning: (money: string) => `Dobbel drift: ${money} per måned`,
  removeContractTitle: (supplier: string) => `Fjern avtalen med ${supplier}`,
  contractCoversOthers: (count: number) =>
    `Avtalen dekker ${counted(count, 'annet system', 'andre systemer')} og blir stående for ${nounOf(count, 'det', 'dem')}. Bare dette systemet tas ut.`,
  contractCoversNone:
    'Avtalen dekker bare dette systemet. Den blir stående uten systemer: be en IKT-arkitekt fjerne den hvis den er feil.',
  // Integrations
  integrations: 'Integrasjoner',
  noIntegrations: 'Ingen integrasjon er registrert.',
  noIntegrationsSaid: 'Systemet har ingen integrasjoner.',
  openIntegrations: (count: number) => counted(count, 'åpen', 'åpne'),
  addIntegration: 'Legg til integrasjon',
  removeIntegrationTitle: 'Fjern integrasjonen',
  direction: 'Retning',
  data: 'Data',
  method: 'Metode',
  sendsTo: 'Sender til',
  receivesFrom: 'Mottar fra',
  exchangesWith: 'Utveksler med',
  way: 'Dette systemet',
  wayOut: 'sender',
  wayIn: 'mottar',
  otherSystem: 'Det andre systemet',
  onlyWhenSending: 'I stedet for et system, når dette sender.',
  // Prerequisites
  prerequisites: 'Forutsetninger',
  noPrerequisites: 'Systemet venter ikke på noe, og ingenting venter på det.',
  openPrerequisites: (count: number) => `venter på ${count}`,
  addPrerequisite: 'Legg til forutsetning',
  removePrerequisiteTitle: 'Fjern forutsetningen',
  waitsFor: 'Venter på',
  isWaitedForBy: 'Ventes på av',
  mustBe: 'Minst',
  isNow: (day?: string) => day ?? 'Nå',
  met: 'Oppfylt',
}

const en: Widened<typeof nb> = {
  // Gates
  overridden: 'Overridden',
  overriddenBy: (name) => `Overridden by ${name}.`,
  evidence: 'Evidence',
  override: 'Override …',
  overrideTitle: 'Override the gate',
  overrideText:
    'The gate counts as held for this system, and stands in the list of exceptions. A reason and evidence are needed.',
  overrideDo: 'Override',
  overrideSaid: 'Overridden.',
  takeBack: 'Take back …',
  takeBackTitle: 'Take the override back',
  exceptions: 'Exceptions',
  exceptionsNote: 'Gates behind the system that are overridden',
  mendedBy: (roles) => `${roles} can mend this.`,
  or: 'or',
  // Tracks
  tracks: 'Archive, privacy and contract',
  archive: 'Archive',
  privacy: 'Privacy',
  contract: 'Contract',
  allFacts: 'All details',
  stepDone: 'done',
  stepOpen: 'remains',
  editArchive: 'Edit the archive track',
  editPrivacy: 'Edit the privacy track',
  editContract: (supplier) => `Edit the contract with ${supplier}`,
  archiveOwner: 'The records manager owns this track.',
  privacyOwner: 'The data protection adviser keeps this track.',
  contractOwner: 'The project lead and IT architect keep this track.',
  privacyUnknown: 'Not classified',
  ordinaryWay:
    'For a municipality a deposit with the depot’s written consent to delete is the ordinary way; a transfer is the rarer.',
  preservedWay:
    'The depot takes over the care by long-term preservation and consents in writing to deletion. The municipality keeps control.',
  lowered: (from, to, by, agreement) =>
    `Lowered from ${from} to ${to}${by ? ` by ${by}` : ''}; waits for ${agreement}. Until then the gates hold as before.`,
  agreementOf: {
    archiveDuty: 'the records manager to agree',
    privacyClass: 'the data protection adviser to agree',
  },
  agreeLowered: 'Agree to the lowering',
  dischargedBy: (name, date) => `Discharged by ${name} on ${date}.`,
  dischargeTitle: 'Discharge the archive',
  dischargeText:
    'You confirm that the archive duty is met. Somebody else than you must decommission the system, and the archive cannot be changed until it is reopened.',
  reopenTitle: 'Reopen the archive',
  reopenText:
    'The discharge is taken back. That is not possible once the system is decommissioned or data were erased on the strength of it.',
  dischargedHint:
    'The archive is discharged. Reopen it to change anything but the note and the day of destruction.',
  stateHint: 'One step at a time, and only steps that fit the archive duty. One step back needs a reason.',
  // Contracts
  contracts: 'Contracts',
  noContracts: 'No contract is entered.',
  noContractsSaid: 'The system has no contracts.',
  addContract: 'Add contract',
  existingContract: 'Contract that exists',
  existingContractHint: 'Choose one that covers this system too, or fill in a new one below.',
  runsTo: 'Runs to',
  deadline: 'Notice deadline',
  cost: 'Cost',
  perYear: (money) => `${money} a year`,
  doubleRunning: (money) => `Double running: ${money} a month`,
  removeContractTitle: (supplier) => `Remove the contract with ${supplier}`,
  contractCoversOthers: (count) =>
    `The contract covers ${counted(count, 'other system', 'other systems')} and stays for ${nounOf(count, 'it', 'them')}. Only this system is taken out.`,
  contractCoversNone:
    'The contract covers this system alone. It stays without systems: ask an IT architect to remove it if it is wrong.',
  // Integrations
  integrations: 'Integrations',
  noIntegrations: 'No integration is entered.',
  noIntegrationsSaid: 'The system has no integrations.',
  openIntegrations: (count) => `${count} open`,
  addIntegration: 'Add integration',
  removeIntegrationTitle: 'Remove the integration',
  direction: 'Direction',
  data: 'Data',
  method: 'Method',
  sendsTo: 'Sends to',
  receivesFrom: 'Receives from',
  exchangesWith: 'Exchanges with',
  way: 'This system',
  wayOut: 'sends',
  wayIn: 'receives',
  otherSystem: 'The other system',
  onlyWhenSending: 'Instead of a system, when this one sends.',
  // Prerequisites
  prerequisites: 'Prerequisites',
  noPrerequisites: 'The system waits for nothing, and nothing waits for it.',
  openPrerequisites: (count) => `waits for ${count}`,
  addPrerequisite: 'Add prerequisite',
  removePrerequisiteTitle: 'Remove the prerequisite',
  waitsFor: 'Waits for',
  isWaitedForBy: 'Waited for by',
  mustBe: 'At least',
  isNow: (day) => day ?? 'Now',
  met: 'Met',
}

/** The texts of what belongs to a system: gates and their exceptions, tracks, contracts, connections. */
export const systemPartTexts = { nb: { parts: nb }, en: { parts: en } }

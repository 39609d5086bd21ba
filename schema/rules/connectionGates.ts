import { isContractOver, isEndArranged, isNoticeKnown, isSupplierNotified } from './contracts.js'
import { type Gate, idsOf } from './gateFacts.js'
import { isFarEnough } from './prerequisites.js'

/** The gates of contracts, integrations and prerequisites. */
export const CONNECTION_GATES: readonly Gate[] = [
  {
    code: 'CONTRACT_UNKNOWN',
    entering: ['assessed'],
    place: { part: 'system', field: 'hasContracts' },
    act: { nb: 'Svar om avtaler', en: 'Answer on contracts' },
    holds: ({ system, contracts }) => system.hasContracts === 'no' || contracts.length > 0,
    words: {
      holds: { nb: 'Avtalene er kjent', en: 'The contracts are known' },
      fails: {
        nb: 'Avtalene er ikke kjent. Registrer dem, eller svar at systemet ikke har noen.',
        en: 'The contracts are not known. Enter them, or answer that the system has none.',
      },
    },
  },
  {
    code: 'INTEGRATIONS_UNKNOWN',
    entering: ['assessed'],
    place: { part: 'system', field: 'hasIntegrations' },
    act: { nb: 'Svar om integrasjoner', en: 'Answer on integrations' },
    holds: ({ system, integrations }) => system.hasIntegrations === 'no' || integrations.length > 0,
    words: {
      holds: { nb: 'Integrasjonene er kjent', en: 'The integrations are known' },
      fails: {
        nb: 'Integrasjonene er ikke kjent. Registrer dem, eller svar at systemet ikke har noen.',
        en: 'The integrations are not known. Enter them, or answer that the system has none.',
      },
    },
  },
  {
    code: 'NOTICE_DEADLINE_UNKNOWN',
    entering: ['planned'],
    place: { part: 'contracts', field: 'noticeMonths' },
    act: { nb: 'Oppgi oppsigelsestid', en: 'Give the notice' },
    failing: ({ contracts, today }) => idsOf(contracts, (row) => !isNoticeKnown(row, today)),
    words: {
      holds: { nb: 'Oppsigelsestiden er kjent', en: 'The notice is known' },
      fails: {
        nb: 'Det er ikke kjent hvordan avtalen sies opp. Oppgi oppsigelsestid på hver avtale som løper til den sies opp.',
        en: 'It is not known how the contract is ended. Give the months of notice of each contract that runs on until notice.',
      },
    },
  },
  {
    code: 'DEPENDENCY_OPEN',
    entering: ['migrating'],
    place: { part: 'prerequisites', field: null },
    act: { nb: 'Se forutsetningene', en: 'See the prerequisites' },
    failing: ({ prerequisites }) =>
      idsOf(prerequisites, ({ status, reached }) => !isFarEnough(reached, status)),
    words: {
      holds: {
        nb: 'Systemene det ventes på, er kommet langt nok',
        en: 'The systems it waits for are far enough',
      },
      fails: {
        nb: 'Et system det ventes på, er ikke kommet langt nok. Få det fram, eller fjern forutsetningen.',
        en: 'A system that it waits for is not far enough. Bring that on, or remove the prerequisite.',
      },
    },
  },
  {
    code: 'INTEGRATION_OPEN',
    entering: ['cut_over', 'decommissioned'],
    place: { part: 'integrations', field: 'state' },
    act: { nb: 'Sett status', en: 'Set the status' },
    failing: ({ integrations }) => idsOf(integrations, ({ state }) => state === 'open'),
    words: {
      holds: { nb: 'Integrasjonene er flyttet eller fjernet', en: 'The integrations are moved or removed' },
      fails: {
        nb: 'En integrasjon er fortsatt åpen. Flytt eller fjern den, eller oppgi at den ikke trengs.',
        en: 'An integration is still open. Move or remove it, or say that it is not needed.',
      },
    },
  },
  {
    code: 'NOTICE_NOT_GIVEN',
    entering: ['phasing_out'],
    place: { part: 'contracts', field: 'noticeGivenOn' },
    act: { nb: 'Registrer oppsigelse', en: 'Record the notice' },
    failing: ({ contracts, today }) => idsOf(contracts, (row) => !isEndArranged(row, today)),
    words: {
      holds: {
        nb: 'Avtalen er sagt opp, trenger det ikke, eller har en kjent slutt',
        en: 'Notice is given or not needed, or the end is known',
      },
      fails: {
        nb: 'Avtalen er ikke sagt opp og har ingen kjent slutt. Si den opp og oppgi datoen, eller skriv hvorfor det ikke trengs.',
        en: 'Notice is not given and there is no known end. Give notice and the date of it, or write why none is needed.',
      },
    },
  },
  {
    code: 'SUPPLIER_NOT_NOTIFIED',
    formerly: 'CONTRACT_NOT_ASSIGNED',
    entering: ['retained'],
    place: { part: 'contracts', field: 'notifiedOn' },
    act: { nb: 'Registrer varsel', en: 'Record the notification' },
    failing: ({ contracts, parties, today }) =>
      idsOf(contracts, (row) => !isSupplierNotified(row, parties, today)),
    words: {
      holds: {
        nb: 'Leverandøren er varslet om den nye kommunen',
        en: 'The supplier is notified of the new municipality',
      },
      fails: {
        nb: 'Leverandøren er ikke varslet. Avtalen går over til den nye kommunen ved kontinuitet: meld fra om den, og oppgi datoen.',
        en: 'The supplier is not notified. The contract passes to the new municipality by continuity: tell them of it, and give the date.',
      },
    },
  },
  {
    code: 'CONTRACT_OPEN',
    entering: ['decommissioned'],
    place: { part: 'contracts', field: 'terminatedOn' },
    act: { nb: 'Registrer avslutning', en: 'Record the termination' },
    failing: ({ contracts, today }) =>
      idsOf(contracts, (row) => !row.heldByBody && !isContractOver(row, today)),
    words: {
      holds: { nb: 'Avtalen er avsluttet', en: 'The contract has ended' },
      fails: {
        nb: 'Avtalen løper fortsatt. Avslutt den, vent til den er utløpt, eller ta systemet ut av den.',
        en: 'The contract is still running. End it, wait for its end, or take the system out of it.',
      },
    },
  },
]

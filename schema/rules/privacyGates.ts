import { type Gate, type GateFacts, moves, replacementsOf } from './gateFacts.js'
import { countedClass } from './lowerings.js'
import { isMerged } from './merger.js'
import { outlivesMerger } from './parties.js'
import { holdsPersonalData, isDpiaSettled, isErasedInOrder } from './privacy.js'

const personal = ({ system }: GateFacts) => holdsPersonalData(countedClass(system))
const movesPersonal = (facts: GateFacts) => moves(facts) && personal(facts)

/** The gates of privacy law. */
export const PRIVACY_GATES: readonly Gate[] = [
  {
    code: 'DPA_MISSING',
    entering: ['migrating'],
    place: { part: 'replacement', field: 'dpaSignedOn' },
    act: { nb: 'Sett dato', en: 'Set date' },
    law: { topics: ['processor'] },
    applies: movesPersonal,
    failing: (facts) =>
      replacementsOf(facts.mappings, ({ dpaSignedOn, dpaParty, dpaReason }) =>
        dpaSignedOn === null
          ? !dpaReason
          : dpaParty !== null && isMerged(facts) && !outlivesMerger(dpaParty, facts.parties),
      ),
    words: {
      holds: {
        nb: 'Databehandleravtale for erstatningen er signert, eller trengs ikke',
        en: 'The replacement’s data processing agreement is signed, or not needed',
      },
      fails: {
        nb: 'Databehandleravtale for erstatningen mangler. Signer den for den nye kommunen og oppgi datoen på erstatningen, eller skriv der hvorfor den ikke trengs. Viderefører den et system, føres det på systemet.',
        en: 'The replacement’s data processing agreement is missing. Sign it for the new municipality and give the date on the replacement, or write there why none is needed. Where it continues a system, that system has it.',
      },
    },
  },
  {
    code: 'ROS_MISSING',
    entering: ['migrating'],
    place: { part: 'replacement', field: 'riskAssessedOn' },
    act: { nb: 'Sett dato', en: 'Set date' },
    law: { topics: ['security'] },
    applies: moves,
    failing: ({ mappings }) => replacementsOf(mappings, ({ riskAssessedOn }) => riskAssessedOn === null),
    words: {
      holds: { nb: 'Erstatningen er risikovurdert', en: 'The replacement is risk assessed' },
      fails: {
        nb: 'Erstatningen er ikke risikovurdert. Gjennomfør vurderingen, og oppgi datoen på erstatningen, eller på systemet som den viderefører.',
        en: 'The replacement is not risk assessed. Do the assessment, and give the date on the replacement, or on the system that it continues.',
      },
    },
  },
  {
    code: 'DPIA_MISSING',
    entering: ['migrating'],
    place: { part: 'replacement', field: 'dpiaRequired' },
    act: { nb: 'Svar om DPIA', en: 'Answer on the DPIA' },
    law: { topics: ['impact'] },
    // It is asked of the new processing, not of the one that ends.
    applies: movesPersonal,
    failing: ({ mappings }) => replacementsOf(mappings, (mapping) => !isDpiaSettled(mapping)),
    words: {
      holds: {
        nb: 'Vurdering av personvernkonsekvenser er gjort for erstatningen, eller kreves ikke',
        en: 'The replacement’s impact assessment is done, or not required',
      },
      fails: {
        nb: 'Vurdering av personvernkonsekvenser (DPIA) mangler for erstatningen. Gjennomfør den, eller begrunn der hvorfor den ikke kreves. Viderefører den et system, føres det på systemet.',
        en: 'The replacement’s impact assessment (DPIA) is missing. Do it, or say there why none is required. Where it continues a system, that system has it.',
      },
    },
  },
  {
    code: 'CARRIED_ON_WITHOUT_DPA',
    entering: ['retained'],
    place: { part: 'privacy', field: 'dpaState' },
    act: { nb: 'Sett status', en: 'Set the status' },
    law: { topics: ['processor'] },
    applies: personal,
    holds: ({ privacy }) => privacy.dpaState === 'signed' || privacy.dpaState === 'not_needed',
    words: {
      holds: {
        nb: 'Databehandleravtalen er signert, eller trengs ikke',
        en: 'The data processing agreement is signed, or not needed',
      },
      fails: {
        nb: 'Databehandleravtale mangler. Signer den og oppgi datoen, eller skriv hvorfor den ikke trengs.',
        en: 'The data processing agreement is missing. Sign it and give the date, or write why none is needed.',
      },
    },
  },
  {
    code: 'CARRIED_ON_WITHOUT_ROS',
    entering: ['retained'],
    place: { part: 'privacy', field: 'riskAssessedOn' },
    act: { nb: 'Sett dato', en: 'Set date' },
    law: { topics: ['security'] },
    holds: ({ privacy }) => privacy.riskAssessedOn !== null,
    words: {
      holds: { nb: 'Systemet er risikovurdert', en: 'The system is risk assessed' },
      fails: {
        nb: 'Systemet er ikke risikovurdert for den nye kommunen. Gjennomfør vurderingen, og oppgi datoen.',
        en: 'The system is not risk assessed for the new municipality. Do the assessment, and give the date.',
      },
    },
  },
  {
    code: 'CARRIED_ON_WITHOUT_DPIA',
    entering: ['retained'],
    place: { part: 'privacy', field: 'dpiaRequired' },
    act: { nb: 'Svar om DPIA', en: 'Answer on the DPIA' },
    law: { topics: ['impact'] },
    applies: personal,
    holds: ({ privacy }) => isDpiaSettled(privacy),
    words: {
      holds: {
        nb: 'Vurdering av personvernkonsekvenser er gjort, eller kreves ikke',
        en: 'The impact assessment is done, or not required',
      },
      fails: {
        nb: 'Vurdering av personvernkonsekvenser (DPIA) mangler. Gjennomfør den, eller begrunn hvorfor den ikke kreves.',
        en: 'The impact assessment (DPIA) is missing. Do it, or say why none is required.',
      },
    },
  },
  {
    code: 'DPA_PARTY_OLD',
    entering: ['retained'],
    place: { part: 'privacy', field: 'dpaParty' },
    act: { nb: 'Velg avtalepart', en: 'Choose the party' },
    law: { topics: ['processor'] },
    // Control moves with the merger itself, and not before.
    applies: (facts) => personal(facts) && isMerged(facts),
    holds: ({ privacy, parties }) =>
      privacy.dpaState === 'not_needed' ||
      (privacy.dpaState === 'signed' && outlivesMerger(privacy.dpaParty, parties)),
    words: {
      holds: {
        nb: 'Databehandleravtalen gjelder den nye kommunen',
        en: 'The data processing agreement is with the new municipality',
      },
      fails: {
        nb: 'Databehandleravtalen gjelder ikke den nye kommunen. Signer den med ny part.',
        en: 'The data processing agreement is not with the new municipality. Sign it with the new party.',
      },
    },
  },
  {
    code: 'ERASURE_NOT_CONFIRMED',
    entering: ['decommissioned'],
    place: { part: 'privacy', field: 'erasureState' },
    act: { nb: 'Bekreft slettingen', en: 'Confirm erasure' },
    law: { topics: ['processor_end'] },
    applies: personal,
    holds: ({ privacy }) => privacy.erasureState === 'confirmed' || privacy.erasureState === 'not_needed',
    words: {
      holds: { nb: 'Slettingen er bekreftet, eller trengs ikke', en: 'Erasure is confirmed, or not needed' },
      fails: {
        nb: 'Slettingen er ikke bekreftet. Bestill den når arkivplikten er oppfylt, og oppgi bekreftelsen.',
        en: 'Erasure is not confirmed. Order it once the archive is discharged, and give the confirmation.',
      },
    },
  },
  {
    code: 'ERASED_BEFORE_ARCHIVED',
    entering: ['decommissioned'],
    place: { part: 'privacy', field: 'erasureConfirmedOn' },
    act: { nb: 'Rett datoen', en: 'Correct the date' },
    law: { topics: ['erasure_order'], day: ({ privacy }) => privacy.erasureConfirmedOn },
    fixed: true,
    always: true,
    holds: ({ privacy, archive }) => isErasedInOrder(privacy, archive),
    words: {
      holds: {
        nb: 'Ingenting er slettet før arkivplikten var oppfylt',
        en: 'Nothing was erased before the archive was discharged',
      },
      fails: {
        nb: 'Sletting kan ikke bekreftes før arkivplikten er oppfylt. Er det alt slettet, kan det ikke rettes her: meld det som avvik.',
        en: 'Erasure cannot be confirmed before the archive is discharged. What is already erased cannot be mended here: report it as a deviation.',
      },
    },
  },
  {
    code: 'DPA_OPEN',
    entering: ['decommissioned'],
    place: { part: 'privacy', field: 'dpaState' },
    act: { nb: 'Avslutt databehandleravtalen', en: 'End the agreement' },
    law: { topics: ['processor'] },
    applies: personal,
    holds: ({ privacy }) => privacy.dpaState === 'terminated' || privacy.dpaState === 'not_needed',
    words: {
      holds: { nb: 'Databehandleravtalen er avsluttet', en: 'The data processing agreement is ended' },
      fails: {
        nb: 'Databehandleravtalen er ikke avsluttet. Avslutt den, eller oppgi at den ikke trengs.',
        en: 'The data processing agreement is not ended. End it, or say that none is needed.',
      },
    },
  },
  {
    code: 'ROPA_OPEN',
    entering: ['decommissioned'],
    place: { part: 'privacy', field: 'ropClosedOn' },
    act: { nb: 'Sett dato', en: 'Set date' },
    law: { topics: ['processing_record'] },
    applies: personal,
    holds: ({ privacy }) => privacy.ropClosedOn !== null,
    words: {
      holds: { nb: 'Behandlingen er avsluttet i protokollen', en: 'The record of processing is closed' },
      fails: {
        nb: 'Behandlingen er ikke avsluttet i protokollen. Avslutt den, og oppgi datoen.',
        en: 'The record of processing is not closed. Close it, and give the date.',
      },
    },
  },
]

import type { Words } from '../words.js'
import type { RowAsk, RowProblem } from './drafts.js'

/** What is said of a row as a whole: what was found, and what to do about it. `about` is what it is about. */
export const ROW_WORDS: Readonly<
  Record<Exclude<RowProblem, 'range'> | Exclude<RowAsk, 'two_systems'>, (about: string) => Words>
> = {
  name_missing: () => ({
    nb: 'Navnet mangler. Skriv det, eller hopp over raden.',
    en: 'The name is missing. Write it, or skip the row.',
  }),
  municipality_missing: () => ({
    nb: 'Kommunen mangler. Si hvilken kommune listen gjelder, eller hvilken kolonne som sier det.',
    en: 'The municipality is missing. Say which one the list is of, or which column says it.',
  }),
  unknown_number: (about) => ({
    nb: `${about} finnes ikke i registeret. Rett nummeret, eller ta det ut for å opprette raden som ny.`,
    en: `${about} is not in the register. Correct the number, or take it out to make the row as a new one.`,
  }),
  voided: (about) => ({
    nb: `${about} er fjernet fra registeret. Gjenopprett det først, eller hopp over raden.`,
    en: `${about} is removed from the register. Bring it back first, or skip the row.`,
  }),
  refused: (about) => ({
    nb: `Registeret tar ikke dette: ${about}.`,
    en: `The register does not take this: ${about}.`,
  }),
  field_missing: (about) => ({
    nb: `«${about}» mangler eller kan ikke brukes. Skriv det i listen eller her, eller si hvilken kolonne som har det.`,
    en: `“${about}” is missing or cannot be used. Write it in the list or here, or say which column has it.`,
  }),
  columns_differ: (about) => ({
    nb: `Flere kolonner er tatt som dette feltet, og sier ikke det samme (${about}). Velg det som gjelder, eller ta en av kolonnene som noe annet. Feltet står tomt så lenge, og teksten i merknaden.`,
    en: `Several columns are taken as this field, and do not say the same (${about}). Choose what applies, or take one of the columns as something else. The field is empty meanwhile, and the text is in the note.`,
  }),
  contract_without_supplier: () => ({
    nb: 'Avtalen mangler leverandør, og kan ikke lages uten. Det raden sier om den, står i merknaden så lenge. Skriv leverandøren, for raden eller for alle som mangler den.',
    en: 'The contract has no supplier, and cannot be made without. What the row says of it is kept in the note meanwhile. Write the supplier, for the row or for all that lack it.',
  }),
  several_contracts: (about) => ({
    nb: `Flere avtaler passer (${about}), og raden sier ikke hvilken. Det den sier, står i merknaden. Rett avtalen for hånd, eller oppgi avtalenummeret.`,
    en: `Several contracts fit (${about}), and the row does not say which. What it says is kept in the note. Correct the contract by hand, or give its number.`,
  }),
  contract_differs: (about) => ({
    nb: `En annen rad sier noe annet om den samme avtalen${about === '' ? '' : ` (${about})`}. Det denne raden sier, står i merknaden. Rett den ene av dem.`,
    en: `Another row says otherwise of the same contract${about === '' ? '' : ` (${about})`}. What this row says is kept in the note. Correct one of them.`,
  }),
  note_too_long: () => ({
    nb: 'Merknaden blir lengre enn registeret tar. Ta ut kolonner som ikke trengs, eller kort ned teksten.',
    en: 'The note becomes longer than the register takes. Leave out columns that are not needed, or shorten the text.',
  }),
  more_cells_than_columns: () => ({
    nb: 'Raden har flere celler enn listen har kolonner, så noe kan ha glidd én plass. Teksten står i merknaden. Se hele raden.',
    en: 'The row has more cells than the list has columns, so something may have slipped. The text is kept in the note. Look at the whole row.',
  }),
  possible_duplicate: (about) => ({
    nb: `Ligner ${about}. Si om det er det samme systemet, eller et nytt.`,
    en: `Looks like ${about}. Say if it is the same system, or a new one.`,
  }),
  several_matches: (about) => ({
    nb: `Kan være flere systemer i registeret (${about}). Velg hvilket.`,
    en: `May be several systems of the register (${about}). Choose which.`,
  }),
  twice_in_file: (about) => ({
    nb: `Det samme som linje ${about}. Linje ${about} er brukt. Ta bort den ene av dem.`,
    en: `The same as row ${about}. Row ${about} is used. Take one of them out.`,
  }),
  unknown_system: (about) => ({
    nb: `Systemet «${about}» finnes ikke i registeret. Skriv nummeret, eller importer systemet først.`,
    en: `The system “${about}” is not in the register. Write its number, or import it first.`,
  }),
  several_systems: (about) => ({
    nb: `Navnet passer på flere systemer (${about}). Velg hvilket, eller skriv nummeret.`,
    en: `The name fits several systems (${about}). Choose which, or write the number.`,
  }),
  several_replacements: (about) => ({
    nb: `Navnet passer på flere erstatninger (${about}). Velg hvilken, eller skriv koden.`,
    en: `The name fits several replacements (${about}). Choose which, or write the code.`,
  }),
  several_rows: (about) => ({
    nb: `Passer på flere i registeret (${about}). Velg hvilken, eller si at dette er en ny.`,
    en: `Fits several in the register (${about}). Choose which, or say that this is a new one.`,
  }),
  unknown_replacement: (about) => ({
    nb: `Erstatningen «${about}» finnes ikke i registeret. Skriv koden, eller importer erstatningen først.`,
    en: `The replacement “${about}” is not in the register. Write its code, or import it first.`,
  }),
  duplicate_in_file: (about) => ({
    nb: `Samme system som linje ${about}. Bruk linje ${about}, eller si at dette er et annet system.`,
    en: `The same system as row ${about}. Use row ${about}, or say that this is another system.`,
  }),
}

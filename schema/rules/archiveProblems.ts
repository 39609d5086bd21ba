import type { Words } from './words.js'

/** Everything that an archive track refuses, each with its remedy. */
export const ARCHIVE_PROBLEMS = {
  archive_state_not_next: {
    nb: 'Arkivet kan ikke gå til denne statusen herfra. Ta ett steg om gangen.',
    en: 'The archive cannot go to this status from here. Take one step at a time.',
  },
  archive_state_unlawful: {
    nb: 'Loven åpner ikke for denne statusen på den dagen. Til og med 2025 deponeres eller avleveres arkivet, fra 2026 overføres det til langtidsbevaring, og avlevering er forbudt (arkivlova av 2025 §§ 10 og 14). Velg en annen status, eller oppgi dagen da det ble gjort.',
    en: 'The law does not allow this status on that day. To the end of 2025 an archive is deposited or transferred, from 2026 it is placed in long-term preservation, and transfer is forbidden (Archive Act of 2025 §§ 10 and 14). Choose another status, or give the day when it was done.',
  },
  archive_duty_conflict: {
    nb: 'Arkivets status stemmer ikke med arkivplikten. Rett arkivplikten eller statusen først.',
    en: 'The status of the archive does not agree with the archive duty. Correct the duty or the status first.',
  },
  archive_discharged: {
    nb: 'Arkivplikten er oppfylt. Gjenåpne arkivet før du endrer det.',
    en: 'The archive is discharged. Reopen it before changing it.',
  },
  archive_not_discharged: {
    nb: 'Arkivplikten er ikke bekreftet oppfylt, så det er ikke noe å gjenåpne.',
    en: 'The archive is not discharged, so there is nothing to reopen.',
  },
  archive_not_dischargeable: {
    nb: 'Arkivplikten er ikke oppfylt. Den er det når det ikke finnes noe å bevare, når kassasjon er hjemlet og oppbevaringstiden er ute, eller når depotet har tatt over omsorgen slik loven den dagen krever, og samtykket skriftlig til sletting.',
    en: 'The archive duty is not met. It is when there is nothing to preserve, when disposal has a legal basis and retention has expired, or when the depot has taken over the care as the law of that day requires, and consented in writing to deletion.',
  },
  archive_decommissioned: {
    nb: 'Systemet er avviklet. Sett det ett steg tilbake før arkivet gjenåpnes.',
    en: 'The system is decommissioned. Take it one step back before reopening the archive.',
  },
} as const satisfies Record<string, Words>

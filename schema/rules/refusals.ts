import { ARCHIVE_PROBLEMS } from './archiveProblems.js'
import { BELONGING_PROBLEMS } from './belonging.js'
import { INTEGRATION_PROBLEMS } from './integrations.js'
import { MAPPING_PROBLEMS } from './mappings.js'
import { PREREQUISITE_PROBLEMS } from './prerequisites.js'
import { RISK_PROBLEMS } from './risks.js'
import { SAVED_VIEW_PROBLEMS } from './savedViews.js'
import { SERIES_BREAK_PROBLEMS } from './seriesBreaks.js'
import { ACCESS_PROBLEMS } from './users.js'
import { WANTED_DECISION_PROBLEMS } from './wantedDecisions.js'
import type { Words } from './words.js'

/** Every way a request can be refused: a stable code and a sentence that says what to do. */
export const REFUSALS = {
  invalid_input: {
    nb: 'Noe av dette er ikke gyldig. Se hvert felt.',
    en: 'Some of this is not valid. See each field.',
  },
  not_signed_in: {
    nb: 'Du er ikke logget inn. Bruk en innloggingslenke eller et token.',
    en: 'You are not signed in. Use a sign-in link or a token.',
  },
  not_allowed: {
    nb: 'Du har ikke tilgang til dette. Be en som har det, om å gjøre det.',
    en: 'You do not have access to this. Ask somebody who has.',
  },
  field_not_allowed: {
    nb: 'Du har ikke tilgang til å endre disse feltene. Ta dem ut, eller be en som har det.',
    en: 'You do not have access to change these fields. Leave them out, or ask somebody who has.',
  },
  cross_site: {
    nb: 'Dette ble sendt fra et annet nettsted og er avvist. Åpne Harmoni direkte og prøv igjen.',
    en: 'This was sent from another site and is refused. Open Harmoni itself and try again.',
  },
  other_address: {
    nb: 'Nettleseren har en annen adresse enn den Harmoni ble spurt på, og det kunne vært et annet nettsted. Den som drifter Harmoni, setter HARMONI_URL til adressen som brukerne har, eller lar proxyen foran sende Host og X-Forwarded-Proto videre og står i HARMONI_PROXIES.',
    en: 'The browser has another address than the one that Harmoni was asked by, and could have been on another site. Whoever runs Harmoni sets HARMONI_URL to the address that users have, or has the proxy in front pass Host and X-Forwarded-Proto on and names it in HARMONI_PROXIES.',
  },
  link_unusable: {
    nb: 'Innloggingslenken er brukt, utløpt eller ukjent. Be om en ny.',
    en: 'The sign-in link is used, expired or unknown. Ask for a new one.',
  },
  provider_unavailable: {
    nb: 'Innloggingstjenesten svarer ikke akkurat nå. Prøv igjen om litt, eller logg inn på en annen måte.',
    en: 'The sign-in service does not answer right now. Try again in a little while, or sign in another way.',
  },
  provider_untrusted: {
    nb: 'Svaret fra innloggingstjenesten kunne ikke godtas, så du er ikke logget inn. Begynn på nytt. Skjer det igjen, si fra til administratoren: årsaken står i serverens logg.',
    en: 'The answer of the sign-in service could not be accepted, so you are not signed in. Begin anew. If it happens again, tell the administrator: the cause is in the server’s log.',
  },
  sign_in_not_begun: {
    nb: 'Innloggingen ble ikke begynt i denne nettleseren, eller den er brukt eller for gammel. Begynn på nytt her.',
    en: 'The sign-in was not begun in this browser, or it is used or too old. Begin anew here.',
  },
  sign_in_cancelled: {
    nb: 'Innloggingen ble avbrutt hos innloggingstjenesten. Prøv igjen, eller logg inn på en annen måte.',
    en: 'The sign-in was cancelled at the sign-in service. Try again, or sign in another way.',
  },
  sign_in_too_weak: {
    nb: 'Innloggingen var ikke sterk nok: Harmoni krever to faktorer her. Begynn på nytt, og velg en sterkere måte.',
    en: 'The sign-in was not strong enough: Harmoni asks for two factors here. Begin anew, and choose a stronger way.',
  },
  not_found: {
    nb: 'Finnes ikke. Sjekk adressen og nummeret eller koden.',
    en: 'Does not exist. Check the address and the number or code.',
  },
  method_not_allowed: {
    nb: 'Adressen finnes, men kan ikke brukes slik. Bruk en av metodene i Allow.',
    en: 'The address exists, but not for this method. Use one of the methods in Allow.',
  },
  unknown_reference: {
    nb: 'Et felt viser til noe som ikke finnes eller ikke er i bruk.',
    en: 'A field refers to something that does not exist or is not active.',
  },
  already_exists: {
    nb: 'Finnes fra før. Velg en annen verdi.',
    en: 'Exists already. Choose another value.',
  },
  prefix_in_use: {
    nb: 'Numre er gitt med disse bokstavene, så de kan ikke endres lenger.',
    en: 'Numbers have been given with these letters, so they can no longer be changed.',
  },
  version_required: {
    nb: 'Oppgi hvilken versjon du endrer, i If-Match.',
    en: 'Say which version you change, in If-Match.',
  },
  too_much_work: {
    nb: 'Du har alt mye som lages. Vent til noe er ferdig, eller avbryt noe av det.',
    en: 'You have much under way already. Wait until some of it is done, or cancel some of it.',
  },
  version_conflict: {
    nb: 'Noen andre har endret dette siden du hentet det. Se endringen og velg hva som skal gjelde.',
    en: 'Someone else changed this since you fetched it. See the change and choose what is to hold.',
  },
  later_changes: {
    nb: 'Noe av dette er endret senere, så det kan ikke angres. Angre de senere endringene først, eller rett for hånd.',
    en: 'Some of this was changed later, so it cannot be undone. Undo the later changes first, or correct it by hand.',
  },
  not_undoable: {
    nb: 'Brukere, tokener, nye rader som ikke kan fjernes fra registeret, og gjenåpnede arkiv kan ikke angres. Endre raden, ta den ut av bruk eller bekreft arkivplikten på nytt i stedet.',
    en: 'Users, tokens, new rows that cannot be removed and reopened archives cannot be undone. Change the row, take it out of use, or discharge the archive anew instead.',
  },
  day_ahead: {
    nb: 'Det som er gjort, kan ikke være gjort på en dag som ikke er kommet. Se hvert felt.',
    en: 'What is done cannot be done on a day that has not come. See each field.',
  },
  passed_day_moved: {
    nb: 'En planlagt dag som er passert, flyttes ikke uten grunn. Skriv hvorfor i begrunnelsen.',
    en: 'A planned day that has passed is not moved without saying why. Give a reason.',
  },
  lowered_unexplained: {
    nb: 'Arkivplikt og personopplysninger senkes ikke uten grunn. Skriv hvorfor i begrunnelsen.',
    en: 'An archive duty or a class of personal data is not lowered without saying why. Give a reason.',
  },
  notice_there: {
    nb: 'Avtalen er alt sagt opp. Last siden inn på nytt, eller endre dagen under fakta.',
    en: 'Notice of the contract is given already. Load the page anew, or change the day among the facts.',
  },
  nothing_to_end: {
    nb: 'Avtalen er ikke noe å si opp: den er ikke lenger i kraft, eller et samarbeid holder den.',
    en: 'There is nothing to give notice of: the contract is no longer in force, or a partnership holds it.',
  },
  nothing_to_confirm: {
    nb: 'Det er ingen oppsigelse å bekrefte: avtalen er ikke sagt opp, eller oppsigelsen er alt bekreftet.',
    en: 'There is no notice to confirm: none was given of the contract, or it is confirmed already.',
  },
  nothing_to_agree: {
    nb: 'Ingen senking venter på godkjenning her. Last inn siden på nytt.',
    en: 'Nothing that was lowered waits for agreement here. Load it anew.',
  },
  plan_reached: {
    nb: 'Systemet er kommet dit datoen gjelder. Ta det ut, eller send `replan: true` for å endre datoen likevel.',
    en: 'The system has come to where the date applies. Leave it out, or send `replan: true` to change the date all the same.',
  },
  no_longer_valid: {
    nb: 'Det som sto der før, kan ikke lenger skrives. Rett feltet for hånd.',
    en: 'What stood there before can no longer be written. Correct the field by hand.',
  },
  log_moved: {
    nb: 'Registeret er endret siden forhåndsvisningen. Se den på nytt før du endrer.',
    en: 'The register has changed since the dry run. Run it anew before you change anything.',
  },
  import_changed: {
    nb: 'Ingenting er importert: registeret er endret siden forhåndsvisningen, så importen ville gjort noe annet. Se forhåndsvisningen på nytt.',
    en: 'Nothing was imported: the register has changed since the preview, so that something else would come of it. See the preview anew.',
  },
  import_cancelled: {
    nb: 'Avbrutt: ingenting er skrevet, og det som er sagt om listen, står som før.',
    en: 'Cancelled: nothing was written, and what was said of the list stays as it was.',
  },
  import_unanswered: {
    nb: 'Ingenting er importert: noe må sies først. Se hva det spørres om, i forhåndsvisningen.',
    en: 'Nothing was imported: something must be said first. See in the preview what is asked.',
  },
  file_unreadable: {
    nb: 'Filen kan ikke leses som en liste. Lagre den på nytt som XLSX, ODS, XLS eller CSV.',
    en: 'The file cannot be read as a list. Save it anew as XLSX, ODS, XLS or CSV.',
  },
  file_gone: {
    nb: 'Filen er eldre enn filer blir tatt vare på, og er slettet. SHA-256 av den står på importen.',
    en: 'The file is older than files are kept, and is deleted. Its SHA-256 stands on the import.',
  },
  report_file_gone: {
    nb: 'Filen er eldre enn filene til rapporter blir tatt vare på, og er slettet. Lag rapporten på nytt med de samme valgene; SHA-256 av den første står i listen og i loggen.',
    en: 'The file is older than files of reports are kept, and is deleted. Make the report anew by the same choices; the SHA-256 of the first stands in the list and in the log.',
  },
  bulk_refused: {
    nb: 'Ingenting er endret, for noen av systemene kan ikke endres. Se hvert av dem, eller ta dem ut.',
    en: 'Nothing was changed, because some of the systems cannot be. See each of them, or leave them out.',
  },
  malformed_request: {
    nb: 'Det som ble sendt, følger ikke HTTP og ble ikke lest. Rett det, eller bruk en vanlig klient.',
    en: 'The request does not follow HTTP and was not read. Correct it, or use an ordinary client.',
  },
  headers_too_large: {
    nb: 'Adressen og hodene er for lange til sammen. Bruk færre filtre eller kortere hoder.',
    en: 'The address and the headers are too long together. Use fewer filters or shorter headers.',
  },
  request_timeout: {
    nb: 'Det som ble sendt, kom ikke fram i tide. Send det på nytt.',
    en: 'The request did not arrive in time. Send it anew.',
  },
  idempotency_conflict: {
    nb: 'Idempotency-Key er brukt til noe annet. Velg en ny.',
    en: 'The Idempotency-Key was used for another request. Choose a new one.',
  },
  gates_failed: {
    nb: 'Kontrollpunkter er ikke oppfylt. Rett det som mangler, og prøv igjen.',
    en: 'Gates do not hold. Mend what is missing and try again.',
  },
  not_a_next_status: {
    nb: 'Systemet kan ikke gå til denne statusen herfra. Velg en av de neste statusene.',
    en: 'The system cannot go to this status from here. Choose one of its next statuses.',
  },
  not_migrating: {
    nb: 'Brukerne kan ikke ha gått over før systemet er under omlegging. Ta systemet dit først, eller la «Omlagt» stå tom.',
    en: 'The users cannot have moved before the system is in migration. Take the system there first, or leave “Actual cut-over” empty.',
  },
  not_reversible: {
    nb: 'Beslutningen kan ikke omgjøres herfra: ingenting er besluttet, eller noen arbeider i erstatningen alt. Ta omleggingen tilbake først, og tøm «Omlagt» på koblingene.',
    en: 'The decision cannot be reversed from here: nothing is decided, or somebody works in the replacement already. Take the cut-over back first, and clear “Actual cut-over” on the mappings.',
  },
  voided: {
    nb: 'Raden er fjernet fra registeret. Gjenopprett den før du endrer den.',
    en: 'The row is removed from the register. Restore it before changing it.',
  },
  not_voided: {
    nb: 'Raden er ikke fjernet fra registeret, så det er ingenting å gjenopprette. Last den inn på nytt.',
    en: 'The row is not removed from the register, so there is nothing to restore. Load it anew.',
  },
  coverage_conflict: {
    nb: 'Systemet er delt på flere erstatninger, så hver kobling må ha delvis dekning. Velg delvis.',
    en: 'The system is split over several replacements, so each mapping must have partial coverage. Choose partial.',
  },
  replacement_in_use: {
    nb: 'Systemer er koblet til erstatningen. Flytt eller fjern koblingene først.',
    en: 'Systems are mapped to the replacement. Move or remove the mappings first.',
  },
  continued_not_retained: {
    nb: 'Systemet som erstatningen viderefører, er ikke satt til «Videreført» ennå. Sett det dit først, med det som gjenstår på plass.',
    en: 'The system that the replacement continues is not “Retained” yet. Take it there first, with what remains in place.',
  },
  system_in_use: {
    nb: 'Andre systemer er koblet til dette som erstatning. Flytt koblingene først.',
    en: 'Other systems are mapped to this one as their replacement. Move the mappings first.',
  },
  rate_limited: {
    nb: 'For mange forsøk. Vent litt og prøv igjen.',
    en: 'Too many attempts. Wait a little and try again.',
  },
  too_large: {
    nb: 'Det som ble sendt, er for stort. Send høyst 1 MB om gangen.',
    en: 'What was sent is too large. Send at most 1 MB at a time.',
  },
  unsupported_media_type: {
    nb: 'Innholdstypen støttes ikke. Send application/json.',
    en: 'The content type is not supported. Send application/json.',
  },
  unavailable: {
    nb: 'Databasen svarer ikke akkurat nå. Vent litt og prøv igjen.',
    en: 'The database does not answer right now. Wait a little and try again.',
  },
  overloaded: {
    nb: 'Det er for mye å gjøre akkurat nå. Vent litt og prøv igjen.',
    en: 'There is too much to do right now. Wait a little and try again.',
  },
  register_damaged: {
    nb: 'Registeret er skadet og kan bare leses; ingenting er lagret. Be den som drifter det, hente inn en sikkerhetskopi.',
    en: 'The register is damaged and can only be read; nothing was saved. Ask whoever runs it to restore a backup.',
  },
  register_moved: {
    nb: 'Registerets fil er fjernet eller byttet ut; ingenting er lagret. Be den som drifter det, starte det på nytt med riktig fil.',
    en: 'The file of the register was removed or replaced; nothing was saved. Ask whoever runs it to start it anew with the right file.',
  },
  internal: {
    nb: 'Noe gikk galt hos oss. Oppgi referansen hvis det gjentar seg.',
    en: 'Something went wrong on our side. Give the reference if it happens again.',
  },
  state_incomplete: {
    nb: 'Statusen krever flere opplysninger. Fyll ut feltene som er nevnt.',
    en: 'The status needs more facts. Fill in the fields that are named.',
  },
  gate_not_overridable: {
    nb: 'Dette kontrollpunktet kan ingen overstyre.',
    en: 'Nobody can override this gate.',
  },
  finding_always_counts: {
    nb: 'Dette funnet gjelder til det er rettet. Ingen kan si at det ikke er nødvendig.',
    en: 'This finding stands until it is mended. Nobody can say that it is not needed.',
  },
  consequences_unconfirmed: {
    nb: 'Endringen berører mer enn dette. Se konsekvensene og bekreft hver av dem.',
    en: 'The change touches more than this. See the consequences and confirm each of them.',
  },
  reason_required: {
    nb: 'Ett steg tilbake krever en begrunnelse.',
    en: 'One step back needs a reason.',
  },
  ...ACCESS_PROBLEMS,
  ...MAPPING_PROBLEMS,
  ...ARCHIVE_PROBLEMS,
  ...INTEGRATION_PROBLEMS,
  ...PREREQUISITE_PROBLEMS,
  ...SERIES_BREAK_PROBLEMS,
  ...BELONGING_PROBLEMS,
  ...RISK_PROBLEMS,
  ...WANTED_DECISION_PROBLEMS,
  ...SAVED_VIEW_PROBLEMS,
} as const satisfies Record<string, Words>

export type RefusalCode = keyof typeof REFUSALS

import { foldText } from '../text.js'

/** What leaves no word behind: signs that fill a cell so that it is not blank. */
const SIGNS_ALONE = /^[-?._,;:/\\|~=!]+$/

/** Words for «not known», folded. A line for each language, or for what is the same in several. */
const UNKNOWN = setOf(
  'n/a|n.a|n.a.|na|#n/a|null|nil|nan|tbd|tbc|tba|blank|(blank)|undefined',
  'ukjent|ukjend|ikke kjent|ikkje kjend|ikke kjend|vet ikke|vet ikkje|veit ikkje|veit ikke|uvisst|usikker|usikkert|usikkert ennå',
  'uavklart|uavklara|ikke avklart|ikkje avklart|ikkje avklara|ikke avklart ennå|ikke avklart enda|avklares|må avklares|avklares senere',
  'ikke oppgitt|ikkje oppgitt|ikke angitt|ikke registrert|ikkje registrert|ikke relevant|ikkje relevant|ikke aktuelt|ikke aktuell',
  'ikkje aktuelt|ikke vurdert|ikkje vurdert|ikke satt|ikke bestemt|ikkje bestemt|ikke utfylt|ikkje utfylt|ikke fylt ut|ikke sjekket',
  'mangler|manglar|mangler info|mangler informasjon|info mangler|tom|tomt|må sjekkes|sjekkes|kommer|kommer senere|ingen info|ingen informasjon',
  'ikke bekreftet|ikkje stadfesta|ikkje bekrefta|ubekreftet|ikke verifisert|ikkje verifisert|uverifisert|ikke bekreftet ennå',
  'ingen opplysninger|ingen data|ikke tilgjengelig|ikkje tilgjengeleg|uspesifisert|ikke spesifisert|i/r|i/a|ikke dokumentert',
  'unknown|not known|not available|not applicable|not stated|not specified|unspecified|not set|not given|not provided|not recorded|to be determined',
  "to be confirmed|to be decided|to be advised|don't know|do not know|dont know|unsure|unclear|empty|missing|not assessed|no data|no information",
  'not confirmed|unconfirmed|not verified|unverified|not yet confirmed',
  'no info|pending|not decided|not yet known|not sure|not documented',
  'okänt|okänd|ej känt|ej känd|vet ej|vet inte|ej angivet|ej angiven|inte angivet|inte angiven|ej aktuellt|inte aktuellt|ej relevant|inte relevant',
  'ej bekräftat|ej bekräftad|inte bekräftat|inte bekräftad|obekräftat|obekräftad',
  'ej tillämpligt|ej bedömt|ej bedömd|saknas|uppgift saknas|uppgifter saknas|oklart|ej klart|ej klarlagt|ej utrett|ej specificerat|osäkert|tomt',
  'ikke bekræftet|ubekræftet',
  'ukendt|ikke kendt|ved ikke|ikke oplyst|ikke angivet|ikke afklaret|uafklaret|ikke vurderet|ikke udfyldt|ikke registreret|uvist|afklares',
  'ei tiedossa|tuntematon|ei tietoa|ei tiedetä|en tiedä|puuttuu|ei sovellu|ei määritelty|ei määritetty|ei saatavilla|tyhjä|ei selvitetty|epäselvä',
  'ei vahvistettu|vahvistamatta',
  'ei arvioitu|selvitettävä|ei ilmoitettu|ei koske',
  'onbekend|niet bekend|nvt|n.v.t|n.v.t.|niet van toepassing|weet niet|leeg|ontbreekt|nog niet bekend|nog onbekend|nnb|n.n.b|n.n.b.|ntb|n.t.b',
  'niet bevestigd|nog niet bevestigd|onbevestigd',
  'n.t.b.|niet ingevuld|niet opgegeven|onduidelijk|nog te bepalen|geen gegevens',
  'unbekannt|nicht bekannt|k.a|k.a.|k. a.|keine angabe|keine angaben|nicht zutreffend|entfällt|leer|fehlt|weiss nicht|unklar|ungeklärt|n.b.',
  'nicht bestätigt|noch nicht bestätigt|unbestätigt',
  'nicht angegeben|noch offen|noch unklar|nicht vorhanden|n.z.|noch nicht bekannt|nicht relevant|nicht bewertet',
)

/** Words for «none», folded: of a field that asks for a name, a day or a number, they say that there is nothing. */
const NONE = setOf(
  'nei|ingen|inga|inkje|ingenting|intet|ikke|ikkje|har ikke|har ikkje|finnes ikke|finst ikkje|finnst ikkje|ikke noe|ingen avtale|ikke avtale',
  'no|none|nothing|does not exist|has none|no contract',
  'nej|inget|inga|ej|har ej|har inte|finns ej|finns inte|inget avtal|findes ikke|ingen aftale',
  'ei|ei ole|ei mitään|ei mikään|ei sopimusta',
  'nee|geen|niets|niet|geen contract',
  'nein|kein|keine|keiner|keines|nichts|nicht|kein vertrag',
)

/** What the words begin with, so that most texts are told from them without being folded. */
const BEGINNINGS = new Set([...UNKNOWN, ...NONE].map((word) => word.slice(0, 2)))
const LONGEST_WORD = 60

function setOf(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split('|')))
}

/**
 * True for a text that says that nothing is known, or nothing there. `noneSays`: true where «nei» and «ingen» are values of
 * the field, as of an answer or a class of personal data.
 */
export function readUnsaid(text: string, noneSays = false): boolean {
  const beginning = text.slice(0, 2).toLowerCase()
  if (text.length > LONGEST_WORD || (/^(?:\p{L}{2}|\d)/u.test(beginning) && !BEGINNINGS.has(beginning)))
    return false
  const folded = foldText(text)
  if (SIGNS_ALONE.test(folded)) return true
  // «(ukjent)», «"tom"», «ukjent?» and «ikke avklart.» say what the bare word does.
  const bare = folded.replace(/^[([{<"']+|[)\]}>"']+$/g, '').trim()
  const word = bare.replace(/[ ?!:;,*]+$|(?<=\p{L}{3})[.?!]+$/gu, '')
  const said = [folded, bare, word]
  if (bare === '' || SIGNS_ALONE.test(bare)) return true
  return said.some((one) => UNKNOWN.has(one) || (!noneSays && NONE.has(one)))
}

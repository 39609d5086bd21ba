/** Words by which dates and ends are written, folded, in Norwegian, Swedish, Danish, Finnish, Dutch, German and English. */

/** The names of each month and what they are shortened to, January first. «kesä» is left out: it is the summer too. */
const MONTHS = [
  'januar|januari|january|jan|tammikuu|tammi|jänner|jaenner',
  'februar|februari|february|feb|febr|helmikuu|helmi|feber|feb',
  'mars|marts|march|maart|märz|maerz|mar|mrt|mrs|mrz|mär|maaliskuu|maalis',
  'april|apr|huhtikuu|huhti',
  'mai|maj|may|mei|toukokuu|touko',
  'juni|june|jun|kesäkuu',
  'juli|july|jul|heinäkuu|heinä',
  'august|augusti|augustus|aug|elokuu|elo',
  'september|sep|sept|syyskuu|syys',
  'oktober|october|okt|oct|lokakuu|loka',
  'november|nov|marraskuu|marras',
  'desember|december|dezember|des|dec|dez|joulukuu|joulu',
]
const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)),
)

/** The number of a month, from 1, by a folded word; null for any other word. Finnish months are bent: «kesäkuuta». */
export function monthOf(word: string): number | null {
  return MONTH_NUMBERS.get(word) ?? MONTH_NUMBERS.get(word.replace(/(kuu)(?:ta|n|ssa|hun)$/, '$1')) ?? null
}

/** One of some words or phrases, for a pattern. The longest come first, so that «til og med» is not taken for «til». */
export function oneOf(phrases: string): string {
  const all = phrases.split('|').sort((a, b) => b.length - a.length)
  return `(?:${all.map((phrase) => phrase.replace(/[.*+?^$()[\]{}\\/]/g, '\\$&')).join('|')})`
}

/** Where a word ends, for letters of every alphabet. */
export const WORD_END = '(?![\\p{L}\\p{N}])'
/** Where a word begins. */
export const WORD_START = '(?<![\\p{L}\\p{N}])'

/** True where one of some phrases stands in a folded text as words of their own. */
export function saying(phrases: string): RegExp {
  return new RegExp(`${WORD_START}${oneOf(phrases)}${WORD_END}`, 'u')
}

/** What says no more before a day than that something ends there. */
export const BEFORE_A_DAY = new RegExp(
  `^${oneOf(
    'til|til og med|t.o.m.|t.o.m|tom|tom.|t.om.|frem til|fram til|utløper|utløper den|utløp|utløpsdato|utgår|utgår den|går ut|løper ut|løper til|' +
      'gjelder til|gyldig til|varer til|varer ut|avtale til|avtalen utløper|sluttdato|slutter|opphører|ender|dato|per|pr|pr.|' +
      'till|till och med|löper ut|löper till|gäller till|giltig till|upphör|slutar|går ut den|slutdatum|' +
      'udløber|udløber den|løber til|gælder til|ophører|indtil|' +
      'until|till the|to|through|ends|ends on|ending|expires|expires on|expiring|runs until|runs to|valid until|valid to|valid through|end date|on|' +
      'tot|tot en met|t/m|loopt tot|loopt af op|eindigt op|einddatum|geldig tot|' +
      'bis|bis zum|läuft bis|endet am|endet|gültig bis|läuft aus am|enddatum|' +
      'päättyy|voimassa|asti',
  )}(?![\\p{L}\\p{N}]) ?:? ?`,
  'u',
)
/** What says more than that, and must not be lost: notice is given, or it has ended. */
export const TELLING_BEFORE_A_DAY = new RegExp(
  `^${oneOf(
    'oppsagt|oppsagt til|oppsagt pr|oppsagt pr.|oppsagt per|sagt opp til|sagt opp|sies opp til|avsluttet|avsluttes|utløpt|utgått|gikk ut|utløp den|' +
      'uppsagt|uppsagd till|uppsagt till|avslutad|avslutas|upphörde|opsagt|opsagt til|afsluttet|udløbet|ophørt|uopsigelig til|uopsigeligt til|' +
      'terminated|terminated on|terminated from|notice given to|expired|expired on|ended|ended on|cancelled to|' +
      'opgezegd|opgezegd per|beëindigd|beëindigd op|verlopen|gekündigt|gekündigt zum|abgelaufen|abgelaufen am|beendet|irtisanottu|päättynyt|' +
      'forlenget til|fornyet til|forlænget til|förlängt till|förlängd till|extended to|renewed to|verlengd tot|verlängert bis',
  )}(?![\\p{L}\\p{N}]) ?:? ?`,
  'u',
)
/** What is said behind a Finnish day for «until». */
export const AFTER_A_DAY = /^ (?:asti|saakka|inkl\.?|incl\.?)$/u

/** Words before a time of which they mean the last day. */
export const END_OF = new RegExp(
  `^${oneOf(
    'ut|ut av|til ut|ut hele|til utgangen av|utgangen av|utgangen|ved utgangen av|ved utgang av|innen utgangen av|ultimo|til og med|t.o.m.|t.o.m|tom|tom.|' +
      'utgången av|till utgången av|till och med|vid utgången av|udgangen af|til udgangen af|ved udgangen af|' +
      'end of|the end of|end|end of the year|at the end of|until the end of|until end of|to the end of|to end of|by the end of|through|year-end|year end|eoy|ye|eom|' +
      'eind|einde|eind van|einde van|tot eind|tot einde|per eind|ultimo|tot en met|t/m|' +
      'ende|bis ende|zum ende|ende des|zum ende des|jahresende|bis jahresende|bis einschliesslich|bis einschl.',
  )}${WORD_END} ?`,
  'u',
)
/** The same said behind it: «året 2020 ut», «vuoden 2020 loppuun». */
export const END_OF_BEHIND = / ?(?:ut|loppuun(?: asti| saakka)?|lopussa|year-end|year end)$/u
/** Words for the last part of a time, near its last day but not that day. */
export const NEAR_END_OF = new RegExp(
  `^${oneOf('slutten av|mot slutten av|slutet av|i slutet av|slutningen af|late|toward the end of|towards the end of')}${WORD_END} ?`,
  'u',
)
/** Words for the first part of a time. */
export const START_OF = new RegExp(
  `^${oneOf(
    'primo|begynnelsen av|starten av|fra|fra og med|f.o.m.|f.o.m|fom|tidlig|tidlig i|från|från och med|i början av|början av|fra og med|begyndelsen af|starten af|' +
      'start of|beginning of|the beginning of|early|from|begin|begin van|vanaf|anfang|ab|alkaen',
  )}${WORD_END} ?`,
  'u',
)

/** Words for «this year», whichever that was. */
export const THE_YEAR =
  /^(?:hele )?(?:året|år|årets slutt|årsslutt|the year|of the year|year|jahr|jahres|het jaar|jaar|vuoden|året ut)$/u

/** What says that there is no last day. What only looks like it («løper ut») is told from it by what follows. */
export const NO_END = new RegExp(
  `^fast(?![ -]*\\p{L})|${WORD_START}${oneOf(
    'løpende|lopende|fortløpende|fortlopende|løper|løper videre|løper til|fast avtale|evigvarende|evig|permanent|varig|for alltid|aldri|ubegrenset|tidsubegrenset|' +
      'på ubestemt tid|ubestemt tid|ubestemt|tidsubestemt|ikke tidsbegrenset|ingen sluttdato|ingen utløpsdato|ingen utløp|ingen slutt|uten sluttdato|uten utløp|uten tidsbegrensning|' +
      'uten utløpsdato|inntil videre|inntil vidare|til videre|inntil oppsigelse|til oppsigelse|inntil oppsagt|til oppsagt|til den sies opp|til den blir sagt opp|inntil den sies opp|' +
      'fornyes automatisk|fornyes årlig|automatisk fornyelse|automatisk forlengelse|automatisk forlenget|forlenges automatisk|fornyast automatisk|autofornyes|løpande|fortløpande|utan sluttdato|ingen sluttdag|' +
      'tills vidare|tillsvidare|tillsvidareavtal|löpande|fortlöpande|löper|utan slutdatum|inget slutdatum|obegränsad|obegränsat|på obestämd tid|obestämd tid|obestämt|förnyas automatiskt|förlängs automatiskt|' +
      'løbende|løber|indtil videre|tidsubegrænset|ubegrænset|uden udløb|uden slutdato|ingen slutdato|ingen udløb|på ubestemt tid|varigt|fornys automatisk|' +
      'toistaiseksi|toistaiseksi voimassa|voimassa toistaiseksi|toistaiseksi voimassa oleva|jatkuva|jatkuvasti|ei päättymispäivää|ei päättymispvm|' +
      'onbepaalde tijd|voor onbepaalde tijd|onbepaald|doorlopend|doorlopende|onbeperkt|geen einddatum|tot wederopzegging|tot opzegging|stilzwijgend verlengd|' +
      'unbefristet|unbefristete|laufend|fortlaufend|unbegrenzt|auf unbestimmte zeit|unbestimmt|kein enddatum|ohne enddatum|bis auf weiteres|dauerhaft|bis zur kündigung|verlängert sich automatisch|' +
      'rolling|indefinite|indefinitely|ongoing|on-going|continuous|continuing|evergreen|perpetual|open-ended|open ended|no end date|no end|no expiry|without end|until further notice|' +
      'until cancelled|until canceled|until terminated|never|does not expire|auto-renew|auto-renews|auto-renewing|auto renew|auto renews|renews automatically|automatic renewal|lifetime',
  )}(?![\\p{L}\\p{N}]|-\\p{L})(?! (?:ut|til \\d|till \\d|af)${WORD_END})`,
  'u',
)
export const NEGATION = saying('ikke|ikkje|not|inte|ej|nicht|niet|ei ole|ikke lenger|no longer|non|lite')

/** What says that something is over, without its day. */
export const ENDED = saying(
  'utløpt|utgått|utgått på dato|gått ut|gikk ut|er ute|avsluttet|avslutta|avviklet|opphørt|oppsagt|sagt opp|sagt upp|oppsagd|historisk|nedlagt|' +
    'utgången|utgått|upphört|upphörd|uppsagd|uppsagt|avslutad|avslutat|avvecklad|avvecklat|' +
    'udløbet|ophørt|opsagt|afsluttet|udgået|' +
    'päättynyt|irtisanottu|vanhentunut|lakkautettu|' +
    'verlopen|beëindigd|opgezegd|afgelopen|vervallen|' +
    'abgelaufen|beendet|gekündigt|ausgelaufen|' +
    'expired|ended|terminated|cancelled|canceled|discontinued|lapsed|notice given',
)

/** The event that a merger is: the first day of the new municipality. */
export const MERGER = saying(
  'ny kommune|nye kommunen|den nye kommunen|ny kommunen|kommunesammenslåing|kommunesammenslåinga|kommunesammenslåingen|kommunesamanslåing|sammenslåing|sammenslåingen|sammenslåinga|samanslåing|samanslåinga|' +
    'ny kommun|nya kommunen|den nya kommunen|kommunsammanslagning|kommunsammanslagningen|sammanslagning|sammanslagningen|kommunesammenlægning|kommunesammenlægningen|sammenlægning|sammenlægningen|' +
    'kuntaliitos|kuntaliitokseen|uusi kunta|uuteen kuntaan|herindeling|gemeentelijke herindeling|fusie|nieuwe gemeente|fusion|gemeindefusion|neue gemeinde|neuen gemeinde|' +
    'merger|the merger|new municipality|the new municipality|amalgamation',
)

/** Times of a year that have no day of their own. */
export const SEASON = saying(
  'sommer|sommeren|sumar|sumaren|høst|høsten|haust|hausten|vår|våren|vinter|vinteren|påske|påska|påsken|jul|jula|julen|nyttår|pinse|ferien|skolestart|sommerferien|' +
    'sommar|sommaren|höst|hösten|vintern|vinter|påsk|påsken|nyår|efterår|efteråret|forår|foråret|nytår|' +
    'kesä|kesällä|kesän|syksy|syksyllä|talvi|kevät|keväällä|pääsiäinen|joulu|' +
    'zomer|herfst|najaar|voorjaar|lente|winter|pasen|kerst|sommer|herbst|frühling|frühjahr|ostern|weihnachten|' +
    'summer|autumn|fall|spring|easter|christmas|midten av|medio|mid|midten|mitten av|mitt i|midten af|mitte|halverwege|puoliväli',
)

/** The turn of a year. */
export const YEAR_TURN = saying(
  'årsskiftet|årsskifte|årsskiftet til|nyttår|nyår|årsskiftet|nytår|vuodenvaihde|vuodenvaihteessa|vuodenvaihteeseen|jaarwisseling|jahreswechsel|turn of the year|new year',
)

/** What a value that is not one's own begins with. */
export const OF_ANOTHER = new RegExp(
  `^${oneOf(
    'inkl|inkl.|inklusive|inkludert|inkluderer|inngår|innbakt|ingår|indgår|del av|en del av|dekkes av|dekket av|betales av|betalt av|faktureres via|via|følger|følg|se|se også|jf|jf.|jfr|jfr.|som for|samme som|som|' +
      'deles|deles med|delt|delt med|delt mellom|felles|felles med|fellesavtale|under|står på|ligger i|ligger under|ligg i|under avtale|hører til|lagt til|' +
      'inkluderat|ingår i|del av|delas med|delad med|delas|samma som|följer|gemensam|gemensamt|fælles|inkluderet|betales af|samme som|en del af|' +
      'sisältyy|sisältyy hintaan|osa|katso|ks|ks.|jaettu|yhteinen|sama kuin|' +
      'inbegrepen|inbegrepen in|onderdeel van|valt onder|zie|gedeeld|gedeeld met|gezamenlijk|zelfde als|' +
      'inbegriffen|enthalten|enthalten in|im preis|teil von|siehe|s.|geteilt|gemeinsam|wie|' +
      'incl|incl.|included|included in|including|part of|covered by|paid by|bundled|bundled with|see|cf|cf.|same as|shared|shared with|follows|split with',
  )}(?![\\p{L}\\p{N}-])`,
  'u',
)

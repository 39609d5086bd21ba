import { oneOf, saying, WORD_END, WORD_START } from './dateWords.js'

/** Words by which amounts and counts are written, folded, in the seven languages. */

const words = (phrases: string) => new RegExp(`${WORD_START}${oneOf(phrases)}${WORD_END}\\.?`, 'gu')

/** What says that a number is not exact. */
export const ABOUT = new RegExp(
  `(?:~|≈|±|\\+/-|${WORD_START}${oneOf(
    'ca|ca.|cirka|sirka|circa|c:a|omtrent|om lag|omlag|omkring|rundt|rundt regnet|anslagsvis|anslått|anslag|estimat|estimert|est|est.|cirka|ungefär|uppskattat|uppskattad|runt|' +
      'anslået|skønnet|noin|n.|arviolta|arvio|ongeveer|plm|plm.|rond|geschat|etwa|ungefähr|rund|rd|rd.|geschätzt|about|approx|approx.|approximately|around|roughly|estimated|estimate|some',
  )}(?!\\p{L}))`,
  'gu',
)
/** What says before a number that it is the least or the most, and not the number. */
const LIMIT_BEFORE = new RegExp(
  `(?:[<>≤≥] ?|${WORD_START}${oneOf(
    'over|mer enn|meir enn|flere enn|fleire enn|minst|minimum|min|min.|under|mindre enn|færre enn|inntil|opptil|opp til|maks|maks.|maksimalt|max|max.|fra|frå|' +
      'över|mer än|fler än|mindre än|färre än|upp till|högst|från|mere end|flere end|mindst|op til|højst|færre end|' +
      'yli|vähintään|alle|enintään|jopa|meer dan|minstens|ten minste|minder dan|tot|maximaal|hoogstens|vanaf|' +
      'mehr als|mindestens|weniger als|bis zu|höchstens|maximal|unter|über|ab|' +
      'more than|at least|greater than|less than|fewer than|up to|at most|no more than|from|below|above',
  )} )$`,
  'u',
)
/** The same behind it: «100+», «100 eller flere». */
const LIMIT_BEHIND = new RegExp(
  `^ ?(?:\\+(?! ?\\d)|${oneOf('eller mer|eller flere|eller fleire|eller fler|og oppover|og over|eller mere|tai enemmän|of meer|oder mehr|or more|and above|and up|plus$')}${WORD_END})`,
  'u',
)

/** True where a number, by what stands before and behind it, is only the least or the most. */
export function isLimit(before: string, behind: string): boolean {
  return LIMIT_BEFORE.test(before) || LIMIT_BEHIND.test(behind)
}
/** What stands between the two ends of a range. */
export const BETWEEN = new RegExp(`^ ?(?:-|${oneOf('til|till|to|tot|bis|og|och|and|ja|und|en|a|à')}) ?$`, 'u')
export const BOTH_ENDS_AFTER = saying('mellom|mellan|mellem|between|zwischen|tussen|välillä')
/** What stands between two of which one is meant. */
export const EITHER = new RegExp(
  `^ ?(?:/|${oneOf('el|el.|eller|or|of|oder|tai|evt|evt.|ev|ev.|alt|alt.|alternativt')}) ?$`,
  'u',
)

/** What costs nothing. */
export const FREE = new RegExp(
  `^(?:er )?${oneOf(
    'gratis|gratisversjon|kostnadsfri|kostnadsfritt|ingen kostnad|ingen kostnader|uten kostnad|uten kostnader|ingen lisenskostnad|fri bruk|vederlagsfritt|' +
      'kostnadsfritt|avgiftsfri|avgiftsfritt|ingen kostnad|utan kostnad|gratis version|uden omkostninger|omkostningsfri|' +
      'ilmainen|ilmaiseksi|maksuton|maksutta|kosteloos|geen kosten|kostenlos|kostenfrei|keine kosten|unentgeltlich|free|free of charge|no cost|no charge|at no cost|zero cost|open source, free',
  )}${WORD_END}`,
  'u',
)

/** How often in a year an amount of such a time is paid. */
export const TIMES_A_YEAR: readonly (readonly [times: number, said: RegExp])[] = [
  [
    12,
    new RegExp(
      `(?:/ ?|${WORD_START}(?:pr\\.?|per|i|om|a|each|every|hver|hvar|varje|pro|im|elke) ?)${oneOf(
        'mnd|måned|måneden|månad|månaden|mån|md|mdr|month|mo|monat|maand|kk|kuukausi|mth',
      )}${WORD_END}\\.?|${WORD_START}${oneOf(
        'mnd|månedlig|månadleg|månedspris|månedsleie|månadsvis|månadskostnad|monthly|monatlich|mtl|mtl.|maandelijks|kuukausittain|kuukaudessa|kk|p.m.|måndlig|månedligt',
      )}${WORD_END}`,
      'u',
    ),
  ],
  [
    4,
    new RegExp(
      `(?:/ ?|${WORD_START}(?:pr\\.?|per|i|om|a|each|hvert|varje|pro|im) ?)${oneOf('kvartal|kv|kvartalet|quarter|qtr|quartal|kwartaal|neljännes')}${WORD_END}\\.?|${WORD_START}${oneOf('kvartalsvis|quarterly|vierteljährlich|per kwartaal')}${WORD_END}`,
      'u',
    ),
  ],
  [
    2,
    new RegExp(
      `(?:/ ?|${WORD_START}(?:pr\\.?|per|i|hvert|varje|pro|im) ?)${oneOf('halvår|halvåret|half-year|halbjahr|halfjaar|puolivuosi')}${WORD_END}|${WORD_START}${oneOf('halvårlig|halvårsvis|half-yearly|halbjährlich')}${WORD_END}`,
      'u',
    ),
  ],
  [
    52,
    new RegExp(
      `(?:/ ?|${WORD_START}(?:pr\\.?|per|i|a|hver|varje|pro) ?)${oneOf('uke|uka|veke|vecka|uge|week|wk|woche|viikko')}${WORD_END}|${WORD_START}${oneOf('ukentlig|weekly|wöchentlich|wekelijks')}${WORD_END}`,
      'u',
    ),
  ],
]
/** What says that an amount is of one year: nothing that the field does not say. */
export const A_YEAR = new RegExp(
  `(?:/ ?|${WORD_START}(?:pr\\.?|per|i|om|a|each|hvert|varje|pro|im|por|pr\\. ?) ?)${oneOf('år|året|year|yr|annum|jahr|jaar|vuosi|v|anno')}${WORD_END}\\.?|${WORD_START}${oneOf(
    'årlig|årleg|årligen|årligt|årspris|årskostnad|årsavgift|p.a.|p.a|p. a.|pa|yearly|annual|annually|jährlich|jaarlijks|vuodessa|vuosittain|pr.år',
  )}${WORD_END}`,
  'gu',
)
/** What says that an amount is for each of many. */
export const PER_UNIT = new RegExp(
  `(?:/ ?|${WORD_START}(?:pr\\.?|per|for hver|for each|each|pro|à|á|je|hver|varje) ?)${oneOf(
    'bruker|brukar|brukere|lisens|stk|enhet|elev|barn|innbygger|innbyggjar|ansatt|tilsett|time|sak|melding|transaksjon|skole|avdeling|pc|klient|konto|plass|pasient|hode|modul|user|licence|license|seat|unit|device|' +
      'employee|inhabitant|citizen|hour|transaction|pupil|student|användare|licens|styck|st|invånare|anställd|timme|bruger|borger|medarbejder|indbygger|käyttäjä|lisenssi|asukas|oppilas|gebruiker|licentie|inwoner|' +
      'medewerker|uur|leerling|benutzer|nutzer|lizenz|einwohner|mitarbeiter|stunde|stück|schüler|arbeitsplatz',
  )}${WORD_END}|${WORD_START}${oneOf('timepris|stykkpris|timefakturering|pr. stk|etter forbruk|etter bruk|forbruksbasert|løpende timer|per use|usage based|pay per use')}${WORD_END}`,
  'u',
)
/** What says that an amount is not paid every year. */
export const ONCE = new RegExp(
  `${WORD_START}(?:engangs\\p{L}*|éngangs\\p{L}*|eingongs\\p{L}*|engångs\\p{L}*|einmal\\p{L}*|eenmalig\\p{L}*|kerta\\p{L}*|${oneOf(
    'en gang|én gang|ein gong|en gång|éen keer|one-off|one off|one-time|one time|once|etablering|etableringskostnad|anskaffelse|anskaffelseskostnad|anskaffet for|innkjøp|innkjøpspris|investering|kjøpesum|' +
      'anskaffning|inköp|anskaffelsespris|hankinta|hankintahinta|aanschaf|anschaffung|investition|purchase|investment|capex|startup cost|set-up|setup|oppstart|prosjekt|prosjektkostnad',
  )}${WORD_END})`,
  'u',
)
/** What says that an amount is of several years together. */
export const SEVERAL_YEARS =
  /(?<!\d)(?:[2-9]|1\d)[- ]?(?:år|års|årig|years?|yrs?|jahre?n?|jaar|vuotta|vuoden)(?![\p{L}])|(?:hvert|every|vart) (?:annet|andre|tredje|[2-9]\.?|other|second|third)|(?:to|tre|fire|fem|three|two|five) (?:år|years)/u

/** What is said of tax: kept, and no part of the number. */
export const TAX = new RegExp(
  `(?:\\+|${WORD_START}(?:${oneOf('eks|eks.|ekskl|ekskl.|eksklusive|ex|ex.|exkl|exkl.|excl|excl.|excluding|exclusive|uten|utan|u|u/|u.|inkl|inkl.|incl|incl.|including|inklusive|m|m/|med|plus|pluss|zzgl|zzgl.|zuzüglich|netto|brutto|alv|sis|sis.')}))? ?${oneOf('mva|mva.|moms|vat|tax|btw|mwst|mwst.|ust|ust.|alv|alv.|meirverdiavgift|merverdiavgift')}${WORD_END} ?(?:0 ?%|25 ?%|\\d{1,2} ?%)?`,
  'gu',
)

/** What may stand before an amount without making it another. */
export const NAMES_OF_COST = words(
  'pris|kostnad|kostnader|årlig kostnad|lisens|lisenser|lisenskostnad|vedlikehold|drift|driftskostnad|abonnement|sum|totalt|total|til sammen|tilsammen|budsjett|fastpris|fast pris|årsleie|leie|service|avtale på|beløp|' +
    'licens|licenser|underhåll|avgift|summa|budget|vedligeholdelse|abonnement|i alt|hinta|lisenssi|ylläpito|yhteensä|kosten|licentie|onderhoud|totaal|prijs|lizenz|wartung|gesamt|preis|summe|cost|price|licence|license|licenses|' +
    'maintenance|support|subscription|fee|total cost|bare|kun|only|endast|nur|vain|slechts|alleen',
)

/** A scale that is written behind a number. */
export const SCALES: readonly (readonly [times: number, said: RegExp])[] = [
  [
    1e9,
    new RegExp(
      `^ ?${oneOf('mrd|mrd.|milliard|milliarder|miljard|miljarder|miljardia|milliarden|billion')}${WORD_END}`,
      'u',
    ),
  ],
  [
    1e6,
    new RegExp(
      `^(?:m${WORD_END}| ?${oneOf('mill|mill.|million|millioner|millionar|mio|mio.|mln|mln.|milj|milj.|miljon|miljoner|miljoonaa|miljoen|millionen|millions')}(?!\\p{L}))`,
      'u',
    ),
  ],
  [
    1e3,
    new RegExp(
      `^ ?(?:'(?!\\d)|k${WORD_END}|${oneOf('tusen|tus|tus.|tusind|tusinde|tuhatta|tuhat|duizend|tausend|tsd|tsd.|thousand')}(?!\\p{L}))`,
      'u',
    ),
  ],
]

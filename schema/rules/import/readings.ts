import type { Words } from '../words.js'

/** What a cell says for the field that it is for. It is never guessed: what may mean several things is asked. */
export type Reading<V> =
  /** One value. `told`: what of it whoever imports should know; `kept`: the text that the note keeps as well. */
  | { is: 'value'; value: V; told?: Told; kept?: true }
  /** A word for «not known» or «none»: left out on purpose. */
  | { is: 'unsaid' }
  /**
   * A day that never comes: what has it runs on. `noticeMonths`: the months of notice that are said with it; `kept`: it says
   * more than that, which the note keeps.
   */
  | { is: 'no_end'; noticeMonths: number | null; kept?: true }
  /** Several values it may mean, best first; none where it may be anything. Nothing is written until somebody has said which. */
  | { is: 'ask'; why: AskCode; candidates: readonly V[] }
  /** No value of the field. The text is kept in the note, and told. */
  | { is: 'problem'; why: ProblemCode }

/** What a value that was read leaves out, or rests on. Where there are several, what matters most. */
export type Told =
  | 'approximate'
  | 'range'
  | 'rounded'
  | 'scaled'
  | 'rest_kept'
  | 'time_dropped'
  | 'serial_number'
  | 'lines_joined'
  | 'version_split'
  | 'not_split'
  | 'not_parted'
  | 'may_be_two'
  | 'cached_formula'
  | 'likely_word'
  | 'runs_on'
  | 'waits_for_column'

/** Why there is no one value. */
export type AskCode =
  | 'month_only'
  | 'year_only'
  | 'no_year'
  | 'period_in_words'
  | 'day_order'
  | 'time_zone'
  | 'too_long_ago'
  | 'too_far_ahead'
  | 'no_such_day'
  | 'ended_without_day'
  | 'range'
  | 'lower_bound'
  | 'per_month'
  | 'per_unit'
  | 'once_or_yearly'
  | 'unit_unclear'
  | 'amounts_in'
  | 'in_doubt'
  | 'several_values'
  | 'unknown_word'
  | 'coarse_word'
  | 'contradiction'
  | 'start_or_end'
  | 'two_systems'

/** Why a cell is no value of its field. */
export type ProblemCode =
  | 'not_a_date'
  | 'became_a_date'
  | 'not_a_number'
  | 'not_an_owner'
  | 'part_of_another'
  | 'other_currency'
  | 'error_cell'
  | 'truncated'
  | 'negative'
  | 'too_small'
  | 'too_large'
  | 'too_long'
  | 'too_many'
  | 'bad_characters'

/** What is said of each: what was found, and what to do about it. */
export const READING_WORDS: Readonly<Record<Told | AskCode | ProblemCode | 'no_end', Words>> = {
  approximate: {
    nb: 'Cellen sier «ca.». Tallet er tatt med, og teksten står i merknaden.',
    en: 'The cell says “about”. The number is taken, and the text is kept in the note.',
  },
  range: {
    nb: 'Cellen sier et spenn. Se at begge tallene er riktige.',
    en: 'The cell says a range. See that both numbers are right.',
  },
  rounded: {
    nb: 'Tallet er avrundet til et helt tall. Rett det hvis det skal være et annet.',
    en: 'The number is rounded to a whole one. Correct it if it should be another.',
  },
  scaled: {
    nb: 'Tallet er regnet om slik cellen eller kolonnen sier, for eksempel fra tusen. Se at det er riktig.',
    en: 'The number is converted as the cell or the column says, such as from thousands. See that it is right.',
  },
  rest_kept: {
    nb: 'Cellen sier mer enn verdien. Hele teksten står i merknaden.',
    en: 'The cell says more than the value. The whole text is kept in the note.',
  },
  time_dropped: {
    nb: 'Klokkeslettet er utelatt; datoen er tatt med.',
    en: 'The time of day is left out; the date is taken.',
  },
  serial_number: {
    nb: 'Cellen har tallet som regneark lagrer datoer som. Se at datoen er riktig.',
    en: 'The cell holds the number that spreadsheets store dates as. See that the date is right.',
  },
  lines_joined: {
    nb: 'Linjene i cellen er skrevet på én linje.',
    en: 'The lines of the cell are written as one.',
  },
  version_split: {
    nb: 'Tallet bakerst i navnet er tatt som versjon. Rett det hvis det hører til navnet.',
    en: 'The number at the end of the name is taken as its version. Correct it if it belongs to the name.',
  },
  not_split: {
    nb: 'Hele cellen er tatt som leverandør. Flytt det som er en kontakt.',
    en: 'The whole cell is taken as the vendor. Move what is a contact.',
  },
  not_parted: {
    nb: 'Cellen lot seg ikke dele i to felt, og er tatt som det ene av dem. Rett det hvis den sier begge.',
    en: 'The cell could not be parted into two fields, and is taken as one of them. Correct it if it says both.',
  },
  may_be_two: {
    nb: 'Cellen er tatt som ett system. Del den hvis den navngir to.',
    en: 'The cell is taken as one system. Split it if it names two.',
  },
  likely_word: {
    nb: 'Ordet ligner en verdi som feltet kjenner, og er tatt for den. Se at det er riktig.',
    en: 'The word is like a value that the field knows, and is taken for it. See that it is right.',
  },
  runs_on: {
    nb: 'Avtalen løper uten sluttdato. Teksten står i merknaden.',
    en: 'The contract runs on with no end date. The text is kept in the note.',
  },
  waits_for_column: {
    nb: 'Verdien venter på svaret for hele kolonnen, og teksten står i merknaden så lenge. Svar ved kolonnen.',
    en: 'The value waits for the answer of the whole column, and its text is kept in the note meanwhile. Answer at the column.',
  },
  cached_formula: {
    nb: 'Verdien er det formelen ga da fila ble lagret. Se at den ikke er foreldet.',
    en: 'The value is what the formula came to when the file was saved. See that it is not out of date.',
  },
  month_only: {
    nb: 'Cellen sier en måned, ikke en dag. Velg dagen, for eksempel den første eller den siste.',
    en: 'The cell says a month, not a day. Choose the day, such as the first or the last.',
  },
  year_only: {
    nb: 'Cellen sier et år, ikke en dag. Velg dagen, for eksempel den første eller den siste.',
    en: 'The cell says a year, not a day. Choose the day, such as the first or the last.',
  },
  no_year: {
    nb: 'Datoen mangler årstall. Velg eller skriv hele datoen.',
    en: 'The date has no year. Choose or write the whole date.',
  },
  period_in_words: {
    nb: 'Cellen beskriver tiden med ord. Velg eller skriv dagen som menes.',
    en: 'The cell describes the time in words. Choose or write the day that is meant.',
  },
  day_order: {
    nb: 'Dag og måned kan leses i to rekkefølger. Si hvilken rekkefølge kolonnen har.',
    en: 'Day and month can be read in two orders. Say which order the column has.',
  },
  time_zone: {
    nb: 'Klokkeslettet er i en annen tidssone, og dagen kan være den neste her. Velg dagen.',
    en: 'The time of day is in another time zone, and the day may be the next one here. Choose the day.',
  },
  too_long_ago: {
    nb: 'Datoen ligger langt tilbake. Bekreft den, eller skriv den som menes.',
    en: 'The date lies far back. Confirm it, or write the one that is meant.',
  },
  too_far_ahead: {
    nb: 'Datoen ligger langt fram. Bekreft den, skriv den som menes, eller si at det ikke er noen slutt.',
    en: 'The date lies far ahead. Confirm it, write the one that is meant, or say that there is no end.',
  },
  no_such_day: {
    nb: 'Dagen finnes ikke i kalenderen. Velg dagen som menes.',
    en: 'There is no such day in the calendar. Choose the one that is meant.',
  },
  ended_without_day: {
    nb: 'Cellen sier at det er slutt, men ikke når. Skriv dagen, eller la feltet stå tomt.',
    en: 'The cell says that it has ended, but not when. Write the day, or leave the field empty.',
  },
  lower_bound: {
    nb: 'Cellen sier en grense, ikke et tall. Velg eller skriv tallet.',
    en: 'The cell says a limit, not a number. Choose or write the number.',
  },
  per_month: {
    nb: 'Beløpet gjelder en annen tid enn et år. Bekreft det omregnede beløpet, eller skriv et annet.',
    en: 'The amount is for another time than a year. Confirm the converted amount, or write another.',
  },
  per_unit: {
    nb: 'Beløpet gjelder hver bruker eller enhet. Skriv hele beløpet for et år.',
    en: 'The amount is for each user or unit. Write the whole amount for a year.',
  },
  once_or_yearly: {
    nb: 'Beløpet er kanskje ikke årlig. Bekreft det hvis det er det, eller la feltet stå tomt.',
    en: 'The amount may not be yearly. Confirm it if it is, or leave the field empty.',
  },
  unit_unclear: {
    nb: 'Tallet kan menes i hele kroner eller i tusen, eller ha et desimaltegn. Velg tallet som menes.',
    en: 'The number may be in whole units or in thousands, or have a decimal mark. Choose the one that is meant.',
  },
  amounts_in: {
    nb: 'Beløpet kan være i hele kroner eller i tusen. Si hva beløpene i kolonnen er i.',
    en: 'The amount may be in whole units of the currency or in thousands. Say what those of the column are in.',
  },
  in_doubt: {
    nb: 'Cellen setter selv verdien i tvil. Bekreft den, eller skriv en annen.',
    en: 'The cell itself puts the value in doubt. Confirm it, or write another.',
  },
  several_values: {
    nb: 'Cellen har flere verdier, og feltet tar én. Velg den som gjelder.',
    en: 'The cell has several values, and the field takes one. Choose the one that applies.',
  },
  unknown_word: {
    nb: 'Ordet er ikke en verdi som feltet kjenner. Velg hva det betyr.',
    en: 'The word is no value that the field knows. Choose what it means.',
  },
  coarse_word: {
    nb: 'Ordet dekker flere verdier. Velg den som gjelder for denne raden.',
    en: 'The word covers several values. Choose the one that applies to this row.',
  },
  start_or_end: {
    nb: 'Cellen sier én dag, og kolonnen både start og slutt. Si om dagen er den første eller den siste.',
    en: 'The cell says one day, and the column both start and end. Say if the day is the first or the last.',
  },
  contradiction: {
    nb: 'Det som står, motsier seg selv. Velg det som gjelder.',
    en: 'What is said contradicts itself. Choose what applies.',
  },
  two_systems: {
    nb: 'Cellen kan navngi to systemer. Si om den er ett, eller del den.',
    en: 'The cell may name two systems. Say if it is one, or split it.',
  },
  no_end: {
    nb: 'Løper uten sluttdato. Feltet står tomt.',
    en: 'Runs on with no end date. The field is left empty.',
  },
  not_a_date: {
    nb: 'Teksten er ikke en dato, og står i merknaden. Skriv datoen hvis den er kjent.',
    en: 'The text is no date, and is kept in the note. Write the date if it is known.',
  },
  became_a_date: {
    nb: 'Regnearket har gjort cellen om til en dato. Skriv det som sto der.',
    en: 'The spreadsheet has made a date of the cell. Write what was meant.',
  },
  not_a_number: {
    nb: 'Teksten er ikke et tall, og står i merknaden. Skriv tallet hvis det er kjent.',
    en: 'The text is no number, and is kept in the note. Write the number if it is known.',
  },
  not_an_owner: {
    nb: 'Teksten sier ikke hvem som er ansvarlig, og står i merknaden. Skriv rollen hvis den er kjent.',
    en: 'The text does not say who is responsible, and is kept in the note. Write the role if it is known.',
  },
  part_of_another: {
    nb: 'Verdien hører til noe annet, og teksten står i merknaden. Skriv verdien hvis den kan skilles ut.',
    en: 'The value belongs with something else, and the text is kept in the note. Write it if it can be told apart.',
  },
  other_currency: {
    nb: 'Beløpet er i en annen valuta enn registerets, og teksten står i merknaden. Skriv beløpet omregnet.',
    en: 'The amount is in another currency than that of the register, and the text is kept in the note. Write it converted.',
  },
  error_cell: {
    nb: 'Cellen har en feil fra regnearket. Skriv verdien, eller rett cellen og last opp på nytt.',
    en: 'The cell holds an error of the spreadsheet. Write the value, or mend the cell and upload again.',
  },
  truncated: {
    nb: 'Regnearket viste bare ####, og verdien er tapt. Skriv den, eller gjør kolonnen bredere og last opp på nytt.',
    en: 'The spreadsheet showed only ####, and the value is lost. Write it, or widen the column and upload again.',
  },
  negative: {
    nb: 'Tallet er mindre enn null. Skriv et som er null eller mer.',
    en: 'The number is less than zero. Write one that is zero or more.',
  },
  too_small: {
    nb: 'Tallet er mindre enn feltet tar. Skriv et større.',
    en: 'The number is smaller than the field takes. Write a larger one.',
  },
  too_large: {
    nb: 'Tallet er større enn feltet tar. Skriv et mindre.',
    en: 'The number is larger than the field takes. Write a smaller one.',
  },
  too_long: {
    nb: 'Teksten er lengre enn feltet tar, og står i merknaden. Skriv en kortere.',
    en: 'The text is longer than the field takes, and is kept in the note. Write a shorter one.',
  },
  too_many: {
    nb: 'Lista er lengre enn feltet tar, og står i merknaden. Skriv færre.',
    en: 'The list is longer than the field takes, and is kept in the note. Write fewer.',
  },
  bad_characters: {
    nb: 'Teksten har tegn som ikke kan lagres. Skriv den uten dem.',
    en: 'The text has characters that cannot be stored. Write it without them.',
  },
}

export const UNSAID = { is: 'unsaid' } as const

/** A value, with what is told of it and whether the note keeps its text too. */
export function found<V>(value: V, told?: Told, kept?: boolean): Reading<V> {
  return { is: 'value', value, ...(told && { told }), ...(kept && { kept: true as const }) }
}

/** A question, with what may be meant, each once. */
export function asked<V>(why: AskCode, candidates: readonly V[] = []): Reading<V> {
  return { is: 'ask', why, candidates: [...new Set(candidates)] }
}

export function refused(why: ProblemCode): { is: 'problem'; why: ProblemCode } {
  return { is: 'problem', why }
}

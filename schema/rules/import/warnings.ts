import type { Words } from '../words.js'

/** What whoever imports should look at besides single cells. `about` is the name of the column or the sheet. */
const WARNINGS: Readonly<Record<string, (about: string) => Words>> = {
  column_unknown: (about) => ({
    nb: `Kolonnen «${about}» er ikke kjent. Den tas med i merknaden. Velg et felt, eller la den være.`,
    en: `The column “${about}” is not known. It is kept in the note. Choose a field, or leave it out.`,
  }),
  column_taken: (about) => ({
    nb: `Kolonnen «${about}» ligner en annen kolonne, og tas med i merknaden. Velg et felt hvis den er noe annet.`,
    en: `The column “${about}” is like another one, and is kept in the note. Choose a field if it is something else.`,
  }),
  column_values_differ: (about) => ({
    nb: `Det som står i kolonnen «${about}», passer ikke til navnet. Den tas med i merknaden. Velg et felt.`,
    en: `What stands in the column “${about}” does not fit its name. It is kept in the note. Choose a field.`,
  }),
  column_other_unit: (about) => ({
    nb: `Kolonnen «${about}» er i en annen enhet enn registerets. Den tas med i merknaden. Velg et felt hvis tallene er regnet om.`,
    en: `The column “${about}” is in another unit than that of the register. It is kept in the note. Choose a field if the numbers are converted.`,
  }),
  column_part_of_name: (about) => ({
    nb: `Kolonnen «${about}» er tolket etter en del av navnet. Se at feltet er riktig.`,
    en: `The column “${about}” is understood by a part of its name. See that the field is right.`,
  }),
  column_vague_name: (about) => ({
    nb: `Navnet «${about}» kan bety flere ting. Se at feltet er riktig.`,
    en: `The name “${about}” may mean several things. See that the field is right.`,
  }),
  column_values: (about) => ({
    nb: `Kolonnen «${about}» er tolket etter det som står i den. Se at feltet er riktig.`,
    en: `The column “${about}” is understood by what stands in it. See that the field is right.`,
  }),
  hidden_column: (about) => ({
    nb: `Kolonnen «${about}» er skjult i regnearket. Den leses som de andre.`,
    en: `The column “${about}” is hidden in the spreadsheet. It is read like the others.`,
  }),
  hidden_sheet: (about) => ({
    nb: `Arket «${about}» er skjult, og leses ikke.`,
    en: `The sheet “${about}” is hidden, and is not read.`,
  }),
  other_sheet: (about) => ({
    nb: `Arket «${about}» leses ikke. Velg det hvis listen står der.`,
    en: `The sheet “${about}” is not read. Choose it if the list is there.`,
  }),
  no_records: () => ({
    nb: 'Under kolonnenavnene står det ingen rader. Se at det er riktig ark og riktig overskriftsrad, eller velg en annen fil.',
    en: 'There are no rows below the names of the columns. See that the sheet and the header row are right, or choose another file.',
  }),
  answer_unused: (about) => ({
    nb: `Et svar gjelder ingenting i listen: ${about}. Rett linjen, kolonnen eller verdien, eller ta svaret bort.`,
    en: `An answer is for nothing in the list: ${about}. Correct its row, column or value, or take it out.`,
  }),
  two_encodings: () => ({
    nb: 'Noen bokstaver ser ut til å være skrevet med et annet tegnsett enn resten («Ã¸» for «ø»). Velg et annet tegnsett, eller rett dem i filen.',
    en: 'Some letters seem to be written in another encoding than the rest (“Ã¸” for “ø”). Choose another encoding, or correct them in the file.',
  }),
  has_comments: () => ({
    nb: 'Filen har kommentarer til celler. De tas ikke med.',
    en: 'The file has comments on cells. They are not taken.',
  }),
  has_macros: () => ({
    nb: 'Filen har makroer. De kjøres ikke.',
    en: 'The file has macros. They are not run.',
  }),
  has_formulas: () => ({
    nb: 'Filen har formler. Det de ga da filen ble lagret, leses; ingenting regnes ut her.',
    en: 'The file has formulas. What they came to when it was saved is read; nothing is computed here.',
  }),
  has_links_outside: () => ({
    nb: 'Filen viser til andre filer eller adresser. Ingenting hentes derfra.',
    en: 'The file refers to other files or addresses. Nothing is fetched from there.',
  }),
  has_pictures: () => ({
    nb: 'Filen har bilder eller tegninger. De tas ikke med.',
    en: 'The file has pictures or drawings. They are not taken.',
  }),
  municipality: () => ({
    nb: 'Si hvilken kommune listen gjelder.',
    en: 'Say which municipality the list is of.',
  }),
  kind: (about) => ({
    nb: `Listen sier ingen systemtype. Nye systemer får «${about}».`,
    en: `The list says no kind. New systems become “${about}”.`,
  }),
  computed: (about) => ({
    nb: `«${about}» regnes ut av registeret, og tas ikke inn. Status endres på siden til systemet.`,
    en: `“${about}” is computed by the register, and is not taken in. Status is changed on the page of the system.`,
  }),
}

/** A warning in words. */
export function warningWords(code: string, about: string | null): Words {
  return WARNINGS[code]?.(about ?? '') ?? { nb: code, en: code }
}

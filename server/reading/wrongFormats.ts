interface Description {
  nb: string
  en: string
  remedyNb: string
  remedyEn: string
}

const UPLOAD_NB = 'Last opp lista som XLSX, ODS, XLS eller CSV.'
const UPLOAD_EN = 'Upload the list as XLSX, ODS, XLS or CSV.'
const SAVE_NB = 'Åpne den i et regneark, lagre den som XLSX, og last opp den nye.'
const SAVE_EN = 'Open it in a spreadsheet, save it as XLSX, and upload the new one.'
const COPY_NB = 'Kopier tabellen til et regneark, lagre det som XLSX, og last opp det.'
const COPY_EN = 'Copy the table to a spreadsheet, save it as XLSX, and upload that.'

const upload = (nb: string, en: string): Description => ({
  nb,
  en,
  remedyNb: UPLOAD_NB,
  remedyEn: UPLOAD_EN,
})
const save = (nb: string, en: string): Description => ({ nb, en, remedyNb: SAVE_NB, remedyEn: SAVE_EN })
const copy = (nb: string, en: string): Description => ({ nb, en, remedyNb: COPY_NB, remedyEn: COPY_EN })

/** What a file may be instead of a list that we read, whatever it is called, and what to do with it. */
export const WRONG_FORMATS = {
  pdf: copy('en PDF', 'a PDF'),
  word: copy('et Word-dokument', 'a Word document'),
  text_document: copy('et tekstdokument', 'a text document'),
  slides: copy('en presentasjon', 'a presentation'),
  rtf: copy('et RTF-dokument', 'an RTF document'),
  mail: copy('en e-post', 'an e-mail message'),
  image: upload('et bilde', 'a picture'),
  html: save('en nettside (HTML), kanskje kalt .xls', 'a web page (HTML), perhaps named .xls'),
  xml_spreadsheet: save('et regneark i det gamle XML-formatet', 'a spreadsheet in the old XML format'),
  flat_ods: save('et OpenDocument-regneark i én XML-fil', 'an OpenDocument spreadsheet in one XML file'),
  xlsb: save('en binær Excel-arbeidsbok (XLSB)', 'a binary Excel workbook (XLSB)'),
  numbers: {
    nb: 'et regneark fra Apple Numbers',
    en: 'a spreadsheet of Apple Numbers',
    remedyNb: 'Eksporter det derfra til Excel, og last opp det.',
    remedyEn: 'Export it from there to Excel, and upload that.',
  },
  xml: upload('en XML-fil', 'an XML file'),
  json: upload('en JSON-fil', 'a JSON file'),
  archive: {
    nb: 'en komprimert fil, ikke en liste',
    en: 'a compressed file and no list',
    remedyNb: 'Pakk den ut, og last opp lista som er i den.',
    remedyEn: 'Unpack it, and upload the list that is in it.',
  },
  database: upload('en database', 'a database'),
  program: upload('et program', 'a program'),
  unknown: upload('hverken et regneark eller en tekstfil', 'neither a spreadsheet nor a text file'),
} as const satisfies Record<string, Description>

export type WrongFormat = keyof typeof WRONG_FORMATS

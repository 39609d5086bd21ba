import type { Words } from '../../schema/rules/words.js'

/** What a report is had as. */
export type ReportFormat = 'pdf' | 'xlsx'

interface Circumstances {
  format: ReportFormat | 'zip'
  /** The limit that it came to, or the row of the log, if that is why. */
  most: number
}

/** What to do where only a PDF asks too much. */
const otherwise = ({ format }: Circumstances): Words =>
  format === 'pdf'
    ? {
        nb: ' Du kan hente rapporten som Excel-fil (XLSX).',
        en: ' You can have the report as an Excel file (XLSX).',
      }
    : { nb: '', en: '' }

/** Why there is no file: a stable code, and a sentence that says what to do. */
const SENTENCES = {
  no_compiler: (why) => ({
    nb: `Denne serveren kan ikke lage PDF: programmet som setter sidene, finnes ikke for maskinen den går på.${otherwise(why).nb}`,
    en: `This server cannot make PDFs: what sets the pages does not exist for the machine that it runs on.${otherwise(why).en}`,
  }),
  too_slow: (why) => ({
    nb: `Fila var ikke ferdig etter ${why.most} sekunder, og arbeidet er avbrutt. Velg færre rader.${otherwise(why).nb}`,
    en: `The file was not done after ${why.most} seconds, and the work was ended. Choose fewer rows.${otherwise(why).en}`,
  }),
  too_much_memory: (why) => ({
    nb: `Fila tar mer enn ${why.most} MB minne å lage, og arbeidet er avbrutt. Velg færre rader.${otherwise(why).nb}`,
    en: `The file takes more than ${why.most} MB of memory to make, and the work was ended. Choose fewer rows.${otherwise(why).en}`,
  }),
  too_large: ({ most }) => ({
    nb: `Pakken er større enn ${most} MB, som er det meste som blir tatt vare på. Velg færre rapporter, eller en tidligere dato.`,
    en: `The bundle is larger than ${most} MB, the most that is kept. Choose fewer reports, or an earlier date.`,
  }),
  broken_log: ({ most }) => ({
    nb: `Endringsloggen er ikke hel ved rad #${most}, så den kan ikke være bevis for noe. Kontroller loggen på siden Endringslogg, og si fra til den som drifter Harmoni.`,
    en: `The change log is not whole at row #${most}, so it can be evidence of nothing. Check the log on the page Change log, and tell whoever runs Harmoni.`,
  }),
  busy: () => ({
    nb: 'For mange rapporter lages akkurat nå. Vent litt og prøv på nytt.',
    en: 'Too many reports are being made right now. Wait a little and try again.',
  }),
  failed: (why) => ({
    nb: `Fila kunne ikke lages. Meld fra til den som drifter Harmoni.${otherwise(why).nb}`,
    en: `The file could not be made. Tell whoever runs Harmoni.${otherwise(why).en}`,
  }),
} as const satisfies Record<string, (why: Circumstances) => Words>

export type ReportFileCode = keyof typeof SENTENCES

/** Thrown where the file of a report cannot be made. Whoever asked tells it on, by `words`. */
export class ReportFileError extends Error {
  constructor(
    readonly code: ReportFileCode,
    readonly circumstances: Circumstances,
    options?: ErrorOptions,
  ) {
    super(SENTENCES[code](circumstances).en, options)
    this.name = 'ReportFileError'
  }

  /** Why there is no file, and what to do. */
  get words(): Words {
    return SENTENCES[this.code](this.circumstances)
  }
}

import type { Known } from '../api/reports.js'
import { formatDate } from '../rules/dates.js'
import { KEPT_REPORTS } from '../rules/reports.js'
import type { Words } from '../rules/words.js'
import { checkBundle, type Finding, hashesIn, sayFinding } from './check.mjs'
import { LOG_FILE, type OpenedFile } from './openFile.js'

/** What a file turns out to be. */
export type Verdict = 'genuine' | 'changed' | 'not_made_here' | 'register_changed'

export const VERDICT_WORDS = {
  genuine: { nb: 'er ekte og uendret', en: 'is genuine and unchanged' },
  changed: { nb: 'er laget her, men endret etterpå', en: 'was made here, but changed afterwards' },
  not_made_here: { nb: 'er ikke laget her', en: 'was not made here' },
  register_changed: {
    nb: 'holder i seg selv, men registeret er ikke lenger det den ble laget av',
    en: 'holds by itself, but the register is no longer what it was made of',
  },
} as const satisfies Record<Verdict, Words>

/** One thing that the verdict rests on. */
export interface Evidence extends Words {
  ok: boolean
}

/** What was found of a file. */
export interface Checked {
  verdict: Verdict
  /** The report that it is, or says that it is. */
  report: string | null
  evidence: Evidence[]
}

/** Checks what is in a bundle; of other files there is nothing to check but their hash. */
export async function checkEntries(
  { kind, entries }: OpenedFile,
  sha256: (bytes: Uint8Array) => string | Promise<string>,
): Promise<Finding[]> {
  if (kind !== 'bundle') return []
  const read = (path: string) => entries.get(path) ?? new Uint8Array()
  return checkBundle({ paths: [...entries.keys()], read, sha256 })
}

/**
 * What a file is: by its hash, which the register knows or does not, by what is in it, and by what the log of the register says in the rows
 * that it names.
 */
export function judge(sha256: string, file: OpenedFile, findings: readonly Finding[], known: Known): Checked {
  const report = known.report ?? known.named
  return {
    verdict: verdictOf(file, findings, known),
    report: report?.id ?? null,
    evidence: [
      hashEvidence(sha256, file, known),
      ...findings.map((finding) => ({
        ok: finding.ok,
        nb: `${sayFinding(finding, 'nb')}.`,
        en: `${sayFinding(finding, 'en')}.`,
      })),
      ...rowEvidence(file, known),
    ],
  }
}

function verdictOf(file: OpenedFile, findings: readonly Finding[], known: Known): Verdict {
  const { report, named, reportHash, firstHash } = known
  if (report) return isRowSame(file, known) ? 'genuine' : 'register_changed'
  // Two registers have no row of their logs in common.
  const isOfThisLog = firstHash !== null && firstHashOf(file) === firstHash
  const holds = findings.length > 0 && findings.every(({ ok }) => ok)
  // A register whose log is not what its own report was made of is at odds with itself, whatever the file is.
  if (holds && isOfThisLog && (named === null || reportHash !== named.order.hash)) return 'register_changed'
  return isOfThisLog || (named && isHashOf(file.said?.hash, named.order.hash)) ? 'changed' : 'not_made_here'
}

/** True where the row of the log that the file says it was made at has the hash that it says. */
function isRowSame({ said }: OpenedFile, { report, rowHash }: Known): boolean {
  return isHashOf(said?.hash ?? report?.order.hash, rowHash)
}

/** True for a hash, or its two ends: `3f9a7c21…d06be5b0`. */
function isHashOf(said: string | undefined, hash: string | null): boolean {
  const [start = '', end = ''] = said?.split('…') ?? []
  return start !== '' && hash !== null && hash.startsWith(start) && hash.endsWith(end)
}

function firstHashOf({ entries }: OpenedFile): string | null {
  const log = entries.get(LOG_FILE)
  if (!log) return null
  return hashesIn(log).next().value ?? null
}

/** Enough of a hash to compare it by eye. */
const short = (hash: string) => `${hash.slice(0, 8)}…${hash.slice(-8)}`

function hashEvidence(sha256: string, { kind, said }: OpenedFile, { report, named }: Known): Evidence {
  if (report) {
    const name = KEPT_REPORTS[report.report]
    const day = formatDate(report.order.asOf)
    return {
      ok: true,
      nb: `SHA-256 ${short(sha256)} er den som ${report.id} ${name.nb} per ${day} ble lagret med.`,
      en: `SHA-256 ${short(sha256)} is the one that ${report.id} ${name.en} as of ${day} was kept with.`,
    }
  }
  const none = {
    nb: `Ingen rapport har SHA-256 ${short(sha256)}.`,
    en: `No report has the SHA-256 ${short(sha256)}.`,
  }
  if (named)
    return {
      ok: false,
      nb: `${none.nb} Filen sier ${named.id}, men den har ${short(named.fileHash)}.`,
      en: `${none.en} The file says ${named.id}, but that has ${short(named.fileHash)}.`,
    }
  if (said)
    return {
      ok: false,
      nb: `${none.nb} Filen sier ${said.number}, og den står ikke i dette registeret.`,
      en: `${none.en} The file says ${said.number}, which is not in this register.`,
    }
  return kind === 'other'
    ? {
        ok: false,
        nb: `${none.nb} Filen er verken PDF, Excel-fil eller revisjonspakke fra Harmoni.`,
        en: `${none.en} The file is neither a PDF, an Excel file nor an audit bundle of Harmoni’s.`,
      }
    : {
        ok: false,
        nb: `${none.nb} Filen har ikke noe rapportnummer.`,
        en: `${none.en} The file has no number of a report.`,
      }
}

function rowEvidence(file: OpenedFile, known: Known): Evidence[] {
  const sequence = file.said?.sequence ?? (known.report ?? known.named)?.order.sequence
  if (sequence === undefined) return []
  const row = `#${sequence}`
  if (known.rowHash === null)
    return [
      {
        ok: false,
        nb: `Rad ${row} finnes ikke i dette registeret.`,
        en: `Row ${row} is not in this register.`,
      },
    ]
  return isRowSame(file, known)
    ? [
        {
          ok: true,
          nb: `Rad ${row} er den samme i dette registeret.`,
          en: `Row ${row} is the same in this register.`,
        },
      ]
    : [
        {
          ok: false,
          nb: `Rad ${row} er en annen i dette registeret.`,
          en: `Row ${row} is another in this register.`,
        },
      ]
}

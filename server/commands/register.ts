import { readFileSync } from 'node:fs'
import { VERDICT_WORDS } from '../../schema/bundle/verdict.js'
import { type Config, databasePlace, isPlace, type SETTINGS, SetupError, shown } from '../config.js'
import { copyRegister, NotCopied } from '../domain/copy.js'
import { type SecurityVerification, verifySecurityLog, whereBroken } from '../domain/securityLog.js'
import { type Difference, verifyRegister } from '../domain/verify.js'
import type { Services } from '../http/bind.js'
import { type CheckedFile, checkFile } from '../reports/checkFile.js'
import { openServices } from '../start.js'
import { findHeadPlace, type HeadPlace } from '../store/heads.js'
import { type Options, type Outcome, tell, tellProgress, UsageError } from './command.js'

/** How many rows of the log, and how many differences, are written out; the JSON document has more. */
const SHOWN = 20

/**
 * Recomputes the hash chains of the logs, compares every table with the change log, looks for heads that were written down, and checks files
 * that were made of the register.
 */
export async function verify(
  { store }: Services,
  { head: heads = [], arguments: files }: Options,
): Promise<Outcome> {
  const wrong = heads.find((head) => !/^[0-9a-f]{64}$/.test(head))
  if (wrong !== undefined)
    throw new UsageError(`--head is a hash as “verify” prints it, 64 of 0–9 and a–f, not “${shown(wrong)}”.`)
  const given = files.map(readGiven)
  const began = performance.now()
  const { reader, close } = await store.snapshot()
  try {
    const result = await verifyRegister(reader, tellProgress)
    const security = await verifySecurityLog(reader)
    const places = await Promise.all(heads.map((head) => findHeadPlace(reader, head)))
    const checked = []
    for (const { file, bytes } of given) checked.push({ file, ...(await checkFile(reader, bytes)) })
    const seconds = Math.round((performance.now() - began) / 100) / 10
    const { broken, breaks, breaking, rows, head, differences, differing, notCompared } = result
    const text = [
      broken
        ? `The change log does not hold from row ${broken.seq} (${broken.problem}); ${rows} rows before it do.`
        : `The change log holds: ${rows} rows, head ${head}`,
      // The first is in the sentence.
      ...breaks.slice(1, SHOWN).map(({ seq, problem }) => `  changes ${seq}: ${problem}`),
      ...moreThan(breaks, breaking),
      differing === 0
        ? 'Every table is what the log says.'
        : `What stands in the tables is not what the log says, at ${differing} ${differing === 1 ? 'place' : 'places'}:`,
      ...differences.slice(0, SHOWN).map((difference) => `  ${differenceWords(difference)}`),
      ...moreThan(differences, differing),
      ...securityWords(security),
      ...places.map(headWords),
      ...checked.flatMap(fileWords),
      `Not compared, as the log does not hold them: ${notCompared.join(', ')}.`,
      `It took ${seconds} s.`,
    ]
    const ok = result.ok && security.ok && places.every(({ log }) => log !== null) && checked.every(isGenuine)
    return {
      ok,
      text: text.join('\n'),
      json: { ...result, ok, security, heads: places, files: checked, seconds },
    }
  } finally {
    await close()
  }
}

/** A file that is to be checked, read before anything else is done. @throws SetupError */
function readGiven(file: string): { file: string; bytes: Buffer } {
  try {
    return { file, bytes: readFileSync(file) }
  } catch (error) {
    throw new SetupError(
      `${shown(file)} cannot be read (${(error as Error).message}). Name a file that is there.`,
    )
  }
}

type Given = CheckedFile & { file: string }

const isGenuine = ({ verdict, differsFrom }: Given) => verdict === 'genuine' && differsFrom === null

function fileWords({ file, verdict, evidence }: Given): string[] {
  return [
    `${shown(file)} ${VERDICT_WORDS[verdict].en}:`,
    ...evidence.map(({ ok, en }) => `  ${ok ? 'ok' : 'WRONG'}: ${en}`),
  ]
}

function securityWords(found: SecurityVerification): string[] {
  const { ok, ended } = found
  const begins = ended
    ? [
        `It begins after row ${ended.seq}, hash ${ended.hash}: what was older than ${ended.before.slice(0, 10)} ended at ${ended.at}.`,
      ]
    : []
  return [ok ? holdWords(found) : `The security log does not hold ${whereBroken(found)}.`, ...begins]
}

const holdWords = ({ rows, through, head }: SecurityVerification) =>
  `The security log holds: ${rows} rows, the last ${through}, head ${head}`

function headWords({ head, log, seq, ended }: HeadPlace): string {
  if (log === null)
    return `Head ${head} is of no row that is left: a log was altered, or it was of the security log, of rows that ended since, and none that an end was recorded at.`
  const name = log === 'changes' ? 'change log' : 'security log'
  return `Head ${head} is that of row ${seq} of the ${name}${ended ? ', which has ended through it' : ''}.`
}

/** That there are more than are written out, of `all`, of which the JSON document has `told`. */
function moreThan(told: readonly unknown[], all: number): string[] {
  return all > SHOWN ? [`  … and ${all - SHOWN} more; --json tells ${told.length}.`] : []
}

function differenceWords({ table, row, field, log, stands }: Difference): string {
  if (stands === undefined) return `${table} ${row}: the row is missing`
  if (log === undefined) return `${table} ${row}: the log knows no such row`
  return `${table} ${row}, ${field}: the log says ${JSON.stringify(log)}, ${JSON.stringify(stands)} stands there`
}

/** Copies a register into an empty place. */
export async function copy(config: Config, { arguments: [from, to] }: Options): Promise<Outcome> {
  if (!from || !to) throw new UsageError('Name two places: copy FROM TO.')
  const places = {
    from: copyPlace(config, from, 'FROM', 'HARMONI_COPY_FROM_PASSWORD_FILE', config.copyPasswords.from),
    to: copyPlace(config, to, 'TO', 'HARMONI_COPY_TO_PASSWORD_FILE', config.copyPasswords.to),
  }
  const source = await openServices(places.from, { create: false, onlyRead: true, tell })
  try {
    const target = await openServices(places.to, { tell })
    try {
      const copied = await copyRegister(source.store, target.store, tellProgress)
      const rows = Object.values(copied.rows).reduce((sum, count) => sum + count, 0)
      const text = [
        `Copied ${rows} rows. The change log holds: ${copied.log.rows} rows, head ${copied.log.head}`,
        holdWords(copied.security),
      ]
      return { ok: true, text: text.join('\n'), json: copied }
    } finally {
      await target.store.close()
    }
  } catch (error) {
    throw error instanceof NotCopied ? new SetupError(error.message) : error
  } finally {
    await source.store.close()
  }
}

/**
 * The settings of a place that is copied from or to. The password of the register is that of the same place, and goes to no
 * other.
 * @throws SetupError when it has a password, which all on the machine can read, or is no place at all
 */
function copyPlace(
  config: Config,
  place: string,
  word: 'FROM' | 'TO',
  setting: keyof typeof SETTINGS,
  given: string | undefined,
): Config {
  if (!isPlace(place))
    throw new SetupError(
      `${word} is “${shown(place)}”, which is neither a file nor an address such as postgres://user@host:5432/harmoni. Its password is never written there: put it into a file that ${setting} names.`,
    )
  const { database, password } = databasePlace(place, process.cwd())
  if (password !== undefined)
    throw new SetupError(
      `${word} has a password in its address, “${database}”, where every user of this machine can read it while the command runs: change it, leave it out, and put the new one into a file that ${setting} names.`,
    )
  const known = database === config.database ? config.connection.password : undefined
  const connection = { ...config.connection, password: given ?? known ?? config.anyPassword }
  return { ...config, database, connection }
}

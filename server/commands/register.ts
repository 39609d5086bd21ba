import { type Config, databasePlace, SetupError } from '../config.js'
import { copyRegister, NotCopied } from '../domain/copy.js'
import { verifySecurityLog } from '../domain/securityLog.js'
import { type Difference, verifyRegister } from '../domain/verify.js'
import type { Services } from '../http/bind.js'
import { openServices } from '../start.js'
import { type Options, type Outcome, tell, tellProgress, UsageError } from './command.js'

/** How many rows of the log, and how many differences, are written out; the JSON document has more. */
const SHOWN = 20

/** Recomputes the hash chain of the change log, and compares every table with what it says. */
export async function verify({ store }: Services): Promise<Outcome> {
  const began = performance.now()
  const { reader, close } = await store.snapshot()
  try {
    const result = await verifyRegister(reader, tellProgress)
    const security = await verifySecurityLog(reader)
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
      security.ok
        ? `The security log holds: ${security.rows} rows, head ${security.head}`
        : `The security log does not hold from row ${security.broken}; ${security.rows} rows before it do.`,
      `Not compared, as the log does not hold them: ${notCompared.join(', ')}.`,
      `It took ${seconds} s.`,
    ]
    const ok = result.ok && security.ok
    return { ok, text: text.join('\n'), json: { ...result, ok, security, seconds } }
  } finally {
    await close()
  }
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
  const at = (place: string) => ({ ...config, database: databasePlace(place, process.cwd()) })
  const source = await openServices(at(from), { create: false, onlyRead: true, tell })
  try {
    const target = await openServices(at(to), { tell })
    try {
      const copied = await copyRegister(source.store, target.store, tellProgress)
      const rows = Object.values(copied.rows).reduce((sum, count) => sum + count, 0)
      const text = `Copied ${rows} rows. The change log holds: ${copied.log.rows} rows, head ${copied.log.head}`
      return { ok: true, text, json: copied }
    } finally {
      await target.store.close()
    }
  } catch (error) {
    throw error instanceof NotCopied ? new SetupError(error.message) : error
  } finally {
    await source.store.close()
  }
}

import type { CheckFindings } from '../../schema/api/checks.js'
import type { Reader } from '../engines/store.js'
import { findNamedSystems, pickNamedSystem } from '../store/namedSystems.js'
import type { Moment } from '../store/programme.js'
import { findStandings } from './standings.js'

/** Every check with the systems that it finds, named. One statement beside those of the standings. */
export async function listChecks(reader: Reader, moment: Moment): Promise<CheckFindings[]> {
  const findings = (await findStandings(reader, moment)).findings()
  const names = await findNamedSystems(
    reader,
    findings.flatMap(({ found }) => found.map(({ number }) => number)),
  )
  return findings.map(({ check: { code, severity, words, what, place = null }, law, found }) => ({
    code,
    severity,
    ...words,
    what,
    law,
    place,
    count: found.length,
    systems: found.map(({ number, detail }) => {
      const { name, municipality } = pickNamedSystem(names, number)
      return { number, name, municipality, ...(detail && { detail }) }
    }),
  }))
}

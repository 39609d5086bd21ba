import { and, type Column, eq, isNull, or, type SQL } from 'drizzle-orm'
import type { Risk } from '../../schema/api/risks.js'
import type { Row, Tables } from '../../schema/tables/all.js'
import { anyOf } from '../engines/search.js'
import type { Reader } from '../engines/store.js'
import { idNumber } from './ids.js'

/** What is of a system, a subproject or the whole programme. */
type Belonging = 'risks' | 'wantedDecisions'

/** Rows of what is of a system or a subproject, the oldest first, each with its system named. One statement. */
export async function readBelonging<N extends Belonging>(
  reader: Reader,
  name: N,
  where: SQL | undefined,
): Promise<(Row<N> & Pick<Risk, 'about'>)[]> {
  const { systems: s, serviceAreas: a } = reader.t
  const table = reader.t[name] as Tables['risks']
  const rows = await reader.db
    .select({
      row: table,
      system: {
        number: s.number,
        name: s.name,
        municipality: s.municipality,
        status: s.status,
        dayOneCritical: s.dayOneCritical,
        voidedAt: s.voidedAt,
      },
      subproject: a.subproject,
    })
    .from(table)
    .leftJoin(s, eq(s.number, table.system))
    .leftJoin(a, eq(a.code, s.serviceArea))
    .where(where)
    .orderBy(idNumber(table.id))
  return rows.map(({ row, system, subproject }) => {
    if (!system) return { ...row, about: null }
    const { voidedAt, ...named } = system
    return { ...row, about: { ...named, voided: voidedAt !== null, subproject } }
  }) as unknown as (Row<N> & Pick<Risk, 'about'>)[]
}

/** The filters of a list of what is of a system or a subproject; a subproject has what is of its systems too. */
interface Asked {
  system?: string[] | undefined
  subproject?: string[] | undefined
  state?: readonly string[] | undefined
  voided?: boolean | undefined
}

/** Which rows such filters match, as they are read by `readBelonging`. */
export function matchesBelonging(
  { t }: Reader,
  name: Belonging,
  { system, subproject, state, voided }: Asked,
): SQL | undefined {
  const table = t[name] as Tables['risks']
  return and(
    voided ? undefined : isNull(table.voidedAt),
    anyOf(table.system, system),
    anyOf(table.state, state),
    subproject && isOfSubproject(table.subproject, t.serviceAreas.subproject, subproject),
  )
}

/** True for a row of one of these subprojects, by its own or by that of its system, where an empty one stands for none. */
function isOfSubproject(own: Column, ofSystem: Column, subprojects: readonly string[]): SQL | undefined {
  const named = subprojects.filter((one) => one !== '')
  const ofNone = subprojects.includes('') ? and(isNull(own), isNull(ofSystem)) : undefined
  return or(anyOf(own, named), anyOf(ofSystem, named), ofNone)
}

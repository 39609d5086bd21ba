import { and, eq, isNull, or } from 'drizzle-orm'
import { inTextOrder } from '../../schema/rules/text.js'
import { isOneOf } from '../engines/search.js'
import type { Reader } from '../engines/store.js'
import { idNumber } from './ids.js'

/**
 * What hangs on these systems, and on a replacement when one is named: systems that wait for them, contracts that cover
 * them, open integrations from or to them, and their records of processing. Four statements.
 */
export async function findTouched(reader: Reader, numbers: readonly string[], replacement: string | null) {
  const { db, t } = reader
  const { prerequisites: p, systems: s, contracts: c, contractSystems: covered, integrations: i } = t
  const [waiting, contracts, integrations, records] = await Promise.all([
    db
      .select({ id: s.number, label: s.name })
      .from(p)
      .innerJoin(s, eq(s.number, p.system))
      .where(and(isNull(p.voidedAt), isNull(s.voidedAt), isOneOf(p.requires, numbers)))
      .orderBy(idNumber(s.number)),
    db
      .selectDistinct({ contract: c })
      .from(covered)
      .innerJoin(c, eq(c.id, covered.contract))
      .where(and(isNull(c.voidedAt), isOneOf(covered.system, numbers))),
    db
      .select({ id: i.id, label: i.data })
      .from(i)
      .where(
        and(
          isNull(i.voidedAt),
          eq(i.state, 'open'),
          or(
            isOneOf(i.fromSystem, numbers),
            isOneOf(i.toSystem, numbers),
            replacement === null ? undefined : eq(i.toReplacement, replacement),
          ),
        ),
      )
      .orderBy(idNumber(i.id)),
    db
      .select({ id: t.privacy.system, label: t.privacy.ropEntry, closedOn: t.privacy.ropClosedOn })
      .from(t.privacy)
      .where(isOneOf(t.privacy.system, numbers))
      .orderBy(idNumber(t.privacy.system)),
  ])
  return {
    waiting,
    contracts: inTextOrder(contracts, ({ contract }) => contract.id),
    integrations,
    records,
  }
}

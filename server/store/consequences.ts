import { and, eq, isNull, or } from 'drizzle-orm'
import type { Consequence } from '../../schema/contracts/errors.js'
import {
  CONSEQUENCE_CODES,
  CONSEQUENCE_WORDS,
  type ConsequenceCode,
} from '../../schema/rules/consequences.js'
import { isContractOver } from '../../schema/rules/contracts.js'
import { findNamedMappings } from './mappings.js'
import { isOneOf } from './search.js'
import type { Reader } from './store.js'

type Item = Consequence['items'][number]

/** What else is touched when a system loses what it goes to, or leaves the register. Four statements. */
export function findSystemConsequences(
  reader: Reader,
  number: string,
  today: string,
): Promise<Consequence[]> {
  return findConsequences(reader, [number], [], null, today)
}

/** What else is touched when a replacement is retired. Five statements. */
export async function findReplacementConsequences(
  reader: Reader,
  code: string,
  today: string,
): Promise<Consequence[]> {
  const mapped = (await findNamedMappings(reader, { replacement: code })).map(({ system }) => ({
    id: system.number,
    label: system.name,
  }))
  const numbers = mapped.map(({ id }) => id)
  return findConsequences(reader, numbers, mapped, code, today)
}

async function findConsequences(
  reader: Reader,
  numbers: readonly string[],
  mapped: readonly Item[],
  replacement: string | null,
  today: string,
): Promise<Consequence[]> {
  const { db, t } = reader
  const { prerequisites: p, systems: s, contracts: c, contractSystems: covered, integrations: i } = t
  const waiting = await db
    .select({ id: s.number, label: s.name })
    .from(p)
    .innerJoin(s, eq(s.number, p.system))
    .where(and(isNull(p.voidedAt), isNull(s.voidedAt), isOneOf(p.requires, numbers)))
    .orderBy(s.number)
  const contracts = await db
    .selectDistinct({ contract: c })
    .from(covered)
    .innerJoin(c, eq(c.id, covered.contract))
    .where(and(isNull(c.voidedAt), isOneOf(covered.system, numbers)))
    .orderBy(c.id)
  const integrations = await db
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
    .orderBy(i.id)
  const records = await db
    .select({ id: t.privacy.system, label: t.privacy.ropEntry, closedOn: t.privacy.ropClosedOn })
    .from(t.privacy)
    .where(isOneOf(t.privacy.system, numbers))
    .orderBy(t.privacy.system)

  const touched: Record<ConsequenceCode, Item[]> = {
    systems: uniqueById([...mapped, ...waiting]),
    contracts: contracts
      .filter(({ contract }) => !isContractOver(contract, today))
      .map(({ contract: { id, supplier, number } }) => ({
        id,
        label: [supplier, number].filter(Boolean).join(' '),
      })),
    integrations,
    processing_records: records.flatMap(({ id, label, closedOn }) =>
      label !== null && closedOn === null ? [{ id, label }] : [],
    ),
  }
  return CONSEQUENCE_CODES.flatMap((code) =>
    touched[code].length > 0
      ? [{ code, count: touched[code].length, items: touched[code], ...CONSEQUENCE_WORDS[code] }]
      : [],
  )
}

function uniqueById(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.id, item])).values()]
}

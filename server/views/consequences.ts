import type { Consequence } from '../../schema/api/errors.js'
import {
  CONSEQUENCE_CODES,
  CONSEQUENCE_WORDS,
  type ConsequenceCode,
} from '../../schema/rules/consequences.js'
import { isContractOver } from '../../schema/rules/contracts.js'
import type { Reader } from '../engines/store.js'
import { findTouched } from '../store/consequences.js'
import { findNamedMappings } from '../store/mappings.js'

type Item = Consequence['items'][number]

/** What else is touched when a system loses what it goes to, or leaves the register. Four statements. */
export function findSystemConsequences(
  reader: Reader,
  number: string,
  today: string,
): Promise<Consequence[]> {
  return findConsequences(reader, [number], [], null, today)
}

/** The same of several systems. Four statements, and none for none. */
export async function findConsequencesOf(
  reader: Reader,
  numbers: readonly string[],
  today: string,
): Promise<Consequence[]> {
  return numbers.length === 0 ? [] : findConsequences(reader, numbers, [], null, today)
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
  const { waiting, contracts, integrations, records } = await findTouched(reader, numbers, replacement)
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

import { AlikeNames } from '../../schema/rules/alikeNames.js'
import { mapInTurns } from '../engines/turns.js'

/** Finds which of many texts may be the same, others having their turn meanwhile; null is no text. */
export async function findAlikeNames(texts: Iterable<string | null>): Promise<AlikeNames> {
  const names = new AlikeNames()
  await mapInTurns([...new Set(texts)], (text) => text !== null && names.add(text))
  return names
}

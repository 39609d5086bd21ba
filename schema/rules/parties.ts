import type { MunicipalityKind } from './municipalities.js'

/** Who there is in the merger, as the rules ask: the new municipality, and what each of the others is to it. */
export interface Parties {
  /** Number of the new municipality, when the programme knows it. */
  newMunicipality: string | null
  /** By number; one that is not here is an earlier name of the new municipality. */
  kinds: Readonly<Record<string, MunicipalityKind>>
}

/** The parties of a merger from the rows of the register. */
export function partiesOf(
  newMunicipality: string | null,
  municipalities: readonly { number: string; kind: MunicipalityKind }[],
): Parties {
  return {
    newMunicipality,
    kinds: Object.fromEntries(municipalities.map(({ number, kind }) => [number, kind])),
  }
}

/** True for who is there after the merger: the new municipality, or one that continues and takes the others in. */
export function isSuccessor(municipality: string | null, { newMunicipality, kinds }: Parties): boolean {
  if (municipality === null) return false
  return municipality === newMunicipality || kinds[municipality] === 'continuing'
}

/** True for a contract that only partnerships are parties to: none of the merging municipalities can end it. */
export function isHeldByBody(
  { party, otherParties }: { party: string | null; otherParties: readonly string[] },
  { kinds }: Parties,
): boolean {
  return party !== null && [party, ...otherParties].every((one) => kinds[one] === 'shared')
}

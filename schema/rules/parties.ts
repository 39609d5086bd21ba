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

/**
 * True for a municipality that is there after the merger: the new one, another new one that takes a part of a divided one
 * over, or one that continues and takes the others in.
 */
export function isSuccessor(municipality: string | null, { newMunicipality, kinds }: Parties): boolean {
  if (municipality === null) return false
  if (municipality === newMunicipality) return true
  return kinds[municipality] === 'continuing' || kinds[municipality] === 'new'
}

/** True for a partnership of several municipalities, which the merger does not touch. */
export function isPartnership(body: string | null, { kinds }: Parties): boolean {
  return body !== null && kinds[body] === 'shared'
}

/** True for a legal body that is there after the merger. */
export function outlivesMerger(body: string | null, parties: Parties): boolean {
  return isSuccessor(body, parties) || isPartnership(body, parties)
}

/** True for a system that another than a merging municipality answers for: its owner, its records and its controller stay. */
export function isHeldByOthers(
  { municipality, responsibleBody }: { municipality: string; responsibleBody: string | null },
  parties: Parties,
): boolean {
  return Boolean(responsibleBody) || isPartnership(municipality, parties)
}

/** True for a contract that only partnerships are parties to: none of the merging municipalities can end it. */
export function isHeldByBody(
  { party, otherParties }: { party: string | null; otherParties: readonly string[] },
  parties: Parties,
): boolean {
  return party !== null && [party, ...otherParties].every((one) => isPartnership(one, parties))
}

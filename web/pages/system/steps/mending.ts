import { useRouter, useSearch } from '@tanstack/react-router'
import { readArchive } from '../../../../schema/api/archives.js'
import type { Reply } from '../../../../schema/api/endpoint.js'
import { askedAt } from '../../../../schema/api/mending.js'
import type { System } from '../../../../schema/api/systems.js'
import type { listTransitions } from '../../../../schema/api/transitions.js'
import { ofSystem } from '../../../../schema/rules/may.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS, type SystemField } from '../../../../schema/rules/systemFields.js'
import type { Words } from '../../../../schema/rules/words.js'
import { useMe, useRead } from '../../../api/queries.js'
import { useMay } from '../../../parts/useMay.js'
import { paths, readPlace } from '../../../paths.js'
import type { FormAt, Forms, Part } from '../editing.js'

export type GateResult = Reply<typeof listTransitions>['transitions'][number]['gates'][number]
type Place = NonNullable<GateResult['place']>

/** Where the first row that fails a gate is mended: what carries a system on has its duties on that system. */
export function mendedAt(
  system: System,
  { place, rows: [row] }: Pick<GateResult, 'place' | 'rows'>,
): { place: Place; system: string } | null {
  if (!place) return null
  const here = { place, system: system.number }
  if (place.part !== 'replacement' || place.field === 'state') return here
  const continued = system.mappings.find(({ replacement }) => replacement.code === row)?.replacement
    .continuesSystem
  if (!continued) return here
  const field = place.field === 'dpaSignedOn' ? 'dpaState' : place.field
  return { place: { part: 'privacy', field }, system: continued }
}

/** The address of the page on which a gate is mended, with its form open. */
export function mendingAddress(
  { rows: [row] }: Pick<GateResult, 'rows'>,
  { place, system }: NonNullable<ReturnType<typeof mendedAt>>,
): string {
  if (place.part !== 'replacement') return paths.system(system, place)
  return row ? paths.replacement(row, place.field ?? undefined) : paths.replacements()
}

/** Whether the user may mend a gate of a system at a place. */
export function useMayMend(system: System): (place: Place) => boolean {
  const { may } = useMay()
  return (place) => {
    const asked = askedAt(place)
    return asked !== null && may(asked, ofSystem(system))
  }
}

/** True for a part that the address leads to for something to be mended in it, which the user may not do. */
export function useIsLedTo(system: System, part: Part): boolean {
  const me = useMe()
  const mayMend = useMayMend(system)
  const place = readPlace(useSearch({ from: '/shell/systems/$number' }).edit)
  return me.data !== undefined && place?.part === part && !mayMend(place)
}

/** The roles that a user who may not mend a gate of a system can ask. */
export function useWhoMends(system: System): (place: Place) => Words[] {
  const { whoMay } = useMay()
  return (place) => {
    const asked = askedAt(place)
    return asked ? whoMay(asked, ofSystem(system)) : []
  }
}

/** Leads to where a failing gate is mended: opens the form of the first row that fails it, at the field that it lacks. */
export function useMending(system: System, forms: Forms): (gate: GateResult) => void {
  const router = useRouter()
  const archive = useRead(readArchive, { params: { number: system.number } })
  return (gate) => {
    const [row] = gate.rows
    const mended = mendedAt(system, gate)
    if (!mended) return
    const { place } = mended
    if (mended.system !== system.number || place.part === 'replacement')
      return router.history.push(mendingAddress(gate, mended))
    if (place.field === 'discharge' && archive.data?.dischargeable) return forms.open('archive/discharge')
    const at = formAt(system, place, row)
    if (at) forms.open(at.form, at.field)
  }
}

/** The form of the page in which a place is mended, of this row when it is one of several; null: it is on another page. */
export function formAt(system: System, { part, field }: Place, row?: string): FormAt | null {
  const at = field ?? undefined
  switch (part) {
    case 'system': {
      if (!isSystemField(field)) return null
      return { form: `facts/${SYSTEM_FIELDS[field].group}`, field }
    }
    case 'replacement':
      return null
    case 'archive':
      if (field === 'agree') return { form: `${part}/agree` }
      return { form: part, field: field === 'discharge' ? 'state' : at }
    case 'privacy':
      return field === 'agree' ? { form: `${part}/agree` } : { form: part, field: at }
    case 'mappings':
      if (system.mappings.length === 0) return { form: 'mappings/new' }
      return { form: row && at ? `${part}/${row}` : part, field: at }
    case 'contracts':
    case 'integrations':
    case 'prerequisites':
      return { form: row && at ? `${part}/${row}` : part, field: at }
  }
}

function isSystemField(field: string | null): field is SystemField {
  return SYSTEM_FIELD_NAMES.some((name) => name === field)
}

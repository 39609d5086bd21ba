import { useRouter, useSearch } from '@tanstack/react-router'
import { dischargeArchive, patchArchive, readArchive } from '../../../../schema/api/archives.js'
import { actionOf, type Endpoint, type Reply } from '../../../../schema/api/endpoint.js'
import { patchIntegration } from '../../../../schema/api/integrations.js'
import { patchMapping } from '../../../../schema/api/mappings.js'
import { patchPrerequisite } from '../../../../schema/api/prerequisites.js'
import { patchPrivacy } from '../../../../schema/api/privacy.js'
import type { System } from '../../../../schema/api/systems.js'
import type { listTransitions } from '../../../../schema/api/transitions.js'
import {
  type Action,
  AGREE_ACTIONS,
  contractAction,
  mappingAction,
  ROLE_WORDS,
  type Role,
  replacementAction,
  rolesThatMay,
  rolesThatWrite,
} from '../../../../schema/rules/access.js'
import type { LowerableField } from '../../../../schema/rules/lowerings.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS, type SystemField } from '../../../../schema/rules/systemFields.js'
import type { Words } from '../../../../schema/rules/words.js'
import { useMe, useRead } from '../../../api/queries.js'
import { paths, readPlace } from '../../../paths.js'
import type { FormAt, Forms, Part } from '../editing.js'

export type GateResult = Reply<typeof listTransitions>['transitions'][number]['gates'][number]
type Place = NonNullable<GateResult['place']>

/** What writes each part, other than the facts: who may call it may mend there. */
const MENDED_BY = {
  mappings: patchMapping,
  archive: patchArchive,
  privacy: patchPrivacy,
  integrations: patchIntegration,
  prerequisites: patchPrerequisite,
} as const satisfies Record<Exclude<Place['part'], 'system' | 'replacement' | 'contracts'>, Endpoint>

/** What is agreed to in a track. */
const LOWERED_IN = {
  archive: 'archiveDuty',
  privacy: 'privacyClass',
} as const satisfies Partial<Record<Part, LowerableField>>

/** What mending at this place takes, of a part other than the facts. */
function actionAt({ part, field }: Place): Action | null {
  if (part === 'system') return null
  if (part === 'mappings') return mappingAction(field)
  if (part === 'replacement') return replacementAction(field ?? '')
  if (part === 'contracts') return field === null ? 'register_contract' : contractAction(field)
  if (field === 'agree' && (part === 'archive' || part === 'privacy')) return AGREE_ACTIONS[LOWERED_IN[part]]
  return actionOf(field === 'discharge' ? dischargeArchive : MENDED_BY[part])
}

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

/** Whether the user may mend a gate at a place. */
export function useMayMend(): (place: Place) => boolean {
  const me = useMe()
  return (place) => {
    const action = actionAt(place)
    if (action) return me.data?.actions.includes(action) ?? false
    return place.field !== null && (me.data?.fields.includes(place.field) ?? false)
  }
}

/** True for a part that the address leads to for something to be mended in it, which the user may not do. */
export function useIsLedTo(part: Part): boolean {
  const me = useMe()
  const mayMend = useMayMend()
  const place = readPlace(useSearch({ from: '/shell/systems/$number' }).edit)
  return me.data !== undefined && place?.part === part && !mayMend(place)
}

/** The roles that a user who may not mend a gate can ask. An administrator may everything, and is not named. */
export function rolesThatMend(place: Place): Words[] {
  const action = actionAt(place)
  const roles: Role[] = action
    ? rolesThatMay(action)
    : place.field === null
      ? []
      : rolesThatWrite(place.field as SystemField)
  return roles.filter((role) => role !== 'administrator').map((role) => ROLE_WORDS[role])
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
    if (mended.system !== system.number) return router.history.push(paths.system(mended.system, place))
    if (place.part === 'replacement')
      return router.history.push(
        row ? paths.replacement(row, place.field ?? undefined) : paths.replacements(),
      )
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

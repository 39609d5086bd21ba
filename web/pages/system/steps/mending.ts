import { useRouter } from '@tanstack/react-router'
import { readArchive } from '../../../../schema/api/archives.js'
import { listContracts } from '../../../../schema/api/contracts.js'
import type { Reply } from '../../../../schema/api/endpoint.js'
import { listIntegrations } from '../../../../schema/api/integrations.js'
import type { Mapping } from '../../../../schema/api/mappings.js'
import { readProgramme } from '../../../../schema/api/programme.js'
import { listReplacements } from '../../../../schema/api/replacements.js'
import type { System } from '../../../../schema/api/systems.js'
import type { listTransitions } from '../../../../schema/api/transitions.js'
import {
  type Action,
  can,
  canEditField,
  ROLE_WORDS,
  ROLES,
  type Role,
} from '../../../../schema/rules/access.js'
import {
  type ContractFacts,
  isContractOver,
  isEndArranged,
  isNoticeKnown,
  isWithNewParty,
} from '../../../../schema/rules/contracts.js'
import { SYSTEM_FIELDS, type SystemField } from '../../../../schema/rules/systemFields.js'
import type { Words } from '../../../../schema/rules/words.js'
import { useMe, useRead } from '../../../api/queries.js'
import { paths } from '../../../paths.js'
import type { Forms } from '../editing.js'

export type GateResult = Reply<typeof listTransitions>['transitions'][number]['gates'][number]
type Place = NonNullable<GateResult['place']>

const ACTION_OF: Record<Exclude<Place['part'], 'system'>, Action> = {
  mappings: 'edit_mapping',
  replacement: 'edit_replacement',
  archive: 'edit_archive',
  privacy: 'edit_privacy',
  contracts: 'edit_contract',
  integrations: 'edit_integration',
  prerequisites: 'edit_plan',
}

/** What mending at this place takes, of a part other than the facts. */
function actionAt({ part, field }: Place): Action | null {
  if (part === 'system') return null
  return field === 'discharge' ? 'discharge_archive' : ACTION_OF[part]
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

/** The roles that a user who may not mend a gate can ask. An administrator may everything, and is not named. */
export function rolesThatMend(place: Place): Words[] {
  const action = actionAt(place)
  const may = (role: Role) =>
    action ? can(role, action) : place.field !== null && canEditField(role, place.field as SystemField)
  return ROLES.filter((role) => role !== 'administrator' && may(role)).map((role) => ROLE_WORDS[role])
}

/** What of each row a gate asks for, by the field that it names. */
const LACKING_MAPPING: Record<string, (row: Mapping) => boolean> = {
  acceptedOn: ({ acceptedOn }) => acceptedOn === null,
  countOut: ({ conversionNeeded, countIn, countOut }) =>
    conversionNeeded !== 'no' && (countIn === null || countIn !== countOut),
  conversionNeeded: ({ conversionNeeded }) => conversionNeeded === 'unknown',
}

const LACKING_CONTRACT: Record<
  string,
  (row: ContractFacts, today: string, newMunicipality: string | null) => boolean
> = {
  noticeMonths: (row, today) => !isNoticeKnown(row, today),
  noticeGivenOn: (row, today) => !isEndArranged(row, today),
  terminatedOn: (row, today) => !isContractOver(row, today),
  assignedOn: (row, today, newMunicipality) => !isWithNewParty(row, newMunicipality, today),
}

/** Leads to where a failing gate is mended: opens the form of the row that fails it, at the field that it lacks. */
export function useMending(system: System, forms: Forms): (place: Place) => void {
  const router = useRouter()
  const programme = useRead(readProgramme)
  const query = { system: [system.number] }
  const contracts = useRead(listContracts, { query })
  const integrations = useRead(listIntegrations, { query })
  const replacements = useRead(listReplacements)
  const archive = useRead(readArchive, { params: { number: system.number } })
  const { today } = system.meta
  const newMunicipality = programme.data?.municipalityNumber ?? null

  const replacement = (field: string | null) => {
    const codes = system.mappings.map((mapping) => mapping.replacement.code)
    const mapped = (replacements.data?.items ?? []).filter(({ code }) => codes.includes(code))
    const lacks = (row: (typeof mapped)[number]) =>
      field === 'state' ? row.state !== 'in_use' : row[field as 'dpaSignedOn' | 'riskAssessedOn'] === null
    const code = mapped.find(lacks)?.code ?? codes[0]
    router.history.push(code ? paths.replacement(code, field ?? undefined) : paths.replacements())
  }

  return ({ part, field }) => {
    const at = field ?? undefined
    switch (part) {
      case 'system': {
        const name = field as SystemField
        return forms.open(`facts/${SYSTEM_FIELDS[name].group}`, name)
      }
      case 'replacement':
        return replacement(field)
      case 'archive':
        if (field !== 'discharge') return forms.open(part, at)
        return archive.data?.dischargeable ? forms.open('archive/discharge') : forms.open(part, 'state')
      case 'privacy':
        return forms.open(part, at)
      case 'mappings': {
        const row = system.mappings.find(LACKING_MAPPING[field ?? ''] ?? (() => false))
        if (row) return forms.open(`mappings/${row.id}`, at)
        return forms.open(system.mappings.length === 0 ? 'mappings/new' : 'mappings')
      }
      case 'contracts': {
        const lacks = LACKING_CONTRACT[field ?? '']
        const row = contracts.data?.items.find((one) => lacks?.(one, today, newMunicipality))
        return row ? forms.open(`contracts/${row.id}`, at) : forms.open('contracts')
      }
      case 'integrations': {
        const row = integrations.data?.items.find(({ state }) => state === 'open')
        return row ? forms.open(`integrations/${row.id}`, at) : forms.open('integrations')
      }
      case 'prerequisites':
        return forms.open('prerequisites')
    }
  }
}

import type { Waiting } from '../rules/lowerings.js'
import type { Status } from '../rules/status.js'
import type { SystemField } from '../rules/systemFields.js'
import { KEYED_FIELDS, type KeyColumn, keyColumn } from '../rules/systemList.js'
import type { Answer, Disposition, Health, PrivacyClass, Provenance } from '../rules/systems.js'
import { type Kit, rowStamp } from './columns.js'
import { idNumber } from './ids.js'
import type { Municipalities } from './municipalities.js'
import type { ServiceAreas } from './serviceAreas.js'
import type { Waves } from './waves.js'

export type Systems = ReturnType<typeof systemsTable>

interface Named {
  municipalities: Municipalities
  serviceAreas: ServiceAreas
  waves: Waves
}

/** The systems of the register. Dates are `YYYY-MM-DD`, and costs are whole kroner a year. */
export const systemsTable = (kit: Kit, { municipalities, serviceAreas, waves }: Named) =>
  kit.table(
    'systems',
    {
      number: kit.text('number').primaryKey(),
      name: kit.text('name').notNull(),
      aliases: kit.json<string[]>('aliases').notNull(),
      product: kit.text('product'),
      vendor: kit.text('vendor'),
      productVersion: kit.text('product_version'),
      supportEndsOn: kit.text('support_ends_on'),
      externalId: kit.text('external_id'),
      kind: kit.text('kind').notNull(),
      municipality: kit
        .text('municipality')
        .notNull()
        .references(() => municipalities.number),
      serviceArea: kit.text('service_area').references(() => serviceAreas.code),
      descriptionNb: kit.text('description_nb'),
      descriptionEn: kit.text('description_en'),
      note: kit.text('note'),
      systemOwner: kit.text('system_owner'),
      newOwner: kit.text('new_owner'),
      administrator: kit.text('administrator'),
      operations: kit.text('operations'),
      contactRoles: kit.json<string[]>('contact_roles').notNull().default([]),
      responsibleBody: kit.text('responsible_body'),
      usedBy: kit.json<string[]>('used_by').notNull().default([]),
      inUseSince: kit.text('in_use_since'),
      users: kit.integer('users'),
      usersTo: kit.integer('users_to'),
      dayOneCritical: kit.flag('day_one_critical').notNull(),
      usageNote: kit.text('usage_note'),
      hosting: kit.text('hosting'),
      location: kit.text('location'),
      servers: kit.text('servers'),
      databasePlatform: kit.text('database_platform'),
      usesMunicipalityNumber: kit.text('uses_municipality_number').$type<Answer>().notNull(),
      municipalityNumberChangedOn: kit.text('municipality_number_changed_on'),
      usesOrganisationNumber: kit
        .text('uses_organisation_number')
        .$type<Answer>()
        .notNull()
        .default('unknown'),
      organisationNumberChangedOn: kit.text('organisation_number_changed_on'),
      certificates: kit.text('certificates'),
      hasIntegrations: kit.text('has_integrations').$type<Answer>().notNull(),
      privacyClass: kit.text('privacy_class').$type<PrivacyClass>(),
      criticalService: kit.text('critical_service').$type<Answer>().notNull().default('unknown'),
      confidentiality: kit.integer('confidentiality'),
      integrity: kit.integer('integrity'),
      availability: kit.integer('availability'),
      tolerableDowntimeHours: kit.integer('tolerable_downtime_hours'),
      annualCost: kit.integer('annual_cost'),
      readOnlyCost: kit.integer('read_only_cost'),
      hasContracts: kit.text('has_contracts').$type<Answer>().notNull(),
      licencesGivenUp: kit.text('licences_given_up'),
      archiveDuty: kit.text('archive_duty'),
      disposition: kit.text('disposition').$type<Disposition>().notNull(),
      decisionReference: kit.text('decision_reference'),
      decisionDate: kit.text('decision_date'),
      decisionRole: kit.text('decision_role'),
      partsCoverAll: kit.text('parts_cover_all').$type<Answer>().notNull().default('unknown'),
      restReason: kit.text('rest_reason'),
      dispositionReason: kit.text('disposition_reason'),
      status: kit.text('status').$type<Status>().notNull(),
      divisionAgreedOn: kit.text('division_agreed_on'),
      divisionReference: kit.text('division_reference'),
      responsible: kit.text('responsible'),
      wave: kit.text('wave').references(() => waves.code),
      targetDate: kit.text('target_date'),
      plannedReadOnly: kit.text('planned_read_only'),
      plannedDecommission: kit.text('planned_decommission'),
      rollbackPlan: kit.text('rollback_plan'),
      onHold: kit.flag('on_hold').notNull(),
      onHoldReason: kit.text('on_hold_reason'),
      health: kit.text('health').$type<Health>(),
      healthNote: kit.text('health_note'),
      readOnlyFrom: kit.text('read_only_from'),
      readOnlyUntil: kit.text('read_only_until'),
      lookupRoles: kit.text('lookup_roles'),
      accessRemovedOn: kit.text('access_removed_on'),
      shutOffOn: kit.text('shut_off_on'),
      ownerSignedOffBy: kit.text('owner_signed_off_by'),
      ownerSignedOffOn: kit.text('owner_signed_off_on'),
      operationsSignedOffBy: kit.text('operations_signed_off_by'),
      operationsSignedOffOn: kit.text('operations_signed_off_on'),
      bodyNotifiedOn: kit.text('body_notified_on'),
      bodyReference: kit.text('body_reference'),
      participationEndedOn: kit.text('participation_ended_on'),
      /**
       * What each was before it was lowered, until somebody has agreed; `UNASSESSED`: nobody had said; null: nothing waits. By
       * the rule `waitingAfter`.
       */
      archiveDutyBefore: kit.text('archive_duty_before'),
      privacyClassBefore: kit.text('privacy_class_before').$type<Waiting['privacyClassBefore'] & string>(),
      provenance: kit.text('provenance').$type<Provenance>().notNull(),
      voidedAt: kit.text('voided_at'),
      voidReason: kit.text('void_reason'),
      /** What a search looks in, casefolded; filled by the rule `searchText`. */
      searchText: kit.text('search_text').notNull(),
      /** The name in Norwegian order; filled by the rule `sortKey`. */
      sortKey: kit.text('sort_key').notNull(),
      ...keyColumns(kit),
      ...rowStamp(kit),
    } satisfies Record<SystemField, unknown> & Record<string, unknown>,
    (table) => [
      // With what says which systems a list has, so that their numbers are read of it alone.
      kit
        .index('systems_by_number')
        .on(idNumber(table.number), table.number, table.voidedAt, table.municipality),
      kit.index('systems_by_name').on(table.sortKey, idNumber(table.number)),
      kit.index('systems_by_status').on(table.status),
      kit.index('systems_by_municipality').on(table.municipality),
      kit.index('systems_by_service_area').on(table.serviceArea),
    ],
  )

/** The other texts that the list is sorted by, in Norwegian order; filled by the rule `sortKey`. */
function keyColumns(kit: Kit): Record<KeyColumn, ReturnType<Kit['text']>> {
  const columns = KEYED_FIELDS.map(keyColumn)
  return Object.fromEntries(columns.map((name) => [name, kit.text(snakeCase(name))])) as ReturnType<
    typeof keyColumns
  >
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

import type { FieldGroup, SystemField } from '../../../schema/rules/systems.js'

/** What is being edited on a system's page: a group of facts, perhaps at one of its fields, or the mappings. */
export type Editing = { group: FieldGroup; field?: SystemField } | { mappings: true } | null

import type { FieldGroup, SystemField } from '../../../schema/rules/systems.js'

/** Where a failing gate is mended: in a group of facts, at one of its fields, or among the mappings. */
export type Place = { group: FieldGroup; field?: SystemField } | { mappings: true }

/** The groups of facts that are being edited, each with the field that is to have the focus. Several can be open. */
export type OpenGroups = Partial<Record<FieldGroup, { name?: SystemField | undefined }>>

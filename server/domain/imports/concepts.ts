import {
  createContract as createContractEndpoint,
  patchContract as patchContractEndpoint,
} from '../../../schema/api/contracts.js'
import type { Endpoint } from '../../../schema/api/endpoint.js'
import {
  createIntegration as createIntegrationEndpoint,
  patchIntegration as patchIntegrationEndpoint,
} from '../../../schema/api/integrations.js'
import {
  createMapping as createMappingEndpoint,
  patchMapping as patchMappingEndpoint,
} from '../../../schema/api/mappings.js'
import {
  createReplacement as createReplacementEndpoint,
  patchReplacement as patchReplacementEndpoint,
} from '../../../schema/api/replacements.js'
import { addTo } from '../../../schema/rules/groups.js'
import type { Imported } from '../../../schema/rules/import/settings.js'
import { foldText } from '../../../schema/rules/text.js'
import type { Reader } from '../../engines/store.js'
import { findContract } from '../../store/contracts.js'
import { iterateRows, type TableName } from '../../store/copy.js'
import { findIntegration } from '../../store/integrations.js'
import { findMapping } from '../../store/mappings.js'
import { findReplacement } from '../../store/replacements.js'
import type { Context } from '../change.js'
import { createContract, patchContract } from '../contracts.js'
import { createIntegration, patchIntegration } from '../integrations.js'
import { createMapping, patchMapping } from '../mappings.js'
import { createReplacement, patchReplacement } from '../replacements.js'

/** A row of the register, whatever it is of. */
export type AnyRow = Readonly<Record<string, unknown>> & { version: number }

/** How rows of a concept are found, made and changed: by the same functions as one at a time. */
export interface ImportedConcept {
  table: TableName
  /** The columns that rows are read in the order of, and the field that a row is called by. */
  key: 'id' | 'code'
  create: { body: Endpoint['body']; write: (context: Context, body: never) => Promise<unknown> }
  patch: {
    body: Endpoint['body']
    write: (context: Context, id: string, version: number, body: never) => Promise<void>
  }
  find: (reader: Reader, id: string) => Promise<AnyRow | undefined>
  /** What tells a row by itself, where it has no number: null for what cannot be told. */
  natural: (fields: Readonly<Record<string, unknown>>) => readonly string[] | null
  /** What it is called in the preview. */
  name: (fields: Readonly<Record<string, unknown>>) => string
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** What lists may be of, beside systems. */
export const IMPORTED_CONCEPTS: Readonly<Record<Exclude<Imported, 'system'>, ImportedConcept>> = {
  contract: {
    ...{ table: 'contracts', key: 'id', find: findContract },
    create: { body: createContractEndpoint.body, write: createContract },
    patch: { body: patchContractEndpoint.body, write: patchContract },
    natural: ({ supplier, number, systems }) =>
      text(number) !== ''
        ? [text(supplier), text(number)]
        : Array.isArray(systems) && systems.length > 0
          ? [text(supplier), '', ...[...systems].sort()]
          : null,
    name: ({ supplier, number }) => [text(supplier), text(number)].filter(Boolean).join(' '),
  },
  integration: {
    ...{ table: 'integrations', key: 'id', find: findIntegration },
    create: { body: createIntegrationEndpoint.body, write: createIntegration },
    patch: { body: patchIntegrationEndpoint.body, write: patchIntegration },
    natural: ({ fromSystem, toSystem, toReplacement, toParty, data }) => [
      ...[text(fromSystem), text(toSystem), text(toReplacement), text(toParty), text(data)],
    ],
    name: ({ fromSystem, toSystem, toReplacement, toParty }) =>
      `${text(fromSystem)} → ${text(toSystem) || text(toReplacement) || text(toParty)}`,
  },
  replacement: {
    ...{ table: 'replacements', key: 'code', find: findReplacement },
    create: { body: createReplacementEndpoint.body, write: createReplacement },
    patch: { body: patchReplacementEndpoint.body, write: patchReplacement },
    natural: ({ nameNb, nameEn }) => {
      const name = text(nameNb) || text(nameEn)
      return name === '' ? null : [name]
    },
    name: ({ nameNb, nameEn, code }) => text(nameNb) || text(nameEn) || text(code),
  },
  mapping: {
    ...{ table: 'mappings', key: 'id', find: findMapping },
    create: { body: createMappingEndpoint.body, write: createMapping },
    patch: { body: patchMappingEndpoint.body, write: patchMapping },
    natural: ({ system, replacement }) => [text(system), text(replacement)],
    name: ({ system, replacement }) => `${text(system)} → ${text(replacement)}`,
  },
}

/** The rows of a concept that count, by what tells them. */
export interface RowIndex {
  /** The one with this number or code. */
  numbered(id: string): AnyRow | undefined
  /** Those that this tells: several where nothing in the register tells them from each other. */
  alike(natural: readonly string[]): readonly AnyRow[]
  /** Takes in one that was made or changed. */
  put(row: AnyRow, natural: readonly string[] | null): void
}

/** Reads every row of a concept that counts, a batch at a time. */
export async function indexRows(reader: Reader, concept: ImportedConcept): Promise<RowIndex> {
  const numbered = new Map<string, AnyRow>()
  const told = new Map<string, AnyRow[]>()
  // A list in English names it so; what one is called in Norwegian is no other.
  const english = new Map<string, AnyRow[]>()
  const idOf = (row: AnyRow) => foldText(text(row[concept.key]))
  const add = (to: Map<string, AnyRow[]>, natural: readonly string[], row: AnyRow) => {
    const key = naturalKey(natural)
    const others = (to.get(key) ?? []).filter((other) => idOf(other) !== idOf(row))
    to.set(key, [...others, row])
  }
  const put = (row: AnyRow, natural: readonly string[] | null) => {
    numbered.set(idOf(row), row)
    if (natural) add(told, natural, row)
    if (text(row.nameEn) !== '') add(english, [text(row.nameEn)], row)
  }
  const covered = concept.table === 'contracts' ? await coveredSystems(reader) : null
  for await (const rows of iterateRows(reader, concept.table, [concept.key]))
    for (const row of rows as AnyRow[])
      if (!row.voidedAt)
        put(row, concept.natural(covered ? { ...row, systems: covered.get(text(row.id)) ?? [] } : row))
  return {
    put,
    numbered: (id) => numbered.get(foldText(id)),
    alike: (natural) => told.get(naturalKey(natural)) ?? english.get(naturalKey(natural)) ?? [],
  }
}

/** The systems that each contract covers. */
async function coveredSystems(reader: Reader): Promise<ReadonlyMap<string, string[]>> {
  const systems = new Map<string, string[]>()
  for await (const rows of iterateRows(reader, 'contractSystems', ['contract', 'system']))
    for (const { contract, system } of rows as { contract: string; system: string }[])
      addTo(systems, contract, system)
  return systems
}

/** What tells a row by itself, as one text. */
export function naturalKey(parts: readonly string[]): string {
  return `=${parts.map(foldText).join('\n')}`
}

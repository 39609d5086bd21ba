import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Contract, listContracts, readContract } from '../../schema/api/contracts.js'
import { listReplacements, type ReplacementRow } from '../../schema/api/replacements.js'
import { listSystems, readSystem, type SystemRow } from '../../schema/api/systems.js'
import {
  REPLACEMENT_KIND_WORDS,
  REPLACEMENT_STATE_WORDS,
  REPLACEMENT_STATES,
} from '../../schema/rules/replacements.js'
import type { Words } from '../../schema/rules/words.js'
import { call } from './call.js'
import type { Choice } from './queries.js'

/** A row of the register that is found by words, as it is chosen. */
export interface Find extends Choice {
  /** What it is, beside its name. */
  note?: Words
  /** The number of the municipality that it is in. */
  municipality?: string
  /** The code of the service area that it is of. */
  serviceArea?: string | null
  /** Of what is mapped to: the codes of its service areas, where it stands, and how many systems are mapped to it. */
  target?: { serviceAreas: readonly string[]; state: Words; systems: number; isContinued: boolean }
}

/** The first of those that were found, and how many there are in all. */
interface Finds {
  finds: Find[]
  total: number
}

interface Finder {
  search(q: string, limit: number, signal: AbortSignal): Promise<Finds>
  /** The one that is known by this; null when there is none. */
  one(value: string, signal: AbortSignal): Promise<Find | null>
}

const both = (text: string): Words => ({ nb: text, en: text })

const systemFind = ({
  number,
  name,
  municipality,
  serviceArea,
}: Pick<SystemRow, 'number' | 'name' | 'municipality' | 'serviceArea'>): Find => ({
  value: number,
  ...both(`${name} · ${number}`),
  municipality,
  serviceArea,
})

const replacementFind = ({
  code,
  nameNb,
  nameEn,
  kind,
  state,
  systems,
  serviceAreas,
}: ReplacementRow): Find => ({
  value: code,
  nb: nameNb,
  en: nameEn,
  note: REPLACEMENT_KIND_WORDS[kind],
  target: { serviceAreas, systems, state: REPLACEMENT_STATE_WORDS[state], isContinued: kind === 'continued' },
})

const contractFind = ({ id, supplier, number }: Contract): Find => ({
  value: id,
  ...both(`${[supplier, number].filter(Boolean).join(' · ')} (${id})`),
})

/** What something new may be mapped to: not what has been taken out of use. */
const OPEN = REPLACEMENT_STATES.filter((state) => state !== 'retired')

/** What can be searched for when it is chosen: there may be more of it than anybody would leaf through. */
const FINDERS = {
  system: {
    async search(q, limit, signal) {
      const query = { limit, sort: 'name,number' as const, ...(q && { q }) }
      const { items, total } = await call(listSystems, { query, signal })
      return { total, finds: items.map(systemFind) }
    },
    one: async (number, signal) => systemFind(await call(readSystem, { params: { number }, signal })),
  },
  replacement: {
    async search(q, limit, signal) {
      const query = { limit, state: OPEN, ...(q && { q }) }
      const { items, total } = await call(listReplacements, { query, signal })
      return { total, finds: items.map(replacementFind) }
    },
    async one(code, signal) {
      const { items } = await call(listReplacements, { query: { code: [code], limit: 1 }, signal })
      return items[0] ? replacementFind(items[0]) : null
    },
  },
  contract: {
    async search(q, limit, signal) {
      const query = { limit, sort: 'supplier' as const, ...(q && { q }) }
      const { items, total } = await call(listContracts, { query, signal })
      return { total, finds: items.map(contractFind) }
    },
    one: async (id, signal) => contractFind(await call(readContract, { params: { id }, signal })),
  },
} satisfies Record<string, Finder>
export type Findable = keyof typeof FINDERS

/** Searches on the server; what was found before stands until the answer is there, and what is stale is given up. */
export const useFinds = (of: Findable, q: string, limit: number, enabled = true) =>
  useQuery({
    queryKey: ['find', of, q, limit],
    queryFn: ({ signal }) => FINDERS[of].search(q, limit, signal),
    placeholderData: keepPreviousData,
    enabled,
  })

/** The one that was chosen before, as it is called; null until it is known. */
export const useFound = (of: Findable, value: string, enabled: boolean): Find | null =>
  useQuery({
    queryKey: ['find', of, 'one', value],
    queryFn: ({ signal }) => FINDERS[of].one(value, signal),
    enabled,
  }).data ?? null

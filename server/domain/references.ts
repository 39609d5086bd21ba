import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import type { Fields, Referred } from '../../schema/rules/fields.js'
import type { Words } from '../../schema/rules/words.js'
import type { Reader } from '../engines/store.js'
import { together } from '../engines/turns.js'
import { findCode } from '../store/codes.js'
import { findMunicipality } from '../store/municipalities.js'
import { findNamedSystems } from '../store/namedSystems.js'
import { findProgramme } from '../store/programme.js'
import { findReplacement, type ReplacementRecord } from '../store/replacements.js'
import { findServiceArea, findSubprojectNames } from '../store/serviceAreas.js'
import { findSystem, type SystemRecord } from '../store/systems.js'
import { findWave } from '../store/waves.js'
import { unknownReference } from './rows.js'

const SYSTEM: Words = { nb: 'Systemet', en: 'The system' }
const MUNICIPALITY: Words = { nb: 'Kommunen', en: 'The municipality' }

/** What may be referred to besides systems: what it is called when it is not there, and whether it is, and in use. */
const REFERRED: Record<
  Exclude<Referred, 'system'>,
  { words: Words; isThere: (reader: Reader, key: string) => Promise<boolean> }
> = {
  municipality: {
    words: MUNICIPALITY,
    isThere: async (reader, number) => Boolean(await findMunicipality(reader, number)),
  },
  party: {
    words: MUNICIPALITY,
    isThere: async (reader, number) => {
      const [municipality, programme] = await together([
        findMunicipality(reader, number),
        findProgramme(reader),
      ])
      return Boolean(municipality) || programme?.municipalityNumber === number
    },
  },
  service_area: {
    words: { nb: 'Tjenesteområdet', en: 'The service area' },
    isThere: async (reader, code) => Boolean((await findServiceArea(reader, code))?.active),
  },
  subproject: {
    words: { nb: 'Delprosjektet', en: 'The subproject' },
    isThere: async (reader, name) => (await findSubprojectNames(reader)).includes(name),
  },
  wave: {
    words: { nb: 'Bølge', en: 'Wave' },
    isThere: async (reader, code) => Boolean(await findWave(reader, code)),
  },
  replacement: {
    words: { nb: 'Erstatningen', en: 'The replacement' },
    isThere: async (reader, code) => Boolean(await findReplacement(reader, code)),
  },
}

type Values<F extends Fields> = { readonly [N in keyof F]?: unknown }

/**
 * Refuses what the given fields of a concept refer to and the register has not, or not in use: rows first, then codes.
 * What stands as it did `before` is let be.
 * @throws Refusal `unknown_reference`, or `system_voided`.
 */
export async function refuseUnknownReferences<F extends Fields>(
  reader: Reader,
  fields: F,
  given: Values<NoInfer<F>>,
  before: Values<NoInfer<F>> = {},
): Promise<void> {
  const written = Object.entries(fields).filter(([name]) => given[name] !== undefined && given[name] !== null)
  const added = written.map(([name, field]) => {
    const kept = [before[name]].flat()
    const values = [given[name] ?? []].flat() as string[]
    return { name, field, values: values.filter((value) => !kept.includes(value)) }
  })
  const rows = added.flatMap(({ name, field: { choices, type }, values }) => {
    if (choices?.from !== 'rows' || values.length === 0) return []
    const { of } = choices
    if (of !== 'system') return values.map((value) => findUnknownRow(reader, of, name, value))
    if (type === 'list') return [findUnknownSystem(reader, name, values)]
    return values.map((value) => refusalOf(requireActiveSystem(reader, name, value)))
  })
  const codes = added.flatMap(({ name, field, values }) => {
    const { choices } = field
    if (choices?.from !== 'codes') return []
    return values.map(async (value) =>
      (await findCode(reader, choices.list, value))?.active ? null : unknownReference(name, value, field),
    )
  })
  // Asked together, and refused in their order.
  const refusal = (await together([...rows, ...codes])).find((found) => found !== null)
  if (refusal) throw refusal
}

async function findUnknownRow(
  reader: Reader,
  of: keyof typeof REFERRED,
  path: string,
  key: string,
): Promise<Refusal | null> {
  const { words, isThere } = REFERRED[of]
  return (await isThere(reader, key)) ? null : unknownReference(path, key, words)
}

/** What a question is refused with; null: it is answered. */
export async function refusalOf(asked: Promise<unknown>): Promise<Refusal | null> {
  try {
    await asked
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Refuses the first of a list of systems that is not in the register, or is voided. One statement. */
async function findUnknownSystem(
  reader: Reader,
  path: string,
  numbers: readonly string[],
): Promise<Refusal | null> {
  const found = await findNamedSystems(reader, numbers)
  for (const number of numbers) {
    const system = found.get(number)
    if (!system) return unknownReference(path, number, SYSTEM)
    if (system.voided)
      return new Refusal('system_voided', {
        about: number,
        errors: [
          fieldProblem(path, 'system_voided', {
            nb: `${number} er fjernet fra registeret.`,
            en: `${number} is removed from the register.`,
          }),
        ],
      })
  }
  return null
}

/** The system that a field names. @throws Refusal `unknown_reference`. */
export async function requireSystem(reader: Reader, path: string, number: string): Promise<SystemRecord> {
  const row = await findSystem(reader, number)
  if (!row) throw unknownReference(path, number, SYSTEM)
  return row
}

/** The system that a field names, in the register still. @throws Refusal `unknown_reference` or `system_voided`. */
export async function requireActiveSystem(
  reader: Reader,
  path: string,
  number: string,
): Promise<SystemRecord> {
  const row = await requireSystem(reader, path, number)
  if (row.voidedAt) throw new Refusal('system_voided', { about: number })
  return row
}

/** A field that names a replacement which is not there. */
export function unknownReplacement(path: string, code: string): Refusal {
  return unknownReference(path, code, REFERRED.replacement.words)
}

/** The replacement that a field names. @throws Refusal `unknown_reference`. */
export async function requireReplacement(
  reader: Reader,
  path: string,
  code: string,
): Promise<ReplacementRecord> {
  const row = await findReplacement(reader, code)
  if (!row) throw unknownReplacement(path, code)
  return row
}

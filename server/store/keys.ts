import { eq } from 'drizzle-orm'
import type { CodeList } from '../../schema/rules/codeLists.js'
import type { Referred } from '../../schema/rules/fields.js'
import type { FilterField } from '../../schema/rules/systemList.js'
import { isOneOf } from '../engines/search.js'
import type { Reader } from '../engines/store.js'
import { findNamedSystems } from './namedSystems.js'
import { findProgramme } from './programme.js'
import { findSubprojectNames } from './serviceAreas.js'

type Rows = Exclude<Referred, 'system' | 'party'> | 'milestone'
/** What is looked up by its number alone: there may be very many. */
type Numbered = 'contract'

/** What has keys: the entries of a code list, or the rows of a concept. */
export type Keyed =
  | { from: 'codes'; list: CodeList }
  | { from: 'rows'; of: Referred | 'milestone' | Numbered }

/**
 * The keys that a reference may have been given, in use or not, and voided ones too: of systems and contracts, which
 * are many, those of `values` alone.
 */
export async function findKeys(
  reader: Reader,
  choices: Keyed,
  values: readonly string[] = [],
): Promise<string[]> {
  const { db, t } = reader
  if (choices.from === 'codes') {
    const rows = await db.select({ key: t.codes.code }).from(t.codes).where(eq(t.codes.list, choices.list))
    return rows.map(({ key }) => key)
  }
  if (choices.of === 'system') return [...(await findNamedSystems(reader, values)).keys()]
  if (choices.of === 'contract') {
    const rows = await db
      .select({ key: t.contracts.id })
      .from(t.contracts)
      .where(isOneOf(t.contracts.id, values))
    return rows.map(({ key }) => key)
  }
  if (choices.of === 'party') {
    const programme = await findProgramme(reader)
    // A contract may be in the name that the new municipality had before.
    const parties = await db.selectDistinct({ key: t.contracts.party }).from(t.contracts)
    return [
      ...(await findRowKeys(reader, 'municipality')),
      ...[programme?.municipalityNumber, ...parties.map(({ key }) => key)].flatMap((key) => key ?? []),
    ]
  }
  return findRowKeys(reader, choices.of)
}

async function findRowKeys(reader: Reader, of: Rows): Promise<string[]> {
  const { db, t } = reader
  const rows: Record<Rows, () => Promise<{ key: string }[]>> = {
    municipality: async () => db.select({ key: t.municipalities.number }).from(t.municipalities),
    service_area: async () => db.select({ key: t.serviceAreas.code }).from(t.serviceAreas),
    subproject: async () => (await findSubprojectNames(reader)).map((key) => ({ key })),
    wave: async () => db.select({ key: t.waves.code }).from(t.waves),
    milestone: async () => db.select({ key: t.milestones.code }).from(t.milestones),
    replacement: async () => db.select({ key: t.replacements.code }).from(t.replacements),
  }
  return (await rows[of]()).map(({ key }) => key)
}

/** The texts that stand in a field of any system, each once. One statement. */
export async function findTexts({ db, t }: Reader, field: FilterField): Promise<string[]> {
  const rows = await db.selectDistinct({ text: t.systems[field] }).from(t.systems)
  return rows.flatMap(({ text }) => (typeof text === 'string' ? [text] : []))
}

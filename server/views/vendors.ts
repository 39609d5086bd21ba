import { setImmediate } from 'node:timers/promises'
import type { Query, Reply } from '../../schema/api/endpoint.js'
import type {
  listVendors as listEndpoint,
  readVendor as readEndpoint,
  Vendor,
} from '../../schema/api/vendors.js'
import { isOpen } from '../../schema/rules/contractSections.js'
import { contractState, isInForce, isLeaving, noticeDeadline } from '../../schema/rules/contracts.js'
import { compareKeys, foldText, searchWords, sortKey } from '../../schema/rules/text.js'
import { vendorKey } from '../../schema/rules/vendorKey.js'
import { vendorOf } from '../../schema/rules/vendorNames.js'
import type { VendorSort } from '../../schema/rules/vendors.js'
import type { Reader } from '../engines/store.js'
import { mapInTurns } from '../engines/turns.js'
import { findAllSectioned, type Sectioned } from '../store/contractSections.js'
import { cutPage } from '../store/cursor.js'
import type { Moment } from '../store/programme.js'
import { findListedReplacements } from '../store/replacements.js'
import type { Assessment } from './assessments.js'
import { isBlocked, isOverdue } from './loads.js'
import { findStandings } from './standings.js'

type Read = Reply<typeof readEndpoint>

/** All that is said of one vendor. */
interface Gathered {
  key: string
  /** How often each spelling stands somewhere. */
  spellings: Map<string, number>
  systems: Assessment[]
  products: Set<string>
  contracts: Sectioned[]
  replacements: number
}

/** A page of the vendors that a search finds. Some statements, however many they are. */
export async function listVendors(
  reader: Reader,
  query: Query<typeof listEndpoint>,
  moment: Moment,
): Promise<Omit<Reply<typeof listEndpoint>, 'meta'>> {
  const asked = query.q === undefined ? [] : searchWords(query.q)
  const { vendors, unnamed } = await gather(reader, moment)
  const found = [...vendors.values()].filter(({ spellings }) => {
    const text = foldText([...spellings.keys()].join(' '))
    return asked.every((word) => text.includes(word))
  })
  const rows = inOrderOf(await mapInTurns(found, (one) => told(one, moment.today)), query.sort)
  const sum = (name: 'annualCost' | 'endingCost') => rows.reduce((total, row) => total + row[name], 0)
  return {
    ...cutPage(rows, `vendors ${query.sort}`, ({ key }) => key, query),
    sums: { annualCost: sum('annualCost'), endingCost: sum('endingCost') },
    unnamed: unnamed.spellings.size > 0 ? toldUnnamed(unnamed, moment.today) : null,
  }
}

/** One vendor by its key or a name of it, with what the checks find of its systems; undefined when nothing names it. */
export async function findVendor(
  reader: Reader,
  name: string,
  moment: Moment,
): Promise<Omit<Read, 'meta'> | undefined> {
  const { vendors } = await gather(reader, moment)
  const one = vendors.get(name) ?? vendors.get(vendorKey(name) ?? '')
  if (!one) return undefined
  return { ...told(one, moment.today), findings: await countFindingsOf(reader, one, moment) }
}

/** What the checks find of the systems of one vendor; others have their turn between two checks. */
async function countFindingsOf(
  reader: Reader,
  { systems }: Gathered,
  moment: Moment,
): Promise<Read['findings']> {
  const own = new Set(systems.map(({ system }) => system.number))
  const found: Read['findings'] = []
  for (const { check, each } of (await findStandings(reader, moment)).findings()) {
    let count = 0
    for (const { number } of each()) if (own.has(number)) count += 1
    const { code, severity, words } = check
    if (count > 0) found.push({ code, severity, ...words, count })
    await setImmediate()
  }
  return found
}

/** What systems, contracts and replacements say of each vendor, by its key; and what names none where one is named. */
async function gather(
  reader: Reader,
  moment: Moment,
): Promise<{ vendors: ReadonlyMap<string, Gathered>; unnamed: Gathered }> {
  const [standings, contracts, replacements] = await Promise.all([
    findStandings(reader, moment),
    findAllSectioned(reader, moment.today),
    findListedReplacements(reader, {}),
  ])
  const vendors = new Map<string, Gathered>()
  const unnamed = empty('')
  const named = (text: string | null): Gathered | undefined => {
    const key = vendorKey(text)
    if (text === null || key === null) return undefined
    const isNamed = vendorOf(text) !== null
    const one = isNamed ? (vendors.get(key) ?? empty(key)) : unnamed
    if (isNamed) vendors.set(key, one)
    one.spellings.set(text, (one.spellings.get(text) ?? 0) + 1)
    return one
  }
  await mapInTurns(standings.all, (assessment) => {
    const { voided, name, vendor: text, product } = assessment.system
    const vendor = voided ? undefined : named(text)
    vendor?.systems.push(assessment)
    vendor?.products.add(product ?? name)
  })
  for (const contract of contracts) named(contract.supplier)?.contracts.push(contract)
  for (const { vendor } of replacements) {
    const one = named(vendor)
    if (one) one.replacements += 1
  }
  return { vendors, unnamed }
}

const empty = (key: string): Gathered => ({
  ...{ key, spellings: new Map(), systems: [], products: new Set(), contracts: [], replacements: 0 },
})

function told(
  { key, spellings, systems, products, contracts, replacements }: Gathered,
  today: string,
): Vendor {
  const inOrder = [...spellings].sort(([a, often], [b, more]) => more - often || compareKeys(a, b))
  const names = inOrder.map(([text]) => text)
  const count = (is: (one: Assessment) => boolean) => systems.filter(is).length
  const inForce = contracts.filter((row) => isInForce(contractState(row, today)))
  const yearly = (rows: readonly Sectioned[]) =>
    rows.reduce((sum, { annualCost }) => sum + (annualCost ?? 0), 0)
  const deadlines = inForce.flatMap((row) => (isOpen(row.section) ? (noticeDeadline(row, today) ?? []) : []))
  return {
    key,
    name: names[0] ?? key,
    spellings: names,
    systems: systems.length,
    leaving: count(({ system }) => isLeaving(system.disposition)),
    staying: count(({ system }) => system.disposition === 'retain'),
    undecided: count(({ system }) => system.disposition === 'undecided'),
    ready: count(({ standing }) => standing.ready),
    overdue: count(isOverdue),
    blocked: count(isBlocked),
    products: products.size,
    replacements,
    contracts: inForce.length,
    annualCost: yearly(inForce),
    endingCost: yearly(inForce.filter(({ ending }) => ending)),
    noticeDeadline: deadlines.sort()[0] ?? null,
  }
}

function toldUnnamed(unnamed: Gathered, today: string): Reply<typeof listEndpoint>['unnamed'] {
  const { spellings, systems, contracts, annualCost } = told(unnamed, today)
  return { spellings, systems, contracts, annualCost }
}

/** In an order; those without a value come last, whichever way it goes, and equal ones by name. */
function inOrderOf(rows: Vendor[], sort: VendorSort | `-${VendorSort}`): Vendor[] {
  const by = sort.replace(/^-/, '') as VendorSort
  const turn = sort.startsWith('-') ? -1 : 1
  const byName = (a: Vendor, b: Vendor) =>
    compareKeys(sortKey(a.name), sortKey(b.name)) || compareKeys(a.key, b.key)
  return rows.sort((a, b) => {
    const [one, other] = [a[by], b[by]]
    if (by === 'name') return turn * byName(a, b)
    if (one === other) return byName(a, b)
    if (one === null || other === null) return one === null ? 1 : -1
    return turn * (typeof one === 'string' ? compareKeys(one, String(other)) : one - Number(other))
  })
}

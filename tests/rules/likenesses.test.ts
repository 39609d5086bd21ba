import fc from 'fast-check'
import t from 'tap'
import {
  type Around,
  type Check,
  type CheckedRegister,
  type CheckedSystem,
  type ComparedSystem,
  closedSeriesOf,
  type Found,
} from '../../schema/rules/checkFacts.js'
import { CHECKS, findingsOf, lookAt } from '../../schema/rules/checks.js'
import { foldText } from '../../schema/rules/text.js'
import { property } from '../property.js'
import { factsOf, mappingOf } from './facts.js'

type Named = Partial<Pick<CheckedSystem['system'], 'name' | 'product' | 'municipality'>> & {
  destination?: string
}

/** A register of these systems in the order of their numbers, from IKT-001. */
function registerOf(given: readonly Named[]): CheckedRegister {
  const systems = given.map(({ destination = 'epj', ...named }, index): CheckedSystem => {
    const number = `IKT-${String(index + 1).padStart(3, '0')}`
    return {
      ...factsOf(),
      today: '2020-02-01',
      system: { ...factsOf().system, archiveDuty: 'siard', ...named, number },
      mappings: [
        {
          ...mappingOf(),
          ...{ replacement: `r${index}`, replacementNb: 'EPJ', replacementEn: 'EPR', owner: null },
          ...{ coverage: 'full', plannedCutOver: null, actualCutOver: '2019-06-01', goLivePlanned: null },
        },
      ],
      integrations: [],
      notNeeded: [],
      signals: [],
      daysOverdue: 0,
      destination,
    }
  })
  return {
    ...{ today: '2020-02-01', mergerDate: '2020-01-01', ruleSet: 'norway', systems },
    seriesBreaks: systems.map(({ system: { municipality } }, index) => ({
      ...{ replacement: `r${index}`, body: municipality, seriesClosedOn: '2020-01-15' },
    })),
    standing: new Map(systems.map(({ system }) => [system.number, { status: 'planned', voided: false }])),
  }
}

const find = (code: string, register: CheckedRegister): readonly Found[] =>
  findingsOf(register).find(({ check }) => check.code === code)?.found ?? []

const bare = (name: string) => foldText(name).replaceAll(' ', '')

/** The same by comparing every system with every other. */
function plainDuplicates({ systems }: CheckedRegister): Found[] {
  return systems.flatMap((facts): Found[] => {
    const { system } = facts
    const others = systems.filter(({ system: other }) => {
      if (other === system) return false
      const inOne = other.municipality === system.municipality
      const product = system.product && other.product && foldText(system.product) === foldText(other.product)
      const alike = bare(other.name) === bare(system.name)
      const spelled = systems.some(
        (one) => bare(one.system.name) === bare(system.name) && one.system.name !== system.name,
      )
      return (inOne && (product || alike)) || (alike && spelled)
    })
    if (others.length === 0) return []
    const names = others.map((other) => `${other.system.name} (${other.system.number})`)
    const few = names.slice(0, 5).join(', ')
    const more = names.length - 5
    const detail =
      more > 0 ? { nb: `${few} og ${more} til`, en: `${few} and ${more} more` } : { nb: few, en: few }
    return [{ number: system.number, detail }]
  })
}

t.test('duplicates are those that comparing all with all finds', async (t) => {
  const named = fc.record({
    name: fc.constantFrom('Gerica', 'gerica', 'Ger ica', 'Kart', 'KART', 'Visma'),
    product: fc.constantFrom('Gerica', 'GERICA', 'Kart', null),
    municipality: fc.constantFrom('0602', '0711'),
  })
  property(
    t,
    fc.property(fc.array(named, { minLength: 2, maxLength: 24 }), (given) => {
      const register = registerOf(given)
      t.strictSame(find('POSSIBLE_DUPLICATE', register), plainDuplicates(register))
    }),
  )
})

t.test('of many that are alike the first few are named, and the rest counted', async (t) => {
  const many = (count: number, named: (index: number) => Named = () => ({})) =>
    registerOf([...Array(count).keys()].map((index) => ({ name: 'A', product: 'P', ...named(index) })))
  const detail = (count: number) => find('POSSIBLE_DUPLICATE', many(count))[0]?.detail
  const five = 'A (IKT-002), A (IKT-003), A (IKT-004), A (IKT-005), A (IKT-006)'
  t.strictSame(detail(6), { nb: five, en: five })
  t.strictSame(detail(7), { nb: `${five} og 1 til`, en: `${five} and 1 more` })
  t.strictSame(detail(40), { nb: `${five} og 34 til`, en: `${five} and 34 more` })
  const apart = many(40, (index) => ({
    municipality: index % 2 === 0 ? '0602' : '0711',
    destination: index < 20 ? 'epj' : 'kart',
  }))
  const different = find('SAME_PRODUCT_DIFFERENT_GOAL', apart)
  t.equal(different.length, 40)
  t.match(different[0]?.detail, { nb: `${five} og 34 til` })
  t.match(different[2]?.detail, { nb: /^A \(IKT-001\), A \(IKT-002\), A \(IKT-004\), .* og 34 til$/ })
})

/** What one check is given of a register. */
interface Given {
  systems: CheckedRegister['systems']
  around: Around
  compared: readonly ComparedSystem[]
}

function givenOf(register: CheckedRegister): Given {
  const around = { standing: register.standing, closedSeries: closedSeriesOf(register.seriesBreaks) }
  const compared = register.systems.map((facts, at) => ({ ...lookAt(facts, around).compared, at }))
  return { systems: register.systems, around, compared }
}

function run({ find }: Check, { systems, around, compared }: Given): unknown[] {
  return 'look' in find
    ? systems.map((facts) => find.look(facts, around)).filter(Boolean)
    : find.compare(compared)
}

/** What is read of a register while something looks at it. */
function countReads(given: Given, look: (seen: Given) => void): number {
  let reads = 0
  const seen = new WeakMap<object, object>()
  const watched = <T>(value: T): T => {
    if (typeof value !== 'object' || value === null || value instanceof Map) return value
    const known = seen.get(value)
    if (known) return known as T
    const watching = new Proxy(value, {
      get(target, name) {
        reads += 1
        return watched(Reflect.get(target, name))
      },
    })
    seen.set(value, watching)
    return watching
  }
  look(watched(given))
  return reads
}

t.test('no check takes more than in proportion to the register, though all have one product', async (t) => {
  const given = (count: number) =>
    givenOf(
      registerOf(
        [...Array(count).keys()].map((index) => ({
          ...{ name: 'Gerica', product: 'Gerica', municipality: index % 2 === 0 ? '0602' : '0711' },
          destination: index % 3 === 0 ? 'epj' : 'kart',
        })),
      ),
    )
  for (const check of CHECKS) {
    const lengths: number[] = []
    const [few = 0, many = 0] = [50, 200].map((count) =>
      countReads(given(count), (seen) => lengths.push(JSON.stringify(run(check, seen)).length)),
    )
    t.ok(few > 0, `${check.code}: what is read is counted`)
    if (/DUPLICATE|SAME_PRODUCT|SERIES_OPEN_IN/.test(check.code))
      t.equal(run(check, given(50)).length, 50, `${check.code} finds them all`)
    t.ok(many <= 4.2 * few, `${check.code}: ${few} reads for 50, ${many} for 200`)
    t.ok((lengths[1] ?? 0) <= 4.5 * (lengths[0] ?? 0), `${check.code}: ${lengths.join(' and ')} letters`)
  }
})

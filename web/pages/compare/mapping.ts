import type { bulkMap } from '../../../schema/api/bulkMappings.js'
import type { ComparedSystem, Comparison } from '../../../schema/api/comparisons.js'
import type { BodyInput } from '../../../schema/api/endpoint.js'
import { isReady } from '../../../schema/rules/status.js'

type Body = BodyInput<typeof bulkMap>
export type Days = Readonly<Record<string, string>>

/** The day on which the users of a system move to what they are compared with: as it is planned, and as it is to become. */
export function cutOverOf(
  system: ComparedSystem,
  target: string | undefined,
  days: Days = {},
): string | null {
  const given = days[system.number]
  if (given !== undefined) return given === '' ? null : given
  const mapping = system.mappings.find(({ replacement }) => replacement.code === target)
  return mapping?.actualCutOver ?? mapping?.plannedCutOver ?? system.targetDate
}

/** The systems that would be mapped: all but the one that the target carries on. */
export function mappable({ systems, target }: Comparison): ComparedSystem[] {
  return systems.filter(({ number }) => number !== target?.continuesSystem)
}

/**
 * What maps systems to the target, each on its day. A system that is planned for no other day is planned for that of its
 * mapping.
 */
export function mapBody(comparison: Comparison, days: Days, others: 'keep' | 'remove'): Body {
  const code = comparison.target?.code ?? ''
  const systems = mappable(comparison)
  return {
    numbers: systems.map(({ number }) => number),
    to: [{ replacement: code }],
    others,
    each: Object.fromEntries(
      systems.flatMap((system) => {
        const day = cutOverOf(system, code, days)
        const mapping = system.mappings.find(({ replacement }) => replacement.code === code)
        if (isReady(system.status) || mapping?.actualCutOver || day === null) return []
        const follows = system.targetDate === null || system.targetDate === (mapping?.plannedCutOver ?? null)
        return [
          [
            system.number,
            {
              plannedCutOver: day,
              ...(follows && day !== system.targetDate && { changes: { targetDate: day } }),
            },
          ],
        ]
      }),
    ),
  }
}

/** What carries each of them on by itself. */
export function retainBody({ systems }: Comparison): Body {
  return {
    numbers: systems.map(({ number }) => number),
    others: systems.some(({ mappings }) => mappings.length > 0) ? 'remove' : 'keep',
    changes: { disposition: 'retain' },
  }
}

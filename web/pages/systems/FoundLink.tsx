import type { ComponentProps } from 'react'
import { AppLink } from '../../parts/AppLink.js'
import { paths, type Search } from '../../paths.js'

/** A number that leads to the systems it counts; the number alone where there are none, or where no filters find them. */
export function FoundLink({
  count,
  filters,
  ...rest
}: { count: number; filters: Search | null } & Omit<ComponentProps<typeof AppLink>, 'href'>) {
  if (count > 0 && filters) return <AppLink {...rest} href={paths.systems(filters)} />
  const { className, children } = rest
  return <span className={className}>{children}</span>
}

import type { ReactNode } from 'react'
import { listReplacementProgress, type ReplacementSums } from '../../../schema/api/replacements.js'
import { REPLACEMENT_TROUBLES, type ReplacementState } from '../../../schema/rules/replacements.js'
import { usePages, useRead } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { AppLink } from '../../parts/AppLink.js'
import { NextPage } from '../../parts/Pieces.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { paths } from '../../paths.js'
import { ReplacementTable } from './ReplacementTable.js'
import { isNarrowed, kindsIn, type ReplacementSearch, SHARED_KINDS } from './search.js'

const PAGE = 100

interface Sorted {
  search: ReplacementSearch
  onSort: (sort: string) => void
}

/** The shared solutions and national services that the address asks for. */
export function Shared({ search, onSort }: Sorted) {
  const { t, language } = useLanguage(replacementTexts)
  const kind = kindsIn(search, SHARED_KINDS)
  const asked = { ...search, kind }
  const list = usePages(listReplacementProgress, asked, PAGE, { enabled: kind.length > 0 })
  if (kind.length === 0 || list.data?.pages[0]?.total === 0) return null
  const sums = list.data?.pages[0]?.sums
  const replacement = list.data?.pages.flatMap(({ items }) => items.map(({ code }) => code)) ?? []
  const [ready, of, systems, rest] = t.replacements.sharedNote(
    formatNumber(sums?.ready ?? 0, language),
    formatNumber(sums?.systems ?? 0, language),
  )
  const isWhole = list.data?.pages[0]?.total === replacement.length
  return (
    <section>
      <Head title={t.replacements.shared} total={list.data?.pages[0]?.total}>
        {sums && sums.systems > 0 && isWhole && (
          <>
            {' · '}
            <AppLink href={paths.systems({ replacement, ready: 'true' })}>{ready}</AppLink>
            {of}
            <AppLink href={paths.systems({ replacement })}>{systems}</AppLink>
            {rest}
            {sums.split > 0 && `. ${t.replacements.splitNote(sums.split)}`}
          </>
        )}
      </Head>
      <Listed title={t.replacements.shared} list={list} search={search} onSort={onSort} withDuties />
    </section>
  )
}

/** The groups that what is on track stands in, closed, in this order. */
const GROUPS = [
  { name: 'coming', state: ['coming', 'planned'] },
  { name: 'in_use', state: ['in_use'] },
  { name: 'retired', state: ['retired'] },
] as const satisfies { name: string; state: ReplacementState[] }[]

/**
 * The systems that are carried on for several: those that want something, and the rest in closed groups whose counts add up
 * with them; a plain list where the address asks for some of them.
 */
export function CarriedOn({ search, onSort }: Sorted) {
  const { t, language } = useLanguage(replacementTexts)
  const kind = kindsIn(search, ['continued'])
  const { kind: _, ...others } = search
  const narrowed = isNarrowed(others)
  const asked = { ...search, kind, ...(!narrowed && { signal: [...REPLACEMENT_TROUBLES] }) }
  const enabled = kind.length > 0
  const list = usePages(listReplacementProgress, asked, PAGE, { enabled })
  const all = useRead(listReplacementProgress, { query: { kind, limit: 1 } }, enabled && !narrowed)
  const onTrack = useRead(
    listReplacementProgress,
    { query: { kind, signal: ['on_track'], limit: 1 } },
    enabled && !narrowed,
  )
  const shown = list.data?.pages[0]?.total
  const total = narrowed ? shown : all.data?.total
  if (!enabled || total === 0) return null
  const [count, rest] = t.replacements.wanting(formatNumber(shown ?? 0, language))
  const states = onTrack.data?.sums.states ?? []
  return (
    <section>
      <Head title={t.replacements.continued} total={total}>
        {!narrowed && shown !== undefined && shown > 0 && (
          <>
            {' · '}
            <AppLink href={paths.replacements({ kind: ['continued'], signal: [...REPLACEMENT_TROUBLES] })}>
              {count}
            </AppLink>
            {rest}
          </>
        )}
      </Head>
      {shown === 0 ? (
        <p className="pad">{t.replacements.allOnTrack}</p>
      ) : (
        <Listed title={t.replacements.continued} list={list} search={search} onSort={onSort} />
      )}
      {!narrowed &&
        GROUPS.map((group) => (
          <Group key={group.name} {...group} sums={states} search={search} onSort={onSort} />
        ))}
    </section>
  )
}

/** Systems that are carried on and want nothing, in some states: how many, and the list when it is opened. */
function Group({
  name,
  state,
  sums,
  search,
  onSort,
}: Sorted & (typeof GROUPS)[number] & { sums: ReplacementSums['states'] }) {
  const { t, language } = useLanguage(replacementTexts)
  const asked = { ...search, kind: ['continued'], signal: ['on_track'], state: [...state] }
  const number = (count: number) => formatNumber(count, language)
  const title = t.replacements.groups[name]
  const own = sums.filter((one) => state.some((each) => each === one.state))
  const sum = (count: (one: (typeof own)[number]) => number) =>
    own.reduce((total, one) => total + count(one), 0)
  const replacements = sum((one) => one.replacements)
  const systems = sum((one) => one.systems)
  const ready = sum((one) => one.ready)
  // Read at once: it stands open on paper, and a search in the page finds what is in it.
  const list = usePages(listReplacementProgress, asked, PAGE, { enabled: replacements > 0 })
  if (replacements === 0) return null
  return (
    <details className="folded replacement-group">
      <summary>
        <h3>{title}</h3> <span className="subtle">{number(replacements)}</span>{' '}
        <span className="subtle replacement-note">
          {systems > 0
            ? t.replacements.groupSystems(number(ready), number(systems))
            : t.replacements.groupEmpty}
        </span>
      </summary>
      <Listed title={title} list={list} search={search} onSort={onSort} />
    </details>
  )
}

function Head({ title, total, children }: { title: string; total: number | undefined; children: ReactNode }) {
  const { language } = useLanguage()
  return (
    <div className="section-head">
      <h2>{title}</h2>
      <span className="subtle note">
        {total !== undefined && formatNumber(total, language)}
        {children}
      </span>
    </div>
  )
}

/** The rows of a list, a page at a time. */
function Listed({
  title,
  list,
  search,
  onSort,
  withDuties = false,
}: Sorted & {
  title: string
  list: ReturnType<typeof usePages<typeof listReplacementProgress>>
  withDuties?: boolean
}) {
  return (
    <QueryStates query={list} rows={6}>
      {({ pages }) => {
        const [first] = pages
        const rows = pages.flatMap(({ items }) => items)
        if (!first) return null
        return (
          <div data-stale={list.isPlaceholderData}>
            <ReplacementTable
              caption={title}
              rows={rows}
              today={first.meta.today}
              mergerDate={first.mergerDate}
              sort={typeof search.sort === 'string' ? search.sort : 'attention'}
              onSort={onSort}
              withDuties={withDuties}
            />
            <NextPage list={list} of={title} shown={rows.length} total={first.total} />
          </div>
        )
      }}
    </QueryStates>
  )
}

import { useId, useRef, useState } from 'react'
import { listContracts, type SectionSum } from '../../../schema/api/contracts.js'
import { CONTRACT_SECTION_WORDS, type ContractSection } from '../../../schema/rules/contractSections.js'
import { currencyWords } from '../../../schema/rules/money.js'
import { useChoices, useWholeList } from '../../api/queries.js'
import { contractTexts } from '../../i18n/contracts.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { Bell } from '../../parts/NoticeDeadline.js'
import { NotOnPaper } from '../../parts/Pieces.js'
import { LoadError } from '../../parts/QueryStates.js'
import { SortHeader } from '../../parts/SortHeader.js'
import { useSettings } from '../../parts/settings.js'
import { usePrinting } from '../../parts/usePrinting.js'
import { useRowLinks } from '../../parts/useRowLinks.js'
import { WarningGlyph } from '../../parts/Warnings.js'
import { paths } from '../../paths.js'
import { ContractRow } from './ContractRow.js'
import type { ContractsSearch } from './search.js'

/** How many rows of a section are read at once when more of it is asked for. */
const PAGE = 100
/** The sections that press: more of them stands there from the start. */
const PRESSING: readonly ContractSection[] = ['give_notice', 'decide']
/** What stands there from the start of a section: all of most that press, and a taste of the others. */
const SHOWN = { pressing: 25, others: 6 }
/** The sections in which there is nothing to do, closed until they are asked for. */
const CLOSED: readonly ContractSection[] = ['keep', 'passed', 'over']
const COLUMNS = 7

interface Props {
  /** The sections that there are, in order. */
  sums: readonly SectionSum[]
  search: ContractsSearch
  sort: string
  today: string
  /** True where all sections stand open: some contracts were asked for. */
  opened: boolean
  onSort: (sort: string) => void
}

/** Contracts in one table, section by section, each with what it comes to. */
export function ContractTable({ sums, search, sort, today, opened, onSort }: Props) {
  const { t, say } = useLanguage(contractTexts)
  const frame = useRef<HTMLTableElement>(null)
  useRowLinks(frame)
  const yearly = t.contracts.yearly(say(currencyWords(useSettings().currency)))
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  // What presses most within a section is what has the next deadline.
  const shown = { sort: sort === 'section' ? 'noticeDeadline' : sort, onSort }
  return (
    <table className="plain contract-table" ref={frame}>
      <thead>
        <tr>
          <SortHeader column="noticeDeadline" label={t.contracts.deadline} {...shown} />
          <SortHeader column="supplier" label={t.contracts.supplier} {...shown} />
          <th scope="col" data-column="covers">
            {t.contracts.covers}
          </th>
          <th scope="col" data-column="party">
            {t.contracts.party}
          </th>
          <SortHeader column="end" label={t.contracts.leftAlone} {...shown} />
          <SortHeader column="annualCost" label={yearly} begin="down" className="end" {...shown} />
          <th scope="col" data-column="act">
            <span className="visually-hidden">{t.contracts.act}</span>
          </th>
        </tr>
      </thead>
      {sums.map((sum) => (
        <Section
          key={sum.section}
          sum={sum}
          search={{ ...search, section: [sum.section], sort: sort === 'noticeDeadline' ? 'section' : sort }}
          today={today}
          yearly={yearly}
          opened={opened}
          nameOf={(party) => municipalities.get(party) ?? party}
        />
      ))}
    </table>
  )
}

/** One section: what its contracts have in common and come to, and its rows while it is open. */
function Section({
  sum,
  search,
  today,
  yearly,
  opened,
  nameOf,
}: {
  sum: SectionSum
  search: ContractsSearch
  today: string
  yearly: string
  opened: boolean
  nameOf: (party: string) => string
}) {
  const { t, say, language } = useLanguage(contractTexts)
  const { section, contracts, annualCost } = sum
  const [isOpen, setOpen] = useState<boolean>()
  const open = isOpen ?? (opened || !CLOSED.includes(section))
  const id = useId()
  const words = CONTRACT_SECTION_WORDS[section]
  const title = say(words)
  const number = (value: number) => formatNumber(value, language)
  const few = PRESSING.includes(section) || opened ? SHOWN.pressing : SHOWN.others
  const [drawn, setDrawn] = useState(0)
  const printing = usePrinting()
  // Read at once, closed or not: all of it stands on paper.
  const list = useWholeList(listContracts, search, PAGE, { first: { limit: SHOWN.pressing } })
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  const count = Math.max(few, drawn)
  const isLast = contracts <= count + PAGE
  const more = isLast ? t.common.showAll(contracts) : t.common.showMore
  const showMore = () => {
    setDrawn(count + PAGE)
    if (rows.length < count + PAGE && list.hasNextPage && !list.isFetching) list.fetchNextPage()
  }
  const shown = printing ? rows : open ? rows.slice(0, count) : []
  return (
    <tbody aria-labelledby={id} data-section={section} data-open={open}>
      <tr className="contract-section">
        <td colSpan={COLUMNS - 2}>
          <h2 id={id}>
            <button
              type="button"
              className="contract-fold"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <Chevron />
              {section === 'give_notice' && <Bell />}
              {title}
            </button>
          </h2>{' '}
          <span className="subtle">{number(contracts)}</span>{' '}
          <span className="subtle contract-note">
            {say(words.what)}. <Concerns sum={sum} />
          </span>
        </td>
        <td className="end" data-label={yearly}>
          {annualCost > 0 && number(annualCost)}
        </td>
        <td className="end contract-all">
          {open && contracts > count && (
            <button type="button" className="text-button" aria-label={`${more}: ${title}`} onClick={showMore}>
              {more}
            </button>
          )}
        </td>
      </tr>
      {shown.map((contract) => (
        <ContractRow key={contract.id} contract={contract} today={today} yearly={yearly} nameOf={nameOf} />
      ))}
      {(open || printing) && (list.isLoading || list.isError || rows.length < contracts) && (
        <tr className="contract-more">
          <td colSpan={COLUMNS}>
            {list.isLoading && <span className="subtle">{t.contracts.loading}</span>}
            {list.isError && <LoadError error={list.error} retry={() => list.refetch()} />}
            <NotOnPaper shown={rows.length} total={contracts} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

/** What in a section somebody should see to, each leading to the contracts behind it. */
function Concerns({ sum: { section, endsBeforeCutOver, unconfirmed } }: { sum: SectionSum }) {
  const { t } = useLanguage(contractTexts)
  const concerns = [
    {
      words: t.contracts.endBefore(endsBeforeCutOver),
      count: endsBeforeCutOver,
      filter: { endsBeforeCutOver: 'true' },
    },
    { words: t.contracts.unconfirmed(unconfirmed), count: unconfirmed, filter: { unconfirmed: 'true' } },
  ] as const
  return concerns.map(
    ({ words: [count, rest], count: is, filter }) =>
      is > 0 && (
        <span key={rest} className="contract-concern" data-tone="warning">
          <WarningGlyph />{' '}
          <AppLink href={paths.contracts({ section: [section], ...filter })}>{count}</AppLink>
          {rest}{' '}
        </span>
      ),
  )
}

/** Points down where what it folds is open, and to the side where it is not. */
function Chevron() {
  return (
    <svg className="contract-chevron" viewBox="0 0 16 16" aria-hidden="true">
      <path d="m6 3.5 4.5 4.5L6 12.5" fill="none" />
    </svg>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { readSuggestions, type WaitingSystem } from '../../../schema/api/suggestions.js'
import { reading, useAsOfInput, useChoices, useRead } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { DayOneTag } from '../../parts/SignalLabel.js'
import { StatusLabel } from '../../parts/StatusGlyph.js'
import { paths } from '../../paths.js'
import { SameFunction } from './SameFunction.js'
import { ConsequenceLine, Suggested, type Ways } from './Suggested.js'

/** The system that is looked at: what it is, what is suggested, what follows, and those that are for the same. */
export function Waiting({
  row,
  next,
  ways,
  together,
  chooseTogether,
  children,
}: {
  row: WaitingSystem
  /** The one behind it, which is read while this one is looked at. */
  next: string | undefined
  ways: Ways | null
  together: readonly WaitingSystem[]
  chooseTogether: () => void
  /** What stands between the suggestion and what it is compared with. */
  children: ReactNode
}) {
  const { say } = useLanguage()
  const client = useQueryClient()
  const withMoment = useAsOfInput()
  const choices = useChoices(true)
  const nameOf = (list: typeof choices.serviceArea, value: string | null) => {
    const found = list.find((one) => one.value === value)
    return found ? say(found) : value
  }
  const found = useRead(readSuggestions, { params: { number: row.number } })
  const input = next && withMoment(readSuggestions, { params: { number: next } })
  const key = JSON.stringify(input)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read is told by its key
  useEffect(() => {
    if (input) client.prefetchQuery(reading(readSuggestions, input))
  }, [client, key])
  const about = [
    row.number,
    nameOf(choices.municipality, row.municipality),
    nameOf(choices.serviceArea, row.serviceArea),
  ]
  return (
    <>
      <header>
        <p className="subtle">{about.filter(Boolean).join(' · ')}</p>
        <div className="row waiting-name">
          <h2>
            <AppLink href={paths.system(row.number)}>{row.name}</AppLink>
          </h2>
          {row.dayOneCritical && <DayOneTag />}
          <StatusLabel status={row.status} />
        </div>
      </header>
      <QueryStates query={found} rows={10}>
        {({ items, sameFunction, meta }) => {
          const [item] = items
          return (
            <>
              <Suggested item={item} ways={ways} together={together} chooseTogether={chooseTogether} />
              {item?.consequences && <ConsequenceLine consequences={item.consequences} />}
              {children}
              <SameFunction
                number={row.number}
                sameFunction={sameFunction}
                target={item?.replacement?.code}
                today={meta.today}
              />
            </>
          )
        }}
      </QueryStates>
    </>
  )
}

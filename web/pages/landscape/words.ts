import type { Flow, LandscapeNode } from '../../../schema/api/landscape.js'
import { daysLeftWords, formatDate } from '../../../schema/rules/dates.js'
import { useChoices } from '../../api/queries.js'
import { landscapeTexts } from '../../i18n/landscape.js'
import { useLanguage } from '../../i18n/language.js'
import { paths } from '../../paths.js'

/** The page of a node; null of a party, which has none. */
export function pageOf({ key, kind }: LandscapeNode): string | null {
  if (kind === 'system') return paths.system(key)
  return kind === 'replacement' ? paths.replacement(key.slice('replacement/'.length)) : null
}

/**
 * What stands beneath the name of a node: where it is and how late, since when it is used, or that it is outside. `inBand`: where
 * the municipality stands above it, and there is room for one of the two.
 */
export function useNodeWords(inBand = false): (node: LandscapeNode) => string {
  const { t, say } = useLanguage(landscapeTexts)
  const { municipality: municipalities } = useChoices(true)
  return ({ kind, municipality, daysOverdue, goLive }) => {
    if (kind === 'party') return t.landscape.party
    if (kind === 'replacement')
      return goLive === null ? t.landscape.noGoLive : t.landscape.goLive(formatDate(goLive))
    const home = municipalities.find(({ value }) => value === municipality)
    const words = home ? say(home) : (municipality ?? '')
    if (daysOverdue === 0) return words
    const late = say(daysLeftWords(-daysOverdue))
    return inBand ? late : `${words} · ${late}`
  }
}

/** A flow seen from one of its ends: what it leads to or comes from, in words. */
export function useEndWords(): (
  flow: Pick<Flow, 'from' | 'direction'>,
  key: string,
  other: string,
) => string {
  const { t } = useLanguage(landscapeTexts)
  return ({ from, direction }, key, other) => {
    if (direction === 'both_ways') return t.landscape.exchangesWith(other)
    return from === key ? t.landscape.sendsTo(other) : t.landscape.receivesFrom(other)
  }
}

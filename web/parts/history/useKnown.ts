import { useQuery } from '@tanstack/react-query'
import { listMilestones } from '../../../schema/api/milestones.js'
import type { CodeList } from '../../../schema/rules/codeLists.js'
import type { Words } from '../../../schema/rules/words.js'
import { useChoices, useRead } from '../../api/queries.js'
import { useReplacementNames } from '../../api/replacementNames.js'
import { useLanguage } from '../../i18n/language.js'
import type { Known } from './labels.js'

/** What labels of the log may name. What the log has in Norwegian already is not read for a page that is in Norwegian. */
export function useKnown(): Known {
  const asked = useLanguage().language !== 'nb'
  const { codes, serviceArea, wave } = useChoices(true)
  const milestones = useRead(listMilestones, {}, asked).data?.items ?? []
  const replacementName = useReplacementNames()
  const checks = useQuery({
    queryKey: ['checkWords'],
    // All that they look at comes with them.
    queryFn: async () => (await import('../../../schema/rules/checks.js')).CHECKS.map(({ words }) => words),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: asked,
  }).data
  const named = (entity: string, id: string): Words | undefined => {
    if (entity === 'replacement') return replacementName(id)
    if (entity === 'wave') return wave.find(({ value }) => value === id)
    if (entity === 'service_area') return serviceArea.find(({ value }) => value === id)
    if (entity === 'milestone') {
      const found = milestones.find(({ code }) => code === id)
      return found && { nb: found.nameNb, en: found.nameEn }
    }
    if (entity !== 'code') return undefined
    const [list = '', code] = id.split('/')
    return codes(list as CodeList).find(({ value }) => value === code)
  }
  return { named, checks: checks ?? [] }
}

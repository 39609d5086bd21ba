import type { BulkMapReply } from '../../../schema/api/bulkMappings.js'
import type { WaitingSystem } from '../../../schema/api/suggestions.js'
import { ROLE_WORDS } from '../../../schema/rules/access.js'
import { MAPPING_FIELDS } from '../../../schema/rules/mappings.js'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import type { Words } from '../../../schema/rules/words.js'
import { inSentence } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import type { Act } from './acts.js'

/** So many gates are told in words; the system says the rest. */
const TOLD = 2

/** The name of a replacement in the language of the page. */
export function useTargetName(): (target: { nameNb: string; nameEn: string } | null) => string {
  const { t, language } = useLanguage(workbenchTexts)
  return (target) => {
    if (!target) return t.workbench.carriedOn
    return language === 'nb' ? target.nameNb : target.nameEn
  }
}

/** Tells what came of an act: what was done with which systems, and what keeps them from being decided. */
export function useToldOf() {
  const { t, say } = useLanguage(workbenchTexts)
  const targetName = useTargetName()
  const done = (act: Act, rows: readonly WaitingSystem[]): string => {
    const [only, another] = rows
    const what = only && !another ? only.name : t.workbench.systems(rows.length)
    switch (act.does) {
      case 'accept': {
        const targets = new Set(rows.map(({ suggestion }) => targetName(suggestion?.replacement ?? null)))
        const [target = ''] = targets
        if (rows.every(({ suggestion }) => suggestion?.replacement === null))
          return t.workbench.retained(what)
        return t.workbench.mappedTo(what, targets.size === 1 ? target : t.workbench.theirSuggestions)
      }
      case 'map':
        return t.workbench.mappedTo(what, act.to.name)
      case 'split':
        return t.workbench.splitOn(what, act.to.length)
      case 'carry_on':
        return t.workbench.retained(what)
      case 'retire':
        return t.workbench.retired(what)
    }
  }
  const fieldWords = (of: 'mapping' | 'system', field: string): Words => {
    if (field === 'status') return { nb: 'Status', en: 'The status' }
    const fields: Readonly<Record<string, Words>> = of === 'mapping' ? MAPPING_FIELDS : SYSTEM_FIELDS
    return fields[field] ?? { nb: field, en: field }
  }
  return (act: Act, rows: readonly WaitingSystem[], { items, totals, left }: BulkMapReply) => {
    const kept = items.filter(({ keptBy }) => keptBy.length > 0)
    const gates = [...new Set(kept.flatMap(({ keptBy }) => keptBy.map(say)))]
    const lacks = [
      ...(gates.length > 0
        ? [
            t.workbench.keptBy(kept.length, gates.slice(0, TOLD).join(' ')),
            ...(gates.length > TOLD ? [t.workbench.gatesMore(gates.length - TOLD)] : []),
          ]
        : []),
      ...left.map(({ of, field, roles }) =>
        t.workbench.leftTo(
          say(fieldWords(of, field)),
          roles.map((role) => inSentence(say(ROLE_WORDS[role]))).join(', '),
        ),
      ),
    ]
    const said = done(act, rows)
    return { said: totals.decided === rows.length ? `${said} ${t.workbench.andDecided}` : said, lacks }
  }
}

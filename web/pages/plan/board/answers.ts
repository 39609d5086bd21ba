import type { Reply } from '../../../../schema/api/endpoint.js'
import type { listTransitions } from '../../../../schema/api/transitions.js'
import type { PhaseAnswer } from '../../../../schema/rules/board.js'
import { STATUS_WORDS, type Status } from '../../../../schema/rules/status.js'
import { boardTexts } from '../../../i18n/board.js'
import { formatNumber } from '../../../i18n/format.js'
import { useLanguage } from '../../../i18n/language.js'

/** A step of a system, with its gates. */
export type Step = Reply<typeof listTransitions>['transitions'][number]

/** What a phase says to a card that is lifted. */
export interface Told {
  /** `no` leads nowhere; `refused` leads to what is lacking. */
  tone: 'yes' | 'back' | 'refused' | 'no'
  words: string
  /** What is lacking, the first of it, and how much more there is. */
  lacks: readonly string[]
  hint: string | null
}

/** What is lacking is shown so far; the rest is where the card is dropped. */
const MOST_LACKING = 3

/** Says what a phase answers to a system that is called so and stands there. */
export function useAnswerWords(): (answer: PhaseAnswer<Step>, name: string, status: Status) => Told {
  const { t, say, language } = useLanguage(boardTexts)
  const no = (words: string): Told => ({ tone: 'no', words, lacks: [], hint: null })
  return (answer, name, status) => {
    if (answer.kind === 'here') return no(t.board.here(name))
    if (answer.kind === 'never') return no(t.board.never(name))
    if (answer.kind === 'behind') return no(t.board.behind(name, say(STATUS_WORDS[status])))
    if (answer.kind === 'ahead') return no(t.board.ahead(name, say(STATUS_WORDS[answer.after])))
    const { to, direction, allowed, gates } = answer.step
    const words = say(STATUS_WORDS[to])
    if (allowed)
      return direction === 'back'
        ? { tone: 'back', words: t.board.stepBack(words), lacks: [], hint: null }
        : { tone: 'yes', words: t.board.setTo(words), lacks: [], hint: null }
    const lacking = gates.filter(({ holds, code }) => !holds && code !== 'REASON_REQUIRED')
    const lacks = lacking.slice(0, MOST_LACKING).map(say)
    const rest = lacking.length - lacks.length
    if (rest > 0) lacks.push(t.board.more(formatNumber(rest, language)))
    return {
      tone: 'refused',
      words: t.board.refused(words),
      lacks,
      hint: t.board.seeGates(formatNumber(lacking.length, language)),
    }
  }
}

/** The whole answer in one sentence, for those who hear it. */
export const spoken = (phase: string, { words, lacks }: Told): string =>
  `${phase}: ${[words, ...lacks].join(' ')}`

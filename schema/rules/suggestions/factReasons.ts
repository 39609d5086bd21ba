import { type ContractFacts, noticeDeadline, possibleEnd } from '../contracts.js'
import { formatDate } from '../dates.js'
import type { Words } from '../words.js'
import type { SuggestionReason } from './facts.js'

/** What is asked of a system’s contracts and operation when it may go to a replacement. */
export interface MovingFacts {
  /** Its running contracts. */
  contracts: readonly ContractFacts[]
  /** How it is run, and how what it goes to is; null where nobody has said. */
  hosting: Words | null
  targetHosting: Words | null
  today: string
}

/** What contracts and operation say for going to a replacement, and against it; they never choose which. */
export function movingReasons({ contracts, hosting, targetHosting, today }: MovingFacts): SuggestionReason[] {
  const reasons: SuggestionReason[] = []
  const [deadline] = contracts.flatMap((row) => noticeDeadline(row, today) ?? []).sort()
  const [end] = contracts.flatMap((row) => possibleEnd(row, today) ?? []).sort()
  if (deadline)
    reasons.push({
      code: 'NOTICE_POSSIBLE',
      speaks: 'for',
      nb: `Avtalen kan sies opp innen ${formatDate(deadline)}`,
      en: `Notice of the contract can be given by ${formatDate(deadline)}`,
    })
  else if (end)
    reasons.push({
      code: 'NOTICE_PASSED',
      speaks: 'against',
      nb: `Avtalen løper til ${formatDate(end)} om den sies opp i dag`,
      en: `The contract runs until ${formatDate(end)} if notice is given today`,
    })
  if (hosting && targetHosting && hosting.nb !== targetHosting.nb)
    reasons.push({
      code: 'OTHER_HOSTING',
      speaks: 'against',
      nb: `Ulik drift: ${lower(hosting.nb)} mot ${lower(targetHosting.nb)}`,
      en: `Run differently: ${lower(hosting.en)} against ${lower(targetHosting.en)}`,
    })
  return reasons
}

/** A label within a sentence. */
function lower(label: string): string {
  return label.charAt(0).toLocaleLowerCase('nb') + label.slice(1)
}

import type { Contract } from '../../../schema/api/contracts.js'
import { gapWords } from '../../../schema/rules/contractOutcome.js'
import { isOpen } from '../../../schema/rules/contractSections.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { contractTexts } from '../../i18n/contracts.js'
import { useLanguage } from '../../i18n/language.js'
import { useFormats } from '../../parts/settings.js'
import { WarningGlyph } from '../../parts/Warnings.js'
import { toneOf } from './gaps.js'

/** So many systems are told of; all stand in the list of systems. */
const TOLD = 3

/** What giving notice and leaving it cost, and what must be in place for either; nothing where nothing is to be chosen. */
export function Choices({ contract }: { contract: Contract }) {
  const { t } = useLanguage(contractTexts)
  const { money } = useFormats()
  const { section, plannedEnd, noticeDeadline, renewedEnd, renewalCost, annualCost } = contract
  if (!isOpen(section) || plannedEnd === null) return null
  const cost = renewedEnd === null ? annualCost : renewalCost
  const amount = cost === null ? t.contracts.unknownCost : money(cost)
  return (
    <section>
      <div className="section-head">
        <h2>{t.contracts.choices}</h2>
      </div>
      <table className="plain stacks contract-choices">
        <thead>
          <tr>
            <th scope="col">{t.contracts.choice}</th>
            <th scope="col">{t.contracts.needed}</th>
            <th scope="col" className="end">
              {t.contracts.costs}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              {noticeDeadline === null ? t.contracts.tellNow : t.contracts.toldBy(formatDate(noticeDeadline))}
              <div className="subtle small">{t.contracts.toldEnds(formatDate(plannedEnd))}</div>
            </th>
            <td>
              <Needed contract={contract} />
            </td>
            <td className="end" data-label={t.contracts.costs}>
              {t.contracts.nothingMore(formatDate(plannedEnd))}
            </td>
          </tr>
          <tr>
            <th scope="row">
              {renewedEnd === null ? t.contracts.letItRun : t.contracts.letItRenew(formatDate(renewedEnd))}
            </th>
            <td data-label={t.contracts.needed}>{t.contracts.nothing}</td>
            <td className="end" data-label={t.contracts.costs}>
              {renewedEnd === null && cost !== null ? t.contracts.perYear(amount) : amount}
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}

/** The systems that would be without a contract, each in a sentence. */
function Needed({ contract: { gaps, covers } }: { contract: Contract }) {
  const { t, say } = useLanguage(contractTexts)
  if (gaps.length === 0) return t.contracts.nothingNeeded
  const names = new Map(covers.map(({ number, name }) => [number, name]))
  return (
    <ul className="contract-gaps">
      {gaps.slice(0, TOLD).map((gap) => (
        <li key={`${gap.kind} ${gap.system}`} data-tone={toneOf(gap)} className="labelled">
          <WarningGlyph tone={toneOf(gap)} />
          <span>{say(gapWords(gap, names.get(gap.system) ?? gap.system))}</span>
        </li>
      ))}
      {gaps.length > TOLD && <li className="subtle">{t.contracts.andMore(gaps.length - TOLD)}</li>}
    </ul>
  )
}

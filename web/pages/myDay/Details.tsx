import { readContract } from '../../../schema/api/contracts.js'
import type { DayItem } from '../../../schema/api/myDay.js'
import { readSystem } from '../../../schema/api/systems.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import { useRead } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { myDayTexts } from '../../i18n/myDay.js'
import { AppLink } from '../../parts/AppLink.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { SystemForm } from '../../parts/SystemForm.js'
import { paths } from '../../paths.js'
import { RowAct } from '../contracts/ContractActs.js'
import { mendingAddress } from '../system/steps/mending.js'

type SystemItem = Extract<DayItem, { kind: 'system' }>

/** What is left before the next step of a system, with the way to what is one's own to do; and its date, to be moved. */
export function SystemDetails({
  id,
  item,
  mayDate,
  onClose,
}: {
  id: string
  item: SystemItem
  mayDate: boolean
  onClose: () => void
}) {
  const { t, say } = useLanguage(myDayTexts)
  const { number, step } = item
  const system = useRead(readSystem, { params: { number } }, mayDate)
  return (
    <div id={id} className="stack">
      {step && step.failing.length > 0 && (
        <div>
          <h3 className="small">{t.myDay.stands(say(STATUS_WORDS[step.to]))}</h3>
          <ul className="my-day-gates">
            {step.failing.map((gate) => (
              <li key={gate.code}>
                {say(gate)}{' '}
                {gate.mine && gate.place && gate.act ? (
                  <AppLink href={mendingAddress(gate, { place: gate.place, system: number })}>
                    {say(gate.act)}
                  </AppLink>
                ) : (
                  <span className="subtle">({t.myDay.byOthers})</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {step?.allowed && (
        <p>
          <AppLink href={paths.system(number)}>{t.myDay.toStep(say(STATUS_WORDS[step.to]))}</AppLink>
        </p>
      )}
      {mayDate && (
        <QueryStates query={system} rows={2}>
          {(row) => <SystemForm system={row} names={['targetDate']} onClose={onClose} />}
        </QueryStates>
      )}
    </div>
  )
}

/** What becomes of a contract if nobody does anything, and what is done with it first. */
export function ContractDetails({ id, contract, today }: { id: string; contract: string; today: string }) {
  const { t, say } = useLanguage(myDayTexts)
  const read = useRead(readContract, { params: { id: contract } })
  return (
    <div id={id}>
      <QueryStates query={read} rows={2}>
        {(row) => (
          <div className="stack">
            <p>{say(row.leftAlone)}</p>
            <div className="row">
              <RowAct contract={row} today={today} />
              <AppLink href={paths.contract(contract)}>{t.myDay.toContract}</AppLink>
            </div>
          </div>
        )}
      </QueryStates>
    </div>
  )
}

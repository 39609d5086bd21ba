import type { Shutdown } from '../../schema/api/landscape.js'
import { isContractOver, nextEnd } from '../../schema/rules/contracts.js'
import { gatesToShutdown } from '../../schema/rules/shutdown.js'
import { inTextOrder } from '../../schema/rules/text.js'
import type { Reader } from '../engines/store.js'
import { findTouched } from '../store/consequences.js'
import { findContracts } from '../store/contracts.js'
import { findGateFacts } from '../store/gateFacts.js'
import { findFlows } from '../store/integrations.js'
import { findCarriedInto } from '../store/mappings.js'
import type { Moment } from '../store/programme.js'
import type { SystemRecord } from '../store/systems.js'
import { findOthers, flowOf } from './landscape.js'
import { metaOf } from './systems.js'

/** The gate that asks for the flows: they are told one by one. */
const OF_FLOWS = 'INTEGRATION_OPEN'

/** What happens if a system is switched off. Some statements, however much hangs on it. */
export async function findShutdown(reader: Reader, system: SystemRecord, moment: Moment): Promise<Shutdown> {
  const { number, name, status } = system
  const [rows, facts, touched, carried] = await Promise.all([
    findFlows(reader, [number]),
    findGateFacts(reader, system, moment.today),
    findTouched(reader, [number], null),
    findCarriedInto(reader, number),
  ])
  const running = touched.contracts.filter(({ contract }) => !isContractOver(contract, moment.today))
  const [others, contracts] = await Promise.all([
    findOthers(reader, rows, moment),
    findContracts(
      reader,
      running.map(({ contract }) => contract.id),
    ),
  ])
  const open = rows.filter(({ state }) => state === 'open')
  const waiting = new Map([...touched.waiting, ...carried].map(({ id, label }) => [id, label]))
  return {
    ...{ number, name, status },
    stops: open.flatMap((row) => {
      const flow = flowOf(row)
      const other = others.get(flow.from === number ? flow.to : flow.from)
      return other ? [{ ...flow, other }] : []
    }),
    settled: rows.length - open.length,
    waiting: inTextOrder(
      [...waiting].map(([id, label]) => ({ number: id, name: label })),
      ({ name: words }) => words,
    ),
    gates: gatesToShutdown(facts).filter(({ code }) => code !== OF_FLOWS),
    contracts: contracts.map((row) => ({
      id: row.id,
      label: [row.supplier, row.number].filter(Boolean).join(' '),
      annualCost: row.annualCost,
      lastDay: nextEnd(row, moment.today),
      others: row.systems.filter((one) => one !== number).length,
    })),
    meta: metaOf(moment),
  }
}

import { type Context, changeAll } from '../server/domain/change.js'
import { createMilestone } from '../server/domain/milestones.js'
import { createMunicipality } from '../server/domain/municipalities.js'
import { createProgramme } from '../server/domain/programme.js'
import { createServiceArea } from '../server/domain/serviceAreas.js'
import { createWave } from '../server/domain/waves.js'
import type { Store } from '../server/engines/store.js'
import { type Demo, readDemo } from './data.js'
import { type Told, tell } from './steps.js'

/**
 * Loads the demo inventory into an empty register, through the same functions as a user's writes and in the
 * order and with the moments of its history; its clock then runs on from `clockStart`, beginning at `realNow`.
 * All or nothing. Answers false, and changes nothing, when the register is set up already.
 * @param demo the inventory, or its beginning
 */
export function loadDemo(store: Store, realNow: Date, demo: Demo = readDemo()): Promise<boolean> {
  const context: Context = {
    store,
    actor: demo.setUpBy,
    requestId: demo.programme.requestId ?? '',
    at: moment(demo.programme.setUpAt),
    patient: true,
  }
  return changeAll(context, async (all) => {
    if (!(await setUp(all, demo, realNow))) return false
    const told: Told = { demo, systems: new Map(), replacements: new Map(), versions: new Map() }
    for (const step of demo.history) {
      const { at, actor, requestId, reason } = step
      await tell({ ...all, at, actor, requestId, reason }, told, step)
    }
    return true
  })
}

async function setUp(context: Context, demo: Demo, realNow: Date): Promise<boolean> {
  const { name = '', mergerDate = null, municipalityNumber = null, municipalityName = null } = demo.programme
  const created = await createProgramme(context, {
    name,
    mergerDate,
    municipalityNumber,
    municipalityName,
    synthetic: true,
    clockStart: moment(demo.programme.clockStart),
    clockSetAt: realNow.toISOString(),
  })
  if (!created) return false
  for (const municipality of demo.municipalities) await createMunicipality(context, municipality)
  for (const area of demo.serviceAreas) await createServiceArea(context, area)
  for (const milestone of demo.milestones) await createMilestone(context, milestone)
  for (const wave of demo.waves) await createWave(context, wave)
  return true
}

function moment(text: string | undefined): string {
  return new Date(text ?? '').toISOString()
}

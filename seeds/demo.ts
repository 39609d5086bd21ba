import { patchProgramme } from '../schema/api/programme.js'
import { proposedCodes } from '../schema/rules/countries/all.js'
import type { Settings } from '../schema/rules/programme.js'
import { type Context, changeAll } from '../server/domain/change.js'
import { createCodes } from '../server/domain/codes.js'
import { createMilestone } from '../server/domain/milestones.js'
import { createMunicipality } from '../server/domain/municipalities.js'
import { createProgramme } from '../server/domain/programme.js'
import { createServiceArea } from '../server/domain/serviceAreas.js'
import { createWave } from '../server/domain/waves.js'
import { type Demo, readDemo } from './data.js'
import { type Told, tell } from './steps.js'

/**
 * Loads the demo inventory into an empty register, through the same functions as a user's writes and in the
 * order and with the moments of its history; its clock then runs on from `clockStart`, beginning at `realNow`.
 * All or nothing. Answers false, and changes nothing, when the register is set up already.
 * @param demo the inventory, or its beginning
 */
export function loadDemo(
  { store, work }: Pick<Context, 'store' | 'work'>,
  realNow: Date,
  demo: Demo = readDemo(),
): Promise<boolean> {
  const context: Context = {
    store,
    work,
    actor: demo.setUpBy,
    requestId: demo.programme.requestId ?? '',
    at: moment(demo.programme.setUpAt),
    settings: settingsOf(demo.programme),
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
    ...context.settings,
    name,
    mergerDate,
    municipalityNumber,
    municipalityName,
    synthetic: true,
    clockStart: moment(demo.programme.clockStart),
    clockSetAt: realNow.toISOString(),
  })
  if (!created) return false
  await createCodes(context, { codes: proposedCodes(context.settings.ruleSet) })
  for (const municipality of demo.municipalities) await createMunicipality(context, municipality)
  for (const area of demo.serviceAreas) await createServiceArea(context, area)
  for (const milestone of demo.milestones) await createMilestone(context, milestone)
  for (const wave of demo.waves) await createWave(context, wave)
  return true
}

const SETTINGS = patchProgramme.body
  .pick({ ruleSet: true, timeZone: true, currency: true, systemPrefix: true, contractPrefix: true })
  .required()
  .strip()

/** What the programme of the demo decides for the register, read by the contract that writes it. */
function settingsOf(row: Demo['programme']): Settings {
  return SETTINGS.parse(row)
}

function moment(text: string | undefined): string {
  return new Date(text ?? '').toISOString()
}

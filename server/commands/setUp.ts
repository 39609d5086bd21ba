import { DEFAULT_SETTINGS } from '../../schema/rules/programme.js'
import { type Context, changeAll } from '../domain/change.js'
import { createProgramme } from '../domain/programme.js'
import { createUsers } from '../domain/users.js'
import type { Services } from '../http/bind.js'
import { findMoment, findProgramme } from '../store/programme.js'

/**
 * A new register gets the demo with the people who stand for its roles, or a programme to fill in, all in one transaction:
 * one that is stopped in the middle begins anew. One that is set up stays as it is, but for people that the demo has got
 * since.
 */
export async function setUp({ store, clock }: Services, by: Context, demo: boolean): Promise<void> {
  const before = await findProgramme(store)
  if (before && !(demo && before.synthetic)) return
  await changeAll({ ...by, patient: true }, async (all) => {
    if (!demo) return void (await createProgramme(all, NEW_PROGRAMME))
    const { loadDemo } = await import('../../seeds/demo.js')
    const { readPeople } = await import('../../seeds/data.js')
    const { loadViews } = await import('../../seeds/views.js')
    if (!before) await loadDemo(all, clock())
    // The moment of what was just set up: the demo has a clock of its own.
    const { now, settings } = await findMoment(all.work.tx, clock())
    const [present, people] = [{ ...all, at: now, settings }, readPeople()]
    await createUsers(present, people)
    // Views are somebody's: those of the demo come after its people.
    if (!before) await loadViews(present, people)
  })
}

/** The programme of a register that begins empty. */
const NEW_PROGRAMME = {
  name: 'Ny kommune',
  mergerDate: null,
  municipalityNumber: null,
  municipalityName: null,
  ...DEFAULT_SETTINGS,
  synthetic: false,
  clockStart: null,
  clockSetAt: null,
}

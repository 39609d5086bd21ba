import {
  postponeMerger as postponeEndpoint,
  readPostponement as postponementEndpoint,
} from '../../schema/api/postponement.js'
import {
  readMeta as metaEndpoint,
  patchProgramme as patchEndpoint,
  readProgramme as readEndpoint,
} from '../../schema/api/programme.js'
import { packageVersion } from '../config.js'
import { findPostponement, postponeMerger } from '../domain/postponement.js'
import { patchProgramme } from '../domain/programme.js'
import { requireRow } from '../domain/rows.js'
import type { Routes } from '../http/bind.js'
import { findProgramme } from '../store/programme.js'

export const programmeRoutes: Routes = (bind) => {
  bind(readEndpoint, async ({ reader }) => requireRow(await findProgramme(reader), 'programme'))

  bind(patchEndpoint, async ({ body, version, context, reader }) => {
    await patchProgramme(context, version, body)
    return requireRow(await findProgramme(reader), 'programme')
  })

  bind(postponementEndpoint, ({ query, reader, moment }) => findPostponement(reader, query.to, moment.today))

  bind(postponeEndpoint, async ({ body, version, context, reader }) => {
    await postponeMerger(context, version, body)
    return requireRow(await findProgramme(reader), 'programme')
  })

  bind(metaEndpoint, async ({ reader, moment, config }) => {
    const programme = await findProgramme(reader)
    const { synthetic, now, today, demoClock, settings } = moment
    return {
      programme: programme?.name ?? '',
      synthetic,
      now,
      today,
      demoClock,
      ...settings,
      session: config.session,
      passwords: config.passwords,
      demo: config.demo && synthetic,
      version: packageVersion,
    }
  })
}

import { listCodes } from '../../../schema/api/codes.js'
import { listMunicipalities } from '../../../schema/api/municipalities.js'
import { readProgramme } from '../../../schema/api/programme.js'
import { listReplacements } from '../../../schema/api/replacements.js'
import { listServiceAreas } from '../../../schema/api/serviceAreas.js'
import { listSystems } from '../../../schema/api/systems.js'
import { daysBetween, daysLeftWords, formatDate } from '../../../schema/rules/dates.js'
import { isMerging } from '../../../schema/rules/municipalities.js'
import { isStepDone, type SetUp, type SetupStep } from '../../../schema/rules/setup.js'
import { useRead } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'

/** What the register says of its setting up: how far each step has come, and what it came to in words. */
export interface Standing {
  register: SetUp
  results: Readonly<Record<SetupStep, string>>
}

/** How far the register has come, counted from what is in it: as a query, there once all of it is read. */
export function useSetUp(): {
  data: Standing | undefined
  error: Error | null
  isError: boolean
  refetch: () => unknown
} {
  const { t, say } = useLanguage(setupTexts)
  const programme = useRead(readProgramme)
  const municipalities = useRead(listMunicipalities)
  const areas = useRead(listServiceAreas)
  const codes = useRead(listCodes)
  const replacements = useRead(listReplacements, { query: { limit: 1 } })
  const systems = useRead(listSystems, { query: { limit: 1 } })
  const all = [programme, municipalities, areas, codes, replacements, systems]
  const failed = all.find(({ isError }) => isError)
  const states = {
    error: failed?.error ?? null,
    isError: failed !== undefined,
    refetch: () => failed?.refetch(),
  }
  if (
    !programme.data ||
    !municipalities.data ||
    !areas.data ||
    !codes.data ||
    !replacements.data ||
    !systems.data
  )
    return { data: undefined, ...states }
  const { name, mergerDate, municipalityNumber, municipalityName } = programme.data
  const former = municipalities.data.items.filter(({ kind }) => isMerging(kind))
  const register: SetUp = {
    mergerDate,
    formerMunicipalities: former.length,
    serviceAreas: areas.data.items.filter(({ active }) => active).length,
    codes: codes.data.items.filter(({ active }) => active).length,
    replacements: replacements.data.total,
    systems: systems.data.total,
  }
  const named = former.map((row) => `${row.number} ${row.name}`).join(', ')
  const newOne = [municipalityNumber, municipalityName].filter(Boolean).join(' ')
  const when = mergerDate ? say(daysLeftWords(daysBetween(systems.data.meta.today, mergerDate))) : ''
  const counted = (count: number, words: (count: number) => string) => (count > 0 ? words(count) : '')
  const results = {
    programme: mergerDate
      ? [t.setup.programmeDone(name, formatDate(mergerDate), when), newOne && t.setup.newMunicipality(newOne)]
          .filter(Boolean)
          .join(' ')
      : '',
    municipalities: isStepDone('municipalities', register)
      ? named
      : named && t.setup.municipalitiesMissing(named),
    service_areas: counted(register.serviceAreas, t.setup.areasDone),
    codes: counted(register.codes, t.setup.codesDone),
    replacements: counted(register.replacements, t.setup.replacementsDone),
    systems: counted(register.systems, t.setup.systemsDone),
  }
  return { data: { register, results }, ...states }
}

import type { Body } from '../../schema/api/endpoint.js'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import { patchProgramme as patchEndpoint } from '../../schema/api/programme.js'
import { ruleSetOf } from '../../schema/rules/countries/all.js'
import type { Settings } from '../../schema/rules/programme.js'
import { FIXED_PREFIXES } from '../../schema/rules/rowNumbers.js'
import type { Words } from '../../schema/rules/words.js'
import type { Tx } from '../engines/store.js'
import { findLastNumber } from '../store/ids.js'
import { listMunicipalities } from '../store/municipalities.js'
import { findProgramme, insertProgramme, updateProgramme } from '../store/programme.js'
import { type Context, change } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import { createRow, patchRow, pickGiven, requireRow, requireVersion, stampNew } from './rows.js'

/** All that is known of the programme, which is one row. */
export const programmeConcept: Concept<'programme', 'programme'> = {
  entity: 'programme',
  table: 'programme',
  key: ['id'],
  label: ({ name }) => name,
  system: () => null,
  derive: () => ({}),
  parts: [],
  rebuilt: true,
  undo: {
    find: (tx) => findProgramme(tx),
    patch: patchBy(patchEndpoint, (context, _id, version, body) => patchProgramme(context, version, body)),
    untouched: null,
    void: null,
    restore: null,
    move: null,
    needs: readNeeds({
      create: null,
      update: patchEndpoint,
      transition: null,
      void: null,
      restore: null,
    }),
  },
}

/** What a programme is set up with. `synthetic` says that its data are made up. */
export interface ProgrammeFields extends Settings {
  name: string
  mergerDate: string | null
  municipalityNumber: string | null
  municipalityName: string | null
  synthetic: boolean
  /** What the programme's clock shows at the moment `clockSetAt` of the real one; null: it is the real one. */
  clockStart: string | null
  clockSetAt: string | null
}

const PROGRAMME = 1

/** Sets up an empty register with its one programme. Does nothing in one that is set up. */
export function createProgramme(context: Context, fields: ProgrammeFields): Promise<boolean> {
  return change(context, async (work) => {
    if (await findProgramme(work.tx)) return false
    const row = { id: PROGRAMME, ...fields, ...stampNew(work.at) }
    await createRow(work, row, insertProgramme, labelRow(programmeConcept, row, undefined))
    return true
  })
}

/** Changes the named fields of the programme. @throws Refusal `version_conflict`, `prefix_in_use` or `already_exists`. */
export function patchProgramme(
  context: Context,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRow(await findProgramme(work.tx), 'programme')
    const changed = { ...row, ...pickGiven(fields) }
    requireVersion(row, version)
    if (changed.municipalityNumber !== row.municipalityNumber || changed.ruleSet !== row.ruleSet)
      refuseNumberForm(changed.ruleSet, 'municipalityNumber', changed.municipalityNumber)
    if (changed.ruleSet !== row.ruleSet) await refuseNumberForms(work.tx, changed.ruleSet)
    await refusePrefixes(work.tx, row, changed)
    await patchRow(work, row, version, fields, updateProgramme, labelRow(programmeConcept, changed, reason))
  })
}

type Prefixes = Pick<Settings, 'systemPrefix' | 'contractPrefix'>

/** What has numbers with letters that the programme chooses, and what they are called. */
const PREFIXED = [
  { field: 'systemPrefix', of: 'systems', nb: 'Systemer', en: 'Systems' },
  { field: 'contractPrefix', of: 'contracts', nb: 'Avtaler', en: 'Contracts' },
] as const

/**
 * Refuses letters that would tell two kinds of numbers no longer apart, and other letters than those that numbers were
 * given with: a number is never changed.
 * @throws Refusal `already_exists` or `prefix_in_use`
 */
async function refusePrefixes(tx: Tx, row: Prefixes, changed: Prefixes): Promise<void> {
  for (const { field, of, nb, en } of PREFIXED) {
    const letters = changed[field]
    if (letters === row[field]) continue
    const others = PREFIXED.filter((other) => other.field !== field).map((other) => changed[other.field])
    if ([...others, ...Object.values(FIXED_PREFIXES)].includes(letters))
      refuseField('already_exists', field, letters, {
        nb: `«${letters}» står foran andre numre. Velg andre bokstaver.`,
        en: `“${letters}” stands before other numbers. Choose other letters.`,
      })
    if ((await findLastNumber(tx, of)).highest > 0)
      refuseField('prefix_in_use', field, letters, {
        nb: `${nb} har fått numre med «${row[field]}», så bokstavene kan ikke endres lenger. La feltet stå.`,
        en: `${en} have been given numbers with “${row[field]}”, so the letters can no longer be changed. Leave the field.`,
      })
  }
}

function refuseField(
  code: 'already_exists' | 'prefix_in_use' | 'invalid_input',
  field: string,
  about: string,
  words: Words,
): never {
  throw new Refusal(code, { about, errors: [fieldProblem(field, code, words)] })
}

/** Refuses a country in which the municipalities of the register could not have their numbers, which never change. */
async function refuseNumberForms(tx: Tx, ruleSet: Settings['ruleSet']): Promise<void> {
  for (const { number, kind } of await listMunicipalities(tx))
    if (kind !== 'shared') refuseNumberForm(ruleSet, 'ruleSet', number)
}

/**
 * Refuses a number that no municipality of the country could have.
 * @throws Refusal `invalid_input`
 */
export function refuseNumberForm(ruleSet: Settings['ruleSet'], field: string, number: string | null): void {
  const form = ruleSetOf(ruleSet).municipalityNumber
  if (number === null || form === null || form.form.test(number)) return
  refuseField('invalid_input', field, number, {
    nb: `«${number}» er ikke et kommunenummer. Det er ${form.words.nb}, som ${form.example}.`,
    en: `“${number}” is no municipality number. It is ${form.words.en}, like ${form.example}.`,
  })
}

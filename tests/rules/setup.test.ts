import t from 'tap'
import {
  isStepDone,
  nextSetupStep,
  readPastedAreas,
  SETUP_STEPS,
  type SetUp,
} from '../../schema/rules/setup.js'

const EMPTY: SetUp = {
  mergerDate: null,
  formerMunicipalities: 0,
  serviceAreas: 0,
  codes: 0,
  replacements: 0,
  systems: 0,
}

t.test('a step is done when the register says so', async (t) => {
  const cases: [Partial<SetUp>, string[]][] = [
    [{}, []],
    [{ mergerDate: '2028-01-01' }, ['programme']],
    [{ formerMunicipalities: 1 }, []],
    [{ formerMunicipalities: 2 }, ['municipalities']],
    [{ serviceAreas: 1 }, ['service_areas']],
    [{ codes: 1 }, ['codes']],
    [{ replacements: 1 }, ['replacements']],
    [{ systems: 1 }, ['systems']],
  ]
  for (const [register, done] of cases)
    t.strictSame(
      SETUP_STEPS.filter((step) => isStepDone(step, { ...EMPTY, ...register })),
      done,
      JSON.stringify(register),
    )
})

t.test('the next step is the first that is neither done nor put off', async (t) => {
  t.equal(nextSetupStep(EMPTY), 'programme')
  const begun = { ...EMPTY, mergerDate: '2028-01-01', formerMunicipalities: 2 }
  t.equal(nextSetupStep(begun), 'service_areas')
  t.equal(nextSetupStep(begun, new Set(['service_areas', 'codes'])), 'replacements')
  t.equal(nextSetupStep({ ...begun, serviceAreas: 2, codes: 3, replacements: 1, systems: 9 }), null)
})

t.test('a pasted list has one area on each line, with or without a code', async (t) => {
  const cases: [text: string, areas: [string | null, string][]][] = [
    ['', []],
    ['\n \r\n', []],
    [
      'SKO;Skole\nBHG;Barnehage',
      [
        ['SKO', 'Skole'],
        ['BHG', 'Barnehage'],
      ],
    ],
    [
      'SKO\tSkole\r\nBHG\tBarnehage',
      [
        ['SKO', 'Skole'],
        ['BHG', 'Barnehage'],
      ],
    ],
    ['Ældrepleje', [[null, 'Ældrepleje']]],
    ['A\u030apne tilbud', [[null, 'Åpne tilbud']]],
    [
      'Skole\nSKO;Skolefritid',
      [
        [null, 'Skole'],
        ['SKO', 'Skolefritid'],
      ],
    ],
    ['†', [[null, '†']]],
    ['HEO;Helse; omsorg', [['HEO', 'Helse omsorg']]],
  ]
  for (const [text, areas] of cases)
    t.strictSame(
      readPastedAreas(text, []),
      { areas: areas.map(([code, name]) => ({ code, name })), faults: [] },
      JSON.stringify(text),
    )
})

t.test('what is wrong with a pasted list is said by line', async (t) => {
  const cases: [text: string, line: number, en: RegExp][] = [
    ['SKO;', 1, /^the name is missing/],
    ['\nA B;Skole', 2, /^“A B” cannot be a code/],
    [';Skole', 1, /^“” cannot be a code/],
    ['SKO;Skole\n\nsko;Skoler', 3, /^the code “sko” is on line 1 too/],
    ['BHG;Barnehage', 1, /^the code “BHG” is in use already/],
    ['Skole\nBarnehage\nskole', 3, /^“skole” is on line 1 too/],
    ['SKO;Skole\nSK2;Skole', 2, /^“Skole” is on line 1 too/],
    ['x'.repeat(201), 1, /^the name is too long/],
  ]
  for (const [text, line, en] of cases) t.match(readPastedAreas(text, ['bhg']).faults, [{ line, en }], text)
})

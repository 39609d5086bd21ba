import type { Catalogue } from './nb.js'

/** The texts of the page of findings in English. */
export const enFindings: Catalogue['findings'] = {
  title: 'Findings',
  found: (findings, checks, of) =>
    `${findings} findings from ${checks} of ${of} checks. The checks go through the whole register.`,
  none: 'None of the checks finds anything. As far as they see, the register is in order.',
  errors: (count) => (count === 1 ? '1 error' : `${count} errors`),
  systems: (count) => (count === '1' ? '1 system' : `${count} systems`),
  show: 'Show the systems',
  showAll: (count) => `Show all ${count} in the list`,
  clean: (count) => `Checks without findings (${count})`,
}

import type { Widened } from './texts.js'

const nb = {
  title: 'Funn',
  found: (findings: string, checks: number, of: number) =>
    `${findings} funn fra ${checks} av ${of} kontroller. Kontrollene går gjennom hele registeret.`,
  none: 'Ingen av kontrollene finner noe. Registeret er i orden så langt de ser.',
  systems: (count: string) => (count === '1' ? '1 system' : `${count} systemer`),
  show: 'Vis systemene',
  showAll: (count: string) => `Vis alle ${count} i listen`,
  clean: (count: number) => `Kontroller uten funn (${count})`,
}

const en: Widened<typeof nb> = {
  title: 'Findings',
  found: (findings, checks, of) =>
    `${findings} findings from ${checks} of ${of} checks. The checks go through the whole register.`,
  none: 'None of the checks finds anything. As far as they see, the register is in order.',
  systems: (count) => (count === '1' ? '1 system' : `${count} systems`),
  show: 'Show the systems',
  showAll: (count) => `Show all ${count} in the list`,
  clean: (count) => `Checks without findings (${count})`,
}

/** The texts of the page of findings. */
export const findingTexts = { nb: { findings: nb }, en: { findings: en } }

import { counted, type Widened } from './texts.js'

const nb = {
  title: 'Funn',
  found: (findings: string, checks: number, of: number) =>
    `${findings} funn fra ${checks} av ${counted(of, 'kontroll', 'kontroller')}. Kontrollene går gjennom hele registeret.`,
  none: (day?: string) =>
    day
      ? `Ingen av kontrollene finner noe i registeret slik det var ${day}.`
      : 'Ingen av kontrollene finner noe. Registeret er i orden så langt de ser.',
  systems: (count: string) => counted(count, 'system', 'systemer'),
  together: { duplicates: 'Se dem side om side', unmapped: 'Koble dem i kartleggingen' },
  show: 'Vis systemene',
  shown: (shown: string, count: string) => `Viser ${shown} av ${count}`,
  showAll: (count: string) => `Vis alle ${count} i listen`,
  clean: (count: number) => `Kontroller uten funn (${count})`,
}

const en: Widened<typeof nb> = {
  title: 'Findings',
  found: (findings, checks, of) =>
    `${counted(findings, 'finding', 'findings')} from ${checks} of ${counted(of, 'check', 'checks')}. The checks go through the whole register.`,
  none: (day) =>
    day
      ? `None of the checks finds anything in the register as it was on ${day}.`
      : 'None of the checks finds anything. As far as they see, the register is in order.',
  systems: (count) => counted(count, 'system', 'systems'),
  together: { duplicates: 'See them side by side', unmapped: 'Map them in the workbench' },
  show: 'Show the systems',
  shown: (shown, count) => `Showing ${shown} of ${count}`,
  showAll: (count) => `Show all ${count} in the list`,
  clean: (count) => `Checks without findings (${count})`,
}

/** The texts of the page of findings. */
export const findingTexts = { nb: { findings: nb }, en: { findings: en } }

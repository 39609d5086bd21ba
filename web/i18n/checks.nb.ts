/** The texts of the page of findings in bokmål. */
export const nbFindings = {
  title: 'Funn',
  found: (findings: string, checks: number, of: number) =>
    `${findings} funn fra ${checks} av ${of} kontroller. Kontrollene går gjennom hele registeret.`,
  none: 'Ingen av kontrollene finner noe. Registeret er i orden så langt de ser.',
  errors: (count: number) => (count === 1 ? '1 feil' : `${count} feil`),
  systems: (count: string) => (count === '1' ? '1 system' : `${count} systemer`),
  show: 'Vis systemene',
  showAll: (count: string) => `Vis alle ${count} i listen`,
  clean: (count: number) => `Kontroller uten funn (${count})`,
}

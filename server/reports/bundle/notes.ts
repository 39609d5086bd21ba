import { formatDate } from '../../../schema/rules/dates.js'
import type { Words } from '../../../schema/rules/words.js'
import type { Evident } from '../../files/evidence.js'
import type { BundleFile } from './manifest.js'

/** What a bundle is and how it is checked, in plain language: a file for each language. */
export function bundleNotes({ programme, synthetic, evidence }: Evident): BundleFile[] {
  const { number, asOf, sequence, hash } = evidence
  const day = formatDate(asOf)
  const told = { programme, number, day, sequence, hash }
  return [
    { path: 'les-meg.txt', bytes: Buffer.from(norwegian(told, synthetic)) },
    { path: 'read-me.txt', bytes: Buffer.from(english(told, synthetic)) },
  ]
}

type Told = Record<'programme' | 'number' | 'day' | 'hash', string> & { sequence: number }

const SYNTHETIC: Words = {
  nb: 'Dataene er syntetiske: de er ikke kommunens faktiske systemoversikt.\n\n',
  en: 'The data are synthetic: they are not the municipality’s actual systems.\n\n',
}

const norwegian = ({ programme, number, day, sequence, hash }: Told, synthetic: boolean) =>
  `${programme}: revisjonspakke ${number}
Registeret per ${day}, til og med endring #${sequence}.

${synthetic ? SYNTHETIC.nb : ''}Hva som er her
  reports/            rapportene som ble valgt
  data/               alt i registeret, hver liste som tabell (CSV) og som linjer med JSON
  log/changes.ndjson  endringsloggen, én rad på hver linje, fra den første
  manifest.json       hva pakken ble laget av, og SHA-256 av hver fil
  SHA256SUMS          de samme summene, for sha256sum
  check.mjs           et lite program som kontrollerer pakken uten Harmoni og uten nett

Slik kontrollerer du den
  1. Pakk ut filen, og kjør i mappen:  sha256sum -c SHA256SUMS
  2. Med Node 20.16 eller nyere:       node check.mjs
     Programmet regner hashene i loggen på nytt, og antallet og summene i listene.
  3. Disse to viser at pakken henger sammen, ikke at den er den som ble laget. Det gjør
     SHA-256 av ZIP-filen selv: den står i registeret under ${number}, i følgefilen, og i
     endringsloggen. Den som har Harmoni, kan slippe filen på siden Rapporter, eller kjøre
     «harmoni verify» med filens navn.

Endringsloggen er lenket: hver rad har hashen av raden før, så ingen rad kan endres, fjernes
eller settes inn uten at alle etter den får en annen hash. Den siste raden her har
  ${hash}

Hvem som laget pakken, og når, står i registeret og i følgefilen, ikke her: de samme valgene gir
de samme bytene, hvem som enn lager den. Loggen holder det som er skrevet om brukere også; gi
pakken bare til dem som skal se det.
`

const english = ({ programme, number, day, sequence, hash }: Told, synthetic: boolean) =>
  `${programme}: audit bundle ${number}
The register as of ${day}, up to change #${sequence}.

${synthetic ? SYNTHETIC.en : ''}What is here
  reports/            the reports that were chosen
  data/               all of the register, each list as a table (CSV) and as lines of JSON
  log/changes.ndjson  the change log, a row on each line, from the first
  manifest.json       what the bundle was made of, and the SHA-256 of each file
  SHA256SUMS          the same sums, for sha256sum
  check.mjs           a small program that checks the bundle without Harmoni and without the net

How to check it
  1. Unpack the file, and run in its folder:  sha256sum -c SHA256SUMS
  2. With Node 20.16 or newer:                node check.mjs
     The program computes the hashes of the log anew, and the counts and sums of the lists.
  3. These two show that the bundle agrees with itself, not that it is the one that was made. That
     is shown by the SHA-256 of the ZIP file itself: it stands in the register under ${number}, in
     the companion file, and in the change log. Whoever has Harmoni can drop the file on the page
     Reports, or run “harmoni verify” with the name of the file.

The change log is chained: each row has the hash of the row before it, so no row can be changed,
removed or put in without all behind it getting another hash. The last row here has
  ${hash}

Who made the bundle, and when, stands in the register and in the companion file, not here: the same
choices give the same bytes, whoever makes it. The log holds what was written of users too; give
the bundle to those alone who are to see it.
`

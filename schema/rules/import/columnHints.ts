import type { SystemTarget } from './settings.js'

/** Names of columns that may be several things, the likeliest first. */
export interface VagueNames {
  names: string
  targets: readonly SystemTarget[]
  /** True where the first is meant unless another column is one of them. */
  clear?: true
}

export const VAGUE_SYSTEM_COLUMNS: readonly VagueNames[] = [
  {
    clear: true,
    names: `
      systemansvarlig | ansvarlig | systemansvarleg | ansvarleg | ansv. | sys.ansv. | fagansvarlig | systemansvar | ansvar | kontaktperson system
      systemansvarlig (rolle) | ansvarlig for systemet | ansvarlig person | ansvarlig leder | ansvarlig enhetsleder
      systemansvarig | ansvarig | systemansvariga verksamhet | vastuuhenkilö | järjestelmävastaava | verantwoordelijke | verantwortlich
      verantwortlicher | fachverantwortlicher | responsible | responsible person`,
    targets: ['systemOwner', 'administrator'],
  },
  {
    // Beside who made it stands who sells it, and that is who the contract is with.
    clear: true,
    names: `
      leverandør | leverandører | leverandøren | leverandor | leverantör | leverantörer | toimittaja | leverancier | lieferant
      supplier | system supplier | provider`,
    targets: ['vendor', 'contract.supplier'],
  },
  {
    names: 'avtale | kontrakt | avtalen | avt. | avtal | aftale | sopimus | contract | vertrag | agreement',
    targets: ['contract.end', 'contract.number'],
  },
  {
    names:
      'avtaleperiode | avtaletid | kontraktsperiode | avtalsperiod | avtalstid | aftaleperiode | looptijd contract | contract period',
    targets: ['contract.start+contract.end', 'contract.end'],
  },
  {
    names: `
      hvor | kvar | hvor ligger systemet | hvor driftes systemet | var | hvor er systemet | sted | waar | wo | missä | where | hvor kjører det
      plattform | platform | driftssted/server | hvor driftes det`,
    targets: ['hosting', 'location'],
  },
  {
    names:
      'drifter | driftspartner | driftsleverandør | basisdriftleverandør | applikasjonsdriftsleverandør | driftleverantör | hosting provider',
    targets: ['location', 'hosting', 'operations'],
  },
  {
    names: `
      virksomhet | verksemd | organisasjon | organisation | virksomheter | område | brukes av | brukssted | bruker av systemet | hvem bruker systemet
      tjenester | tilhørighet | gruppe | forvaltning | fagfelt | domene | omfang | verksamhet | agency | organization | unit | unit name
      eier/enhet | team | topic area | use case topic area | VA admin or staff office`,
    targets: ['serviceArea'],
  },
  {
    names: `
      pris | beløp | budsjett | årsbudsjett | lisens | lisenskostnad | driftskostnad | driftskostnader | vedlikehold | vedlikeholdskostnad
      lisenspris | leie | utgift | utgifter | budget | licens | belopp | beløb | udgift | hinta | prijs | preis | price
      amount | license cost | software license costs | licence cost | maintenance cost | vedlikehold/lisens`,
    targets: ['annualCost'],
  },
  {
    names: `
      antall | antall lisenser | lisenser | ant. lisenser | ant. lis. | antal licenser | antal | aantal licenties | anzahl lizenzen | anzahl | aantal
      number of licenses | licenses | count | antall ansatte`,
    targets: ['users'],
  },
  {
    names:
      'arkiv | arkivering | er systemet et arkiv? | uttrekk | journalpliktig | archive | archief | archiv',
    targets: ['archiveDuty'],
  },
  {
    names: `
      type | kategori | systemklassifisering | klasse | system type/kategori | kategoria | categorie | kategorie | tyyppi | soort | art | category`,
    targets: ['kind'],
  },
  {
    names:
      'innkjøpt | anskaffet | anskaffelsesår | startdato | fra dato | startdatum | start date | i bruk | tatt i bruk - avsluttet | anskaffad',
    targets: ['inUseSince', 'contract.start'],
  },
  {
    names:
      'sluttdato | slutt | til dato | slutdatum | gyldig til | end date | valid until | slutdato | enddatum | varer til',
    targets: ['contract.end', 'plannedDecommission'],
  },
  {
    names:
      'informasjonsklassifisering | klassifisering | informasjonsklasse | graderingsnivå | gradering | informationsklassning | classification | tilgangsnivå | sensitivitet',
    targets: ['privacyClass', 'confidentiality'],
  },
  {
    names: 'tiltak/plan | plan | planer | framtid | fremtid | fremtidig løsning | framtida',
    targets: ['disposition', 'note'],
  },
  { names: 'fase | phase | prosjektfase', targets: ['wave'] },
  {
    names:
      'nr | no | # | løpenr | løpenummer | lnr | radnr | rad | linje | nummer | num | number | numero | lfd. nr. | volgnummer | row | r.nr. | nro',
    targets: ['externalId', 'number'],
  },
  {
    names:
      'merknad arkiv | arkivmerknad | merknad drift | merknad økonomi | merknad avtale | intern merknad | tilbakemelding',
    targets: ['note'],
  },
]

/** Columns that lists have and the register has no field for: kept in the note. */
export const KEPT_SYSTEM_COLUMNS = `
  status | livsløpstatus | livsløpsstatus | livsløp | lifecycle | lifecycle status | stage of development | development stage | tilstand | driftsstatus
  sist oppdatert | sist endret | sist sett på | oppdatert | sist kontrollert | sist revidert | dato endret | oppdatert av | registrert av | registrert dato | kontrollert
  senast uppdaterad | senast ändrad | sidst opdateret | opdateret | päivitetty | laatst gewijzigd | bijgewerkt | zuletzt aktualisiert | geändert am
  last updated | updated | last modified | modified | created | created by | updated by
  DBA | databehandleravtale | databehandleravt. | databehandler | databehandlaravtal | PUB-avtal | PUB | databehandleraftale | verwerkersovereenkomst | AV-vertrag | DPA | data processing agreement
  behov for (egen) DBA | sletting av personopplysninger | DPIA | ROS | ROS-analyse | risikovurdering | risikovurdert | behandlingsprotokoll | risikoanalys
  behandlingsansvarlig | felles behandlingsansvarlige | personvernombud | underdatabehandler | underdatabehandlere | underleverandører | kategorier av registrerte
  kategorier av personopplysninger | mottakere | kategorier av mottakere | sikkerhetstiltak | restrisiko | neste risikovurdering | sikkerhetskopier slettet
  joint controllers | data protection officer | DPO | sub-processors | data subjects | recipients | security measures | residual risk
  produksjonsformat | arkivformat | lagringsformat | uttrekk mottatt | testverktøy | uttrekk testet | resultat av test | destruert | destruert dato
  production format | archive format | storage format | extract received | test tool | destroyed on
  kritikalitet | kritisk | prioritet | viktighet | verksamhetskritiskt | kritiskhet | criticality | priority | prioritering | virksomhetskritisk | kritisk system
  url | nettadresse | lenke | link | adresse | webadresse | website | homepage | hjemmeside
  e-post | telefon | tlf | mobil | e-mail | phone | adresse leverandør | kontaktinfo leverandør
  erstattes av | erstatning | erstattet av | erstattes med | nytt system | replaced by | replacement | ersätts av | erstattes af | ersetzt durch | vervangen door | successor
  varsler | signals | pålogging | innlogging | autentisering | SSO | single sign-on | login | authentication | inloggning
  operativsystem | OS | programmeringsspråk | teknologi | technology | backup | sikkerhetskopi | klient | arkitektur | nettverk
  opplæring | brukerveiledning | dokumentasjon | documentation | support | brukerstøtte | åpningstid | SLA
  driftsavtale | vedlikeholdsavtale | land | country | avhengigheter | beroende till | beroende från | dependencies | externa kopplingar | systemtekniske avhengigheter
  relasjon til andre system | tagger | taggar | tags | nøkkelord | keywords | KLE hovedgruppe | KLE gruppe | LOS | begrepstagging (LOS)
  överlappande funktionalitet | inlåsningseffekter | utvecklingsbudget | engangskostnad | anskaffelseskost | innkjøpspris | investering | mva
`

/** Parts of what stands under a heading of somebody’s role: the person, and what else is told of them. */
export const PERSON_PARTS = `
  navn | navn (rolle) | navn/rolle | navn og rolle | person | navn og stilling | navn (stilling) | hvem | kontakt | namn | namn (roll) | namn (rolle) | henkilö | nimi
  naam | persoon | name | name (role) | name/role | who | name and role | ansvarlig | kontaktperson | person (rolle)`
export const ROLE_PARTS = `
  rolle | stilling | funksjon | tittel | roll | befattning | titel | rooli | tehtävä | rol | functie | role | position | title | funktion | rolle/stilling`

/** Names that say something only with the heading above them. */
export const GENERIC_NAMES = `
  navn | namn | nimi | naam | name | bezeichnung | nr | nummer | number | no | id | type | kategori | typ | dato | datum | date | fra | til | from | to | start | slutt | slut | end
  status | kommentar | merknad | ansvarlig | kontakt | kontaktperson | beskrivelse | description | pris | kostnad | cost | versjon | version | beløp | utløper | sted | tid | periode
  enhet | avdeling | virksomhet | organisasjon | unit | department | utløp`

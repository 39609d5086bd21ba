import type { Targets } from './targets.js'

type Words<E extends keyof Targets> = Readonly<Partial<Record<Targets[E], string>>>

/** What lists of contracts, integrations, replacements and mappings call their columns, as SYSTEM_COLUMN_WORDS. */
export const CONTRACT_COLUMN_WORDS: Words<'contract'> = {
  id: 'registernummer | avtale i registeret | id | nr | nr. | no. | register number | id i registeret',
  supplier: `
    leverandør | leverandørnavn | avtalepart leverandør | leverandør i avtalen | selger | forhandler | firma | motpart | leverandøren | lev.
    leverantör | leverantörsnamn | motpart leverantör | toimittaja | leverancier | lieferant | vertragspartner | anbieter
    supplier | vendor | supplier name | vendor name | provider | contractor`,
  number: `
    avtalenr | avtale nr | kontraktsnummer | kontraktnr | kontraktsnr | avtale-id | kontrakts-id | avtalereferanse | arkivsaknr | saksnr | saksnummer | avtalens nummer
    avtalsnummer | avtalsnr | kontraktnummer | sopimusnumero | contractnummer | vertragsnummer | contract no | contract id | agreement number`,
  kind: `
    type avtale | kontraktstype | type | avtaleform | avtalstyp | kontrakttype | sopimustyyppi | contracttype | vertragsart | contract type | type of contract | category`,
  party: `
    avtalepart | kommune som er part | kontraktspart | avtale inngått av | part | avtalepart kommune | kontraktseier kommune | avtalspart | aftalepart
    contracting municipality | party | customer`,
  otherParties:
    'andre parter | øvrige parter | også part | övriga parter | øvrige aftaleparter | additional parties',
  start: `
    startdato | fra | løpetid fra | fra dato | avtalestart | inngått | avtale inngått | kontraktstart | avtaledato | gyldig fra | start dato | avtale fra | signert
    startdatum | avtalsstart | gäller från | indgået | gælder fra | alkaa | alkupäivä | ingangsdatum | vertragsbeginn | beginn
    start date | contract start | from | valid from | signed`,
  end: `
    sluttdato | slutt | til | løpetid til | til dato | utløper | utløpsdato | utløp | avtale utløper | avtaleutløp | utgår | gyldig til | avtaleslutt | avtale til | avtale utgår
    slutdatum | gäller till | löper ut | avtalsslut | udløbsdato | udløber | gælder til | udløb | päättyy | loppupäivä | voimassa asti | einddatum | vertragsende | laufzeit bis
    end date | contract end | expires | expiry date | expiry | valid until | expiration date | renewal date`,
  autoRenew: `
    automatisk fornyelse | fornyes | auto-fornyelse | automatisk forlengelse | automatisk förlängning | automatisk forlængelse | automatische verlenging
    automatische verlängerung | automaattinen jatko | auto-renew | automatic renewal`,
  renewalMonths: `
    fornyelsesperiode | forlenges med | fornyes med | forlengelse | förlängningstid | forlængelsesperiode | verlengingsperiode | verlängerungszeitraum | renewal period`,
  noticeMonths: `
    oppsigelsestid | oppsigelsesfrist | oppsigelse | oppseiingstid | uppsägningstid | opsigelsesvarsel | opsigelse | irtisanomisaika | opzegtermijn | kündigungsfrist
    notice | notice period`,
  noticeGivenOn: `
    oppsagt dato | oppsagt | dato for oppsigelse | kontrakten opsagt | uppsagd | opsagt | irtisanottu | opgezegd | gekündigt | notice given | terminated notice`,
  terminatedOn:
    'avsluttet dato | avslutta | avslutad | afsluttet | päättynyt | beëindigd | beendet | terminated | ended',
  assignedOn: 'overdratt dato | overført ny kommune | overlåten | overdraget | assigned | transferred',
  notifiedOn: 'leverandør informert | varslet | underrättad | underrettet | notified | supplier informed',
  exitTerms:
    'vilkår ved opphør | opphørsvilkår | exit-vilkår | villkor vid avslut | ophørsvilkår | exit plan',
  annualCost: `
    kostnad | årskostnad | pris | pris pr år | kostnad pr. år | kr/år | beløp | årlig pris | avtalesum | årssum | kontraktsum pr år | årlig beløp | kostnad per år | årlege kostnader
    avgift | årlig udgift | vuosikustannus | jaarlijkse kosten | kosten | kosten per jaar | jahreskosten | kosten pro jahr | cost | price | yearly cost | cost per year | annual fee | value per year`,
  note: `
    merknader | kommentar | kommentarer | notat | diverse | bemerkning | anteckning | anmärkning | bemærkning | note | huomautus | opmerking | bemerkung
    notes | comment | comments | remarks`,
  systems: `
    system | gjelder system | dekker | fagsystem | omfatter | systemnr | system nr | system-id | applikasjon | løsning | gjelder systemer | hvilke systemer
    omfattar system | dækker | järjestelmä | järjestelmät | systemen | applicaties | systeme | anwendung
    application | applications | covers | covered systems | products`,
  systemNames:
    'systemnavn | systemenes navn | navn på system | systemnamn | system name | names of the systems | systemnaam | application name | navn',
  municipality: `
    kommune | kommunenavn | kommunenr | tidl. kommune | kommun | kunta | gemeente | gemeinde | municipality | former municipality`,
}

export const INTEGRATION_COLUMN_WORDS: Words<'integration'> = {
  id: 'registernummer | id | integrasjonsnummer | integrasjons-id | nr | nr. | no. | integration id | integrationsnummer | register number',
  fromSystem: `
    fra | kilde | avsender | kildesystem | avgir | leverer fra | system | system nr | fra system nr | frå system | frå | fra systemnr | avsendersystem
    från | från system | källsystem | avsändare | kildesystem nr | lähde | lähdejärjestelmä | bron | bronsysteem | van | quelle | quellsystem | von | von system
    from | source | source system | sender`,
  fromSystemName:
    'fra systemnavn | kildesystem navn | navn fra | från systemnamn | from system name | source name | systemnavn',
  toSystem: `
    til | mottaker | målsystem | mottakersystem | leverer til | til system nr | mot | mot system | integrert mot | til systemnr | mottar
    till | till system | mottagare | modtager | modtagersystem | kohde | kohdejärjestelmä | doel | doelsysteem | naar | ziel | zielsystem | nach | nach system
    to | target | target system | receiver | destination`,
  toSystemName: 'til systemnavn | målsystem navn | till systemnamn | to system name | target name',
  toReplacement: 'til erstatning kode | til ny løsning | till ersättning | target replacement',
  toParty: `
    ekstern part | til ekstern | ekstern mottaker | part utenfor | mottaker utenfor | extern part | extern mottagare | ekstern modtager | externe partij | externer partner
    external party | outside party | external system`,
  data: `
    hva | innhold | informasjon | hvilke data | opplysninger | dataelementer | beskrivelse | formål | information | uppgifter | oplysninger | tiedot | gegevens | daten
    description | content | payload | what`,
  direction: 'vei | datavei | flyt | riktning | suunta | richting | richtung | flow | enveis/toveis',
  method: `
    teknologi | type integrasjon | overføring | protokoll | grensesnitt | integrasjonstype | format | teknisk løsning | metod | teknik | menetelmä | methode | methode/protokoll | schnittstelle
    interface | protocol | technology | api | integration type`,
  state: 'tilstand | stilling | tila | stand | integration state | state',
  movedTo: 'flytta til | ny integrasjon | flyttad till | flyttet til ny | moved',
  note: 'merknader | kommentar | kommentarer | notat | anteckning | bemærkning | huomautus | opmerking | bemerkung | notes | comment | comments | remarks',
  municipality:
    'kommune | kommunenavn | tidl. kommune | fra kommune | kommun | kunta | gemeente | gemeinde | municipality | from municipality',
  toMunicipality: 'til kommune | till kommun | to municipality',
}

export const REPLACEMENT_COLUMN_WORDS: Words<'replacement'> = {
  code: 'kortkode | erstatningskode | id | kortnavn | kod | koodi | koodinimi | kurzcode | replacement code | short code',
  nameNb: `
    navn | erstatning | ny løsning | løsning | nytt system | felles løsning | målsystem | navn på løsning | erstatningens navn | namn | ny lösning | nimi | naam | bezeichnung
    fellesløsning`,
  nameEn:
    'name | english name | engelsk navn | navn på engelsk | replacement | replacement name | solution | new system | target system',
  descriptionNb: 'beskrivelse | formål | omtale | beskrivning | kuvaus | omschrijving | beschreibung',
  descriptionEn: 'description | english description | engelsk beskrivelse | purpose',
  kind: 'type løsning | slag | typ | tyyppi | soort | art | replacement kind | type of solution',
  state: 'tilstand | stilling | tila | stand | state | lifecycle',
  product: 'programvare | produktnavn | system | tuote | software',
  vendor: 'leverantör | toimittaja | leverancier | lieferant | supplier | vendor name',
  owner:
    'systemeier | ansvarlig | eier av løsningen | systemägare | ägare | ejer | omistaja | eigenaar | eigentümer | system owner | responsible',
  goLivePlanned:
    'planlagt oppstart | planlagt dato | oppstart | planerad start | planlagt go-live | käyttöönotto | geplanter start | go-live | go live | planned start',
  goLiveActual:
    'tatt i bruk | tatt i bruk dato | i bruk siden | i drift sedan | i bruk dato | taget i brug | in use from | live since',
  continuesSystem:
    'viderefører | system som videreføres | fortsätter system | viderefører system nr | continues | continued system',
  source: 'kilder | grunnlag | källa | kilde til opplysningen | lähde | bron | quelle | sources | reference',
}

export const MAPPING_COLUMN_WORDS: Words<'mapping'> = {
  id: 'registernummer | id | koblingsnummer | mapping id | nr | nr. | no. | register number',
  system: `
    system nr | systemnr | system-id | dagens system | gammelt system | fra system | eksisterende system | fagsystem | nåværende system | gammalt system
    nuvarande system | nuværende system | nykyinen järjestelmä | huidig systeem | altsystem | bisheriges system
    current system | old system | existing system | from system | application`,
  systemName:
    'systemnavn | navn | navn på system | systemnamn | namn | system name | name | application name',
  municipality:
    'kommune | kommunenavn | tidl. kommune | kommunenr | kommun | kunta | gemeente | gemeinde | municipality | former municipality',
  replacement: `
    erstattes av | erstatningskode | nytt system | ny løsning | målsystem | til system | går til | felles løsning | erstattet av | ersätts av | nytt system kod | fremtidig system
    ny lösning | erstattes af | nyt system | uusi järjestelmä | nieuw systeem | vervangen door | neues system | ersetzt durch | zielsystem
    replaced by | new system | target | target system | to system | successor
    erstatningens kode | code of the replacement | replacement code`,
  replacementName:
    'navn på erstatning | erstatningsnavn | erstatningens navn | replacement name | name of replacement',
  coverage:
    'grad | omfattning | dekningsgrad | hel/delvis | helt/delvis | täckning | dækning | kattavuus | dekking | abdeckung | full/partial',
  scope:
    'hva | del | hvilken del | gjelder | avgrensning | funksjon | omfang av kobling | avgränsning | laajuus | bereik | umfang | what | part',
  plannedCutOver: `
    planlagt dato | planlagt overgang | planlagt klar | planlagt konvertering | planerad övergång | planlagt omlægning | suunniteltu siirto | geplante umstellung | geplande overgang
    planned date | planned cutover | planned go-live`,
  actualCutOver:
    'faktisk dato | overgang | omlagt dato | faktisk omlegging | gått over | övergång | omlagt den | actual cutover | actual date | cut over on',
  conversionNeeded:
    'konvertering | skal konverteres | datakonvertering | konvertering ja/nei | konverteras | muunnos | conversie | datenübernahme | conversion | migration needed',
  countIn: 'poster inn | inn | antall poster inn | antal in | rows in | records in',
  countOut: 'poster ut | ut | antall poster ut | antal ut | rows out | records out',
  deviation: 'avvik | avvik i avstemming | avvikelse | afvigelse | abweichung | differences | deviations',
  acceptedBy: 'godkjent av rolle | akseptert av | godkänd av | godkendt af | approved by',
  acceptedOn: 'godkjent | akseptert dato | godkänd | godkendt | approved on | acceptance date',
  evidence:
    'bevis | dokumentasjon av testen | merknad | kommentar | dokumentation | bevis på test | note | comment | notes | documentation',
}

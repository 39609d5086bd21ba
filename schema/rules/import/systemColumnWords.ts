import type { SystemTarget } from './settings.js'

/**
 * What lists of systems call their columns, by what they are taken as: Norwegian (bokmål and nynorsk), Swedish, Danish,
 * Finnish, Dutch, German, English. Case, spaces and punctuation do not count. The labels of the fields and their names in the API are known besides.
 * A name stands under one target; what may be several is in VAGUE_SYSTEM_COLUMNS.
 */
export const SYSTEM_COLUMN_WORDS: Readonly<Partial<Record<SystemTarget, string>>> = {
  number: `
    registernummer | registernr | Harmoni-nr | nummer i registeret | system-nr i registeret
    register number | number in the register`,
  externalId: `
    id | system-id | systemid | ekstern id | id i kildesystem | kilde-id | applikasjons-id | fagsystem-id | eget nummer
    eget id | eigen id | inventarnummer | systemnummer | systemnr | system nr | objekt-id | CMDB-id | asset-id
    system-nummer | objektnummer | externt id | järjestelmätunnus | tunniste | tunnus
    systeem-id | applicatie-id | kenmerk | anwendungs-id | kennung | uuid
    external id | application id | app id | use case id | asset tag | identifier | unique id | record id`,
  name: `
    navn | systemnavn | system | navn på system | systemets navn | fagsystem | fagsystemnavn | navn på fagsystem | applikasjon
    applikasjonsnavn | it-system | IKT-system | programnavn | navn på programmet | navn på løsning | løsning | løysing
    namn | namn på system | namn på systemet | fagsystemnamn | programnamn | namnet på systemet
    systemnamn | systemets namn | it-systemnamn | verksamhetssystem | applikation | applikationsnamn
    it-systemets navn | it-systemnavn | systemets betegnelse | it-system navn | applikationsnavn | IT kontrakt navn
    nimi | järjestelmä | järjestelmän nimi | tietojärjestelmä | tietojärjestelmän nimi | sovellus | sovelluksen nimi
    naam | systeemnaam | naam systeem | systeem | applicatie | applicatienaam | naam applicatie | softwarenaam
    anwendung | anwendungsname | systemname | name der anwendung | bezeichnung | fachverfahren | verfahren | it-verfahren
    name | system name | application | application name | app name | app | name of system | display name
    use case name | solution | solution name | it system`,
  'name+productVersion': `
    system og versjon | navn og versjon | system/versjon | navn/versjon | fagsystem og versjon | program og versjon | system m/versjon
    system med versjon | namn og versjon | program/versjon | applikasjon og versjon | fagsystem/versjon
    system och version | namn och version | system/version | system og version | navn og version
    järjestelmä ja versio | nimi ja versio | naam en versie | applicatie/versie | anwendung und version | name und version
    system and version | name and version | application/version | name/version`,
  aliases: `
    alias | aliaser | også kalt | også kjent som | kallenavn | andre namn | også kalla | forkortelse | kortnavn | tidligere navn
    andra namn | kallas även | förkortning | smeknamn | tidigare namn | andre betegnelser | kaldenavn | forkortelser
    lyhenne | muut nimet | alias(sen) | andere namen | andere naam | afkorting | weitere namen | abkürzung | kurzname | kurzbezeichnung
    aliases | also known as | aka | short name | acronym | alternative name | other name | other names | former name`,
  product: `
    produkt | produktnavn | programvare | programvareprodukt | programvarenavn | tilknyttet programvare | produktnamn | programvara
    programvaruprodukt | mjukvara | programprodukt | software | softwareprodukt | softwarenavn
    tuote | tuotteen nimi | ohjelmisto | product | productnaam | pakket | softwarepakket | produktname | standardsoftware
    product name | software product | commercial product | system product | current system product
    name of commercial product or service used`,
  vendor: `
    programvareleverandør | produsent | systemleverandør | leverandørnavn | navn på leverandør | lev | produktleverandør
    leverandør av system | leverandør av systemet | leverandørens navn | utvikler | leverandør av programvare | produsent/leverandør
    leverandørnamn | namn på leverandør | programvareleverandøren
    programvaruleverantör | systemleverantör | tillverkare | leverantörsnamn | leverantörens namn
    systemleverandøren | softwareleverandør | producent | fabrikant | leverandørens navn
    ohjelmistotoimittaja | järjestelmätoimittaja | valmistaja | toimittajan nimi | aanbieder | softwareleverancier | naam leverancier
    hersteller | softwarehersteller | softwareanbieter | anbieter
    vendor | vendor name | system vendor | software vendor | manufacturer | publisher | developer | vendor(s) name | supplier name`,
  'vendor+contactRoles': `
    leverandør / kontakt | leverandør og kontakt | leverandør/kontaktperson | leverandør og kontaktperson | lev./kontakt
    leverandør med kontakt
    leverantör/kontakt | leverantör och kontaktperson | leverandør og kontaktoplysninger | toimittaja/yhteyshenkilö
    leverancier/contact | leverancier en contactpersoon | lieferant/ansprechpartner | anbieter/kontakt
    vendor and contact | vendor/contact | supplier/contact`,
  productVersion: `
    versjon | versjonsnr | versjon nr | versjonsnummer | programversjon | utgave | ver | versjon i bruk | gjeldende versjon | systemversjon
    version | versionsnummer | programversion | aktuell version | nuvarande version | nuværende version | versio | versionumero
    versie | versienummer | versionsnr | release | anwendung version | produktversion
    product version | software version | current version | version number | binary version | release number`,
  supportEndsOn: `
    støtte slutter | support slutter | end of life | EOL | slutt på støtte | støttes til | supportslutt | leverandørstøtte til
    support upphör | support till | supportslut | support udløber | tuki päättyy | einde ondersteuning | support-ende | supportende
    end of support | end of support date | end-of-life | EOL date | support end date | support ends`,
  kind: `
    type system | systemkategori | kategori system | type fagsystem | applikasjonstype | systemklasse | systemtyper | slags system
    typ av system | systemtyp | systemkategori | applikationstyp | applikationstype | it-systemtype
    järjestelmän tyyppi | järjestelmätyyppi | type applicatie | soort systeem | anwendungstyp | systemart | verfahrensart
    system type | application type | type of system | system category | application category`,
  municipality: `
    kommune | kommunenavn | kommunenr | kommunenummer | komm.nr | tidl. kommune | kommune (tidligere) | gammel kommune | eierkommune
    kommunen | frå kommune | fra kommune | avgivende kommune | dagens kommune | hvilken kommune
    kommun | kommunnamn | kommunkod | tidigare kommun | kommunekode | tidligere kommune navn
    kunta | kunnan nimi | kuntanumero | gemeente | gemeentenaam | gemeentecode | gemeinde | gemeindename | stadt
    municipality | former municipality | municipality name | municipality number | council name`,
  serviceArea: `
    enhet | avdeling | sektor | etat | seksjon | tj.område | tjenesteområder | tenesteområde | fagområde | virksomhetsområde
    kommunalområde | ansvarsområde | rammeområde | resultatenhet | brukes av enhet | avd | avd. | fagavdeling | tjeneste | sektor/område
    tjenestested | hovedområde | programområde | eining | avdeling/enhet | enhet/avdeling | sektor/enhet | område/enhet | tenesteområder
    verksamhetsområde | verksamhetsområden | förvaltning | avdelning | enhet/avdelning | sektor/förvaltning | nämnd | förvaltningsområde
    forvaltningsområde | afdeling | center/afdeling | fagforvaltning | serviceområde
    toimiala | palvelualue | vastuualue | osasto | tulosalue | beleidsterrein | domein | dienst/afdeling | sector | taakveld
    fachbereich | abteilung | dezernat | geschäftsbereich | fachamt | amt
    service area | department | division | business area | business unit | business service | directorate | bureau | bureau / department
    bureau/component | section | office`,
  descriptionNb: `
    formål | beskrivelse | systembeskrivelse | brukes til | bruksområde | funksjon | hva brukes det til | formål med systemet | omtale
    hva systemet brukes til | kort beskrivelse | formål/beskrivelse | beskriving | føremål | vert brukt til | bruksformål | anvendelse
    funksjoner eller prosesser systemet brukes til | funksjonalitet | funksjonsområde | hovedfunksjon | formål og funksjon | kva systemet vert brukt til
    beskrivning | verksamhet beskrivning | IT beskrivning | syfte | användningsområde | används till | systembeskrivning | ändamål
    systemets formål | anvendelsesområde | anvendes til | formålsbeskrivelse
    kuvaus | käyttötarkoitus | tarkoitus | järjestelmän kuvaus
    beschrijving | omschrijving | beschrijvingKort | beschrijvingLang | doel | functie | gebruikt voor
    beschreibung | zweck | kurzbeschreibung | verwendungszweck | einsatzzweck | aufgabe`,
  descriptionEn: `
    description | purpose | system purpose | system description | use | used for | function | short description | summary
    intended purpose | summary of use case | problem to be solved | intended purpose and expected benefits`,
  note: `
    merknad | merknader | kommentar | kommentarer | notat | notater | diverse | bemerkning | bemerkninger | annet | anmerkning | anm
    merk | komm. | andre opplysninger | øvrig informasjon | tilleggsopplysninger | tilleggsinfo | anna | merknadar | kommentarar
    anteckning | anteckningar | anmärkning | övrigt | noteringar | kommentar/övrigt | anmärkningar | övriga upplysningar
    bemærkning | bemærkninger | note | noter | øvrigt | andet | huomautus | huomautuksia | kommentti | lisätietoja | muuta
    opmerking | opmerkingen | toelichting | notitie | bijzonderheden | bemerkung | bemerkungen | anmerkungen | hinweis | notizen | sonstiges
    notes | comment | comments | remark | remarks | additional information | other information`,
  systemOwner: `
    systemeier | eier | fageier | forretningseier | virksomhetseier | prosesseier | systemeier (rolle) | systemeier (personer)
    eier av systemet | systemeigar | eigar | organisatorisk systemeier | navn på systemeier
    systemägare | ägare | verksamhetsägare | objektägare | systemejer | ejer | forretningsejer
    omistaja | järjestelmän omistaja | eigenaar | systeemeigenaar | applicatie-eigenaar | proceseigenaar
    eigentümer | systemeigentümer | fachlicher eigentümer | verfahrenseigner | systemeigner
    system owner | business owner | owner | application owner | custodian | business POC | product owner`,
  newOwner: `
    ny systemeier | ny eier | systemeier ny kommune | eier i ny kommune | fremtidig systemeier | framtidig systemeier | ny systemeigar
    ny systemägare | ny systemejer | uusi omistaja | nieuwe eigenaar | neuer eigentümer
    new owner | new system owner | future owner`,
  administrator: `
    systemforvalter | systemadministrator | systemadm | forvalter | superbruker | systemkoordinator | applikasjonsforvalter
    systemforvaltar | systemansvarlig fag | organisatorisk systemforvalter | systemforvalter (personer) | hovedsuperbruker
    systemförvaltare | systemadministratör | förvaltningsledare | förvaltare | systemadministratorer | systembestyrer
    pääkäyttäjä | järjestelmän pääkäyttäjä | functioneel beheerder | applicatiebeheerder | beheerder | systeembeheerder
    fachadministrator | anwendungsbetreuer | verfahrensbetreuer | key user | superuser
    system administrator | administrator | system manager | application manager | functional administrator | application steward`,
  operations: `
    driftsansvar | ansvarlig drift | teknisk ansvarlig | IKT-ansvarlig | IT-ansvarlig | teknisk forvalter | driftskontakt | driftsansvarleg
    teknisk kontakt | IKT-kontakt | teknisk systemansvarlig | driftsleder
    driftansvarig | driftsansvarig | teknisk förvaltare | systemansvariga IT | IT-ansvarig | teknisk ansvarig
    tekninen vastuuhenkilö | ylläpitäjä | technisch beheerder | technisch beheer | technischer betreuer | technischer ansprechpartner
    betriebsverantwortlicher | technical owner | technical POC | technical contact | it owner | it contact | operations responsible`,
  contactRoles: `
    kontaktperson | kontakt | kontaktpersoner | kontaktperson hos leverandør | andre kontakter | leverandørkontakt | kontaktperson/er
    kontaktinformasjon | kontakter | kontaktpersonar | brukerkontakt | fagkontakt
    kontaktpersoner hos leverantör | kontaktuppgifter | kontaktoplysninger | yhteyshenkilö | yhteystiedot | contactpersoon | contactpersonen
    ansprechpartner | kontaktdaten | contact | contacts | contact person | contact roles | poc | contributors`,
  responsibleBody: `
    vertskommune | ansvarlig myndighet | ansvarlig samarbeid | eies av | driftes av samarbeid
    värdkommun | värtkommune | isäntäkunta | centrumgemeente | responsible authority | host municipality | lead authority`,
  usedBy: `
    brukes av kommuner | brukes også av kommuner | også i bruk i | felles med | deles med | andre kommuner | samarbeidskommuner
    används även av | används av kommuner | bruges også af | käytössä myös | ook gebruikt door | auch genutzt von
    used by municipalities | also used in | shared with`,
  inUseSince: `
    i bruk fra | i bruk siden | tatt i bruk dato | dato tatt i bruk | oppstart | oppstartsdato | innført | innført år | driftsatt | anskaffet år
    teke i bruk | i bruk frå | dato systemet ble tatt i bruk | tatt i bruk år | produksjonssatt
    driftsättning | driftsatt datum | driftstart | drift år | i drift sedan | ibrugtaget | ibrugtagning | taget i brug | i drift siden
    käyttöönotto | käyttöönottopäivä | otettu käyttöön | ingebruikname | in gebruik sinds | datum ingebruikname
    inbetriebnahme | im einsatz seit | anwendung startdatum | in betrieb seit
    in use from | go-live date | go live | date implemented | implementation date | start of use | in production since`,
  users: `
    antall brukere | brukere | ant. brukere | ant. br. | ant brukere | antal brukarar | brukarar | # brukere | antall brukarar | brukerantall
    antall aktive brukere | aktive brukere | tal på brukarar | antall ansatte som bruker | antall navngitte brukere | brukere (antall)
    antal användare | användare | aktiva användare | antal aktiva användare | antal brugere | brugere | brugerantal
    käyttäjät | käyttäjämäärä | käyttäjien määrä | käyttäjiä | aantal gebruikers | gebruikers | actieve gebruikers
    anzahl nutzer | nutzer | benutzer | anzahl benutzer | nutzerzahl | anzahl anwender | anwender
    users | number of users | no. of users | user count | active users | # users | # of users | numberOfUsers | total users
    estimated # of licenses/users`,
  usersTo: `
    maks brukere | brukere til | maks antall brukere | høyeste antall brukere | max antal användare | maks antal brugere
    max gebruikers | maximale nutzerzahl | max users | maximum users`,
  dayOneCritical: `
    kritisk dag én | kritisk 1. januar | må virke dag 1 | dag 1-kritisk | dag 1 | må fungere fra dag 1 | kritisk første dag | dag en
    kritisk dag ein | kritiskt dag 1 | kritisk på dag 1 | kriittinen ensimmäisenä päivänä | kritiek dag 1 | kritisch tag 1
    day 1 critical | day one | critical day one | day 1`,
  hosting: `
    driftsform | driftsmodell | driftsmåte | driftsløsning | driftstype | lokalt/sky | sky/lokalt | drift (sky/lokalt) | type drift
    sky eller lokalt | leveransemodell | leveringsmodell | driftsplattform | drift/leveranse | driftes | driftast | drift hos
    drift internt eller externt | driftsmiljö | molntjänst eller lokalt | driftssätt | driftlösning | driftmodell | drift type | driftsafvikling
    driftsmiljø | cloud/on-premise | toimitusmalli | palvelumalli | ylläpitomalli
    hostingvorm | cloudDienstverleningsmodel | on-premise/cloud | saas/on-premise | betriebsform | betriebsmodell | bereitstellung | hostingmodell
    hosting | hosting type | hostingType | deployment | deployment model | cloud hosted | hosting model | delivery model | type of service`,
  location: `
    plassering | server | serverplassering | hvor server er plassert | datasenter | plassering av server | fysisk plassering | driftssted
    servernavn | serverrom | datarom | lokasjon | plassering av data | serverplass | maskin | driftsstad
    serverplacering | placering | serverns placering | palvelin | sijainti | hostingLocatie | locatie | serverlocatie
    serverstandort | standort | rechenzentrum | server location | data center | data centre | hosting location | server name`,
  servers: `
    alle servere | serverliste | liste over servere | servere og databaser | virtuelle servere | tenarar
    server list | list of servers | all servers | virtual servers`,
  databasePlatform: `
    database | databaseplattform | databasetype | db | databasesystem | database/versjon | type database | databasemotor
    databas | databashanterare | databastyp | tietokanta | databasetechnologie | databaseplatform | datenbank | datenbanksystem
    database platform | database type | database engine | dbms`,
  certificates: `
    sertifikat | hvilke sertifikater | sertifikater i bruk | sertifikatliste | sertifikat i bruk
    certificate | certificates in use | certificate list`,
  hasIntegrations: `
    integrasjoner | integrasjon | integr. | har integrasjon | integrert | integrasjonar | eventuelle integrasjoner | integrert med andre systemer
    integrasjon mot andre system | integrationer | integration | har integrationer | integraatiot | integraatio | koppelingen | koppeling
    schnittstellen | schnittstelle | integrations | interfaces | has integration | integrated`,
  usesMunicipalityNumber: `
    bruker kommunenr | bruker kommunenr. | inneholder kommunenummer | kommunenummer i bruk | använder kommunkod | bruger kommunenummer
    uses municipality code`,
  usesOrganisationNumber: `
    bruker org.nr | bruker organisasjonsnummer | virksomhetssertifikat | orgnr i bruk
    använder organisationsnummer | bruger CVR-nummer | uses organisation number`,
  privacyClass: `
    personoppl. | pers.oppl. | personopplysning | personvern | persondata | personvernklasse | type personopplysninger | kategori personopplysninger
    personopplysningar | behandler personopplysninger | inneholder personopplysninger | GDPR | personopplysninger i systemet
    behandles personopplysninger | har personopplysninger | personvernkategori
    personuppgifter | typ av personuppgifter | innehåller personuppgifter | personoplysninger | type personoplysninger
    indeholder personoplysninger | behandles personoplysninger | henkilötiedot | henkilötietoja | sisältää henkilötietoja
    persoonsgegevens | bevat persoonsgegevens | avg | personenbezogene daten | personenbezug | dsgvo | enthält personenbezogene daten
    personal data | pii | personal information | privacy | has pii | contains personal data | data privacy | contains pii`,
  hasPersonalData: `
    personopplysninger ja/nei | personuppgifter ja/nej | personal data y/n`,
  hasSensitiveData: `
    sensitivt | sensitive | sensitive data | sensitive opplysninger | sensitive personopplysninger | sens. | sens.oppl. | sens. oppl.
    særlige kategorier av personopplysninger | særlige kategorier personopplysninger | helseopplysninger | særlige opplysninger | sensitiv
    sensitive personoppl. | taushetsbelagt | taushetsbelagte opplysninger | sensitive opplysningar | særlege kategoriar
    känsliga uppgifter | känsliga personuppgifter | känsligt | sekretess | følsomme oplysninger | følsomme personoplysninger | følsomme data
    arkaluonteiset tiedot | arkaluonteisia tietoja | salassa pidettävät | bijzondere persoonsgegevens | gevoelige gegevens | gevoelig
    besondere kategorien | sensible daten | besondere kategorien personenbezogener daten | sensibel
    sensitive personal data | special categories of personal data | special category data | sensitive information`,
  criticalService: `
    samfunnskritisk | samfunnsviktig | samhällsviktig | samfundskritisk | samhällsviktig verksamhet | essential service | critical infrastructure`,
  confidentiality: `
    konfidensialitetsnivå | konfidensialitet (nivå) | konfidentialitet | fortrolighed | luottamuksellisuus | vertrouwelijkheid | vertraulichkeit
    confidentiality level`,
  integrity: `
    integritetsnivå | riktighet | eheys | integriteit | integrität | integritet (nivå) | integrity level`,
  availability: `
    tilgjengelighetsnivå | tillgänglighet | tilgængelighed | saatavuus | beschikbaarheid | verfügbarkeit | tilgjengelighetsvurdering
    availability level | tilgjenge`,
  tolerableDowntimeHours: `
    maks nedetid | tåler nedetid | akseptabel nedetid | tolerert nedetid | timer til kritisk | RTO | maximal avbrottstid | acceptabel avbrottstid
    maksimal nedetid | suurin sallittu käyttökatko | maximale uitvalduur | tolerierbare ausfallzeit | max downtime | recovery time objective`,
  annualCost: `
    kostnad | kostnader | årskostnad | årlige kostnader | pris pr år | pris per år | kostnad pr. år | kostnad per år | kr/år | kr pr år | årspris
    kroner per år | kr per år | årlig lisenskostnad | årlig pris | årleg kostnad | kostnad/år | pris/år | årlig beløp | årsavgift | årlege kostnader
    årlig driftskostnad | årlige driftskostnader | sum kostnad | total kostnad | totalkostnad | sum pr år | årlig utgift | årskost | utgift pr år
    årlig kostnad eks. mva | kostnad per år eks mva
    kostnad per år | årlig avgift | kostnad/år (kr) | årliga kostnader | driftbudget | driftskostnad per år
    årlig udgift | omkostninger | omkostning | årlige omkostninger | udgift pr. år | årlig omkostning | pris pr. år
    vuosikustannus | kustannukset vuodessa | kustannus/vuosi | vuosikustannukset | kustannukset | vuosihinta
    jaarlijkse kosten | kosten per jaar | jaarkosten | kosten | kosten/jaar | jährliche kosten | kosten pro jahr | jahreskosten | kosten/jahr
    cost | costs | yearly cost | cost per year | annual costs | total annual cost | cost/year | costTotalAnnual | annual fee | O&M cost
    annual license cost | annual price`,
  readOnlyCost: `
    kostnad kun lesetilgang | lesekostnad | kostnad ved lesetilgang | kostnad innsyn | read-only cost | annual cost read-only`,
  hasContracts: `
    har avtale | har kontrakt | avtale foreligger | avtal finns | har avtal | har kontrakt ja/nei | has contract
    er det gyldig vedlikeholdsavtale med programvareleverandør? | gyldig avtale`,
  licencesGivenUp: `
    lisenser som avsluttes | lisenser sagt opp | lisenser å si opp | oppsagte lisenser | lisensar som blir sagde opp
    licences to give up | licenses given up | licenses to terminate | terminated licences`,
  archiveDuty: `
    arkivpliktig | arkivverdig | bevaringsplikt | bevaring | bevaringsverdig | skal arkiveres | hva som skal bevares | bevaring/kassasjon
    bevare/kassere | arkivverdi | arkivplikt/bevaring | bevaringspliktig | bevaringsverdig informasjon
    arkivskyldighet | bevarande | bevaras/gallras | bevaringspligt | arkiveringspligt | arkistointi | arkistointivelvollisuus
    archiefplicht | archivering | te bewaren | archivpflicht | aufbewahrungspflicht | archivwürdig
    archiving duty | preservation | preservation duty | retention duty`,
  disposition: `
    beslutning | anbefaling | konklusjon modernisering | skal systemet videreføres | videreføring | hva skjer med systemet | anbefalt tiltak
    åtgärd | verksamhet bedömning | beslut | bedömning | anbefalet handling | beslutning om system | toimenpide | päätös
    maatregel | besluit | maßnahme | entscheidung | TIME designation | timeModel | decision | disposition decision`,
  decisionReference: `
    vedtak | saksnummer vedtak | saksnr vedtak | beslutningsreferanse | beslutsreferens | beslutsreferanse | decision ref`,
  decisionDate: `
    beslutningsdato | dato for beslutning | vedtaksdato | besluttet | beslutsdatum | beslutningsdag | päätöspäivä | besluitdatum | entscheidungsdatum
    date of decision | decided on`,
  decisionRole: `
    vedtatt av | beslutningstaker | beslutad av | besluttet af | päättäjä | besloten door | entschieden von`,
  responsible: `
    ansvarlig omlegging | ansvarlig for flytting | ansvarlig for migrering | prosjektansvarlig | ansvarlig konvertering | migreringsansvarlig
    ansvarig för flytt | ansvarig migrering | ansvarlig for migrering | migrationsverantwortlicher | verantwoordelijk migratie
    migration responsible | responsible for migration | migration lead`,
  wave: `
    pulje | bølge nr | utrulling | etappe | våg | omgang | bølger | aalto | golf | welle | migration wave | phase/wave`,
  targetDate: `
    planlagt ferdig | planlagt dato | planlagt omlegging | måldato | frist for omlegging | planerat klart | måldatum | planlagt klar dato
    tavoitepäivä | streefdatum | zieldatum | target date | planned date`,
  plannedReadOnly: `
    lesetilgang fra (plan) | planlagt lesetilgang | planerad läsåtkomst | planned readonly`,
  plannedDecommission: `
    planlagt utfasing | utfases dato | utfasingsdato | skal avvikles | avvikles dato | planlagt avvikling | fases ut | dato for avvikling
    avvecklas | avvecklingsår | avvecklingsdatum | planerad avveckling | planlagt afvikling | afvikles | udfases | poistuu käytöstä
    uitfasering | datum uitfasering | abschaltung | geplante abschaltung | anwendung enddatum
    planned retirement | sunset date | retirement date | decommission date | phase out date
    dato systemet skal fases ut eller ble faset ut`,
  shutOffOn: `
    slått av | avslått dato | dato slått av | avviklet dato | dato avviklet | skrudd av | slått av den
    shut off | switched off | switched off on | turned off on | decommissioned on`,
  ownerSignedOffBy: `
    avvikling godkjent av systemeier (rolle) | systemeiers godkjenning av avvikling | signed off by owner`,
  ownerSignedOffOn: `
    avvikling godkjent av systemeier | avvikling godkjent av systemeier dato | owner sign-off date`,
  operationsSignedOffBy: `
    avvikling godkjent av drift (rolle) | driftens godkjenning av avvikling | signed off by operations`,
  operationsSignedOffOn: `
    avvikling godkjent av drift | avvikling godkjent av drift dato | operations sign-off date`,
  onHold: `
    satt på vent | pauset | pausad | sat på pause | on pause`,
  health: `
    trafikklys | status (trafikklys) | grønn/gul/rød | trafikljus | trafiklys | ampel | liikennevalo | stoplicht | RAG | RAG status | traffic light`,
  'contract.supplier': `
    avtaleleverandør | kontraktsleverandør | forhandler | kontraktspart | avtalepart leverandør | kontrahent | avtale med | leverandør i avtalen
    avtalsleverantör | återförsäljare | avtalspart | kontraktleverandør | jälleenmyyjä | sopimustoimittaja | sopimuskumppani
    contractpartij | wederverkoper | vertragspartner | wiederverkäufer | reseller | contract supplier | contracting party | contract with`,
  'contract.number': `
    avtalenummer | avtale nr. | avtalenr | kontraktsnummer | kontraktnr | kontraktsnr | avtale-id | avtalereferanse | avtale ref. | avtalens saksnummer
    kontraktnummer | avtale saksnr | avt.nr. | avt. nr. | saksnummer avtale | avtale arkivnr
    avtalsnummer | avtalsnr | avtals-id | avtalets diarienummer | kontraktnummer/id | sopimusnumero | sopimuksen numero
    contractnummer | contractnr | vertragsnummer | vertragsnr | contract number | contract no | contract id | agreement number | contract ref`,
  'contract.kind': `
    avtaletype | type avtale | kontraktstype | avtaleform | avtalstyp | kontrakttype | kontrakttyp | sopimustyyppi | contracttype | vertragsart | vertragstyp
    contract type | type of contract | kind of contract | agreement type`,
  'contract.start': `
    avtale fra | avtalestart | avtale inngått | kontraktstart | kontrakt fra | avtale startdato | gjelder fra | inngått | avtale gjelder fra | avtaledato
    avtal från | avtalsstart | avtalet gäller från | indgået | kontraktstart dato | kontrakt indgået | sopimus alkaa | sopimuksen alku
    ingangsdatum contract | contract start | contractdatum | startdatum contract | vertragsbeginn | vertragsstart | contract start date | contract from | agreement start`,
  'contract.end': `
    avtale utgår | avtale utløper | avtaleutløp | avt. utløp | avt.utløp | avtaleslutt | avtale til | kontrakt utløper | kontraktsutløp | kontraktslutt | utløper | utløp | utløpsdato
    avtalens utløp | avtale gyldig til | kontrakt til | avtale går ut | avtale sluttdato | kontraktens utløp | utgår | avtaleperiode til | gjelder til | avtale løper til
    avtalt til | kontraktutløp | avt.slutt | avtale t.o.m. | dato for kontraktsutløp | utgår dato | avtalen går ut | avtaleutløpsdato | utløpsdato avtale | avtaleperiode slutt
    utløpsdato kontrakt | avtale utløpsdato | avtalens utløpsdato | avtalens sluttdato | kontraktens utløpsdato | går ut
    avtalstiden löper ut datum | avtalet löper ut | avtal till | avtalsslut | avtalstid till | avtalets slut | avtalet gäller till | avtal löper ut | avtalsutgång | löper ut
    udløbsdato | udløber | kontrakt udløber | kontraktudløb | aftale udløber | uopsigeligt til | kontraktens udløb | aftaleudløb | aftalen udløber
    sopimus päättyy | sopimuksen päättymispäivä | sopimuksen loppu | voimassa asti | sopimus voimassa | sopimuksen päättyminen
    einddatum contract | contract einde | einddatum | contract loopt af | contract tot | afloopdatum | contracteinde | contract einddatum
    vertragsende | vertrag bis | laufzeit bis | vertragslaufzeit bis | vertrag endet | vertragslaufzeit | laufzeitende
    contract end | contract end date | contract expires | contract expiry | expiry date | expires | renewal date | contract until | agreement end
    expiration date | contract expiration | license expiry`,
  'contract.autoRenew': `
    fornyes automatisk | automatisk fornyelse | auto-fornyelse | automatisk forlengelse | fornyast automatisk | automatisk förlängning | förlängs automatiskt
    automatisk forlængelse | automaattinen jatko | automatische verlenging | stilzwijgende verlenging | automatische verlängerung | auto-renew
    auto renewal | automatic renewal | renews automatically`,
  'contract.renewalMonths': `
    fornyelsesperiode | forlenges med | fornyes med | forlengelse | opsjon (måneder) | förlängningstid | förlängs med | forlængelsesperiode
    jatkokausi | verlengingsperiode | verlängerungszeitraum | renewal period | renewal months`,
  'contract.noticeMonths': `
    oppsigelsestid | oppsigelsesfrist | oppsigelse | oppseiingstid | oppsigelsestid avtale | oppsigelse (mnd) | oppsig.tid | oppsig. | oppsigelsesvarsel | oppseiing
    uppsägningstid | uppsägning | opsigelse | opsigelsesvarsel | opsigelsesfrist | irtisanomisaika | opzegtermijn | opzegging | kündigungsfrist
    notice | notice period | termination notice | notice months`,
  'contract.exitTerms': `
    vilkår ved opphør | opphørsvilkår | exit-vilkår | exitplan | exit-strategi | vilkår ved avslutning | villkor vid avslut | ophørsvilkår
    exit plan | exit strategy | exitstrategie | exit conditions`,
}

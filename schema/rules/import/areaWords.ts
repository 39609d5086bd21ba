/**
 * What municipalities call their services: words of one service, in the languages of lists, with their abbreviations. A service is as small
 * as any list of areas parts them; what covers several is in WIDE_AREA_WORDS. A word may stand under several.
 */
export const SERVICE_WORDS: Readonly<Record<string, string>> = {
  records: `
    sak | arkiv | sak/arkiv | dokumentsenter | dok.senter | dokumentsenteret | post | postmottak | journal | saksbehandling | arkiv og dokument | sentralarkiv | sak og arkiv | dokumentforvaltning | informasjonsforvaltning
    diarium | registratur | ärende | dokumenthantering | sagsbehandling | journalisering | arkisto | kirjaamo | archief | dossier | archiv | registrator | records | archive | case handling | document centre | document management`,
  politics: `
    politisk | politikk | politisk styring | politisk sekretariat | sekretariat | formannskap | kommunestyre | valg | bystyre | folkevalgte | nämnd | kommunfullmäktige | byråd | byrådssekretariat | valtuusto | bestuur | griffie | rat | ratsbüro | council | politics | political`,
  citizen_contact: `
    servicetorg | innbyggerdialog | innbyggertorg | innbygger | innbyggere | innbyggerservice | kundesenter | kundetorg | kommunikasjon | informasjon | nettsted | nettside | nettsider | web | skjema | skjemaer | intranett | servicekontor | service | sentralbord | kommunetorg | servicesenter
    medborgarservice | kontaktcenter | kommunikation | medborgarkontor | borgerservice | asiakaspalvelu | viestintä | klantcontact | communicatie | publiekszaken | bürgerservice | bürgerbüro | kommunikation | citizen | citizen services | customer service | communication | communications | forms`,
  finance: `
    økonomi | øk. | øk | regnskap | budsjett | finans | skatt | kemner | faktura | fakturering | virksomhetsstyring | skatteoppkrever | lønn og regnskap | økonomiavdeling | innfordring | rekneskap
    ekonomi | redovisning | økonomiafdeling | regnskab | talous | taloushallinto | financiën | belastingen | finanzen | kämmerei | kasse | finance | accounting | budget | treasury | performance management`,
  procurement:
    'innkjøp | anskaffelser | anskaffelse | inköp | upphandling | indkøb | udbud | hankinta | hankinnat | inkoop | beschaffung | einkauf | vergabe | procurement | purchasing',
  hr: `
    hr | personal | personell | bemanning | hms | personalavdeling | arbeidsmiljø | organisasjon og personal | organisasjon | turnus | kompetanse | rekruttering | personal/hr | HR/personal | personalkontor
    HR-avdelning | arbetsmiljö | personale | arbejdsmiljø | henkilöstö | henkilöstöhallinto | personeel | p&o | personalamt | human resources | staffing | rostering`,
  payroll:
    'lønn | lønning | lønn og personal | lønnsavdeling | lønnskontor | lön | løn | palkat | palkanlaskenta | salaris | gehalt | payroll | salary | løn og personale',
  it: `
    ikt | it | data | ikt-plattform | digitalisering | ikt-avdeling | it-avdeling | edb | fellestjenester | digital | teknologi | ikt-drift | ikt-tjenester | dataavdeling
    it-avdelning | it-afdeling | tietohallinto | ict | automatisering | informatievoorziening | edv | information technology | it services | digitalisation`,
  care: `
    omsorg | oms | oms. | pleie | pleie og omsorg | pl/o | plo | pleie/omsorg | omsorgstjenester | eldreomsorg | hjemmetjeneste | sykehjem | omsorgssenter | miljøarbeidertjeneste | habilitering | helse- og omsorg
    äldreomsorg | vård och omsorg | vård | sjukvård | hemtjänst | ældre | pleje | ældrepleje | hjemmepleje | vanhuspalvelut | hoito | kotihoito | zorg | wmo | ouderenzorg | pflege | altenpflege | care | elderly care | home care | nursing`,
  home_care:
    'hjemmetjeneste | hjemmetjenester | hjemmesykepleie | hjemmehjelp | hemtjänst | hjemmepleje | kotihoito | thuiszorg | häusliche pflege | home care',
  institution:
    'institusjon | institusjoner | sykehjem | botilbud | bofellesskap | omsorgsbolig | särskilt boende | plejehjem | plejecenter | hoivakoti | verpleeghuis | pflegeheim | nursing home | residential care',
  clinics: `
    helsestasjon | helsestasjonen | skolehelse | skolehelsetjeneste | jordmor | forebyggende helse | helsesykepleier | helsesøster | elevhälsa | sundhedspleje | neuvola | jeugdgezondheidszorg | gesundheitsamt | health clinic | health clinics | school health`,
  doctors:
    'lege | leger | legetjeneste | legetjenester | legevakt | legekontor | fastlege | kommuneoverlege | läkare | læge | lääkäri | arts | huisarts | arzt | medical services | doctors | gp',
  rehabilitation:
    'rehabilitering | rehab | fysioterapi | ergoterapi | fysio | ergo | genoptræning | kuntoutus | revalidatie | rehabilitation | physiotherapy',
  mental_health:
    'psykisk helse | rus | rus og psykisk helse | rus og psykiatri | psykiatri | psykisk | psykisk hälsa | missbruk | psykiatri | mielenterveys | ggz | mental health',
  social: `
    nav | sosial | sosialtjeneste | sosialtjenester | sosialkontor | velferd | sos. | sosialhjelp | nav sosial | barne- og familie | gjeldsrådgivning | kvalifisering
    socialtjänst | social | individ- och familjeomsorg | ifo | socialforvaltning | jobcenter | sosiaalipalvelut | sosiaali | sociaal | sociale zaken | werk en inkomen | soziales | sozialamt | social services`,
  housing:
    'bolig | boliger | boligkontor | boligsosial | bustad | bostad | bostäder | asunto | asuminen | wonen | huisvesting | wohnen | wohnungswesen | housing',
  refugees:
    'flyktning | flyktninger | flyktn | flyktn. | integrering | innvandring | introduksjon | flyktningtjeneste | flykting | flyktingar | integration | flygtninge | maahanmuutto | pakolaiset | vluchtelingen | inburgering | flüchtlinge | asyl | refugees | integration',
  child_welfare:
    'barnevern | barneverntjeneste | barnev | bv | barnevernvakt | barneverntenesta | barn och familj | barnavård | børn og familie | familieafdeling | lastensuojelu | jeugdzorg | jeugd | jugendamt | jugendhilfe | child welfare | child protection',
  ppt: 'ppt | pp-tjeneste | pp-tjenesten | pedagogisk-psykologisk | pedagogisk psykologisk | spesialpedagogikk | ppr | resursskola | educational-psychological',
  school: `
    skole | skoler | skular | skule | grunnskole | sfo | aks | skole/sfo | skole og sfo | undervisning | skolefritidsordning | skolekontor | skolesektor | grunnskoler | utdanning | utdanning og skole | skoleeier | ungdomsskole | barneskole
    skola | skolor | grundskola | utbildning | fritidshem | folkeskole | uddannelse | sfo'er | koulu | perusopetus | opetus | koulutus | onderwijs | scholen | schule | schulen | schulamt | bildung | school | schools | education | after-school | primary school`,
  adult_education:
    'voksenopplæring | vo | vaksenopplæring | komvux | vuxenutbildning | voksenundervisning | vapaa sivistystyö | volkshochschule | vhs | adult education',
  kindergarten:
    'barnehage | barnehager | bhg | bhg. | barneh | barnehagene | barnehagar | førskole | förskola | dagtilbud | daginstitution | børnehave | varhaiskasvatus | päiväkoti | kinderopvang | kita | kindergarten | kindergärten | kindertagesstätten | kindergartens | nursery | preschool | early childhood',
  culture:
    'kultur | kulturavdeling | kulturtjenester | kulturhus | kino | museum | kulturminne | kulttuuri | cultuur | kulturamt | kulturförvaltning | culture | museums',
  arts_school:
    'kulturskole | kulturskule | musikkskole | kulturskola | musikskole | musiikkiopisto | muziekschool | musikschule | arts school | music school',
  library:
    'bibliotek | biblioteket | folkebibliotek | kirjasto | bibliotheek | bibliothek | bücherei | library | libraries',
  sports:
    'idrett | friluftsliv | idrettsanlegg | svømmehall | idrott | fritid | idræt | liikunta | nuoriso | sport | sports | leisure | fritid og idrett',
  planning:
    'plan | arealplan | planavdeling | regulering | byutvikling | samfunnsutvikling | samfunnsplan | kommuneplan | planlegging | stadsbyggnad | planering | byplan | planlægning | kaavoitus | ruimtelijke ordening | ruimte | stadtplanung | bauleitplanung | planung | planning | urban planning',
  building_permits:
    'byggesak | byggesaker | bygesak | byggjesak | byggesakskontor | plan og bygg | plan/bygg | plan og byggesak | bygglov | byggesag | byggesager | rakennusvalvonta | bouwvergunningen | vergunningen | bauaufsicht | bauordnung | baugenehmigung | building permits | building control',
  maps: 'kart | geodata | oppmåling | gis | kart og oppmåling | matrikkel | kart/geodata | karta | mätning | geografisk information | kort | paikkatieto | kartta | kaarten | geo | geo-informatie | geoinformation | vermessung | karten | maps | geospatial',
  water:
    'vann | va | va. | vann og avløp | vann/avløp | vatn | vassverk | var | vannverk | renseanlegg | vatten | vatten och avlopp | vand | forsyning | vesihuolto | vesi | water | drinkwater | wasser | wasserversorgung | stadtwerke | water supply',
  sewage:
    'avløp | kloakk | avlaup | avlopp | spildevand | kloak | viemäri | jätevesi | riolering | riool | abwasser | entwässerung | wastewater | sewage | sewerage',
  waste:
    'renovasjon | avfall | gjenvinning | renhållning | affald | genbrug | jäte | jätehuolto | afval | reiniging | abfall | abfallwirtschaft | waste | recycling',
  roads:
    'vei | veg | veier | samferdsel | veg og trafikk | trafikk | gate | gatelys | park | vei og park | gata | väg | gata och park | vej | veje | trafik | tiet | katu | kadut | wegen | verkeer | straßen | tiefbau | verkehr | roads | streets | transport | traffic',
  property:
    'eiendom | eigedom | fdv | eiendomsforvaltning | eiendomsdrift | vaktmester | renhold | renholdere | bygg og eiendom | bygg/eiendom | eiendom/fdv | bygningsdrift | fastighet | fastigheter | ejendomme | ejendom | bygninger | tilakeskus | kiinteistöt | tilapalvelut | vastgoed | gebouwen | gebäudemanagement | liegenschaften | immobilien | property | facilities | facilities management | real estate',
  agriculture:
    'landbruk | jordbruk | skogbruk | landbrukskontor | lantbruk | landbrug | maatalous | landbouw | landwirtschaft | agriculture | forestry | næring og landbruk',
  business:
    'næring | næringsutvikling | næringsliv | næringsliv | näringsliv | erhverv | elinkeino | economie | economische zaken | wirtschaft | wirtschaftsförderung | business development',
  environment:
    'miljø | klima | natur | klima og miljø | miljörättsmiljö | miljö | ympäristö | milieu | duurzaamheid | umwelt | klimaschutz | environment | climate',
  preparedness:
    'beredskap | samfunnssikkerhet | kriseledelse | sikkerhet | krisberedskap | säkerhet | beredskab | varautuminen | turvallisuus | veiligheid | crisisbeheersing | katastrophenschutz | sicherheit | civil protection | preparedness | emergency',
  fire: 'brann | brann og redning | brannvesen | feiing | brannvern | räddningstjänst | brandvæsen | brand og redning | pelastuslaitos | brandweer | feuerwehr | fire | fire brigade | emergency services',
  parking: 'parkering | parkeringskontor | p-hus | pysäköinti | parkeren | parken | parkraum | parking',
}

/** Words that cover several services: an area is taken by one of them only where no other has any of the services. */
export const WIDE_AREA_WORDS: readonly { words: string; services: string }[] = [
  {
    words: `
      adm | adm. | administrasjon | administrativt | sentraladministrasjon | sentraladm | stab | stab/støtte | stab og støtte | rådmann | rådmannen | kommunedirektør | fellesfunksjoner | fellestjenester | støttetjenester | fellesadministrasjon | ledelse | sentralt | adm.avd
      administration | förvaltning centralt | kommunledning | kommunledningskontor | stabsfunktion | fælles | rådhus | direktion | hallinto | keskushallinto | yleishallinto | bedrijfsvoering | concernstaf | hauptverwaltung | zentrale dienste | hauptamt | verwaltung | shared services | corporate services | central services`,
    services: 'records politics citizen_contact finance procurement hr payroll it',
  },
  {
    words: `
      oppvekst | oppv | oppv. | oppvekst og utdanning | oppvekst og læring | barn og unge | barn og ungdom | oppvekst og kultur | opplæring | oppvekstsektor | oppvekst/kultur
      barn och utbildning | barn- och utbildning | barn och unga | børn og unge | børn og skole | sivistys | sivistystoimi | jeugd en onderwijs | jugend und bildung | kinder und jugend | children and young people | children's services`,
    services: 'school kindergarten child_welfare ppt arts_school adult_education',
  },
  {
    words: `
      teknisk | tekn | tekn. | teknisk sektor | teknisk etat | teknisk drift | tekniske tjenester | teknikk | plan og teknisk | samfunn | samfunn og teknikk | kommunaltekniske tjenester | teknikk og miljø | uteseksjon
      tekniska | teknik | samhällsbyggnad | teknik og miljø | teknisk forvaltning | tekninen | tekninen toimi | yhdyskuntatekniikka | tekniikka | fysiek domein | openbare ruimte | stadsbeheer | technik | bauamt | technisches rathaus | technical | technical services | public works`,
    services:
      'planning building_permits maps water sewage waste roads property agriculture environment preparedness fire parking',
  },
  {
    words:
      'kommunalteknikk | komm.tekn | kommunaltek | VAR | vei, vann og avløp | vann, avløp og vei | VVA | infrastruktur | kommunalteknisk',
    services: 'water sewage roads waste',
  },
  {
    words: `
      helse | helse og omsorg | helse/omsorg | helse og oms | helse/oms | helse og velferd | helse, omsorg | helsesektor | helsetjenester | h&o | helse- og velferd | helse og sosial | helse/sosial
      hälsa | hälsa och omsorg | sundhed | sundhed og omsorg | social og sundhed | terveys | sosiaali ja terveys | sote | gezondheid | gesundheit | health | health and care | health and social care`,
    services: 'care home_care institution clinics doctors rehabilitation mental_health',
  },
  {
    words:
      'omsorg | oms | pleie | pleie og omsorg | plo | pleie/omsorg | eldreomsorg | äldreomsorg | zorg | pflege | hoito | omsorgstjenester',
    services: 'care home_care institution',
  },
  {
    words:
      'velferd | velferdstjenester | levekår | mestring | helse, velferd | livsmestring | velfærd | hyvinvointi | welzijn | welfare',
    services:
      'care home_care institution clinics doctors mental_health social housing refugees child_welfare',
  },
  {
    words: 'bygg | bygning | byggeri | bau | bouw | rakennus | building',
    services: 'building_permits property',
  },
  {
    words:
      'plan og utvikling | arealforvaltning | areal | samfunnsutvikling | byutvikling | areal og samfunn | planer',
    services: 'planning building_permits maps',
  },
  {
    words: 'organisasjon | organisasjon og utvikling | virksomhetsstyring | org',
    services: 'hr payroll it finance',
  },
  {
    words:
      'kultur og fritid | kultur og idrett | kultur, idrett og fritid | kultur/fritid | kulttuuri ja vapaa-aika | culture and leisure',
    services: 'culture library sports arts_school',
  },
  {
    words: 'landbruk og miljø | natur og næring | landbruk/miljø | miljø og landbruk | næring og miljø',
    services: 'agriculture environment business',
  },
]

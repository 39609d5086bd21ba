/** Words that lists have for the values of one field. */
export interface CodeWords {
  /** By the code: words that mean it, wherever a register has that code in use. */
  clear: Readonly<Record<string, string>>
  /** Words that most likely mean it, and are confirmed once. */
  likely?: Readonly<Record<string, string>>
  /** Words that say too little, with the codes that they may mean. */
  coarse?: readonly { words: string; codes: readonly string[] }[]
  /** Single words that point to a code wherever they stand in a longer text of such words alone. */
  signs?: Readonly<Record<string, string>>
  /** Words that may stand beside signs and say nothing. */
  beside?: string
  /** Where one cell has both: what the two mean together. */
  together?: readonly { codes: readonly [string, string]; is: string }[]
}

/** Words for «not known» or «not said», in any field of codes. */
export const UNSAID_WORDS = `
  ? | ?? | ??? | - | -- | . | .. | ... | / | ukjent | ukjend | vet ikke | veit ikkje | usikker | usikkert | uavklart | ikke avklart | ikke vurdert | ikkje vurdert | ikke oppgitt | ikke kjent
  avklares | må avklares | må sjekkes | sjekkes | ikke satt | ikke registrert | ikke relevant | ikke aktuelt | uaktuelt | n/a | na | n.a. | i/a | null | (tom) | tom | blank | tbd | mangler info
  okänt | vet ej | ej bedömt | ej angivet | oklart | ukendt | ved ikke | ikke vurderet | ikke angivet | uafklaret
  tuntematon | ei tietoa | ei tiedossa | ei arvioitu | onbekend | weet niet | n.v.t. | nvt | nog niet beoordeeld | unbekannt | unklar | k.a. | keine angabe | nicht bewertet
  unknown | not known | not assessed | not stated | not available | unclear | undetermined | to be decided | to be determined | not applicable | none given | don't know
`

/**
 * What lists call the values of fields, in the words of the standard code lists (`GENERAL_CODES`, and those of a country): a
 * code that a register has not, is not meant by them. The register's own codes and names come before.
 */
export const CODE_WORDS: Readonly<Record<string, CodeWords>> = {
  hosting: {
    clear: {
      on_premises: `
        lokal | lokalt | lokal drift | lokal server | egen server | egen drift | on-prem | on-premise | on premises | on-premises | internt | intern | intern drift | driftes lokalt | egen maskin
        eget datasenter | eget datarom | lokal installasjon | lokalt installert | driftes internt | egne servere | eigen server | eigen drift | lokalt på server | driftes selv | lokal maskin | internt driftet
        lokalt driftad | egen regi | egen driftad | lokal drift i kommunen | i egen regi | lokal drift (server) | egne lokaler
        oma palvelin | oma konesali | paikallinen | paikallisesti | oma ylläpito | sisäinen | lokaal | eigen beheer | lokale server | eigen server | lokal installiert | eigener server | eigenbetrieb | eigenes rechenzentrum
        local | locally | local server | own server | in-house | inhouse | internal | self-hosted | self hosted`,
      hosted: `
        hos leverandør | hos lev. | leverandør | driftet av leverandør | driftes av leverandør | leverandørdrift | driftet hos leverandør | hosted | hostet | drift hos leverandør | leverandøren | hos leverandøren
        driftes hos leverandør | drift hos lev. | drift av leverandør | driftet av lev. | hos leverandor
        hos leverantör | hos leverantören | leverantörsdrift | driftad av leverantör | leverandørdriftet | driftes af leverandør | hos leverandøren
        toimittaja | toimittajan palvelin | toimittajan ylläpitämä | bij leverancier | leverancier | gehost | gehost door leverancier | beim anbieter | beim hersteller | gehostet | anbieter
        vendor | vendor hosted | vendor-hosted | hosted by vendor | by vendor | at the vendor | supplier hosted | managed hosting`,
      saas: `
        sky | skytjeneste | skyløsning | SaaS | sky (SaaS) | i skyen | skybasert | skyen | nettsky | skyteneste | skyløysing | sky/SaaS | software as a service | offentlig sky | allmenn sky | skydrift
        moln | molntjänst | molnet | i molnet | molnbaserad | publikt moln | skyen (SaaS) | cloudløsning | cloudbaseret
        pilvi | pilvipalvelu | pilvessä | cloud | cloud service | clouddienst | in de cloud | in der cloud | cloud-dienst | cloudlösung | public cloud | cloudSaaS | saas solution | cloud based`,
    },
    likely: {
      on_premises: `
        lokal pc | pc | egen pc | stasjonær pc | server rådhuset | rådhuset | server på rådhuset | server i kjelleren | datarom | serverrom | eget serverrom | klient | lokal klient | installert lokalt | egen klient | server
        lokalt nett | intranett | intranet | kommunens server | kommunens servere | rådhusets server | tykk klient | lokal dator | egen dator | kunnan palvelin | werkstation | kommunal server | kommunens datarom`,
      hosted: `
        lev | lev. | lev.drift | ekstern drift | eksternt | ekstern | driftspartner | extern drift | externt | eksternt driftet | ekstern leverandør | extern | fjerndrift | hosting | hos ekstern | drift eksternt | ekstern server | driftsleverandør
        ulkoinen | ulkoistettu | externe hosting | externer betrieb | external | externally | externally hosted | outsourced`,
      saas: `
        nett | web | nettbasert | webbasert | web-basert | internett | internet | nettløsning | weblösning | webløsning | nettside | via nett | på nett | via nettleser | nettleser | webtjeneste | portal | netbaseret | webbaseret
        webbaserad | webb | webbtjänst | verkkopalvelu | selain | webbased | browser | web based | web-based | online | internettjeneste`,
    },
    coarse: [
      {
        words: 'ASP | ASP-løsning | ASP-drift | ASP-tjänst | application service provider',
        codes: ['hosted', 'saas'],
      },
      {
        words:
          'statlig | staten | statlig løsning | nasjonal | nasjonal løsning | nasjonalt | stat | statligt | staatlich | state | national',
        codes: ['saas', 'hosted'],
      },
      {
        words:
          'azure | aws | IaaS | PaaS | privat sky | private cloud | hybrid | driftssenter | driftssentral | cloudPaaS | cloudIaaS | privat moln | datasenter | data center',
        codes: ['hosted', 'saas', 'on_premises'],
      },
      {
        words:
          'kommunen | felles | felles drift | IKT | IKT-samarbeid | interkommunalt | samarbeid | vertskommune | IKS',
        codes: ['on_premises', 'hosted'],
      },
    ],
    signs: {
      on_premises:
        'lokal | lokalt | lokale | egen | eget | egne | on-prem | onprem | pc | server | servere | internt | intern | rådhus | rådhuset | kjeller | kjelleren | datarom | serverrom | local | lokaal | own',
      hosted:
        'leverandør | leverandøren | lev | leverantör | leverantören | hosted | hostet | vendor | leverancier | toimittaja | ekstern | eksternt | extern | externt',
      saas: 'sky | skyen | skytjeneste | skyløsning | saas | cloud | moln | molntjänst | pilvi | nett | web | internett | nettleser | nettbasert | webbasert',
    },
    beside:
      'hos | på | i | av | installert | installasjon | drift | driftes | driftet | kommunen | kommunens | løsning | tjeneste | gammel | ny | ved | fra | the | by | in | basert | og',
  },
  privacyClass: {
    clear: {
      none: `
        ingen | nei | ingen personopplysninger | ikke personopplysninger | uten personopplysninger | ikke | inga | inga personuppgifter | nej | ingen personuppgifter | ingen personoplysninger | ei | ei henkilötietoja
        geen | geen persoonsgegevens | nee | keine | keine personenbezogenen daten | nein | none | no | no personal data | N | ingen pers.oppl. | ingen personopplysningar | ikkje`,
      ordinary: `
        vanlige | vanlig | alminnelige | alminnelig | ordinære | ordinær | vanlege | alminnelege | vanlige personopplysninger | alminnelige personopplysninger | ikke-sensitive personopplysninger
        vanliga | vanliga personuppgifter | almindelige | almindelige personoplysninger | tavalliset | tavallisia henkilötietoja | gewone | gewone persoonsgegevens | normale | gewöhnliche | allgemeine personenbezogene daten
        ordinary | ordinary personal data | normal | regular | basic personal data | kun vanlige | bare vanlige | vanlige opplysninger | ja, vanlige | ja (vanlige) | ja - vanlige`,
      special: `
        sensitive | sensitiv | sensitivt | særlige | særlige kategorier | særlig | sensitive personopplysninger | særlege kategoriar | sensitive opplysninger | særlige kategorier av personopplysninger | ja, sensitive | ja (sensitive) | ja - sensitive
        känsliga | känsliga personuppgifter | känsligt | følsomme | følsomme personoplysninger | arkaluonteiset | arkaluonteisia | arkaluonteisia henkilötietoja | bijzondere | bijzondere persoonsgegevens | gevoelig | sensibel | besondere kategorien
        special | special categories | special category | sensitive personal data | sensitive data | ja, særlige kategorier | svært sensitive`,
    },
    likely: {
      ordinary: `
        navn/adr. | navn og adresse | navn/adresse | kontaktopplysninger | navn | navn, adresse | ansattopplysninger | brukernavn | kontaktinfo | namn/adress | namn och adress | navn og e-post | name/address | contact details | navn/tlf | fødselsnummer | fnr | fødselsnr`,
      special: `
        helse | helseopplysninger | taushetsbelagt | taushetsplikt | helsedata | pasientdata | pasientopplysninger | journalopplysninger | taushetsbelagte | taushetsbelagte opplysninger | helse/sosial | hälsa | hälsouppgifter | sekretess | patientuppgifter
        helbred | helbredsoplysninger | terveystiedot | gezondheid | medisch | gesundheitsdaten | health | health data | barnevern | strengt fortrolig | fortrolig adresse`,
    },
    coarse: [
      {
        words:
          'ja | j | x | yes | y | har | personopplysninger | persondata | pers.oppl. | kyllä | ja/delvis | personuppgifter | personoplysninger | persoonsgegevens | pii | personal data | inneholder personopplysninger | fortrolig | ja. | noe | litt | jo | GDPR',
        codes: ['ordinary', 'special'],
      },
      {
        words:
          'ikke sensitive | ikke-sensitive | ikke sensitiv | ej känsliga | ikke følsomme | not sensitive | non-sensitive | ikke sensitivt',
        codes: ['none', 'ordinary'],
      },
      {
        words:
          'elever | ansatte | elevdata | ansattdata | brukere | pasienter | innbyggere | anställda | elevuppgifter | students | employees',
        codes: ['ordinary', 'special'],
      },
    ],
    together: [{ codes: ['ordinary', 'special'], is: 'special' }],
  },
  kind: {
    clear: {
      business: `
        fagapplikasjon | fagprogram | fagsystemer | fag | faglig | verksamhetssystem | fagsystem | substanssijärjestelmä | vakapplicatie | vakapplicaties | fachverfahren | fachanwendung | fachapplikation
        business application | line of business | line-of-business | business system | business | LOB`,
      support: `
        støtte | støttesystemer | støtteapplikasjon | administrativt | administrativt system | stödsystem | støttesystem | tukijärjestelmä | ondersteunend | unterstützungssystem | querschnittsverfahren
        support | support system | supporting system | back office`,
      shared: `
        felles | fellessystem | felles løsning | felles system | fellestjeneste | fellessystemer | gemensamt | gemensamt system | fælles | fællesløsning | yhteinen | yhteinen ratkaisu | gemeenschappelijk | gemeinsam | basisdienst
        shared | shared service | common | common solution | enterprise-wide`,
      infrastructure: `
        infrastruktur | infrastrukturkomponent | basis | plattform | teknisk komponent | infrastruktur/plattform | infrastruktuuri | infrastructuur | infrastructure | platform | infrastructure component | server/infrastruktur`,
      national: `
        nasjonal | nasjonal løsning | nasjonale | nasjonal fellesløsning | nasjonalt | nasjonal felleskomponent | nationell tjänst | nationell | national løsning | kansallinen | kansallinen palvelu | landelijk | landelijke voorziening | nationaler dienst
        national | national service | government service`,
    },
    likely: {
      national: 'statlig | statlig system | statlig løsning | statligt | statlig tjeneste | staatlich',
      support: 'stab | kontorstøtte',
    },
  },
  archiveDuty: {
    clear: {
      none: `
        kasseres | kassabelt | kan kasseres | kassasjon | skal kasseres | ikke bevares | gallras | kan gallras | ej bevaras | kasseres helt | skal ikke bevares | ikke bevaringspliktig | hävitetään | vernietigen | vernichten | dispose | not preserved | no preservation`,
      noark5: 'noark | noark5 | noark-5 | noark 5 | noark5-uttrekk | noark-uttrekk | noark 5 uttrekk',
      siard: 'siard | siard-uttrekk | databaseuttrekk siard | siard-fil | siard extract',
      other:
        'annet | anna uttrekk | annet format | annat | andet | andet udtræk | muu | anders | anderes | other | other format',
    },
    coarse: [
      {
        words:
          'ja | j | x | yes | y | bevares | arkivpliktig | arkivverdig | skal bevares | bevaringsverdig | bevaras | bevaringspliktig | kyllä | uttrekk | delvis | preserve | to be preserved | databaseuttrekk | arkivuttrekk',
        codes: ['noark5', 'siard', 'other'],
      },
      { words: 'nei | n | nej | no | ingen | nein | nee | ei | none', codes: ['none'] },
    ],
  },
  disposition: {
    clear: {
      undecided:
        'ikke bestemt | ikke vedtatt | ikkje bestemt | ej beslutat | ikke besluttet | ei päätetty | nog niet besloten | offen | nicht entschieden | undecided | pending | not decided',
      replace:
        'byttes ut | erstattes | skal erstattes | erstatte | byttes | bør/skal byttes ut | ersätts | erstattes af | korvataan | vervangen | ersetzen | wird ersetzt | replace | replaced | migrate | bytast ut | erstattast',
      consolidate:
        'samordnes | slås sammen | konsolideres | samles | samordne | samordnast | konsolideras | slås ihop | sammenlægges | yhdistetään | samenvoegen | zusammenführen | konsolidieren | consolidate | merge | felles løsning',
      retain:
        'beholdes | videreføres | behold | fortsetter | vidareførast | behåll | vidmakthållande | behålls | bibeholdes | videreføres uendret | säilytetään | behouden | beibehalten | weiterführen | retain | keep | tolerate | continue',
      retire:
        'avvikles | saneres | legges ned | avsluttes | fases ut uten erstatning | avvecklas | avveckling | afvikles | nedlægges | poistetaan | uitfaseren | stilllegen | abschalten | retire | retired | eliminate | decommission | avviklast',
    },
    coarse: [
      {
        words: 'fases ut | utfases | ut | skal ut | udfases | fasas ut | phase out | sunset | utfasing',
        codes: ['replace', 'consolidate', 'retire'],
      },
      {
        words: 'utveckling | utvikles | invest | videreutvikles | videreutvikling',
        codes: ['retain', 'replace'],
      },
    ],
  },
  health: {
    clear: {
      on_track:
        'grønn | grønt | grøn | ok | i rute | bra | god | går bra | grön | grönt | vihreä | groen | grün | green | on track | good',
      at_risk:
        'gul | gult | risiko | i fare | usikker fremdrift | keltainen | geel | oranje | gelb | yellow | amber | orange | at risk | oransje',
      off_track:
        'rød | rødt | raud | kritisk | forsinket | ute av rute | röd | rött | punainen | rood | rot | red | off track | delayed',
    },
  },
  direction: {
    clear: {
      one_way:
        'enveis | én vei | en vei | ein veg | ut | inn | enkelriktad | envägs | envejs | yksisuuntainen | eenrichting | einseitig | unidirectional | one-way | one way | in | out',
      both_ways:
        'toveis | begge veier | to veier | begge vegar | tovegs | begge | tvåvägs | dubbelriktad | tovejs | kaksisuuntainen | beide richtungen | bidirektional | tweerichtingen | bidirectional | two-way | both | both ways',
    },
  },
  coverage: {
    clear: {
      full: 'hel | helt | hele | full | fullt | fullstendig | 100 % | 100 | helt ut | alt | hela | helt och hållet | fuld | kokonaan | volledig | vollständig | complete | all',
      partial:
        'delvis | del | deler | noe | partiell | till del | osittain | gedeeltelijk | teilweise | partial | partly | part | some',
    },
  },
  'integration.state': {
    clear: {
      open: 'åpen | aktiv | i bruk | gjenstår | öppen | åben | avoin | open | offen | active | ikke startet',
      moved:
        'flyttet | flytta | flyttad | flyttet til ny | siirretty | verplaatst | umgezogen | moved | migrert | ferdig',
      removed:
        'fjernet | avviklet | borttagen | nedlagt | poistettu | verwijderd | entfernt | removed | slettet',
      not_needed:
        'trengs ikke | ikke nødvendig | behövs inte | ikke behov | ei tarvita | niet nodig | nicht nötig | not needed',
    },
  },
  'replacement.state': {
    clear: {
      planned: 'planlagt | plan | planerad | planlagt anskaffet | suunniteltu | gepland | geplant | planned',
      coming:
        'kommer | under innføring | under anskaffelse | på vei | under införande | på vej | tulossa | komend | kommend | coming | in progress',
      in_use:
        'i bruk | i drift | aktiv | tatt i bruk | i bruk nå | taget i brug | käytössä | in gebruik | in betrieb | in use | live | active',
      retired:
        'tatt ut av bruk | avviklet | avvecklad | udfaset | poistunut | uitgefaseerd | abgelöst | retired | decommissioned',
    },
  },
  'replacement.kind': {
    clear: {
      shared_solution:
        'felles | fellesløsning | felles løsning | felles system | ny felles | ny | gemensam | fælles | yhteinen | gemeenschappelijk | gemeinsam | shared | shared solution | common',
      continued:
        'videreføres | videreført | system som videreføres | eksisterende | fortsätter | videreføres uendret | jatkuu | voortgezet | weitergeführt | continued | existing',
      national_service:
        'nasjonal | nasjonal tjeneste | nasjonal løsning | statlig | nationell | national | kansallinen | landelijk | national service',
    },
  },
}

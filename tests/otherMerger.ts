import type { SuggestionFacts } from '../schema/rules/suggestions/facts.js'

/** Another merger than the demo’s: its municipalities, areas, replacements and products are made up, its Norwegian is nynorsk and its English missing. */
const REPLACEMENTS: readonly [code: string, name: string, description: string, continues?: string][] = [
  ['skuleadm', 'Oppvekstløysinga', 'Eitt system for elevar, foreldre, opptak og skuleruter i grunnskulen'],
  [
    'omsorg',
    'Felles omsorgsjournal',
    'Journal og vedtak for heimeteneste og sjukeheim. Gjeld ikkje fastlege og jordmor',
  ],
  ['okonomi', 'Felles økonomisystem', 'Rekneskap, faktura, innkjøp og budsjett for den nye kommunen'],
  ['arkivkjerne', 'Felles sak og arkiv', 'Saksbehandling, postjournal og arkiv, med møte og utval'],
  ['vidare-biblio', 'Lesarot (Fjordvik)', 'Installasjonen i Fjordvik vert ført vidare', 'F-7'],
  ['vidare-vatn', 'Dråpen (Nordbygd)', 'Installasjonen i Nordbygd vert ført vidare', 'N-8'],
  ['vidare-turnus', 'Vaktrota (Fjordvik)', 'Installasjonen i Fjordvik vert ført vidare', 'F-9'],
  ['vidare-brann', 'Røykfri (Nordbygd)', 'Installasjonen i Nordbygd vert ført vidare', 'N-11'],
]

/** Each with where it went: codes, `+` for carried on by itself, `-` for retired, `?` for undecided. */
const SYSTEMS: readonly [
  number: string,
  product: string,
  vendor: string,
  area: string,
  purpose: string,
  went: string,
  kind?: string,
][] = [
  ['F-1', 'Skuletavla', 'Kvist', 'opp', 'Elevregister, karakterar og opptak i skulen', 'skuleadm'],
  ['F-2', 'Heimdag', 'Lyng', 'oms', 'Journal for heimeteneste', 'omsorg'],
  ['F-3', 'Kroneløp', 'Tal AS', 'adm', 'Rekneskap og faktura', 'okonomi'],
  ['F-4', 'Mappeskåp', 'Perm', 'adm', 'Saksbehandling og arkiv', 'arkivkjerne'],
  ['F-5', 'Utvalsportalen', 'Perm', 'adm', 'Møte og sakspapir for utval', 'arkivkjerne'],
  ['F-6', 'Innkjøpsvogna', 'Tal AS', 'adm', 'Bestilling og innkjøp', 'okonomi'],
  ['F-7', 'Lesarot', 'Bokstav', 'kul', 'Bibliotek med utlån og katalog', '+'],
  ['F-8', 'Rørlinja', 'Sluk', 'tek', 'Leidningskart for vatn og avlaup', 'vidare-vatn'],
  ['F-9', 'Vaktrota', 'Timeglas', 'adm', 'Turnus og vaktplan for tilsette', '+'],
  ['F-10', 'Doktorboka', 'Puls', 'oms', 'Journal for fastlege', '?'],
  ['F-11', 'Eldvakt', 'Glo', 'tek', 'Feiing og branntilsyn', 'vidare-brann'],
  ['F-12', 'Folkelista', 'Staten', 'adm', 'Oppslag i folketal', '+', 'national'],
  ['N-1', 'Skuletavla', 'Kvist', 'opp', 'Elevregister, karakterar og opptak i skulen', 'skuleadm'],
  ['N-2', 'Sengeposten', 'Rygg', 'oms', 'Journal for sjukeheim og heimeteneste', 'omsorg'],
  ['N-3', 'Bilaget', 'Sum', 'adm', 'Rekneskap, budsjett og faktura', 'okonomi'],
  ['N-4', 'Mappeskåp', 'Perm AS', 'adm', 'Sak og arkiv med postjournal', 'arkivkjerne'],
  ['N-5', 'Bokbua', 'Hylle', 'kul', 'Katalog og utlån i biblioteket', 'vidare-biblio'],
  ['N-6', 'Skiftnøkkel', 'Timeglas', 'adm', 'Vaktplan og turnus', 'vidare-turnus'],
  ['N-7', 'Heimweb', 'Kvist', 'opp', 'Meldingar mellom skule og foreldre', 'skuleadm'],
  ['N-8', 'Dråpen', 'Sluk', 'tek', 'Leidningskart for vatn og avlaup', '+'],
  ['N-9', 'Jordmorboka', 'Puls', 'oms', 'Journal for jordmor', '?'],
  ['N-10', 'Folkelista', 'Staten', 'adm', 'Oppslag i folketal', '+', 'national'],
  ['N-11', 'Røykfri', 'Glo', 'tek', 'Branntilsyn og feiing av piper', '+'],
  ['S-1', 'Klassebok 3', 'Tavle', 'opp', 'Opptak, karakterar og elevregister', 'skuleadm'],
  ['S-2', 'Heimdag', 'Lyng', 'oms', 'Journal for heimetenesta', 'omsorg'],
  ['S-3', 'Kroneløp / Kroneløp Faktura', 'Tal', 'adm', 'Faktura og rekneskap', 'okonomi'],
  ['S-4', 'Dokumentloftet', 'Bjelke', 'adm', 'Arkiv og saksbehandling', 'arkivkjerne'],
  ['S-5', 'Lesarot', 'Bokstav', 'kul', 'Bibliotek', 'vidare-biblio'],
  ['S-6', 'Rørlinja', 'Sluk', 'tek', 'Kart over leidningar for vatn', 'vidare-vatn'],
  ['S-7', 'Pipevakt', 'Sot', 'tek', 'Feiing av piper', 'vidare-brann'],
  ['S-8', 'Strøbil', 'Grus', 'tek', 'Brøyting og strøing av vegar', '?'],
  ['S-9', 'Blåtur', 'Grus', 'kul', 'Turkart for innbyggjarar', '?'],
  ['S-10', 'Folkelista', 'Staten', 'adm', 'Oppslag i folketal', '+', 'national'],
]

/** The made-up merger, as suggestions see it. */
export function otherMerger(): SuggestionFacts {
  const decision = { '+': 'retain', '-': 'retire', '?': 'undecided' } as const
  return {
    municipalities: [
      { number: '1', name: 'Fjordvik' },
      { number: '2', name: 'Nordbygd' },
      { number: '3', name: 'Sørdal' },
    ],
    serviceAreas: [
      { code: 'opp', nameNb: 'Oppvekst og skule', nameEn: 'Oppvekst og skule' },
      { code: 'oms', nameNb: 'Helse og omsorg', nameEn: 'Helse og omsorg' },
      { code: 'adm', nameNb: 'Administrasjon', nameEn: 'Administrasjon' },
      { code: 'kul', nameNb: 'Kultur', nameEn: 'Kultur' },
      { code: 'tek', nameNb: 'Teknisk', nameEn: 'Teknisk' },
    ],
    replacements: REPLACEMENTS.map(([code, name, description, continues]) => ({
      ...{ code, nameNb: name, nameEn: name, descriptionNb: description, descriptionEn: null },
      ...{ kind: continues ? 'continued' : 'shared_solution', state: 'in_use', product: null, vendor: null },
      continuesSystem: continues ?? null,
    })),
    systems: SYSTEMS.map(([number, product, vendor, serviceArea, purpose, went, kind = 'business']) => ({
      ...{ number, name: product, aliases: [], product, vendor, kind, serviceArea },
      municipality: String('FNS'.indexOf(number.charAt(0)) + 1),
      ...{ descriptionNb: purpose, descriptionEn: null, dayOneCritical: false, decisionReference: null },
      disposition: went in decision ? decision[went as keyof typeof decision] : 'replace',
    })),
    mappings: SYSTEMS.flatMap(([system, , , , , went]) =>
      went in decision ? [] : [{ system, replacement: went, coverage: 'full', scope: null }],
    ),
  }
}

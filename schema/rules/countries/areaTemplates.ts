import type { Words } from '../words.js'
import type { AreaTemplate, ProposedArea } from './ruleSet.js'

const area = (code: string, nb: string, en: string, subproject: string | null = null): ProposedArea => ({
  code,
  nb,
  en,
  subproject,
})

/** The areas that a merger of municipalities shares its work by, with the subproject of each. */
export const MUNICIPAL_AREAS: AreaTemplate = {
  code: 'municipal',
  nb: 'Kommune, 16 områder',
  en: 'Municipality, 16 areas',
  note: { nb: 'Med delprosjekt D1–D6', en: 'With subprojects D1–D6' },
  areas: [
    area(
      'SAK',
      'Sak, arkiv og politisk sekretariat',
      'Case handling, records and political secretariat',
      'D1',
    ),
    area('INN', 'Innbyggerdialog, web og skjema', 'Citizen dialogue, web and forms', 'D1'),
    area(
      'OKO',
      'Økonomi, innkjøp og virksomhetsstyring',
      'Finance, procurement and performance management',
      'D2',
    ),
    area('HRL', 'HR, lønn, bemanning og HMS', 'HR, payroll, rostering and HSE', 'D2'),
    area('HEO', 'Helse og omsorg', 'Health and care services', 'D3'),
    area(
      'FOR',
      'Helsestasjon, skolehelse og legetjenester',
      'Health clinics, school health and medical services',
      'D3',
    ),
    area('SOS', 'Sosial, bolig og flyktning', 'Social services, housing and refugees', 'D3'),
    area('BVP', 'Barnevern', 'Child welfare', 'D4'),
    area('SKO', 'Skole', 'Schools', 'D4'),
    area('BHG', 'Barnehage', 'Kindergartens', 'D4'),
    area(
      'KUL',
      'Kultur, bibliotek, idrett og kulturskole',
      'Culture, libraries, sports and arts school',
      'D4',
    ),
    area('PBK', 'Plan, byggesak, kart og geodata', 'Planning, building permits, maps and geodata', 'D5'),
    area('VAR', 'Vann, avløp, renovasjon og vei', 'Water, wastewater, waste and roads', 'D5'),
    area('EIE', 'Eiendom og FDV', 'Property and facilities management', 'D5'),
    area(
      'BER',
      'Samfunnssikkerhet, miljø, landbruk og parkering',
      'Civil protection, environment, agriculture and parking',
      'D5',
    ),
    area('IKT', 'IKT-plattform og fellestjenester', 'IT platform and shared services', 'D6'),
  ],
}

/** A finer list, by the groups of services that municipalities keep their accounts by. */
export const SERVICE_GROUPS: AreaTemplate = {
  code: 'service_groups',
  nb: 'Tjenestegrupper, 24 områder',
  en: 'Service groups, 24 areas',
  note: { nb: 'Etter tjenestegruppe', en: 'By group of services' },
  areas: [
    area('POL', 'Politisk styring', 'Political leadership'),
    area('ADM', 'Administrasjon og fellestjenester', 'Administration and shared services'),
    area('OKO', 'Økonomi og innkjøp', 'Finance and procurement'),
    area('HRL', 'Personal og lønn', 'Human resources and payroll'),
    area('IKT', 'IKT og digitalisering', 'IT and digitalisation'),
    area('EIE', 'Eiendomsforvaltning', 'Property management'),
    area('BHG', 'Barnehage', 'Kindergartens'),
    area('SKO', 'Grunnskole', 'Primary and lower secondary schools'),
    area('VOK', 'Voksenopplæring', 'Adult education'),
    area('KSK', 'Kulturskole', 'Arts school'),
    area('HST', 'Helsestasjon og skolehelse', 'Health clinics and school health'),
    area('LEG', 'Legetjeneste og rehabilitering', 'Medical services and rehabilitation'),
    area('HJT', 'Hjemmetjenester', 'Home care'),
    area('INS', 'Institusjon og botilbud', 'Institutions and residential care'),
    area('SOS', 'Sosialtjeneste', 'Social services'),
    area('FLY', 'Flyktning og integrering', 'Refugees and integration'),
    area('BVN', 'Barnevern', 'Child welfare'),
    area('BOL', 'Bolig', 'Housing'),
    area('PBK', 'Plan, byggesak og kart', 'Planning, building permits and maps'),
    area('NMI', 'Næring, landbruk og miljø', 'Business, agriculture and environment'),
    area('VAR', 'Vann, avløp og renovasjon', 'Water, wastewater and waste'),
    area('SAM', 'Samferdsel og vei', 'Transport and roads'),
    area('BRA', 'Brann og beredskap', 'Fire and emergency services'),
    area('KUL', 'Kultur, bibliotek og idrett', 'Culture, libraries and sports'),
  ],
}

/** A template in which some areas have the names that a country has for them. */
export function renamed(template: AreaTemplate, names: Readonly<Record<string, Words>>): AreaTemplate {
  return { ...template, areas: template.areas.map((one) => ({ ...one, ...names[one.code] })) }
}

import { counted, nounOf, type Widened } from './texts.js'

const nb = {
  title: 'Leverandører',
  cost: (vendors: string, money: string) =>
    [counted(vendors, 'leverandør', 'leverandører'), '. Avtalene i kraft koster ', money, ' per år'] as const,
  ending: (money: string) => [', og ', money, ' av det faller bort'] as const,
  unnamedSystems: (count: string) => counted(count, 'system', 'systemer'),
  unnamedContracts: (count: string) => counted(count, 'avtale i kraft', 'avtaler i kraft'),
  and: ' og ',
  unnamed: (written: string, money: string) =>
    ` sier ikke hvem leverandøren er (${written}). Avtalene koster ${money} per år, som ikke er med i summene.`,
  search: 'Navn',
  noMatch: 'Ingen leverandører passer søket.',
  none: (day?: string) =>
    day ? `Ingen leverandører var registrert ${day}.` : 'Ingen leverandører er registrert.',
  noneText: 'Leverandøren skrives på systemet, avtalen eller erstatningen.',
  name: 'Leverandør',
  systems: 'Systemer',
  leaving: 'Går ut',
  overdue: 'Over dato',
  contracts: 'Avtaler',
  annualCost: (currency: string) => `${currency} per år`,
  noticeDeadline: 'Neste frist',
  // One vendor.
  go: (leaving: string, systems: string) =>
    [leaving, ' av ', systems, ` ${nounOf(systems, 'system går ut', 'systemer går ut')}`] as const,
  stay: (count: string) => `${count} blir`,
  undecided: (count: string) => [count, ` er ikke besluttet`] as const,
  noSystems: 'Ingen systemer i registeret er fra leverandøren.',
  nextNotice: (date: string) => `Neste oppsigelsesfrist er ${date}.`,
  money: {
    label: 'Avtaler i kraft, per år',
    now: (day?: string) => day ?? 'I dag',
    after: 'Når alt er ute',
    saved: 'Faller bort',
  },
  writtenAlso: (names: string) => `Skrives også ${names}.`,
  writeAlike: 'Skriv navnene likt',
  productsOf: 'Produkter',
  product: 'Produkt',
  groups: { leaving: 'Går ut', staying: 'Blir', undecided: 'Ikke besluttet' },
  counted: (products: string, systems: string) =>
    `${counted(products, 'produkt', 'produkter')}, ${counted(systems, 'system', 'systemer')}`,
  late: (count: string) => [count, ' over dato'] as const,
  stays: 'Videreføres',
  retired: 'Avvikles',
  allSystems: (count: string) => (count === '1' ? 'Vis i listen' : `Alle ${count} i listen`),
  noContracts: 'Ingen avtaler i kraft er med leverandøren.',
  mixed: (count: number) =>
    `${counted(count, 'avtale er', 'avtaler er')} både for det som går ut og det som blir: hele summen er regnet som blir.`,
  replacements: 'Erstatninger fra leverandøren',
  noReplacements: 'Ingen erstatninger er fra leverandøren.',
  findings: 'Funn',
  noFindings: 'Ingen kontroller finner noe i systemene.',
  systemsFound: (count: string) => [count, ` ${nounOf(count, 'system', 'systemer')}`] as const,
}

const en: Widened<typeof nb> = {
  title: 'Vendors',
  cost: (vendors, money) => [
    counted(vendors, 'vendor', 'vendors'),
    '. The contracts in force cost ',
    money,
    ' a year',
  ],
  ending: (money) => [', and ', money, ' of it falls away'],
  unnamedSystems: (count) => counted(count, 'system', 'systems'),
  unnamedContracts: (count) => counted(count, 'contract in force', 'contracts in force'),
  and: ' and ',
  unnamed: (written, money) =>
    ` do not say who the vendor is (${written}). The contracts cost ${money} a year, which is not in the sums.`,
  search: 'Name',
  noMatch: 'No vendors match the search.',
  none: (day) => (day ? `No vendors were registered on ${day}.` : 'No vendors are registered.'),
  noneText: 'A vendor is written on the system, the contract or the replacement.',
  name: 'Vendor',
  systems: 'Systems',
  leaving: 'Leave',
  overdue: 'Overdue',
  contracts: 'Contracts',
  annualCost: (currency) => `${currency} a year`,
  noticeDeadline: 'Next deadline',
  go: (leaving, systems) => [leaving, ' of ', systems, ` ${nounOf(systems, 'system', 'systems')} to leave`],
  stay: (count) => `${count} to stay`,
  undecided: (count) => [count, ` ${nounOf(count, 'is', 'are')} not decided`],
  noSystems: 'No systems of the register are from the vendor.',
  nextNotice: (date) => `The next notice deadline is ${date}.`,
  money: {
    label: 'Contracts in force, a year',
    now: (day) => day ?? 'Today',
    after: 'When all is out',
    saved: 'Falls away',
  },
  writtenAlso: (names) => `Also written ${names}.`,
  writeAlike: 'Write the names alike',
  productsOf: 'Products',
  product: 'Product',
  groups: { leaving: 'Leave', staying: 'Stay', undecided: 'Not decided' },
  counted: (products, systems) =>
    `${counted(products, 'product', 'products')}, ${counted(systems, 'system', 'systems')}`,
  late: (count) => [count, ' overdue'],
  stays: 'Carried on',
  retired: 'Retired',
  allSystems: (count) => (count === '1' ? 'Show in the list' : `All ${count} in the list`),
  noContracts: 'No contracts in force are with the vendor.',
  mixed: (count) =>
    `${counted(count, 'contract is', 'contracts are')} both for what leaves and for what stays: all of the sum is taken to stay.`,
  replacements: 'Replacements from the vendor',
  noReplacements: 'No replacements are from the vendor.',
  findings: 'Findings',
  noFindings: 'No checks find anything in the systems.',
  systemsFound: (count) => [count, ` ${nounOf(count, 'system', 'systems')}`],
}

/** The texts of the vendors' pages. */
export const vendorTexts = { nb: { vendors: nb }, en: { vendors: en } }

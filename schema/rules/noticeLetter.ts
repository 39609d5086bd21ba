import { formatDate } from './dates.js'
import { vendorOf } from './vendorNames.js'
import type { Words } from './words.js'

/** What a letter that gives notice of a contract says. */
export interface NoticeLetter {
  /** Who gives notice: the name of the merger. */
  sender: string
  /** The municipalities whose contract it is, by name; none where it is not known. */
  parties: readonly string[]
  supplier: string
  number: string | null
  kind: string | null
  /** The systems that it covers, each by name. */
  systems: readonly string[]
  noticeMonths: number | null
  /** The last day to give notice before it renews itself. */
  lastDay: string | null
  /** The end that notice leads to. */
  end: string | null
  exitTerms: string | null
  today: string
}

/**
 * A letter that gives notice of a contract, for its sender to go through and send: what the register knows stands in it, and
 * what it does not know in brackets. It asks for what the move needs: the end confirmed, the data delivered, and deleted.
 */
export function noticeLetter(letter: NoticeLetter): Words {
  return { nb: inNorwegian(letter), en: inEnglish(letter) }
}

function inNorwegian(letter: NoticeLetter): string {
  const { noticeMonths: months, lastDay, end } = letter
  return paragraphs([
    letter.sender,
    vendorOf(letter.supplier) === null ? '[Leverandøren]' : letter.supplier,
    formatDate(letter.today),
    `Oppsigelse av ${titleOf(letter, 'avtale', 'avtalenummer')}`,
    `${inList.nb.format(letter.parties) || letter.sender} sier med dette opp avtalen.${letter.systems.length > 0 ? ` Den gjelder ${inList.nb.format(letter.systems)}.` : ''}`,
    sentences([
      months !== null && `Oppsigelsestiden er ${months} ${months === 1 ? 'måned' : 'måneder'}.`,
      lastDay !== null && `Siste dag å si opp før avtalen fornyes er ${formatDate(lastDay)}.`,
      end !== null
        ? `Avtalen slutter da ${formatDate(end)}.`
        : 'Vi ber dere opplyse hvilken dag avtalen slutter.',
    ]),
    [
      'Vi ber dere bekrefte skriftlig:',
      '– dagen dere mottok oppsigelsen, og dagen avtalen slutter',
      '– når og i hvilket format vi får utlevert dataene våre',
      '– at dataene slettes hos dere når vi har bekreftet at vi har mottatt dem',
    ].join('\n'),
    letter.exitTerms && `Avtalen sier om avslutningen: ${letter.exitTerms}`,
    'Med hilsen',
    '[Navn og stilling]',
  ])
}

function inEnglish(letter: NoticeLetter): string {
  const { noticeMonths: months, lastDay, end } = letter
  return paragraphs([
    letter.sender,
    vendorOf(letter.supplier) === null ? '[The supplier]' : letter.supplier,
    formatDate(letter.today),
    `Notice of termination of ${titleOf(letter, 'contract', 'contract number')}`,
    `On behalf of ${inList.en.format(letter.parties) || letter.sender} we hereby give notice of the contract.${letter.systems.length > 0 ? ` It covers ${inList.en.format(letter.systems)}.` : ''}`,
    sentences([
      months !== null && `The notice period is ${months} ${months === 1 ? 'month' : 'months'}.`,
      lastDay !== null && `The last day to give notice before it renews itself is ${formatDate(lastDay)}.`,
      end !== null
        ? `The contract then ends ${formatDate(end)}.`
        : 'Please tell us the day on which the contract ends.',
    ]),
    [
      'Please confirm in writing:',
      '– the day on which you received this notice, and the day on which the contract ends',
      '– when and in which format our data will be delivered to us',
      '– that the data are deleted at your end once we have confirmed that we received them',
    ].join('\n'),
    letter.exitTerms && `The contract says of its end: ${letter.exitTerms}`,
    'Yours faithfully',
    '[Name and position]',
  ])
}

/** «A, B og C» */
const inList = { nb: new Intl.ListFormat('nb'), en: new Intl.ListFormat('en-GB') }
const titleOf = ({ number, kind }: NoticeLetter, word: string, unknown: string) =>
  `${word} ${number ?? `[${unknown}]`}${kind ? `, ${kind}` : ''}`
const paragraphs = (texts: readonly (string | null)[]) => texts.filter(Boolean).join('\n\n')
const sentences = (texts: readonly (string | false)[]) => texts.filter(Boolean).join(' ')

import { SEVERITY_WORDS } from './checkFacts.js'
import { CHECKS } from './checks.js'
import { NORWAY } from './countries/norway.js'
import { formatDate } from './dates.js'
import type { Gate, GateLaw } from './gateFacts.js'
import { GATES } from './gates.js'
import { type Citation, citationWords, type Law, type LawTopic } from './laws.js'
import { STATUS_WORDS } from './status.js'

/** The gates and checks with what they ask and the law behind them, as a document: `docs/rules.md`. */
export function rulesTable(): string {
  return `${[
    '# Gates, checks and the law',
    'Made from the rules, and held to them by a test: what stands here is what the register does. The law is that of the rule set `norway`; `general` names none, and does not ask what only a Norwegian municipality is asked. A gate without law is practice.',
    '[S…] is a source of the domain notes, «text» the text of the law itself. «By secondary source» is known by number and through somebody who quotes it.',
    '## Gates',
    'What must hold before a system enters a status. A gate that may not be overridden says «never».',
    table(
      ['Gate', 'Before', 'What is asked', 'Law', 'The law of which day', 'Overridden'],
      GATES.map((gate) => [
        `\`${gate.code}\`${gate.formerly ? `, formerly \`${gate.formerly}\`` : ''}`,
        gate.entering.map((status) => STATUS_WORDS[status].en).join(', '),
        gate.words.fails.en,
        gate.law ? lawsOf(gate.law.topics) : 'practice',
        gate.law ? dayOf(gate.law) : '',
        overridden(gate),
      ]),
    ),
    '## Checks',
    'What is looked for in the register as it is, whatever the status.',
    table(
      ['Check', 'Severity', 'What was found', 'What to do', 'Law', 'The law of which day'],
      CHECKS.map(({ code, severity, words, what, law }) => [
        `\`${code}\``,
        SEVERITY_WORDS[severity].en,
        words.en,
        what.en,
        law ? lawsOf(law.topics) : 'practice',
        law ? dayOf(law) : '',
      ]),
    ),
    '## Changes of what is to be preserved',
    'An archive that was appraised before such a day is a finding until somebody confirms the appraisal (`APPRAISAL_BEFORE_RULE_CHANGE`).',
    table(
      ['From', 'Service areas', 'Change'],
      NORWAY.preservationChanges.map(({ from, areas, en }) => [
        formatDate(from),
        areas === null ? 'all' : `${areas.concerned.join(', ')}; any of an own list with special categories`,
        en,
      ]),
    ),
  ].join('\n\n')}\n`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The law of some topics, by the periods in which it was in force. */
function lawsOf(topics: readonly LawTopic[]): string {
  const laws = topics.flatMap((topic): readonly Law[] => NORWAY.laws[topic])
  const periods = [...new Set(laws.map(periodOf))]
  return periods
    .map((period) => {
      const places = laws
        .filter((law) => periodOf(law) === period)
        .flatMap(({ citations }) => citations.map(placeOf))
      return [period, [...new Set(places)].join('; ')].filter(Boolean).join(': ')
    })
    .join('<br>')
}

function periodOf({ from, to }: Law): string {
  if (from !== null && to !== null) return `${formatDate(from)}–${formatDate(to)}`
  if (from !== null) return `From ${formatDate(from)}`
  return to === null ? '' : `To ${formatDate(to)}`
}

function placeOf(citation: Citation): string {
  const { source } = citation
  return `${citationWords(citation).en} [${source}]`
}

function dayOf({ day }: GateLaw): string {
  if (day === 'merger') return 'of the merger'
  return day ? 'on which it was done; of today while it is not' : 'of today'
}

function overridden({ fixed, always }: Gate): string {
  if (fixed) return always ? 'never; holds at every status' : 'never'
  return 'by an administrator, with reason and evidence'
}
